"""How the parts of a matched expression become a TIMEX3 type and value."""

from __future__ import annotations

import re
from typing import Final

from onrecord.reading.times import calendar
from onrecord.reading.times.parts import Parts, Value


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
    first, second, year = (int(part) for part in re.split(r"[/.]", text))
    month_, day = (second, first) if "." in text or first > 12 else (first, second)
    if year < 100:
        year += 1900 if year > 50 else 2000
    value = calendar.ymd(year, month_, day)
    return Value("DATE", value) if value else None


def month_day(parts: Parts, behind: int = 0) -> Value | None:
    """June 20, Friday, June 20, 2025 or 20 June; ``behind`` that many numbers."""
    month_ = parts.month
    days = [d for d in parts.numbers("DAY", "ORDINAL") if d <= 31][behind:]
    if month_ is None or not days:
        return None
    day = int(days[0])
    year = parts.number("YEAR")
    if year is None and len(days) > 1:
        year = 2000 + int(days[1])
    if year is None and (two := parts.number("TWO")) is not None:
        year = 1900 + two
    if year is None and parts.published:
        year = calendar.nearest_year(parts.published, month_, day, future=parts.future)
    value = calendar.ymd(year, month_, day)
    return Value("DATE", value) if value else None


def clock_on_date(parts: Parts) -> Value | None:
    """11:38 p.m. on June 20, 8 p.m. on June 20, 2025."""
    hour_is_bare = not parts.word("CLOCK") and not parts.has("DAYPART")
    found = month_day(parts, behind=1 if hour_is_bare and parts.has("DAY") else 0)
    time = _time(parts)
    if found is None or found.value is None or time is None:
        return None
    return Value("TIME", found.value + time)


def date_clock(parts: Parts) -> Value | None:
    """June 20, 2025, 7:49 a.m."""
    found, time = month_day(parts), _time(parts)
    if found is None or found.value is None or time is None:
        return found
    return Value("TIME", found.value + time)


def month(parts: Parts) -> Value | None:
    """June, June 2025, late November."""
    month_ = parts.month
    if month_ is None:
        return None
    year = parts.number("YEAR")
    if year is None:
        if parts.published is None:
            return Value("DATE", f"XXXX-{month_:02d}")
        year = calendar.nearest_year(parts.published, month_, 15, future=parts.future)
        if not parts.future and (year, month_) > (parts.published.year, parts.published.month):
            year -= 1
    return Value("DATE", f"{year:04d}-{month_:02d}")


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
    year = day.year
    if parts.way < 0 and month_ >= day.month:
        year -= 1
    if parts.way > 0 and month_ <= day.month:
        year += 1
    return Value("DATE", f"{year:04d}-{month_:02d}")


def nth_quarter(parts: Parts) -> Value | None:
    """the third quarter, the first quarter of 2024."""
    number = parts.number("ORDINAL")
    if number is None or not 1 <= number <= 4:
        return None
    year = parts.number("YEAR")
    if year is None and parts.published is not None:
        year = parts.published.year + parts.way
        this = (parts.published.month - 1) // 3 + 1
        if number > this and not parts.future and parts.way == 0:
            year -= 1
    return Value("DATE", f"{'XXXX' if year is None else year}-Q{number}")


def season(parts: Parts) -> Value | None:
    """the summer of 2024, last fall."""
    letters = parts.word("SEASON")
    year = parts.number("YEAR")
    if year is None and parts.published is not None:
        year = parts.published.year + parts.way
        begins = {"WI": 1, "SP": 3, "SU": 6, "FA": 9}[letters]
        if parts.way < 0 and begins + 2 < parts.published.month and letters != "WI":
            year += 1
        if parts.way > 0 and begins > parts.published.month:
            year -= 1
    return Value("DATE", f"{'XXXX' if year is None else year}-{letters}")


