"""Looking up what is alike without comparing all with all."""

from __future__ import annotations

from onrecord.comparison.nearest import CROWDED, Finder, alike
from onrecord.likeness.vectors import vector


def test_pairs_that_are_alike_are_found_once_the_earlier_first():
    """And only those."""
    vectors = [vector(text.split()) for text in ("gate cracked", "ducks swam", "gate cracked")]
    assert list(alike(vectors, 0.9)) == [(0, 2)]


def test_a_word_that_all_share_finds_nothing_by_itself():
    """So the work does not grow with the square of the sentences."""
    vectors = [vector(["gate", f"word{n}"]) for n in range(CROWDED + 50)]
    assert Finder(vectors).near(vector(["gate"])) == []
    assert Finder(vectors).near(vector(["gate", "word7"])) == [7]
