"""Days that differ of what is still to come: a ballot on the 20th here, on the 22nd there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.comparison.days import Calendar
from onrecord.comparison.expected.announcements import Announcement, find_announcements
from onrecord.comparison.joining import Groups
from onrecord.comparison.names import organisation_key
from onrecord.comparison.nearest import alike
from onrecord.comparison.reports import Report
from onrecord.likeness.vectors import Vector, cosine, vector
from onrecord.likeness.weights import total_weight
from onrecord.likeness.words import content_stems
from onrecord.types import Citation, Disagreement, Side, Span

SAME = 0.35  # cosine of two sentences that announce one thing
SAME_LEAST = 0.25  # the same where they share several words
SHARED = 12.0  # weight of what they share, at least
FEW = 4  # stems; a sentence with fewer is about what the one before it tells
APART = 7  # days between two that can be one thing's day
TERM_APART = 31  # the same of two terms that somebody is given to do one thing: "until … to appeal"
TERM_SHARED = 2.5  # weight of what is to be done, where nothing else need be shared
TOLD_WITHIN = 3  # days between two reports; later, the thing may have been put off

_TERM = re.compile(r"\b(?:has|have|had|is\s+given|was\s+given)\s+until\b")
_HOURS = frozenset(content_stems("midnight noon midday deadline"))
_LEANS = re.compile(r"(?:It|This|That|They|These|Those|The (?:vote|meeting|hearing|date|day))\b")


@dataclass(frozen=True, slots=True)
class _Due:
    announced: Announcement
    due: str
    stems: Vector  # with those of the sentence it leans on
    told: date

    @property
    def plain(self) -> frozenset[str]:
        """The stems that no name has."""
        text = self.announced.text
        return frozenset(content_stems(" ".join(w for w in text.split() if w[:1].islower())))


def due_disagreements(reports: Sequence[Report], calendar: Calendar) -> list[Disagreement]:
    """Where two outlets give what is to come different days."""
    if len(reports) < 2:
        return []
    found = [due for one in find_announcements(reports, calendar) if (due := _due(one))]
    groups = Groups(range(len(found)))
    for i, j in alike([due.stems for due in found], SAME_LEAST):
        if _one_thing(found[i], found[j]):
            groups.join(i, j)
    disagreements = []
    for members in groups.all():
        if disagreement := _disagreement([found[i] for i in members]):
            disagreements.append(disagreement)
    return disagreements


def _due(one: Announcement) -> _Due | None:
    published = one.report.article.published
    if one.due is None or one.since != one.due or published is None or published.day is None:
        return None
    text = one.text
    stems = _stems(text, one)
    if len(stems) < FEW or _LEANS.match(text):
        sentences = one.report.reading.sentences
        number = sentences.index(one.sentence)
        if number:
            stems += _stems(sentences[number - 1].of(one.report.article.text), one)
    told = date.fromisoformat(published.day)
    return _Due(one, one.due.isoformat(), vector(stems), told)


def _stems(text: str, one: Announcement) -> list[str]:
    """The telling words, without those of the day itself."""
    day = set(content_stems(one.timex.span.of(one.report.article.text))) - _HOURS
    return [stem for stem in content_stems(text) if stem not in day and not stem[0].isdigit()]


def _one_thing(one: _Due, other: _Due) -> bool:
    if one.announced.report.id == other.announced.report.id:
        return False
    if _TERM.search(one.announced.text) and _TERM.search(other.announced.text):
        return _one_term(one, other)
    shared = total_weight(sorted(one.stems.keys() & other.stems.keys()))
    if shared < SHARED and cosine(one.stems, other.stems) < SAME:
        return False
    days = [date.fromisoformat(due.due) for due in (one, other)]
    if days[0] != days[1] and max(one.told, other.told) >= min(days):
        return False  # by then the first day had come: it was put off, or is another step
    near = abs((days[0] - days[1]).days) <= APART
    return near and abs((one.told - other.told).days) <= TOLD_WITHIN


def _one_term(one: _Due, other: _Due) -> bool:
    """Whether two terms are given for one thing: "has until 24 February to appeal"."""
    shared = [
        stem for stem in one.stems.keys() & other.stems.keys() if stem in one.plain | other.plain
    ]
    days = [date.fromisoformat(due.due) for due in (one, other)]
    near = abs((days[0] - days[1]).days) <= TERM_APART
    told = abs((one.told - other.told).days) <= TOLD_WITHIN
    return near and told and total_weight(sorted(shared)) >= TERM_SHARED


def _disagreement(dues: Sequence[_Due]) -> Disagreement | None:
    by_day: dict[str, list[_Due]] = defaultdict(list)
    for due in dues:
        by_day[due.due].append(due)
    outlets = {day: {_outlet(due) for due in told} for day, told in by_day.items()}
    if len(by_day) != 2 or set.intersection(*outlets.values()):
        return None  # three days are three things; one outlet that gives two knows why
    sides = [Side(day, tuple(sorted({_cite(due) for due in told}))) for day, told in by_day.items()]
    sides.sort(key=lambda side: (-len(side.citations), side.value))
    first = by_day[sides[0].value][0].announced
    return Disagreement("date", first.text, tuple(sides))


def _cite(due: _Due) -> Citation:
    announced = due.announced
    inside = announced.sentence.contains(announced.timex.span)
    span: Span = announced.timex.span if inside else announced.sentence
    return announced.report.cite(span)


def _outlet(due: _Due) -> str:
    report = due.announced.report
    return organisation_key(report.article.outlet or "") or report.id
