"""Durations and sets: how much time, and how often."""

from __future__ import annotations

import re
from typing import Final

from onrecord.reading.times import calendar
from onrecord.reading.times.parts import Parts, Value


def unit_of(parts: Parts) -> str:
    """The TIMEX3 letter of the unit."""
    return parts.word("UNIT", "UNITS", "QUARTER", "WEEKEND")


def count_of(parts: Parts) -> float | None:
    """How many units, or None for "several"; an article counts as one."""
    total: float | None = None
    last = 0.0
    for number in parts.numbers("DAY", "TWO", "NUMBER", "COUNT", "TEEN", "TENS", "VAGUE", "YEAR"):
        if total is None:
            total = last = number
        elif last >= 20 and last % 10 == 0 and number < 10:  # "twenty four"
            total, last = total + number, number
        # "two or three" keeps the first.
    for factor in parts.numbers("HUNDRED"):
        total = (1 if total is None else total) * factor
    if total is None:
        total = None if parts.has("VAGUE") else 1
    return total + 0.5 if total is not None and parts.has("HALF") else total


def duration(parts: Parts) -> Value | None:
    """three years, a week, 24 hours; "some day" is no length of time."""
    if _some_day(parts):
        return Value("DATE", "FUTURE_REF")
    if parts.has("VAGUE") and parts.has("UNIT") and not parts.has("A", "HYPHEN", "HUNDRED"):
        return None
    if _QUARTERS_OF.match(parts.after) and unit_of(parts) == "Q":
        return None  # "three-quarters of the town"
    if (weeks := parts.number("FORTNIGHT")) is not None:
        return Value("DURATION", calendar.duration((count_of(parts) or 1) * weeks, "W"))
    return Value("DURATION", calendar.duration(count_of(parts), unit_of(parts)))


def _some_day(parts: Parts) -> bool:
    """ "will one day": when is not said."""
    one = parts.number("COUNT") == 1 and parts.word("UNIT") == "D" and len(parts) == 2
    return one and _AUXILIARY.search(parts.before) is not None


_AUXILIARY: Final = re.compile(r"\b(?:will|would|could|may|might|can|hopes? to|wants? to|he|she) $")
_QUARTERS_OF: Final = re.compile(r" of (?!losses|growth|decline|gains|profit)")


# Each of these holds the next: "two years and six months", "four hours, 30 minutes".
_SMALLER: Final = {"Y": "M", "M": "D", "W": "D", "D": "TH", "TH": "TM", "TM": "TS"}


def compound(parts: Parts) -> Value | None:
    """two years and six months; of "ten days, three weeks" the first."""
    pieces = parts.split("UNIT", "UNITS")
    first, second = (unit_of(piece) for piece in pieces)
    counts = [count_of(piece) for piece in pieces]
    if _SMALLER.get(first) != second or None in counts or parts.word("AND") == "to":
        parts.shorten("UNIT", "UNITS")
        return duration(parts)
    value = calendar.duration(counts[0], first)
    rest = calendar.duration(counts[1], second).removeprefix("P")
    return Value("DURATION", value + (rest.removeprefix("T") if "T" in value else rest))


def from_to(parts: Parts) -> Value | None:
    """12 to 18 months: a length that is not told exactly."""
    first, second = parts.numbers("DAY", "COUNT", "TWO")[:2]
    if first >= second or (parts.has("HYPHEN") and not parts.has("LAST", "NEXT", "UNITS")):
        return None
    return vague_duration(parts)


# "within a week" is a length of time, "$500 a week" a rate.
_LENGTH: Final = re.compile(
    r"\b(?:in|within|during|over|for|of|after|least|about|as|than|nearly|almost|just|only) $", re.I
)
_RATE: Final = re.compile(
    r"(?:\d|illion|cents?|dollars|times|twice|once|thousand|hundred"
    r"|\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds) (?:[\w-]+ )?"
    r"[a-z]+s) $"
)


def a_unit(parts: Parts) -> Value | None:
    """a month, a week: a length of time, unless a rate."""
    unit = unit_of(parts)
    if _LENGTH.search(parts.before):
        return duration(parts)
    if unit not in {"W", "M", "Y"} or _RATE.search(parts.before):
        return None
    return duration(parts)


def unit_long(parts: Parts) -> Value | None:
    """day-long, year-long, weeks-long, monthlong."""
    if word := parts.word("LONG"):
        return Value("DURATION", calendar.duration(1, word))
    if parts.word("HORIZON") != "long":
        return None
    return vague_duration(parts) if parts.has("UNITS") else duration(parts)


def quarter_century(parts: Parts) -> Value | None:
    """a quarter of a century, a quarter-century."""
    if parts.word("UNIT") != "CE":
        return None
    return Value("DURATION", "P25Y")


def half(parts: Parts) -> Value | None:
    """half an hour."""
    small = {"TH": "PT30M", "Y": "P6M", "D": "PT12H", "DE": "P5Y", "CE": "P50Y", "TM": "PT30S"}
    value = small.get(unit_of(parts))
    return Value("DURATION", value) if value else None


def vague_duration(parts: Parts) -> Value | None:
    """past years, weeks."""
    return Value("DURATION", calendar.duration(None, unit_of(parts)))


_BESIDE: Final = re.compile(r" (?:before|after|since|ahead|leading|following|to come|that)\b")


def the_units(parts: Parts) -> Value | None:
    """the weeks before, the days after."""
    return vague_duration(parts) if _BESIDE.match(parts.after) else None


def every_weekday(parts: Parts) -> Value | None:
    """every Tuesday, Tuesdays."""
    number = parts.number("WEEKDAY", "WEEKDAYS", "MAYBE_WEEKDAY")
    night = parts.word("NIGHT", "NIGHTS")
    letters = f"T{night}" if night else ""
    return Value("SET", f"XXXX-WXX-{number + 1}{letters}") if number is not None else None


def every_unit(parts: Parts) -> Value | None:
    """every year, every two weeks."""
    if parts.has("NIGHT"):
        return Value("SET", f"XXXX-XX-XXT{parts.word('NIGHT')}")
    return Value("SET", calendar.duration(count_of(parts), unit_of(parts)))


def often(parts: Parts) -> Value | None:
    """twice a week, three times a year: the unit in which it is counted."""
    unit = unit_of(parts)
    if parts.word("OFTEN") == "times" and not parts.numbers("DAY", "COUNT", "NUMBER", "VAGUE"):
        return None
    return Value("SET", calendar.duration(1, unit))


def every_other(parts: Parts) -> Value | None:
    """every other day."""
    return Value("SET", calendar.duration(2, unit_of(parts)))


def every_month(parts: Parts) -> Value | None:
    """every July."""
    return Value("SET", f"XXXX-{parts.month:02d}") if parts.month else None


_NOUN_BEFORE: Final = re.compile(r"\b(?:[Tt]he|an?|[A-Z]\w+|\w+[’']s|its|leading|local|state) $")
# "The party daily Granma" is a newspaper.
_TITLE: Final = re.compile(r"(?: [a-z]+)? [A-Z]|[.,]? [Nn]ewspaper")


def regularly(parts: Parts) -> Value | None:
    """daily, weekly."""
    if _TITLE.match(parts.after) and _NOUN_BEFORE.search(parts.before):
        return None
    return Value("SET", parts.word("REGULARLY"))
