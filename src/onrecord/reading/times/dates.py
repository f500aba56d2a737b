"""Days, months, seasons and years: how the parts of a date become a TIMEX3 type and value."""

from __future__ import annotations

import copy
import re
from typing import Final

from onrecord.reading.times import calendar
from onrecord.reading.times.feasts import AMERICAN, FEASTS, feast_day, nth_weekday
from onrecord.reading.times.lexicon import MONTHS, SYMBOLS
from onrecord.reading.times.parts import Parts, Value
from onrecord.reading.times.years import year_of

TWO_DIGITS: Final = 50  # '51 is 1951, '50 is 2050
FAR_MONTHS: Final = 3  # "the Oct. 23 flood", told in May, was last year's
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
    """06/20/2025, 20.06.2025; of 05/06/2025 the year, unless the article shows which is the day."""
    text = parts.word("NUMERIC")
    first, second, year_ = (int(part) for part in re.split(r"[/.]", text))
    if year_ < 100:
        year_ += 1900 if year_ > TWO_DIGITS else 2000
    day_first = "." in text or first > 12 or first == second or parts.setting.day_first
    if day_first is None and second <= 12:
        return Value("DATE", _if_published(parts, year_, first, second) or f"{year_}")
    month_, day = (second, first) if day_first else (first, second)
    value = calendar.ymd(year_, month_, day)
    return Value("DATE", value) if value else None


def _if_published(parts: Parts, year_: int, first: int, second: int) -> str | None:
    """The day of publication, when a date in figures can be read as that."""
    told = parts.published.isoformat() if parts.published else ""
    readings = (calendar.ymd(year_, first, second), calendar.ymd(year_, second, first))
    return told if told in readings else None


def month_day(parts: Parts, behind: int = 0) -> Value | None:
    """June 20, Friday, June 20, 2025 or 20 June; ``behind`` that many numbers."""
    days = [d for d in parts.numbers("DAY", "ORDINAL") if d <= 31][behind:]
    if not days:
        return None
    two = 2000 + int(days[1]) if len(days) > 1 else None
    if (short := parts.number("TWO")) is not None:
        two = short + (1900 if short > TWO_DIGITS else 2000)
    return day_of_month(parts, int(days[0]), two)


_OF_AN_EVENT: Final = re.compile(r"\b[Tt]he $")


def day_of_month(parts: Parts, day: int, year_: int | None = None) -> Value | None:
    """A day of the month that stands there, of the year that stands there or the likeliest."""
    month_ = parts.month
    if month_ is None:
        return None
    year_ = parts.number("YEAR") or year_
    if year_ is None and parts.published:
        way = parts.direction
        year_ = calendar.nearest_year(parts.published, month_, day, way)
        ahead = (year_ - parts.published.year) * 12 + month_ - parts.published.month
        if way == 0 and ahead > FAR_MONTHS and _OF_AN_EVENT.search(parts.before):
            year_ -= 1
        if (weekday_ := parts.number("WEEKDAY", "MAYBE_WEEKDAY")) is not None:
            year_ = calendar.year_of_weekday(parts.published, year_, month_, day, weekday_)
    value = calendar.ymd(year_, month_, day)
    return Value("DATE", value) if value else None


def month(parts: Parts) -> Value | None:
    """June, June 2025, late November."""
    month_ = parts.month
    if month_ is None:
        return None
    year_ = year_of(parts)
    if year_ is None:
        if parts.published is None:
            return Value("DATE", f"XXXX-{month_:02d}")
        way = parts.direction
        year_ = calendar.nearest_year(parts.published, month_, 15, way)
        ahead = (year_ - parts.published.year) * 12 + month_ - parts.published.month
        if ahead > (NEAR_MONTHS if way == 0 else 0) and way <= 0:
            year_ -= 1
    return Value("DATE", f"{year_:04d}-{month_:02d}")


def joined_month(parts: Parts) -> Value | None:
    """March or May behind another month: "between January and May", "the year to March"."""
    return month(parts) if _JOINED.search(parts.before) else None


_JOINED: Final = re.compile(
    r"\b(?:"
    + "|".join(name for name in MONTHS if len(name) > 3)
    + r"|(?:the|\d\d?) (?:quarters?|years?|months?)) ?(?:and|to|or|-|–) ?$",
    re.I,
)


def month_of_year(parts: Parts) -> Value | None:
    """June of last year, March of that year."""
    if parts.month is None or parts.word("UNIT") != "Y":
        return None
    if parts.has("THAT", "SAME"):
        return that_month(parts)
    if parts.published is None:
        return Value("DATE", None)
    return Value("DATE", f"{parts.published.year + parts.way:04d}-{parts.month:02d}")


def that_month(parts: Parts) -> Value | None:
    """that March: of the year that was told last, which is not this one."""
    told = parts.reference[:4]
    if parts.month is None:
        return None
    return Value("DATE", f"{told or 'XXXX'}-{parts.month:02d}")


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


def week_of_day(parts: Parts) -> Value | None:
    """the week of March 6."""
    found = month_day(parts) if parts.word("UNIT") == "W" else None
    day = calendar.day_of(found.value) if found else None
    return Value("DATE", calendar.week(day)) if day else None


def part_of_period(parts: Parts) -> Value | None:
    """the first Monday of June: that day; the last week of next month: the month it lies in."""
    number = -1 if parts.has("LAST") else parts.number("ORDINAL")
    whole = edge_of(parts)
    if number is None or whole is None or whole.value is None:
        return whole
    weekday_ = parts.number("WEEKDAY", "MAYBE_WEEKDAY")
    if weekday_ is None:
        return whole
    if not re.fullmatch(r"\d{4}-\d\d", whole.value):
        return None
    day = nth_weekday(int(whole.value[:4]), int(whole.value[5:]), number, weekday_)
    return Value("DATE", day.isoformat()) if day else None


def edge_of(parts: Parts) -> Value | None:
    """What the part is a part of, told behind "of"."""
    whole = copy.copy(parts)
    at = next(i for i, t in enumerate(parts.tokens) if t.symbol in _OF)
    whole.tokens = parts.tokens[at + 1 :]
    return edge(whole)


_OF: Final = frozenset((SYMBOLS["OF"], SYMBOLS["IN"]))


def feast(parts: Parts) -> Value | None:
    """Christmas Day, Thanksgiving, last Halloween; none where countries differ on the day."""
    rule = FEASTS[name := parts.word("FEAST")]
    if parts.setting.american:
        rule = AMERICAN.get(name, rule)
    year_ = parts.number("YEAR")
    if year_ is None:
        if parts.published is None:
            fixed = len(rule) == 2 and rule[0] > 0
            return Value("DATE", calendar.ymd(None, *rule) if fixed else None)
        near = feast_day(parts.published.year, rule)
        if near is None:
            return Value("DATE", None)
        way = parts.way or parts.direction
        if way == 0 and name not in AMERICAN:
            way = -1
        year_ = calendar.nearest_year(parts.published, near.month, near.day, way)
    found = feast_day(year_, rule)
    return Value("DATE", found.isoformat() if found else None)
