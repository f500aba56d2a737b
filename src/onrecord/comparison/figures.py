"""Figures that cannot both be right: two counts of one thing at one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.comparison.joining import Groups
from onrecord.comparison.quantities import HARM, MEASURES, Quantity, compatible, quantities
from onrecord.comparison.reports import Report
from onrecord.likeness.vectors import Vector, cosine, vector
from onrecord.likeness.words import content_stems
from onrecord.types import Citation, Disagreement, Side

SAME_MATTER = 0.45  # cosine of two sentences without their figures (real stories of the dev file)
SAME_MEASURE = 0.6  # the same for money, lengths and shares, of which one matter has many
SAME_HARM = 0.05  # the same for the dead and hurt: one story seldom counts two groups of them
FAR_APART = 2.0  # times; counts of one thing seldom differ by more, counts of two things often
SAME_TIME = 1  # days between two reports; a later count is an update, not a disagreement
POSTINGS = 60  # sentences that count one kind of thing; more of them tell too many matters


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity in its report, with the words around it."""

    report: Report
    quantity: Quantity
    stems: Vector
    day: date | None


def figure_disagreements(reports: Sequence[Report]) -> list[Disagreement]:
    """Two or more outlets' figures for one thing, told at one time, that exclude one another."""
    by_thing: dict[str, list[Count]] = defaultdict(list)
    if len(reports) < 2:
        return []
    for report in reports:
        for count in _counts(report):
            by_thing[count.quantity.of].append(count)
    found = []
    for thing, counts in sorted(by_thing.items()):
        if len(counts) > POSTINGS or len({count.report.id for count in counts}) < 2:
            continue
        groups = Groups(range(len(counts)))
        for i, one in enumerate(counts):
            for j in range(i):
                if _of_one_matter(one, counts[j]):
                    groups.join(i, j)
        for group in groups.all():
            if disagreement := _disagreement(thing, [counts[i] for i in group]):
                found.append(disagreement)
    return found


def _counts(report: Report) -> list[Count]:
    published = report.article.published
    day = date.fromisoformat(published.day) if published and published.day else None
    found = []
    for sentence in report.reading.sentences:
        text = sentence.of(report.article.text)
        if own := list(quantities(text, sentence.start)):
            stems = vector(s for s in content_stems(text) if not s[0].isdigit())
            found += [Count(report, quantity, stems, day) for quantity in own]
    return found


def _of_one_matter(one: Count, other: Count) -> bool:
    if one.report.id == other.report.id or one.day is None or other.day is None:
        return False
    if abs((one.day - other.day).days) > SAME_TIME:
        return False
    return cosine(one.stems, other.stems) >= _enough(one.quantity.of)


def _enough(thing: str) -> float:
    if thing in HARM:
        return SAME_HARM
    return SAME_MEASURE if thing in MEASURES or thing[0] in "$€£¥%" else SAME_MATTER


def _disagreement(thing: str, counts: Sequence[Count]) -> Disagreement | None:
    sides: dict[float, list[Count]] = defaultdict(list)
    for count in counts:
        sides[count.quantity.value].append(count)
    exclusive = [
        (one, other)
        for one in counts
        for other in counts
        if one.report.id != other.report.id and _exclusive(one.quantity, other.quantity)
    ]
    values = {count.quantity.value for pair in exclusive for count in pair}
    if len(values) < 2 or _one_article_gives_both(sides, values):
        return None
    shown = []
    for value in sorted(values):
        citations = sorted({c.report.cite(c.quantity.span) for c in sides[value]})
        shown.append(Side(citations[0].text, tuple(citations)))
    shown.sort(key=lambda side: (-len(side.citations), side.citations))
    return Disagreement("figure", _about(thing, shown), tuple(shown))


def _exclusive(one: Quantity, other: Quantity) -> bool:
    low, high = sorted((one.value, other.value))
    return not compatible(one, other) and high < FAR_APART * low


def _one_article_gives_both(sides: Mapping[float, Sequence[Count]], values: set[float]) -> bool:
    """An article that gives both figures counts two things, or tells the disagreement itself."""
    told = [{count.report.id for count in sides[value]} for value in values]
    return any(one & other for i, one in enumerate(told) for other in told[:i])


_THINGS = {
    "dead": "deaths",
    "hurt": "injured",
    "held": "arrests",
    "moved": "evacuated",
    **dict.fromkeys("$€£¥", "sum of money"),
}


def _about(thing: str, sides: Sequence[Side]) -> str:
    """What is counted, in the words of the most given side."""
    first: Citation = sides[0].citations[0]
    return _THINGS.get(thing, " ".join(w for w in first.text.split() if w.isalpha()) or thing)
