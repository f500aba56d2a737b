"""Which articles share telling terms with this one, without looking at all of them."""

from __future__ import annotations

import heapq
from bisect import bisect_left, insort
from collections import defaultdict

from onrecord.stories.streaming.features import LENGTH, Features

ARTICLES = 48  # best articles whose stories are looked at
# What an article must have of another's strongest terms, as likeness: one rare term or two common
# ones. On the dev clusters and ECB+ nothing that comes to less ever joined.
LEAST = round(0.03 * LENGTH**2)


class TermIndex:
    """Arrival numbers of articles under each of their strongest terms.

    Under a term only the latest few are looked at, so a common word costs no more in a stream of
    a million than in one of a thousand; articles of one story share rarer terms, too.
    """

    def __init__(self, *, terms: int, scan: int) -> None:
        self._terms = terms
        self._scan = scan
        self._numbers: dict[str, list[int]] = defaultdict(list)

    def near(self, features: Features) -> list[int]:
        """Numbers of the articles that share the weightiest terms, the best first."""
        scores: dict[int, int] = defaultdict(int)
        held = self._numbers
        for term, weight in zip(features.terms[: self._terms], features.weights, strict=False):
            numbers = held.get(term)
            if numbers is not None:
                square = weight * weight
                for number in numbers[-self._scan :]:
                    scores[number] += square
        shared = [(score, number) for number, score in scores.items() if score >= LEAST]
        best = heapq.nlargest(ARTICLES, shared)
        return [number for _, number in best]

    def add(self, number: int, features: Features) -> None:
        """Enter an article; mostly, but not always, its number is the highest so far."""
        for term in features.terms[: self._terms]:
            numbers = self._numbers[term]
            if numbers and numbers[-1] > number:
                insort(numbers, number)
            else:
                numbers.append(number)

    def drop(self, number: int, features: Features) -> None:
        """Take an article out again."""
        for term in features.terms[: self._terms]:
            numbers = self._numbers[term]
            numbers.pop(bisect_left(numbers, number))
            if not numbers:
                del self._numbers[term]
