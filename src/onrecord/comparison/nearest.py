"""Which of many sentences are alike, without comparing each with every other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.likeness.vectors import Vector, cosine

TELLING = 12  # stems of a sentence by which its like are looked up: the weightiest
CROWDED = 200  # sentences that share a stem; a commoner stem finds no more


def alike(vectors: Sequence[Vector], least: float) -> Iterator[tuple[int, int]]:
    """Pairs of places, the earlier one first, whose vectors have at least this cosine."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(vectors):
        telling = sorted(own, key=lambda stem: (-own[stem], stem))[:TELLING]
        near = sorted({other for stem in telling for other in holders[stem]})
        yield from ((n, number) for n in near if cosine(vectors[n], own) >= least)
        for stem in telling:
            if len(holders[stem]) < CROWDED:
                holders[stem].append(number)


class Finder:
    """Looks up which of many sentences are alike to one that is asked for."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self._vectors = vectors
        self._holders: dict[str, list[int]] = defaultdict(list)
        for number, own in enumerate(vectors):
            for stem in sorted(own):
                self._holders[stem].append(number)

    def near(self, asked: Vector) -> list[int]:
        """The places of those that share a telling stem with what is asked for."""
        telling = sorted(asked, key=lambda stem: (-asked[stem], stem))[:TELLING]
        found = (n for s in telling if len(self._holders[s]) <= CROWDED for n in self._holders[s])
        return sorted(set(found))
