"""Quarters and the periods that figures are told for, with the quarter that is spoken of."""

from __future__ import annotations

import re
from typing import Final

from onrecord.reading.times import calendar
from onrecord.reading.times.amounts import count_of, unit_of
from onrecord.reading.times.lexicon import MONTHS
from onrecord.reading.times.parts import Parts, Value

# "the fourth quarter ended Aug. 26": companies count from months of their own.
_ENDED: Final = re.compile(
    r" (?:that )?end(?:ed|ing) (?:on )?([A-Z][a-z]{2,8})\.? (\d\d?)\b(?!,? \d{4})"
)


def nth_quarter(parts: Parts) -> Value | None:
    """the third quarter, the first quarter of 2024, last year's fourth quarter."""
    number = parts.number("ORDINAL")
    if number is None or not 1 <= number <= 4 or parts.word("UNIT") not in {"", "Y"}:
        return None
    year = parts.number("YEAR")
    if year is None and (ended := _ended(parts)):
        year = ended[0]
    elif year is None and parts.published is not None:
        year = parts.published.year + parts.way
        this = (parts.published.month - 1) // 3 + 1
        if number > this and not parts.future and not parts.has("LAST", "THIS", "NEXT"):
            year -= 1
    return Value("DATE", f"{'XXXX' if year is None else year}-Q{number}")


def short_quarter(parts: Parts) -> Value | None:
    """Q3, 3Q, H1 2024: of the year that stands there, else the last that has begun."""
    text = parts.word("SHORT_QUARTER")
    number, letter = int(text.strip("QH")), text.strip("1234")
    year = parts.number("YEAR")
    if year is None and parts.published is not None:
        year = parts.published.year + parts.way
        length = 3 if letter == "Q" else 6
        begun = (number - 1) * length < parts.published.month
        year -= not begun and not parts.future and not parts.has("LAST", "THIS", "NEXT")
    return Value("DATE", f"{'XXXX' if year is None else year}-{letter}{number}")


def _ended(parts: Parts) -> tuple[int, int] | None:
    """Year and month of the day on which the quarter ended, where it is told behind."""
    match = _ENDED.match(parts.after)
    if match is None or parts.published is None:
        return None
    month = MONTHS.get(match[1].lower())
    if month is None:
        return None
    day = int(match[2])
    return calendar.nearest_year(parts.published, month, day, -2), month


def the_quarter(parts: Parts) -> Value | None:
    """the quarter, the latest quarter: the one spoken of, else the last one that is over."""
    if not parts.quarter and (ended := _ended(parts)):
        return Value("DATE", f"{ended[0]:04d}-Q{(ended[1] - 1) // 3 + 1}")
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


def same_period(parts: Parts) -> Value | None:
    """the same period last year, last year's quarter: that of the quarter that is spoken of."""
    if "Y" not in parts.words("UNIT"):
        return None
    way = parts.way if parts.has("LAST", "NEXT", "THIS") else -1
    if parts.published is None and not parts.quarter:
        return Value("DATE", None)
    if (parts.has("QUARTER") or parts.by_quarter) and parts.quarter:
        return Value("DATE", a_year_from(parts.quarter, way))
    if parts.published is None:
        return Value("DATE", None)
    if "M" in parts.words("UNIT"):
        return Value("DATE", calendar.month(parts.published, 12 * way))
    return Value("DATE", calendar.shift(parts.published, way, "Y"))


def latest_period(parts: Parts) -> Value | None:
    """the latest period: the quarter, where quarters are spoken of."""
    return Value("DATE", parts.quarter if parts.quarter and parts.by_quarter else None)


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
