"""The day an expression of time names, with the story as a witness where it stays open."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.comparison.reports import Report
from onrecord.types import Precision, Timex

_COARSE: tuple[tuple[Precision, re.Pattern[str]], ...] = (
    ("week", re.compile(r"\d{4}-W\d\d")),
    ("month", re.compile(r"\d{4}-\d\d")),
    ("year", re.compile(r"\d{4}")),
)
_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")
# "Friday", "early Friday", "Friday morning": a weekday and nothing that says which.
_WEEKDAY = re.compile(
    r"(?:(?:early|late|in the|on) )*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
WITNESSES = 2  # articles of later days that must name a day before it is believed
WEEK = 7
_LAST = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Resolved:
    """A calendar day, week, month or year in ISO 8601."""

    date: str
    precision: Precision
    witnessed: bool = False  # the other articles of the story settled it


class Calendar:
    """Resolves what one article alone cannot: "June 20" in an article without a date."""

    def __init__(self, reports: Sequence[Report]) -> None:
        days = sorted(
            date.fromisoformat(r.article.published.day)
            for r in reports
            if r.article.published and r.article.published.day
        )
        self.first = days[0] if days else None
        self.middle = days[len(days) // 2] if days else None
        self.last = days[-1] if days else None
        self._tellers = self._days_told(reports)

    def resolve(self, timex: Timex) -> tuple[str, Precision] | None:
        """The calendar day, week or month as ISO 8601, with its precision; None for the rest."""
        value = timex.value or ""
        if match := _DAY.match(value):
            year, month, day = match.groups()
            if year == "XXXX":
                return self._nearest_year(int(month), int(day))
            return (match.group(), "day") if _is_date(match.group()) else None
        for precision, form in _COARSE:
            if form.fullmatch(value) and last_day(value, precision):
                return value, precision
        return None

    def resolve_in(self, timex: Timex, report: Report) -> Resolved | None:
        """The same as one article means it: its own days, put right where it was updated."""
        found = self.resolve(timex)
        if found is None:
            return None
        if found[1] == "day" and (day := self._next_day(timex, found[0], report)):
            return Resolved(day, "day", witnessed=True)
        return Resolved(*found)

    def _next_day(self, timex: Timex, day: str, report: Report) -> str | None:
        """The day after publication, where "Friday" on a page of Thursday can mean only that.

        A breaking story is first put on line the day it breaks and rewritten over midnight, under
        its first date; and it is tomorrow already where the news comes from. Asked of the other
        articles: some of the days after must name that day, and none the one a week earlier.
        """
        told = report.article.published.day if report.article.published else None
        if told is None or not _WEEKDAY.fullmatch(timex.span.of(report.article.text)):
            return None
        # Ordinals, since a wrong date may be the last day that there is.
        issued = date.fromisoformat(told).toordinal()
        if date.fromisoformat(day).toordinal() != issued + 1 - WEEK or issued >= _LAST:
            return None
        after = date.fromordinal(issued + 1).isoformat()
        elsewhere = {d for d in self._tellers.get(day, ()) if d != told}
        witnesses = [d for d in self._tellers.get(after, ()) if d > told]
        return after if len(witnesses) >= WITNESSES and not elsewhere else None

    def _days_told(self, reports: Sequence[Report]) -> dict[str, list[str]]:
        """For each day that articles name, the days of publication of those articles."""
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for report in reports:
            published = report.article.published
            for timex in report.reading.times if published else ():
                resolved = self.resolve(timex)
                if published and published.day and resolved and resolved[1] == "day":
                    found[resolved[0]].add((published.day, report.id))
        return {day: [told for told, _ in sorted(pairs)] for day, pairs in found.items()}

    def _nearest_year(self, month: int, day: int) -> tuple[str, Precision] | None:
        """The year that puts the day nearest to the story's middle."""
        if self.middle is None:
            return None
        found = []
        for year in (self.middle.year - 1, self.middle.year, self.middle.year + 1):
            text = f"{year:04d}-{month:02d}-{day:02d}"
            if _is_date(text):
                found.append((abs((date.fromisoformat(text) - self.middle).days), text))
        return (min(found)[1], "day") if found else None


def last_day(value: str, precision: Precision) -> date | None:
    """The last day of a day, week, month or year given in ISO 8601."""
    try:
        if precision == "week":
            return date.fromisocalendar(int(value[:4]), int(value[6:]), 7)
        if precision == "month":
            year, month = int(value[:4]), int(value[5:])
            return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        if precision == "year":
            return date(int(value), 12, 31)
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def first_day(value: str, precision: Precision) -> str:
    """The day on which a day, week, month or year begins, as ISO 8601: what it is sorted by."""
    if precision == "week":
        return date.fromisocalendar(int(value[:4]), int(value[6:]), 1).isoformat()
    return (value + "-01-01")[:10] if precision in ("month", "year") else value[:10]


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
