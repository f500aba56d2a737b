"""Days, months, seasons and years: how the parts of a date become a TIMEX3 type and value."""

from __future__ import annotations

import re
from typing import Final

from onrecord.reading.times import calendar
from onrecord.reading.times.lexicon import FEASTS
from onrecord.reading.times.parts import Parts, Value

NEAR_MONTHS: Final = 2  # a month no further ahead is this one, unless the words look back


def iso(parts: Parts) -> Value | None:
    """2025-06-20, with or without a time of day."""
    text = parts.word("ISO")
    if calendar.day_of(text) is None:
        return None
    return Value("TIME" if "T" in text else "DATE", text)


def compact(parts: Parts) -> Value | None:
    """19980108."""
    text = parts.word("COMPACT")
    value = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return Value("DATE", value) if calendar.day_of(value) else None


def numeric(parts: Parts) -> Value | None:
    """06/20/2025 and 20.06.2025; 20/06/2025 where the first number cannot be a month."""
    text = parts.word("NUMERIC")
    first, second, year_ = (int(part) for part in re.split(r"[/.]", text))
    month_, day = (second, first) if "." in text or first > 12 else (first, second)
    if year_ < 100:
        year_ += 1900 if year_ > 50 else 2000
    value = calendar.ymd(year_, month_, day)
    return Value("DATE", value) if value else None


def month_day(parts: Parts, behind: int = 0) -> Value | None:
    """June 20, Friday, June 20, 2025 or 20 June; ``behind`` that many numbers."""
    month_ = parts.month
    days = [d for d in parts.numbers("DAY", "ORDINAL") if d <= 31][behind:]
    if month_ is None or not days:
        return None
    day = int(days[0])
    year_ = parts.number("YEAR")
    if year_ is None and len(days) > 1:
        year_ = 2000 + int(days[1])
    if year_ is None and (two := parts.number("TWO")) is not None:
        year_ = 1900 + two
    if year_ is None and parts.published:
        year_ = calendar.nearest_year(parts.published, month_, day, parts.direction)
    value = calendar.ymd(year_, month_, day)
    return Value("DATE", value) if value else None


def month(parts: Parts) -> Value | None:
    """June, June 2025, late November."""
    month_ = parts.month
    if month_ is None:
        return None
    year_ = _year_of(parts)
    if year_ is None:
        if parts.published is None:
            return Value("DATE", f"XXXX-{month_:02d}")
        way = parts.direction
        year_ = calendar.nearest_year(parts.published, month_, 15, way)
        ahead = (year_ - parts.published.year) * 12 + month_ - parts.published.month
        if ahead > (NEAR_MONTHS if way == 0 else 0) and way <= 0:
            year_ -= 1
    return Value("DATE", f"{year_:04d}-{month_:02d}")


def month_of_year(parts: Parts) -> Value | None:
    """June of last year."""
    if parts.month is None or parts.word("UNIT") != "Y":
        return None
    if parts.published is None:
        return Value("DATE", None)
    return Value("DATE", f"{parts.published.year + parts.way:04d}-{parts.month:02d}")


def relative_month(parts: Parts) -> Value | None:
    """last June, this September."""
    month_, day = parts.month, parts.published
    if month_ is None:
        return None
    if day is None:
        return Value("DATE", None)
    year_ = day.year
    if parts.way < 0 and month_ >= day.month:
        year_ -= 1
    if parts.way > 0 and month_ <= day.month:
        year_ += 1
    return Value("DATE", f"{year_:04d}-{month_:02d}")


def edge(parts: Parts) -> Value | None:
    """the end of June, the beginning of 2024, the end of the year: the whole it is an edge of."""
    if parts.month:
        return month(parts)
    if (year_ := parts.number("YEAR")) is not None:
        return Value("DATE", f"{year_}")
    unit = parts.word("UNIT", "QUARTER")
    if unit not in {"W", "M", "Q", "Y", "CE", "DE"}:
        return None
    if parts.published is None:
        return Value("DATE", None)
    return Value("DATE", calendar.shift(parts.published, parts.way, unit))


