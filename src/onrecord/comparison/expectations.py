"""What is announced for a later day, and whether that day has come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.comparison.days import Calendar, last_day
from onrecord.comparison.joining import Groups
from onrecord.comparison.reports import DEPENDENT, Report
from onrecord.likeness.vectors import Vector, cosine, vector
from onrecord.likeness.words import content_stems
from onrecord.types import Citation, Expectation, ExpectationState, Span, Timex

SAME = 0.3  # cosine of two sentences that announce one thing (bundled story)
SOON = 3  # days before its day on which an expectation counts as due

# Verbs by which news announces. A day alone is not enough: "will", with no day, is a promise.
_ANNOUNCED = re.compile(
    r"\b(?:(?:is|are|was|were|be|being|been)\s+(?:(?:now|also|still|formally|widely)\s+)?"
    r"(?:expected|scheduled|due|set|slated|planned|supposed|required|obliged|given|to)\b"
    r"|will\b|would\b|shall\b|plans?\s+to\b|has\s+until\b|have\s+until\b|must\b|deadline|has\s+to\b"
    r"|have\s+to\b|aims?\s+to\b|intends?\s+to\b|promised\s+to\b|pledged\s+to\b|vowed\s+to\b"
    r"|expects?\b|undertook\s+to\b|agreed\s+to\b)"
)
# "Would" in a report is the future of the past ("said a vote would be held on Tuesday"), but a
# condition anywhere in the sentence makes it one too.
_CONDITIONAL = re.compile(r"\b(?:could|might|may|should)\b|\bwould\s+(?:have|like)\b")
_CONDITION = re.compile(r"\b(?:if|unless|whether|were to)\b", re.IGNORECASE)
# "within the next month", "in two weeks": a length that counts from the day of the report.
_WITHIN = re.compile(r"\b(?:within|in|over|during)\s+(?:about\s+|the\s+|the\s+next\s+|next\s+)?$")
_DURATION = re.compile(r"P(\d+)([DWMY])")


@dataclass(frozen=True, slots=True)
class Announcement:
    """A sentence that announces something, with the last day it can fall on."""

    report: Report
    sentence: Span
    due: date | None
    stems: Vector


def find_expectations(
    reports: Sequence[Report], calendar: Calendar, as_of: str | None
) -> tuple[Expectation, ...]:
    """The expectations of a story, the first to fall due first; one thing announced is one."""
    found = [
        announcement
        for report in reports
        for sentence in report.reading.sentences
        if (announcement := _announcement(report, sentence, calendar))
    ]
    groups = Groups(range(len(found)))
    for i, one in enumerate(found):
        for j in range(i):
            if _announce_one(one, found[j]):
                groups.join(i, j)
    expectations = [_expectation([found[i] for i in group], as_of) for group in groups.all()]
    return tuple(sorted(expectations, key=lambda e: (e.due or "~", e.citations)))


def _announcement(report: Report, sentence: Span, calendar: Calendar) -> Announcement | None:
    text = sentence.of(report.article.text)
    times = [t for t in report.reading.times if sentence.contains(t.span)]
    if not times or text.endswith("?") or not _ANNOUNCED.search(text):
        return None
    for timex in times:
        start = timex.span.start - sentence.start
        before = text[:start]
        announced = list(_ANNOUNCED.finditer(before)) or list(_ANNOUNCED.finditer(text))
        clause = before[announced[-1].start() :] if announced[-1].start() < start else before
        if _CONDITIONAL.search(clause) or _CONDITION.search(text):
            continue
        ahead, due = _due(report, timex, before, calendar)
        if ahead:
            return Announcement(report, sentence, due, vector(content_stems(text)))
    return None


def _due(report: Report, timex: Timex, before: str, calendar: Calendar) -> tuple[bool, date | None]:
    """Whether the expression lies ahead of the report, and its last day where it has one."""
    published = report.article.published
    told = date.fromisoformat(published.day) if published and published.day else None
    length = _DURATION.fullmatch(timex.value or "")
    if length and (timex.type == "DURATION") and _WITHIN.search(before + " "):
        return True, _later(told, int(length[1]), length[2]) if told else None
    if resolved := calendar.resolve(timex):
        end = last_day(*resolved)
        since = told or calendar.last
        return bool(end and since and end > since), end
    return False, None


def _later(day: date, count: int, unit: str) -> date | None:
    if unit in "DW":
        return day + timedelta(days=count * (7 if unit == "W" else 1)) if count < 9999 else None
    months = day.month - 1 + count * (12 if unit == "Y" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    if year > 2200:
        return None
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return None


def _announce_one(one: Announcement, other: Announcement) -> bool:
    if one.report.id == other.report.id:
        return False
    # The same thing on two days is two announcements, or one that was put off: not one.
    if one.due and other.due and abs((one.due - other.due).days) > 2:
        return False
    return cosine(one.stems, other.stems) >= SAME


def _telling(announced: Announcement) -> tuple[str, bool, int, str]:
    """The sentence with the nearest day goes first; of these, one that a reader can take alone."""
    text = announced.sentence.of(announced.report.article.text)
    dependent = DEPENDENT.match(text) is not None
    due = announced.due.isoformat() if announced.due else "~"
    return (due, dependent, len(text), announced.report.id)


def _expectation(announced: Sequence[Announcement], as_of: str | None) -> Expectation:
    first = min(announced, key=_telling)
    due = first.due
    citations: list[Citation] = sorted({a.report.cite(a.sentence) for a in announced})
    head = first.report.cite(first.sentence)
    citations.remove(head)
    return Expectation(
        text=head.text,
        due=due.isoformat() if due else None,
        state=_state(due, as_of),
        citations=(head, *citations),
    )


def _state(due: date | None, as_of: str | None) -> ExpectationState:
    if due is None or as_of is None:
        return "open"
    left = (due - date.fromisoformat(as_of)).days
    return "overdue" if left < 0 else "due" if left <= SOON else "open"
