"""Times of day, alone or on a day."""

from __future__ import annotations

import re

from onrecord.reading.times import calendar
from onrecord.reading.times.dates import month_day
from onrecord.reading.times.parts import Parts, Value
from onrecord.reading.times.relative import weekday


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


def the_daypart(parts: Parts) -> Value | None:
    """in the morning: of the day that was told last."""
    day = parts.reference
    return Value("TIME", f"{day}T{parts.word('NIGHT')}" if len(day) == 10 else None)


def clock_on_day(parts: Parts) -> Value | None:
    """7:49 a.m. on Friday."""
    time, found = _time(parts), weekday(parts)
    if time is None or found is None:
        return None
    return Value("TIME", f"{found.value}{time}" if found.value else None)


def clock(parts: Parts) -> Value | None:
    """7:49 a.m., 8 pm, 19:46."""
    time = _time(parts)
    if time is None:
        return None
    day = parts.published.isoformat() if parts.published else None
    return Value("TIME", f"{day}{time}" if day else None)


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
    """tonight, overnight."""
    return Value("TIME", f"{parts.published.isoformat()}TNI" if parts.published else None)


def today(parts: Parts) -> Value | None:
    """mid-afternoon."""
    day = parts.published.isoformat() if parts.published else None
    return Value("TIME", f"{day}T{parts.word('NIGHT')}" if day else None)


def noon(parts: Parts) -> Value | None:
    """noon, midnight."""
    letters = parts.word("DAYPART")
    day = parts.published.isoformat() if parts.published else None
    return Value("TIME", f"{day}T{'12:00' if letters == 'MI' else '24:00'}" if day else None)
