"""WordPiece: the library's pieces, with the characters that each stands for."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.reading.model.pieces import LONGEST_WORD, Pieces, WordPiece

# Hugging Face tokenizers 0.23's ids of invented sentences, under all-MiniLM-L6-v2's tokenizer.json
# without truncation, padding and special pieces.
EXPECTED = json.loads(Path(__file__).with_name("wordpiece.json").read_text(encoding="utf-8"))
OFTEN = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ODD = st.sampled_from(
    "Ada dam’s don't “It „ « `` '' – — … é e\u0301 İ ß ﬁ Æ 한국 大坝 ダム Плотина السد हिंदी 🎉 "
    "🏴\u200d☠️ €5 1,250.75 McADAM x_y \u00ad \u200b \ufeff \x00 \x07 \x1c \x85 \u2028 \u3000 \n "
    "\r\n \t zzzzzzq".split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(ODD, max_size=20).map("".join),
    st.lists(ODD, max_size=20).map(" ".join),
)


def cases() -> list[Any]:
    """But for those that wordpiece.json says we cut otherwise, and why."""
    ours = [case for case in EXPECTED if "differs" not in case]
    return [pytest.param(case["text"], case["ids"], id=case["name"]) for case in ours]


@pytest.mark.parametrize(("text", "ids"), cases())
def test_the_pieces_are_the_library_s(cut: WordPiece, text: str, ids: list[int]) -> None:
    """The encoder sees what it was first trained with; where not, wordpiece.json says why."""
    assert cut(text).ids.tolist() == ids


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("Zoë said", ["Zoë", "said"], id="accents"),
        pytest.param("“It’s", ["“", "It", "’", "s"], id="marks"),
        pytest.param("Vessen", ["Ve", "ssen"], id="within a word"),
        pytest.param(" 大坝 ", ["大", "坝"], id="unspaced"),
        pytest.param("z" * (LONGEST_WORD + 1), ["z" * (LONGEST_WORD + 1)], id="too long"),
        pytest.param("ᚠᛖᚾ, no", ["ᚠᛖᚾ", ",", "no"], id="unknown"),
        pytest.param("cafe\u0301 now", ["cafe", "now"], id="a lone mark is no piece"),
        pytest.param("", [], id="empty"),
    ],
)
def test_offsets_count_in_the_text_as_printed(cut: WordPiece, text: str, parts: list[str]) -> None:
    """Case and accents are lost to the ids alone."""
    pieces = cut(text)
    assert [text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True)] == parts


@OFTEN
@given(TEXTS)
def test_pieces_lie_in_order_inside_the_text(cut: WordPiece, text: str) -> None:
    """None is empty or holds white space; two share at most one character, cut into several."""
    pieces = cut(text)
    spans = list(zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True))
    assert len(pieces.ids) == len(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert not any(char.isspace() for start, end in spans for char in text[start:end])
    for (start, end), (later, last) in pairwise(spans):
        assert start <= later
        assert end <= last
        assert later >= end or (later == end - 1 and len(cut(text[later]).ids) > 1)


@OFTEN
@given(TEXTS, st.integers(0, 80), st.integers(1, 40))
def test_covering_finds_the_pieces_that_share_a_character(
    cut: WordPiece, text: str, start: int, length: int
) -> None:
    """All of them, and no other."""
    pieces = cut(text)
    first, last = pieces.covering(start, start + length)
    sharing = [
        at
        for at, (a, b) in enumerate(zip(pieces.starts, pieces.ends, strict=True))
        if a < start + length and b > start
    ]
    assert list(range(first, last)) == sharing


@OFTEN
@given(TEXTS)
def test_a_text_is_cut_the_same_each_time(cut: WordPiece, text: str) -> None:
    """Words that were cut before are remembered as they were."""
    fresh = WordPiece(["[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcde", *(f"##{c}" for c in "abcde")])
    once: Pieces = cut(text)
    assert all(np.array_equal(a, b) for a, b in zip(once, cut(text), strict=True))
    assert all(np.array_equal(a, b) for a, b in zip(fresh(text), fresh(text), strict=True))
