"""What is announced for a later day, and whether that day has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from onrecord.comparison.days import Calendar
from onrecord.comparison.expected.announcements import (
    Announcement,
    announcer_of,
    find_announcements,
)
from onrecord.comparison.expected.fulfilment import Fulfilments
from onrecord.comparison.joining import Groups
from onrecord.comparison.nearest import alike
from onrecord.comparison.reports import DEPENDENT, Report
from onrecord.likeness.vectors import cosine
from onrecord.types import Citation, Expectation, ExpectationState

SAME = 0.3  # cosine of two sentences that announce one thing (bundled story)
TWICE = 0.5  # of two sentences of one article
SOON = 3  # days before its day on which an expectation counts as due
APART = 2  # days between two that can be one announcement


def find_expectations(
    reports: Sequence[Report],
    calendar: Calendar,
    as_of: str | None,
    speakers: Mapping[tuple[str, str], str] | None = None,
) -> tuple[Expectation, ...]:
    """The expectations of a story, the first to fall due first; one thing announced is one.

    ``speakers`` gives the speaker's id for an article's id and the entity's id in it.
    """
    found = find_announcements(reports, calendar)
    groups = Groups(range(len(found)))
    for i, j in alike([one.stems for one in found], SAME):
        if _announce_one(found[i], found[j]):
            groups.join(i, j)
    fulfilments = Fulfilments(reports, calendar)
    expectations = [
        _expectation([found[i] for i in group], as_of, speakers or {}, fulfilments)
        for group in groups.all()
    ]
    return tuple(sorted(expectations, key=lambda e: (e.due or "~", e.citations)))


def _announce_one(one: Announcement, other: Announcement) -> bool:
    if one.report.id == other.report.id:
        # An article that says it twice, under its picture and in its text.
        return one.due == other.due and cosine(one.stems, other.stems) >= TWICE
    if one.due is None or other.due is None:
        return True
    # The same thing on two days is two announcements, or one that was put off: not one. A day
    # within "next month" is the same.
    if abs((one.due - other.due).days) <= APART:
        return True
    return any(
        a.since is not None and a.due is not None and b.since == b.due is not None
        and a.since < a.due and a.since <= b.due <= a.due
        for a, b in ((one, other), (other, one))
    )  # fmt: skip


def _telling(announced: Announcement) -> tuple[str, bool, int, str]:
    """The sentence with the nearest day goes first; of these, one that a reader can take alone."""
    dependent = DEPENDENT.match(announced.text) is not None
    due = announced.due.isoformat() if announced.due else "~"
    return (due, dependent, len(announced.text), announced.report.id)


def _expectation(
    announced: Sequence[Announcement],
    as_of: str | None,
    speakers: Mapping[tuple[str, str], str],
    fulfilments: Fulfilments,
) -> Expectation:
    first = min(announced, key=_telling)
    due = first.due
    citations: list[Citation] = sorted({a.report.cite(a.sentence) for a in announced})
    head = first.report.cite(first.sentence)
    citations.remove(head)
    met = fulfilments.of(announced)
    return Expectation(
        text=head.text,
        due=due.isoformat() if due else None,
        state="met" if met else _state(due, as_of),
        citations=(head, *citations),
        announced_by=announcer_of(announced, speakers),
        met_by=met,
    )


def _state(due: date | None, as_of: str | None) -> ExpectationState:
    if due is None or as_of is None:
        return "open"
    left = (due - date.fromisoformat(as_of)).days
    return "overdue" if left < 0 else "due" if left <= SOON else "open"
