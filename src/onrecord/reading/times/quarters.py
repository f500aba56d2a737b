"""Quarters and the periods that figures are told for, with the quarter that is spoken of."""

from __future__ import annotations

from onrecord.reading.times import calendar
from onrecord.reading.times.amounts import count_of, unit_of
from onrecord.reading.times.parts import Parts, Value


def nth_quarter(parts: Parts) -> Value | None:
    """the third quarter, the first quarter of 2024, last year's fourth quarter."""
    number = parts.number("ORDINAL")
    if number is None or not 1 <= number <= 4 or parts.word("UNIT") not in {"", "Y"}:
        return None
    year = parts.number("YEAR")
    if year is None and parts.published is not None:
        year = parts.published.year + parts.way
        this = (parts.published.month - 1) // 3 + 1
        if number > this and not parts.future and parts.way == 0:
            year -= 1
    return Value("DATE", f"{'XXXX' if year is None else year}-Q{number}")


def the_quarter(parts: Parts) -> Value | None:
    """the quarter, the latest quarter: the one spoken of, else the last one that is over."""
    over = _last_quarter(parts)
    if parts.has("LATEST") and over and parts.quarter > over:
        return Value("DATE", over)
    return Value("DATE", parts.quarter or over)


def year_before(parts: Parts) -> Value | None:
    """the year-earlier quarter, the year-ago period, year-earlier."""
    if unit_of(parts) != "Y":
        return None
    if parts.has("UNITS"):
        months = parts.word("UNITS")
        return Value("DURATION", calendar.duration(count_of(parts), months))
    number = parts.number("ORDINAL")
    spoken_of = parts.quarter if parts.by_quarter or parts.has("QUARTER") else ""
    if parts.has("QUARTER") and not spoken_of:
        spoken_of = _last_quarter(parts) or ""
    if number is not None and spoken_of:
        spoken_of = f"{spoken_of[:4]}-Q{number}"
    if spoken_of:
        return Value("DATE", a_year_from(spoken_of, -1))
    if parts.published is None:
        return Value("DATE", None)
    return Value("DATE", calendar.shift(parts.published, -1, "Y"))


def period_of_year(parts: Parts) -> Value | None:
    """the 2023 period: of the same quarter, where quarters are spoken of."""
    year = parts.number("YEAR")
    if parts.quarter and parts.by_quarter:
        return Value("DATE", f"{year}{parts.quarter[4:]}")
    return Value("DATE", f"{year}")


def a_year_from(value: str, years: int) -> str | None:
    """``2023-Q3`` for ``2024-Q3`` and -1; the same for months and days that exist."""
    year = int(value[:4]) + years
    return f"{year:04d}{value[4:]}" if 0 < year < 9999 else None


def _last_quarter(parts: Parts) -> str | None:
    return calendar.shift(parts.published, -1, "Q") if parts.published else None


def latest_unit(parts: Parts) -> Value | None:
    """the latest fiscal year, the latest week: the last one that is over."""
    unit = unit_of(parts)
    if unit.startswith("T"):
        return None
    return Value("DATE", calendar.shift(parts.published, -1, unit) if parts.published else None)
