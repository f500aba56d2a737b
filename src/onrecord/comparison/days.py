"""The day an expression of time names, with the story as a witness for the year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.comparison.reports import Report
from onrecord.types import Precision, Timex

_COARSE: tuple[tuple[Precision, re.Pattern[str]], ...] = (
    ("week", re.compile(r"\d{4}-W\d\d")),
    ("month", re.compile(r"\d{4}-\d\d")),
    ("year", re.compile(r"\d{4}")),
)
_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")


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
