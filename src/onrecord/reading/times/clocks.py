"""Times of day, alone or on a day."""

from __future__ import annotations

import re
from typing import Final

from onrecord.reading.times import calendar
from onrecord.reading.times.dates import day_of_month, month_day
from onrecord.reading.times.lexicon import WEEKDAYS
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
    numbers = [int(number) for number in parts.numbers("DAY")]
    found = day_of_month(parts, int(next(iter(parts.numbers("DAY", "ORDINAL")), 0)))
    time = _time(parts, numbers[-1] if numbers else None)
    if found is None or found.value is None or time is None:
        return found
    return Value("TIME", found.value + time)


def relative_daypart(parts: Parts) -> Value | None:
    """last night, this morning."""
    letters = parts.word("NIGHT")
    if parts.has("THAT"):
        return the_daypart(parts)
    if parts.has("NEXT"):
        told = calendar.day_of(parts.reference) if len(parts.reference) == 10 else None
        return Value("TIME", f"{calendar.shift(told, 1, 'D')}T{letters}" if told else None)
    if parts.published is None:
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


def daypart_of_day(parts: Parts) -> Value | None:
    """the morning of June 20, the night of Friday."""
    found = month_day(parts) if parts.month else weekday(parts)
    if found is None:
        return None
    value = found.value or ""
    whole = len(value) == 10
    return Value("TIME", f"{value}T{parts.word('NIGHT')}" if whole else None)


# "at 19:46", "between 4:30 and 5:15"; a verse, a score or a running time is no time of day.
_BEFORE_CLOCK: Final = re.compile(
    r"\b(?:at|by|until|till|from|around|about|before|after|since|between|to|and|or|past|exactly"
    r"|approximately|roughly|shortly|just) $|[-–(]$|^\W*$",
    re.I,
)


def clock(parts: Parts) -> Value | None:
    """7:49 a.m., 8 pm, 19:46."""
    time = _time(parts)
    if time is None:
        return None
    bare = not parts.has("AMPM", "OCLOCK", "ZONE") and parts.word("CLOCK")[-1:].isdigit()
    if bare and _BEFORE_CLOCK.search(parts.before) is None:
        return None
    day = _day_here(parts)
    return Value("TIME", f"{day}{time}" if day else None)


# "10:35 a.m. (0735 GMT) Friday"
_WEEKDAY_BEHIND: Final = re.compile(r" \([^()]{3,20}\),? (?:on )?((?:[A-Z][a-z]{2,5})day)\b")


def _day_here(parts: Parts) -> str | None:
    """The day that the sentence tells, else that of publication."""
    if parts.published and (behind := _WEEKDAY_BEHIND.match(parts.after)):
        number = WEEKDAYS.get(behind[1].lower(), parts.published.weekday())
        return calendar.weekday_near(parts.published, number, 1 if parts.future else -1).isoformat()
    if len(parts.reference_here) == 10:
        return parts.reference_here
    return parts.published.isoformat() if parts.published else None


def _time(parts: Parts, bare: int | None = None) -> str | None:
    """The time of day; ``bare`` the hour where more numbers than one stand there."""
    text = parts.word("CLOCK")
    if not text:
        text = f"{bare or parts.number('DAY', 'COUNT')}:00"
    if parts.has("DAYPART"):
        return "T12:00" if parts.word("DAYPART") == "MI" else "T24:00"
    if "." in text and ":" not in text:  # 8.30pm
        text = text.replace(".", ":", 1)
    half_ = parts.word("AMPM") or text[-2:]
    hour, *rest = (int(n) for n in re.findall(r"\d+", text))
    late = not parts.has("AMPM") and parts.word("NIGHT") in ("AF", "EV", "NI")
    if (half_[0] in "pP" or late) and hour < 12:
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
    """mid-afternoon, mid-afternoon yesterday."""
    if parts.has("DEICTIC"):
        return weekday_daypart(parts)
    day = parts.published.isoformat() if parts.published else None
    return Value("TIME", f"{day}T{parts.word('NIGHT')}" if day else None)


def noon(parts: Parts) -> Value | None:
    """noon, midnight; not "High Noon"."""
    if parts.before.lower().endswith("high "):
        return None
    letters = parts.word("DAYPART")
    day = parts.published.isoformat() if parts.published else None
    return Value("TIME", f"{day}T{'12:00' if letters == 'MI' else '24:00'}" if day else None)