def relative_daypart(parts: Parts) -> Value | None:
    """last night, this morning."""
    letters = parts.word("NIGHT")
    if parts.has("THAT") or parts.published is None:
        return Value("TIME", None)
    days = -1 if parts.has("LAST") else 0
    value = calendar.shift(parts.published, days, "D")
    return Value("TIME", f"{value}T{letters}")


def weekday_daypart(parts: Parts) -> Value | None:
    """Friday morning, yesterday evening."""
    found = weekday(parts)
    if found is None:
        return None
    letters = parts.word("NIGHT")
    return Value("TIME", f"{found.value}T{letters}" if found.value else None)


_DEICTIC: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}


def weekday(parts: Parts) -> Value | None:
    """Friday, last Friday, yesterday."""
    day = parts.published
    if word := parts.word("DEICTIC"):
        return Value("DATE", calendar.shift(day, _DEICTIC[word], "D") if day else None)
    number = parts.number("WEEKDAY", "MAYBE_WEEKDAY")
    if number is None:
        return None
    if day is None:
        return Value("DATE", None)
    monday = calendar.weekday_near(day, 0, -1)
    way = 1 if parts.future and not parts.has("LAST") else -1
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
    return Value("DATE", calendar.weekday_near(day, number, way).isoformat())


def _unit(parts: Parts) -> str:
    return parts.word("UNIT", "UNITS", "QUARTER", "WEEKEND")


def _count(parts: Parts) -> float | None:
    """How many units, or None for "several"; an article counts as one."""
    numbers = parts.numbers("DAY", "TWO", "NUMBER", "COUNT", "YEAR")
    if numbers:
        total = numbers[0]
        if len(numbers) > 1:  # "twenty four", "three hundred"; "two or three" keeps the first
            if numbers[0] in {20, 30, 40, 50, 60, 70, 80, 90} and numbers[1] < 10:
                total = numbers[0] + numbers[1]
            elif numbers[1] == 100:
                total = numbers[0] * 100
        return total + 0.5 if parts.has("HALF") else total
    return None if parts.has("COUNT") else 1


def relative_unit(parts: Parts) -> Value | None:
    """last week, this month, later this year."""
    unit = _unit(parts)
    if unit.startswith("T"):
        return None
    if parts.published is None:
        return Value("DATE", None)
    return Value("DATE", calendar.shift(parts.published, parts.way, unit))


def relative_span(parts: Parts) -> Value | None:
    """the next month, the past years."""
    unit = _unit(parts)
    return Value("DURATION", calendar.duration(None if parts.has("UNITS") else 1, unit))


def ago(parts: Parts) -> Value | None:
    """three days ago."""
    unit, count = _unit(parts), _count(parts)
    if count is None:
        return Value("DATE", "PAST_REF")
    if unit.startswith("T"):
        return Value("TIME", None)
    if parts.published is None:
        return Value("DATE", None)
    return Value("DATE", calendar.shift(parts.published, -int(count), unit))


def in_units(parts: Parts) -> Value | None:
    """in three years: a date when the words around look ahead, else how long it took."""
    unit, count = _unit(parts), _count(parts)
    if unit.startswith("T") or count is None:
        return Value("DURATION", calendar.duration(count, unit))
    if not parts.future:
        return Value("DURATION", calendar.duration(count, unit))
    if parts.published is None:
        return Value("DATE", None)
    return Value("DATE", calendar.shift(parts.published, int(count), unit))


def counted_from_elsewhere(parts: Parts) -> Value | None:
    """two weeks later: from a day that is not told here."""
    return Value("DATE", None)


def unknown(parts: Parts) -> Value | None:
    """that day: told elsewhere."""
    return Value("DATE", None)


def duration(parts: Parts) -> Value | None:
    """three years, a week, 24 hours."""
    return Value("DURATION", calendar.duration(_count(parts), _unit(parts)))


def half(parts: Parts) -> Value | None:
    """half an hour."""
    small = {"TH": "PT30M", "Y": "P6M", "D": "PT12H", "DE": "P5Y", "CE": "P50Y", "TM": "PT30S"}
    value = small.get(_unit(parts))
    return Value("DURATION", value) if value else None


