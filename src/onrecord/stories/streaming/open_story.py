"""A story of the stream while some of its articles are held."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Mapping
from itertools import repeat

from onrecord.stories.streaming.features import Features

# Articles from which a story keeps the sum of its vectors; before that its articles are few
# enough to be gone through, and a sum would take more room than they do.
SUMMED_FROM = 6


class OpenStory:
    """The articles of one story, by arrival number, and what they say together.

    All that is kept are sorted numbers and sums of whole numbers, so it is the same whichever
    way the articles came in. Copies are members, but only originals count for what it is about.
    """

    def __init__(self, key: str) -> None:
        self.key = key
        self.members: list[int] = []  # all articles
        self.counted: dict[int, Features] = {}  # originals
        self.order: list[int] = []  # numbers of originals, ascending
        self.pinned: set[int] = set()  # those that people placed here
        self.days: list[int] = []  # of all dated articles, ascending
        self._middle: list[int] = []  # days of the originals
        self._sums: dict[str, int] | None = None

    @property
    def middle(self) -> int | None:
        """The middle one of its originals' days."""
        return self._middle[len(self._middle) // 2] if self._middle else None

    def newest(self, until: int) -> int | None:
        """The last day on which one of its articles appeared, of those not after ``until``."""
        at = bisect_right(self.days, until)
        return self.days[at - 1] if at else None

    def enter(self, number: int, day: int | None, *, pinned: bool = False) -> None:
        """Make an article a member; one that is pinned was placed here by hand."""
        insort(self.members, number)
        if day is not None:
            insort(self.days, day)
        if pinned:
            self.pinned.add(number)

    def leave(self, number: int, day: int | None) -> None:
        """Let a member go."""
        self.members.pop(bisect_left(self.members, number))
        self.pinned.discard(number)
        if day is not None:
            self.days.pop(bisect_left(self.days, day))

    def count(self, number: int, features: Features) -> None:
        """Let a member's words count."""
        self.counted[number] = features
        insort(self.order, number)
        if features.day is not None:
            insort(self._middle, features.day)
        if self._sums is not None:
            _add(self._sums, features)

    def discount(self, number: int) -> None:
        """Let a member's words count no more."""
        features = self.counted.pop(number)
        self.order.pop(bisect_left(self.order, number))
        if features.day is not None:
            self._middle.pop(bisect_left(self._middle, features.day))
        if len(self.counted) < SUMMED_FROM:
            self._sums = None
        elif self._sums is not None:
            _subtract(self._sums, features)

    def sums(self) -> Mapping[str, int]:
        """The vectors of its originals added up."""
        if self._sums is not None:
            return self._sums
        sums: dict[str, int] = {}
        for features in self.counted.values():
            _add(sums, features)
        if len(self.counted) >= SUMMED_FROM:
            self._sums = sums
        return sums

    def overlap(self, weights: Mapping[str, int]) -> dict[str, int]:
        """What each term of a vector adds to its product with the sum of the story's vectors."""
        if self._sums is None and len(self.counted) < SUMMED_FROM:
            return self._overlap_one_by_one(weights)
        found = map(self.sums().get, weights, repeat(0))
        return {t: w * s for (t, w), s in zip(weights.items(), found, strict=True) if s}

    def _overlap_one_by_one(self, weights: Mapping[str, int]) -> dict[str, int]:
        found: dict[str, int] = {}
        for features in self.counted.values():
            for term, weight in zip(features.terms, features.weights, strict=True):
                if term in weights:
                    found[term] = found.get(term, 0) + weights[term] * weight
        return found


def _add(sums: dict[str, int], features: Features) -> None:
    for term, weight in zip(features.terms, features.weights, strict=True):
        sums[term] = sums.get(term, 0) + weight


def _subtract(sums: dict[str, int], features: Features) -> None:
    for term, weight in zip(features.terms, features.weights, strict=True):
        rest = sums[term] - weight
        if rest:
            sums[term] = rest
        else:
            del sums[term]
