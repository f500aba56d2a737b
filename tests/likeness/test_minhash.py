"""Which texts are nearly the same, told from 128 bytes of each."""

from __future__ import annotations

import random

import pytest

from onrecord.likeness.minhash import BYTES, likeness, signature
from onrecord.likeness.minhash_index import CopyIndex

CHANCE = random.Random(5)
TEXT = [
    CHANCE.choice("ferry harbour bridge senate crack deck tide rope".split()) + str(n)
    for n in range(400)
]


def changed(words, count):
    words = list(words)
    for place in random.Random(count).sample(range(len(words)), count):
        words[place] = "other"
    return words


def test_equal_texts_have_equal_signatures():
    """In every run: the bytes are stored, so they are pinned here."""
    assert signature(TEXT) == signature(list(TEXT))
    assert len(signature(TEXT)) == BYTES
    assert signature([f"w{n}" for n in range(20)])[:4].hex() == "2bb4e136"


@pytest.mark.parametrize("count", [0, 4, 20, 60])
def test_likeness_is_the_share_of_runs_in_common(count):
    """The estimate lies within .15 of the true share."""
    one, other = TEXT, changed(TEXT, count)
    runs = [{tuple(text[n : n + 5]) for n in range(len(text) - 4)} for text in (one, other)]
    true = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
    assert likeness(signature(one), signature(other)) == pytest.approx(true, abs=0.15)


def test_a_text_too_short_to_tell_has_no_signature():
    """Headlines are like many others."""
    assert signature(TEXT[:11]) == b""
    assert likeness(b"", b"") == 0.0


def test_the_index_finds_the_latest_and_the_earliest():
    """Both ends of a row of copies, and nothing else."""
    index = CopyIndex(least=0.7)
    index.add(0, signature(changed(TEXT, 390)))
    for number in range(1, 40):
        index.add(number, signature(changed(TEXT, number % 4)))
    latest, earliest = index.find(signature(TEXT))
    assert (latest.number, earliest.number) == (39, 1)
    assert index.find(signature(changed(TEXT, 380))) is None


def test_what_was_dropped_is_not_found():
    """The first leaves, the next one is the earliest then."""
    index = CopyIndex(least=0.7)
    for number in range(3):
        index.add(number, signature(TEXT))
    index.drop(0)
    assert [match.number for match in index.find(signature(TEXT))] == [2, 1]
    index.drop(1)
    index.drop(2)
    assert index.find(signature(TEXT)) is None
    assert len(index) == 0


def test_a_text_without_a_signature_is_never_found():
    """Nor does dropping it fail."""
    index = CopyIndex(least=0.7)
    index.add(0, b"")
    assert index.find(b"") is None
    index.drop(0)
