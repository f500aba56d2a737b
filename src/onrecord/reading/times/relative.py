"""Dates told from another day: from that of publication, or from the date told last."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from onrecord.reading.times import calendar
from onrecord.reading.times.amounts import count_of, duration, unit_of
from onrecord.reading.times.parts import Parts, Value
from onrecord.reading.times.quarters import a_year_from, the_quarter

_DEICTIC: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}
# "the previous Friday" is told from the day last told, "last Friday" from the day of publication.
_FROM_TOLD: Final = frozenset({"previous", "following"})


def weekday(parts: Parts) -> Value | None:
    """Friday, last Friday, yesterday."""
    day = parts.published
    if word := parts.word("DEICTIC"):
        if word == "tomorrow" and parts.before.endswith(" of "):
            return None  # "the people of tomorrow"
        return Value("DATE", calendar.shift(day, _DEICTIC[word], "D") if day else None)
    number = parts.number("WEEKDAY", "MAYBE_WEEKDAY")
    if number is None:
        return None
    if parts.word("LAST", "NEXT") in _FROM_TOLD:
        day = calendar.day_of(parts.reference) or day
    if day is None:
        return Value("DATE", None)
    if (second := _joined(parts, number)) and not parts.has("LAST", "NEXT", "THIS"):
        return Value("DATE", second.isoformat())
    monday = calendar.weekday_near(day, 0, -1)
    if parts.has("OF") and parts.has("UNIT"):  # Monday of last week
        return Value("DATE", calendar.shift(monday, 7 * parts.way + number, "D"))
    if parts.has("NEXT"):
        away = (number - day.weekday() - 1) % 7 + 1
        return Value("DATE", calendar.shift(day, away, "D"))
    if parts.has("LAST"):
        away = (day.weekday() - number - 1) % 7 + 1
        return Value("DATE", calendar.shift(day, -away, "D"))
    if parts.has("THIS"):
        return Value("DATE", calendar.shift(monday, number, "D"))
    way = 1 if parts.future else -1
    return Value("DATE", calendar.weekday_near(day, number, way).isoformat())


def _joined(parts: Parts, number: int) -> dt.date | None:
    """The second of two days, "Monday through Friday": the one that follows the first."""
    first = calendar.day_of(parts.reference) if len(parts.reference) == 10 else None
    day = parts.published
    if not parts.joined or first is None or day is None or abs((first - day).days) > _TWO_WEEKS:
        return None
    second = calendar.weekday_near(first, number, 1)
    return second if second > first and (second <= day or first > day) else None


_TWO_WEEKS: Final = 14


def relative_unit(parts: Parts) -> Value | None:
    """last week, this month, later this year."""
    unit = unit_of(parts)
    if unit.startswith("T"):
        return None
    if parts.published is None:
        return Value("DATE", None)
    return Value("DATE", calendar.shift(parts.published, parts.way, unit))


def relative_span(parts: Parts) -> Value | None:
    """the next month, the past years; the following week is told from the date told last."""
    unit, word = unit_of(parts), parts.word("LAST", "NEXT")
    if word in _FROM_TOLD or (word == "next" and unit == "D"):
        return _from_told(parts, parts.way, unit)
    return Value("DURATION", calendar.duration(None if parts.has("UNITS") else 1, unit))


def ago(parts: Parts) -> Value | None:
    """three days ago; a year ago, of the quarter that is spoken of."""
    unit, count = unit_of(parts), count_of(parts)
    if count is None or (parts.has("UNITS") and not parts.has("VAGUE") and _uncounted(parts)):
        return Value("DATE", "PAST_REF")
    if unit.startswith("T"):
        return Value("TIME", None)
    if unit == "Y" and count == 1 and parts.by_quarter:
        return Value("DATE", a_year_from(parts.quarter, -1))
    if parts.published is None:
        return Value("DATE", None)
    return Value("DATE", calendar.shift(parts.published, -int(count), unit))


def units_later(parts: Parts) -> Value | None:
    """days later, years earlier: how long is not said."""
    return Value("DATE", None)


def fortnight_ago(parts: Parts) -> Value | None:
    """a fortnight ago."""
    weeks = (parts.number("FORTNIGHT") or 2) * int(count_of(parts) or 1)
    return Value("DATE", calendar.shift(parts.published, -weeks, "W") if parts.published else None)


def _uncounted(parts: Parts) -> bool:
    return not parts.numbers("DAY", "TWO", "NUMBER", "COUNT", "TEEN", "TENS", "HUNDRED", "YEAR")


def in_units(parts: Parts) -> Value | None:
    """in three years: a date when the words around look ahead, else how long it took."""
    unit, count = unit_of(parts), count_of(parts)
    if unit.startswith("T") or count is None or not parts.future:
        return duration(parts)
    if parts.published is None:
        return Value("DATE", None)
    return Value("DATE", calendar.shift(parts.published, int(count), unit))


def earlier_later(parts: Parts) -> Value | None:
    """two weeks later, a year earlier: from the date told last."""
    unit, count = unit_of(parts), count_of(parts)
    way = -1 if parts.has("EARLIER") else 1
    if count is None:
        return Value("DATE", None)
    if unit == "Y" and count == 1 and way < 0:
        if parts.by_quarter:
            return Value("DATE", a_year_from(parts.quarter, -1))
        if not parts.reference and parts.published:  # figures of now against those of then
            return Value("DATE", calendar.shift(parts.published, -1, unit))
    found = _from_told(parts, way * int(count), unit)
    now = parts.published
    if way > 0 and now and not parts.future and (found.value or "") > now.isoformat():
        return Value("DATE", None)  # "108 years later", told of now: later than what is not said
    return found


def _from_told(parts: Parts, count: int, unit: str) -> Value:
    """So many units from the date told last; open when that is not as exact as the unit."""
    told = parts.reference
    if re.fullmatch(r"\d{4}(?:-[QH]\d)?", told) and unit == "Y":
        return Value("DATE", a_year_from(told, count))
    if re.fullmatch(r"\d{4}-\d\d", told) and unit in {"M", "Y"}:
        first = dt.date(int(told[:4]) or 1, int(told[5:]) or 1, 1) if _month(told) else None
        return Value("DATE", calendar.shift(first, count, unit) if first else None)
    day = calendar.day_of(told) if len(told) == 10 else None
    return Value("DATE", calendar.shift(day, count, unit) if day else None)


def _month(told: str) -> bool:
    return told[:4] != "0000" and 1 <= int(told[5:7]) <= 12


def that_unit(parts: Parts) -> Value | None:
    """that day, the same year: the one told last."""
    unit, told = unit_of(parts), parts.reference
    if unit.startswith("T"):
        return None
    if unit == "Q":
        return the_quarter(parts)
    if unit == "W":
        day = calendar.day_of(told) if len(told) == 10 else None
        return Value("DATE", calendar.week(day) if day else None)
    length = {"D": 10, "M": 7, "Y": 4, "DE": 3, "CE": 2}.get(unit, 99)
    exact = told[:length] if re.fullmatch(r"[\d-]+", told[:length]) else ""
    return Value("DATE", exact if len(exact) == length else None)


def day_beyond(parts: Parts) -> Value | None:
    """the day before yesterday, the day after tomorrow."""
    way = -1 if parts.has("BEFORE") else 1
    if unit_of(parts) != "D" or _DEICTIC[parts.word("DEICTIC")] != way:
        return None
    return Value("DATE", calendar.shift(parts.published, 2 * way, "D") if parts.published else None)


_ENDS: Final = re.compile(r"[.,;:?!)”\"]|$")


def unit_before(parts: Parts) -> Value | None:
    """the year before, the day after: from the date told last, unless an event follows."""
    unit = unit_of(parts)
    if unit.startswith("T") or _ENDS.match(parts.after) is None:
        return None
    return _from_told(parts, -1 if parts.has("BEFORE") else 1, unit)


def the_unit(parts: Parts) -> Value | None:
    """the year, the week: that of publication; the year ended June 30 is a length of time."""
    unit = unit_of(parts)
    if unit == "Y" and re.match(r" (?:that )?end(?:ed|ing)\b", parts.after):
        return Value("DURATION", "P1Y")
    if unit not in {"Y", "W"} or re.match(r" \d", parts.after):  # the year 5785
        return None
    return Value("DATE", calendar.shift(parts.published, 0, unit) if parts.published else None)


def full_year(parts: Parts) -> Value | None:
    """the full year."""
    if unit_of(parts) != "Y" or parts.word("MORE_WORD") not in {"full", "whole"}:
        return None
    return Value("DATE", calendar.shift(parts.published, 0, "Y") if parts.published else None)


def the_weekend(parts: Parts) -> Value | None:
    """the weekend: this one when it has begun or lies ahead, else the last."""
    day = parts.published
    if day is None:
        return Value("DATE", None)
    weeks = 0 if day.weekday() >= 5 or parts.future else -1
    return Value("DATE", calendar.shift(day, weeks, "WE"))


_PART_OF: Final = re.compile(r"\b(?:earlier|later|late|early|midway) in $", re.I)


def in_the_unit(parts: Parts) -> Value | None:
    """(later) in the day, (early) in the month: the day told last, the month of publication."""
    if _PART_OF.search(parts.before) is None:
        return the_unit(parts)
    unit = unit_of(parts)
    if unit == "D":
        return Value("DATE", parts.reference if len(parts.reference) == 10 else None)
    if unit.startswith("T") or parts.published is None:
        return Value("DATE", None)
    return Value("DATE", calendar.shift(parts.published, 0, unit))