def vague_duration(parts: Parts) -> Value | None:
    """past years, weeks."""
    return Value("DURATION", calendar.duration(None, _unit(parts)))


def every_weekday(parts: Parts) -> Value | None:
    """every Tuesday."""
    number = parts.number("WEEKDAY", "MAYBE_WEEKDAY")
    letters = f"T{parts.word('NIGHT')}" if parts.has("NIGHT") else ""
    return Value("SET", f"XXXX-WXX-{number + 1}{letters}") if number is not None else None


def every_unit(parts: Parts) -> Value | None:
    """every year, every two weeks."""
    if parts.has("NIGHT"):
        return Value("SET", f"XXXX-XX-XXT{parts.word('NIGHT')}")
    return Value("SET", calendar.duration(_count(parts), _unit(parts)))


def every_month(parts: Parts) -> Value | None:
    """every July."""
    return Value("SET", f"XXXX-{parts.month:02d}") if parts.month else None


def regularly(parts: Parts) -> Value | None:
    """daily, weekly."""
    return Value("SET", parts.word("REGULARLY"))


def decade(parts: Parts) -> Value | None:
    """the 1990s, the '90s, the nineties."""
    number = parts.number("DECADE")
    if number is None:
        return None
    return Value("DATE", f"{number if number > 99 else 190 + number}")


def year(parts: Parts) -> Value | None:
    """2013."""
    number = parts.number("YEAR")
    return Value("DATE", f"{number}") if number else None


def clock(parts: Parts) -> Value | None:
    """7:49 a.m., 8 pm, 19:46."""
    time = _time(parts)
    if time is None:
        return None
    day = parts.published.isoformat() if parts.published else None
    return Value("TIME", f"{day}{time}" if day else None)


def clock_on_day(parts: Parts) -> Value | None:
    """7:49 a.m. on Friday."""
    time, found = _time(parts), weekday(parts)
    if time is None or found is None:
        return None
    return Value("TIME", f"{found.value}{time}" if found.value else None)


def _time(parts: Parts) -> str | None:
    text = parts.word("CLOCK")
    if not text:
        number = parts.number("DAY", "COUNT")
        text = f"{number}:00"
    if parts.has("DAYPART"):
        return "T12:00" if parts.word("DAYPART") == "MI" else "T24:00"
    half_ = parts.word("AMPM") or text[-2:]
    hour, *rest = (int(n) for n in re.findall(r"\d+", text))
    if half_[0] in "pP" and hour < 12:
        hour += 12
    if half_[0] in "aA" and hour == 12:
        hour = 0
    minute = rest[0] if rest else 0
    if hour > 24 or minute > 59:
        return None
    return f"T{hour:02d}:{minute:02d}" + (f":{rest[1]:02d}" if len(rest) > 1 else "")


def tonight(parts: Parts) -> Value | None:
    """tonight."""
    return Value("TIME", f"{parts.published.isoformat()}TNI" if parts.published else None)


def noon(parts: Parts) -> Value | None:
    """noon, midnight."""
    letters = parts.word("DAYPART")
    day = parts.published.isoformat() if parts.published else None
    return Value("TIME", f"{day}T{'12:00' if letters == 'MI' else '24:00'}" if day else None)


def feast(parts: Parts) -> Value | None:
    """Christmas."""
    return None


def present(parts: Parts) -> Value | None:
    """now, currently."""
    return Value("DATE", "PRESENT_REF")


def past(parts: Parts) -> Value | None:
    """recently."""
    return Value("DATE", "PAST_REF")


def the_past(parts: Parts) -> Value | None:
    """in the past."""
    return Value("DATE", "PAST_REF") if parts.word("LAST") == "past" else None


def future(parts: Parts) -> Value | None:
    """soon."""
    return Value("DATE", "FUTURE_REF")
