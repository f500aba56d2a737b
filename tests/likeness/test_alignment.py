"""Two wordings, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.likeness.alignment import align_words


def differences(a: str, b: str) -> list[tuple[str, str, str]]:
    return [
        (s.kind, a[slice(*s.a)].strip(), b[slice(*s.b)].strip())
        for s in align_words(a, b)
        if s.kind != "equal"
    ]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param("It works.", "It works.", [], id="the same"),
        pytest.param("“It’s fine,” he said", '"it\'s FINE," he said', [], id="case and marks"),
        pytest.param("could offer it", "could provide it", [("changed", "offer", "provide")]),
        pytest.param("a very old ferry", "a ferry", [("only_a", "very old", "")], id="left out"),
        pytest.param("a ferry", "a very old ferry", [("only_b", "", "very old")], id="put in"),
        pytest.param("no, never", "no never", [("punctuation", ",", "")], id="a comma"),
        pytest.param("", "words", [("only_b", "", "words")], id="nothing against something"),
        pytest.param("the U.S. president", "the US president", [("punctuation", ".", "")]),
        pytest.param("", "", [], id="nothing"),
    ],
)
def test_what_differs_is_named(a, b, expected):
    """Words count; case and the shape of quotation marks do not; punctuation is told apart."""
    assert differences(a, b) == expected


texts = st.text(st.sampled_from("ab the of “”'\"’,. \n-é中\u202e"), max_size=60)


@given(texts, texts)
def test_segments_cover_both_texts_wholly(a, b):
    """Joined, the segments are the two texts again; an equal segment is equal in its words."""
    segments = align_words(a, b)
    assert "".join(a[slice(*s.a)] for s in segments) == a
    assert "".join(b[slice(*s.b)] for s in segments) == b
    assert all(s.a[0] < s.a[1] or s.b[0] < s.b[1] for s in segments)
    for s in segments:
        if s.kind == "only_a":
            assert s.b[0] == s.b[1]
        if s.kind == "only_b":
            assert s.a[0] == s.a[1]


def test_very_long_texts_are_compared_at_their_ends():
    """Time does not grow with the square of the length for ever."""
    middle_a = " ".join(f"a{n}" for n in range(3000))
    middle_b = " ".join(f"b{n}" for n in range(3000))
    (changed,) = differences(f"Same start {middle_a} same end", f"Same start {middle_b} same end")
    assert changed == ("changed", middle_a, middle_b)
