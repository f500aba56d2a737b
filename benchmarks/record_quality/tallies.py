"""Precision and recall, and what they are counted over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from benchmarks.record_quality.matching import Found, Reported


@dataclass
class Tally:
    """Right lines among those given and among those wanted, with a line for each fault."""

    given: float = 0
    right: float = 0  # of those given
    wanted: float = 0
    hit: float = 0  # of those wanted
    faults: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Another story's figures."""
        self.given += other.given
        self.right += other.right
        self.wanted += other.wanted
        self.hit += other.hit
        self.faults += other.faults

    @property
    def precision(self) -> float:
        """Right of those given; 1 when nothing was given."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Hit of those wanted; 1 when nothing was wanted."""
        return self.hit / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


Cases = Counter[tuple[str, bool]]  # name of a case, whether it came out right


def judged(reported: Reported) -> list[Found]:
    """The attributions found that are worth judging."""
    return [one for one in reported.found if one.given and not one.gold.optional]


def pairs(
    found: Sequence[Found],
    wanted: Callable[[Found, Found], bool],
    given: Callable[[Found, Found], bool],
    spared: Callable[[Found, Found], bool] = lambda a, b: False,
) -> Tally:
    """How far two relations between attributions agree, over all their pairs."""
    tally = Tally()
    for a, b in combinations(found, 2):
        if not spared(a, b):
            w, g = wanted(a, b), given(a, b)
            tally.wanted += w
            tally.given += g
            tally.right += w and g
            tally.hit += w and g
    return tally


def words(one: Found) -> str:
    """The words of a gold attribution, as far as they fit a line."""
    return short(" ".join(fragment.text for fragment in one.gold.content))


def short(text: str) -> str:
    """The text, as far as it fits a line."""
    return text if len(text) <= 60 else text[:57] + "..."
