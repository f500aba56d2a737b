"""A sentence that tells of something on a day, and how the day is known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.comparison.reports import Report
from onrecord.likeness.vectors import Vector
from onrecord.types import DayReason, Precision, Span

_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_NIGHT = re.compile(r"\b(?:night|evening|midnight|overnight|late)\b", re.IGNORECASE)
_MORNING = re.compile(r"\b(?:morning|early|midnight|overnight|dawn)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Happening:
    """A sentence that tells of something on a day."""

    report: Report
    sentence: Span
    date: str
    precision: Precision
    stems: Vector  # of all but its expressions of time
    said: frozenset[str]  # ids of the statements that the sentence carries
    reason: DayReason = "told"
    names: frozenset[str] = frozenset()  # stems of names and numbers in it
    place: int = 0  # which sentence of its article it is, from 0
    leads: bool = False  # it stands at the head of its article
    caption: bool = False
    expression: str = ""  # the expression of time, as printed
    inner: tuple[str, ...] = ()  # other days, told within what is said on this one
    supports: bool = False  # it only mentions the happening: never a line of its own
    undated: bool = False  # its date is that of publication, and says nothing of the happening

    @property
    def text(self) -> str:
        """The sentence as printed."""
        return self.sentence.of(self.report.article.text)

    @property
    def by_night(self) -> bool:
        """Whether its expression names the hours before midnight."""
        return _NIGHT.search(self.expression) is not None

    @property
    def by_morning(self) -> bool:
        """Whether its expression names the hours after midnight."""
        return _MORNING.search(self.expression) is not None


def weekday(expression: str) -> str | None:
    """The weekday that an expression names: "Tuesday" of "late Tuesday night"."""
    match = _WEEKDAY.search(expression)
    return match.group().casefold() if match else None
