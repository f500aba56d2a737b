"""Seasons, years, decades and centuries: values as exact as they are told."""

from __future__ import annotations

import re

from onrecord.reading.times.lookalikes import is_no_decade, is_other_era
from onrecord.reading.times.parts import Parts, Value


def season(parts: Parts) -> Value | None:
    """the summer of 2024, last fall."""
    letters = parts.word("SEASON")
    year_ = year_of(parts)
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
    if number is None or (number <= 99 and is_no_decade(parts.before)):
        return None
    if number > 99:
        return Value("DATE", f"{number}")
    now = parts.published.year // 10 if parts.published else 202
    if number == now % 10 and now >= 200:
        return Value("DATE", None)  # in 2025, "the '20s" may be either century's
    return Value("DATE", f"{200 + number if 200 + number < now else 190 + number}")


def century(parts: Parts) -> Value | None:
    """20th century."""
    number = parts.number("ORDINAL")
    if number is None or parts.word("UNIT") != "CE":
        return None
    if is_other_era(parts.after, 0):
        return Value("DATE", None)
    return Value("DATE", f"{number - 1:02d}")


def year(parts: Parts) -> Value | None:
    """2013, the year 2013, nineteen seventy-nine."""
    if parts.has("UNIT") and parts.word("UNIT") != "Y":
        return None
    number = year_of(parts)
    return Value("DATE", f"{number}") if number else None


def year_of(parts: Parts) -> int | None:
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


def short_year(parts: Parts) -> Value | None:
    """FY2013, FY 13: a fiscal year, named by the year it ends in."""
    number = int(re.sub(r"\D", "", parts.word("SHORT_YEAR")))
    return Value("DATE", f"{number + 2000 if number < 100 else number}")


def half_year(parts: Parts) -> Value | None:
    """the first half of 2024, the last half of this year."""
    number = 2 if parts.way < 0 and not parts.has("UNIT") else parts.number("ORDINAL")
    if number not in (1, 2) or (parts.has("UNIT") and parts.word("UNIT") != "Y"):
        return None
    year_ = parts.number("YEAR")
    if year_ is None and parts.published is not None:
        year_ = parts.published.year + parts.way
    return Value("DATE", f"{'XXXX' if year_ is None else year_}-H{number}")
