"""Figures that cannot both be right: two counts of one thing at one time; and tolls that grew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.comparison.differences.counted import HARM, MONEY
from onrecord.comparison.differences.counts import Count, class_of, is_money, matters, of_one_matter
from onrecord.comparison.differences.quantities import compatible
from onrecord.comparison.origins.copies import moment_of
from onrecord.comparison.reports import Report
from onrecord.types import Development, Disagreement, Side, Step

FAR_APART = 2.0  # times; counts of one thing seldom differ by more, counts of two things often
SAME_TIME = 1  # days between two reports; a later count is an update, not a disagreement
FAR_APART_THINGS = 1.5  # the same for things, of which a story counts many kinds by one noun
MANY = 1_000  # people in a crowd, cars called back: counts that can be far apart
FAR_APART_MANY = 4.0
HANDFUL = 3  # by so many any two counts of one thing may differ
TOLD_APART = 1  # days between the days that two sentences name, if they speak of one
SAME_HOURS = timedelta(hours=10)  # between two reports that give a toll of one time
SUM_TIME = 3  # the same for sums, which are agreed once


def figure_disagreements(reports: Sequence[Report]) -> list[Disagreement]:
    """Two or more outlets' figures for one thing, told at one time, that exclude one another."""
    found = []
    for thing, group in matters(reports):
        if disagreement := _disagreement(thing, group):
            found.append(disagreement)
    return found


def figure_developments(reports: Sequence[Report]) -> tuple[Development, ...]:
    """The tolls of a story that grew from one day to the next."""
    found = []
    for thing, group in matters(reports, HARM):
        if development := _development(thing, group):
            found.append(development)
    return tuple(sorted(found, key=lambda d: (d.about, d.steps[0].day)))


def _at_one_time(one: Count, other: Count) -> bool:
    """Whether both count at one time: a toll is counted anew each day."""
    if one.day is None or other.day is None or one.quantity.of == "missing":
        return False  # the missing are found from hour to hour
    apart = abs((one.day - other.day).days)
    days = [date.fromisoformat(day) for count in (one, other) for day in count.told]
    if one.told and other.told and (max(days) - min(days)).days > TOLD_APART:
        return False
    if one.quantity.of in HARM:
        moments = [moment_of(count.report) for count in (one, other)]
        if moments[0] and moments[1]:
            return apart == 0 or abs(moments[0] - moments[1]) <= SAME_HOURS
        return apart == 0
    return apart <= (SUM_TIME if is_money(one) else SAME_TIME)


def _disagreement(thing: str, counts: Sequence[Count]) -> Disagreement | None:
    given: dict[str, set[float]] = defaultdict(set)
    for count in counts:
        given[count.report.id].add(count.quantity.value)
    values: set[float] = set()
    for i, one in enumerate(counts):
        for other in counts[:i]:
            # An article that gives both counts two things, or tells of the disagreement itself.
            told = given[one.report.id] | {one.quantity.value}, given[other.report.id]
            both = one.quantity.value in told[1] or other.quantity.value in told[0]
            if not both and _exclusive(one, other):
                values |= {one.quantity.value, other.quantity.value}
    if len(values) < 2:
        return None
    sides: dict[float, list[Count]] = defaultdict(list)
    for count in counts:
        sides[count.quantity.value].append(count)
    shown = []
    for value in sorted(values):
        citations = sorted({c.report.cite(c.quantity.span) for c in sides[value]})
        shown.append(Side(citations[0].text, tuple(citations)))
    shown.sort(key=lambda side: (-len(side.citations), side.citations))
    return Disagreement("figure", _about(thing, shown), tuple(shown))


def _exclusive(one: Count, other: Count) -> bool:
    if one.outlet == other.outlet or not _at_one_time(one, other):
        return False
    if not of_one_matter(one, other):
        return False
    if one.quantity.of not in HARM and one.horizon != other.horizon:
        return False  # "14 million after a year", "24 million by 2026"
    low, high = sorted((one.quantity.value, other.quantity.value))
    if high - low <= HANDFUL:
        return not compatible(one.quantity, other.quantity)
    if low >= MANY and class_of(one) == "things":
        return not compatible(one.quantity, other.quantity) and high < FAR_APART_MANY * low
    far = FAR_APART_THINGS if class_of(one) == "things" else FAR_APART
    return not compatible(one.quantity, other.quantity) and high < far * low


def _development(thing: str, counts: Sequence[Count]) -> Development | None:
    """The greatest count of each day, where it grew and each is told as a toll of its day."""
    by_day: dict[str, list[Count]] = defaultdict(list)
    for count in counts:
        if count.day is not None:
            by_day[count.day.isoformat()].append(count)
    steps: list[tuple[float, Step]] = []
    for day, told in sorted(by_day.items()):
        value = max(count.quantity.value for count in told)
        if steps and value <= steps[-1][0]:
            continue
        if steps and value > FAR_APART * steps[-1][0]:
            return None  # two things counted, rather than one that grew
        cited = sorted({c.report.cite(c.quantity.span) for c in told if c.quantity.value == value})
        steps.append((value, Step(day, cited[0].text, tuple(cited))))
    if len(steps) < 2:
        return None
    return Development(_THINGS.get(thing, thing), tuple(step for _, step in steps))


_THINGS = {
    "dead": "deaths",
    "hurt": "injured",
    "held": "arrests",
    "moved": "evacuated",
    **dict.fromkeys(MONEY, "sum of money"),
}


def _about(thing: str, sides: Sequence[Side]) -> str:
    """What is counted, in the words of the most given side."""
    first = sides[0].citations[0]
    plain = " ".join(w for w in first.text.split() if w.isalpha())
    return _THINGS.get(thing, plain or thing)
