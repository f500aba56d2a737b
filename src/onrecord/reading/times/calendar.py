"""Days, weeks and months: arithmetic that ends in TIMEX3 values."""

from __future__ import annotations

import datetime as dt
from typing import Final

_LAST_YEAR: Final = 9998
_CLOSE: Final = 120  # days
_HALVES: Final = {"Y": "6M", "TH": "30M", "TM": "30S"}  # P2Y6M, PT5H30M: as TimeBank writes them


def day_of(value: str | None) -> dt.date | None:
    """The day of an ISO date, or None when there is none or it does not exist."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        return None


def ymd(year: int | None, month: int, day: int) -> str | None:
    """``2025-06-20``, with ``XXXX`` for an unknown year; None for a day that never is."""
    try:
        dt.date(2000 if year is None else year, month, day)
    except ValueError:
        return None
    return f"{'XXXX' if year is None else format(year, '04d')}-{month:02d}-{day:02d}"


def week(day: dt.date) -> str:
    """The ISO week, ``2025-W23``."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def month(day: dt.date, months: int = 0) -> str:
    """The month of ``day``, or that many months away: ``2025-06``."""
    index = day.year * 12 + day.month - 1 + months
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def quarter(day: dt.date, quarters: int = 0) -> str:
    """The quarter of ``day``, or that many quarters away: ``2025-Q2``."""
    index = day.year * 4 + (day.month - 1) // 3 + quarters
    return f"{index // 4:04d}-Q{index % 4 + 1}"


def shift(day: dt.date, count: int, unit: str) -> str | None:
    """The value that lies ``count`` units from ``day``, as exact as the unit."""
    try:
        if unit == "D":
            return (day + dt.timedelta(days=count)).isoformat()
        if unit == "W":
            return week(day + dt.timedelta(weeks=count))
        if unit == "WE":
            return week(day + dt.timedelta(weeks=count)) + "-WE"
        if unit == "M":
            return month(day, count) if 0 < day.year + count // 12 < _LAST_YEAR else None
        if unit == "Q":
            return quarter(day, count) if 0 < day.year + count // 4 < _LAST_YEAR else None
        years = {"Y": 1, "DE": 10, "CE": 100}.get(unit)
        if years is None:
            return None
        year = day.year + count * years
        if not 0 < year < _LAST_YEAR:
            return None
        return f"{year:04d}"[: {"Y": 4, "DE": 3, "CE": 2}[unit]]
    except OverflowError:
        return None


def nearest_year(day: dt.date, month_: int, of_month: int, direction: int) -> int:
    """The year in which a day without a year most likely lies, seen from ``day``.

    ``direction`` -2 for a day that is behind, -1 for one that seems so, +1 for one to come, 0 for
    the nearest.
    """

    def distance(year: int) -> int:
        return abs(year * 372 + month_ * 31 + of_month - day.year * 372 - day.month * 31 - day.day)

    best = min((day.year - 1, day.year, day.year + 1), key=lambda year: (distance(year), year))
    months_away = (best - day.year) * 12 + month_ - day.month
    if direction > 0 and months_away < -1:
        return best + 1
    # "reported" may stand before a date to come, so that a near one is left where it is.
    if direction == -1 and months_away > 1:
        return best - 1
    if direction == -2 and (best, month_, of_month) > (day.year, day.month, day.day):
        return best - 1
    return best


def year_of_weekday(near: dt.date, year: int, month_: int, of_month: int, weekday: int) -> int:
    """The year in which a day far from ``near`` falls on ``weekday``, else ``year``.

    A day close by keeps its year: there, the weekday is more likely a slip of the pen.
    """

    def day(in_year: int) -> dt.date | None:
        return day_of(f"{in_year:04d}-{month_:02d}-{of_month:02d}")

    first = day(year)
    if first is None or first.weekday() == weekday or abs((first - near).days) < _CLOSE:
        return year
    years = (year - 1, year + 1, *range(year - 2, year - 7, -1))
    fitting = (y for y in years if (d := day(y)) and d.weekday() == weekday)
    return next(fitting, year)


def weekday_near(day: dt.date, weekday: int, way: int) -> dt.date:
    """The nearest such weekday: ``way`` -1 the day itself or before, +1 itself or after."""
    try:
        if way < 0:
            return day - dt.timedelta(days=(day.weekday() - weekday) % 7)
        return day + dt.timedelta(days=(weekday - day.weekday()) % 7)
    except OverflowError:
        return day


def duration(count: float | int | None, unit: str) -> str:
    """``P3Y``, ``PT2H``, ``PXD`` when the number is not said."""
    if unit == "DE" and count is not None:
        count, unit = count * 10, "Y"
    if count is not None and count % 1 == 0.5 and unit in _HALVES:
        return f"{duration(int(count), unit)}{_HALVES[unit]}"
    letters = {"DE": "DE", "CE": "CE", "WE": "WE", "Q": "Q"}.get(unit, unit.lstrip("T"))
    number = "X" if count is None else f"{count:g}"
    return f"P{'T' if unit.startswith('T') else ''}{number}{letters}"