def season(parts: Parts) -> Value | None:
    """the summer of 2024, last fall."""
    letters = parts.word("SEASON")
    year_ = _year_of(parts)
    if year_ is None and parts.published is not None:
        year_ = parts.published.year + parts.way
        begins = {"WI": 1, "SP": 3, "SU": 6, "FA": 9}[letters]
        if parts.has("THIS"):
            year_ = parts.published.year
        elif parts.way < 0 and begins + 2 < parts.published.month and letters != "WI":
            year_ += 1
        elif parts.way > 0 and begins > parts.published.month:
            year_ -= 1
    return Value("DATE", f"{'XXXX' if year_ is None else year_}-{letters}")


def decade(parts: Parts) -> Value | None:
    """the 1990s, the '90s, the nineties."""
    number = parts.number("DECADE")
    if number is None:
        return None
    return Value("DATE", f"{number if number > 99 else 190 + number}")


def century(parts: Parts) -> Value | None:
    """20th century."""
    number = parts.number("ORDINAL")
    if number is None or parts.word("UNIT") != "CE":
        return None
    return Value("DATE", f"{number - 1:02d}")


def year(parts: Parts) -> Value | None:
    """2013, the year 2013, nineteen seventy-nine."""
    if parts.has("UNIT") and parts.word("UNIT") != "Y":
        return None
    number = _year_of(parts)
    return Value("DATE", f"{number}") if number else None


def _year_of(parts: Parts) -> int | None:
    """A year in digits or in words: "nineteen ninety-four", "two thousand"."""
    if (number := parts.number("YEAR")) is not None:
        return number
    if (thousand := parts.number("HUNDRED")) is not None:
        return 2000 if (parts.number("COUNT"), thousand) == (2, 1000) else None
    first, tens = parts.number("TEEN"), parts.number("TENS")
    if first is None or tens is None:
        return None
    last = parts.number("COUNT") or 0
    return first * 100 + tens + last if last < 10 else None


def year_end(parts: Parts) -> Value | None:
    """year-end: the last day of the year."""
    if parts.word("UNIT") != "Y" or parts.word("BEGINNING") != "end":
        return None
    if parts.published is None:
        return Value("DATE", "XXXX-12-31")
    behind = re.search(r"\b(?:since|last|previous|prior) $", parts.before) is not None
    return Value("DATE", f"{parts.published.year - behind:04d}-12-31")


def half_year(parts: Parts) -> Value | None:
    """the first half of 2024, the last half of this year."""
    number = 2 if parts.way < 0 and not parts.has("UNIT") else parts.number("ORDINAL")
    if number not in (1, 2) or (parts.has("UNIT") and parts.word("UNIT") != "Y"):
        return None
    year_ = parts.number("YEAR")
    if year_ is None and parts.published is not None:
        year_ = parts.published.year + parts.way
    return Value("DATE", f"{'XXXX' if year_ is None else year_}-H{number}")


def feast(parts: Parts) -> Value | None:
    """Christmas Day, Thanksgiving, last Halloween."""
    rule = FEASTS.get(parts.word("FEAST"))
    if rule is None:
        return None
    year_ = parts.number("YEAR")
    if year_ is None:
        if parts.published is None:
            return Value("DATE", calendar.ymd(None, *rule) if len(rule) == 2 else None)
        near = calendar.feast_day(parts.published.year, rule)
        if near is None:
            return None
        month_, day = near.month, near.day
        way = -1 if parts.way < 0 else 1 if parts.way > 0 else parts.direction or -1
        year_ = calendar.nearest_year(parts.published, month_, day, way)
    found = calendar.feast_day(year_, rule)
    return Value("DATE", found.isoformat()) if found else None
