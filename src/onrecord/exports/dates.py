"""ISO dates that may be partial, as other formats want them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", re.DOTALL)
WEEK = re.compile(r"(\d{4})-W(\d\d)")
MONTH = re.compile(r"(\d{4})-(\d\d)")
QUARTER = re.compile(r"(\d{4})-Q([1-4])")
YEAR = re.compile(r"(\d{4})")
EPOCH = "1970-01-01T00:00:00Z"  # for feeds, which want a time, where no article gives a date


def days_covered(value: str | None) -> tuple[date, date] | None:
    """The first and the last day that a date names; None for what is no date of the calendar.

    >>> days_covered("2031-02")
    (datetime.date(2031, 2, 1), datetime.date(2031, 2, 28))
    >>> days_covered("2031-W23")
    (datetime.date(2031, 6, 2), datetime.date(2031, 6, 8))
    >>> days_covered("2031-SU") is None
    True
    """
    value = value or ""
    try:
        if match := DAY.fullmatch(value):
            day = date(*map(int, match.groups()))
            return day, day
        if match := WEEK.fullmatch(value):
            year, week = map(int, match.groups())
            return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
        if match := MONTH.fullmatch(value):
            return _months(int(match[1]), int(match[2]), int(match[2]))
        if match := QUARTER.fullmatch(value):
            return _months(int(match[1]), int(match[2]) * 3 - 2, int(match[2]) * 3)
        if match := YEAR.fullmatch(value):
            return _months(int(match[1]), 1, 12)
    except ValueError:  # the 31st of April, the 54th week, the year 0
        return None
    return None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    if not 1 <= last <= 12:
        raise ValueError(f"no month {last}")
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def exact_day(value: str | None) -> date | None:
    """The day that a date names, where it names one.

    >>> exact_day("2031-04-05T18:05"), exact_day("2031-04")
    (datetime.date(2031, 4, 5), None)
    """
    covered = days_covered(value)
    return covered[0] if covered and covered[0] == covered[1] else None


def date_parts(value: str | None) -> list[int]:
    """Year, month and day, as far as the date tells them; a week or quarter gives its first day.

    >>> date_parts("2031-04"), date_parts("2031-W23"), date_parts("soon")
    ([2031, 4], [2031, 6, 2], [])
    """
    covered = days_covered(value)
    if covered is None or value is None:
        return []
    first = covered[0]
    if YEAR.fullmatch(value):
        return [first.year]
    if MONTH.fullmatch(value):
        return [first.year, first.month]
    return [first.year, first.month, first.day]


def moment(value: str | None) -> str | None:
    """The moment at which a date begins, as RFC 3339 in UTC. A time without zone counts as UTC.

    >>> moment("2031-04-04T09:30+02:00"), moment("2031-04")
    ('2031-04-04T07:30:00Z', '2031-04-01T00:00:00Z')
    """
    covered = days_covered(value)
    if covered is None or value is None:
        return None
    try:
        when = datetime.fromisoformat(value) if "T" in value else None
    except ValueError:
        when = None
    if when is None:
        return f"{covered[0].isoformat()}T00:00:00Z"
    try:
        when = when.astimezone(UTC) if when.tzinfo else when
    except OverflowError:  # the first hours of the year 1 in Europe
        return f"{covered[0].isoformat()}T00:00:00Z"
    return f"{when.replace(tzinfo=None).isoformat(timespec='seconds')}Z"
