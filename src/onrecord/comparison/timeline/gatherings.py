"""A happening with all the sentences that tell it, and an index of many of them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.comparison.timeline.happenings import Happening
from onrecord.likeness.vectors import Vector, cosine
from onrecord.types import Precision

MIDDLE = 60  # stems of a gathering's middle that count
TELLING = 16  # stems of a gathering by which its like are looked up
CROWDED = 200  # gatherings that share a stem; a commoner stem finds none
LOOKED_AT = 40  # gatherings whose likeness is measured
TRIED = 12  # of them, those that are tried for one happening


@dataclass(slots=True)
class Gathering:
    """The sentences that tell one happening."""

    told: list[Happening]
    middle: dict[str, float] = field(default_factory=dict)  # sum of the sentences' vectors
    names: set[str] = field(default_factory=set)  # stems of the names and numbers in it
    _centre: Vector | None = None

    def __post_init__(self) -> None:
        for one in self.told:
            self._add(one)

    def join(self, others: Iterable[Happening]) -> None:
        """Take the sentences in."""
        for one in others:
            self.told.append(one)
            self._add(one)

    def _add(self, one: Happening) -> None:
        self._centre = None
        self.names |= one.names
        for stem, value in one.stems.items():
            self.middle[stem] = self.middle.get(stem, 0.0) + value

    def centre(self) -> Vector:
        """The middle, of unit length, with its most telling stems."""
        if self._centre is None:
            strongest = sorted(self.middle.items(), key=lambda pair: (-pair[1], pair[0]))[:MIDDLE]
            length = math.sqrt(math.fsum(value * value for _, value in strongest)) or 1.0
            self._centre = {stem: value / length for stem, value in strongest}
        return self._centre

    @property
    def articles(self) -> set[str]:
        """The ids of the articles that tell it."""
        return {one.report.id for one in self.told}

    @property
    def said(self) -> set[str]:
        """The statements of which it tells when they were made."""
        return {s for one in self.told if one.reason == "said" for s in one.said}

    def date(self) -> tuple[str, Precision]:
        """The finest and most carried day; of those carried equally often, the earliest.

        A day on which it was only talked of gives way to the day on which it happened.
        """
        telling = [one for one in self.told if not one.supports]
        happened = [one for one in telling if one.reason != "said"]
        for known in (happened, telling):
            carried: dict[str, set[str]] = defaultdict(set)
            for one in known:
                if one.precision == "day":
                    carried[one.date].add(one.report.article.outlet or one.report.id)
            if carried:
                return min(carried, key=lambda day: (-len(carried[day]), day)), "day"
        return min((one.date, one.precision) for one in telling)


class Index:
    """Gatherings by the stems of their centres."""

    def __init__(self, items: Sequence[Gathering] = ()) -> None:
        self.items: list[Gathering] = []
        self._holders: dict[str, dict[int, float]] = defaultdict(dict)
        for item in items:
            self.put(item)

    def put(self, item: Gathering) -> int:
        """Take a gathering in; its number."""
        self.items.append(item)
        self._hold(len(self.items) - 1)
        return len(self.items) - 1

    def join(self, number: int, one: Happening) -> None:
        """Put a sentence to a gathering."""
        for stem in self.items[number].centre():
            self._holders[stem].pop(number, None)
        self.items[number].join([one])
        self._hold(number)

    def _hold(self, number: int) -> None:
        for stem, value in self.items[number].centre().items():
            self._holders[stem][number] = value

    def nearest(self, stems: Vector) -> list[tuple[float, int]]:
        """The gatherings that share a telling stem with their likeness, nearest first."""
        found = ((round(cosine(stems, self.items[n].centre()), 9), n) for n in self._near(stems))
        return sorted(found, key=lambda pair: (-pair[0], pair[1]))

    def candidates(self, number: int) -> list[int]:
        """The gatherings that are most like one of them, itself left out."""
        return [n for n in self._near(self.items[number].centre()) if n != number][:TRIED]

    def _near(self, stems: Vector) -> list[int]:
        """Those that share the most telling stems, where these are rare enough to tell."""
        telling = sorted(stems.items(), key=lambda pair: (-pair[1], pair[0]))[:TELLING]
        likeness: dict[int, float] = defaultdict(float)
        for stem, value in telling:
            holders = self._holders.get(stem, {})
            for other, weight in holders.items() if len(holders) <= CROWDED else ():
                likeness[other] += value * weight
        # Rounded, so that the order of the additions decides nothing.
        return sorted(likeness, key=lambda n: (-round(likeness[n], 9), n))[:LOOKED_AT]
