"""Days of the year with a name, and how each is found in a given year."""

from __future__ import annotations

import datetime as dt
from typing import Final

# Month and day; or month, which one and weekday (Monday 0; -1 for the month's last); or 0 and days
# from Easter. Nothing where countries keep the name on different days.
FEASTS: Final[dict[str, tuple[int, ...]]] = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "st. patrick's day": (3, 17),
    "may day": (5, 1),
    "juneteenth": (6, 19),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "veterans day": (11, 11),
    "martin luther king day": (1, 3, 0),
    "memorial day": (5, -1, 0),
    "labor day": (9, 1, 0),
    "columbus day": (10, 2, 0),
    "thanksgiving day": (11, 4, 3),
    "thanksgiving": (11, 4, 3),
    "ash wednesday": (0, -46),
    "palm sunday": (0, -7),
    "maundy thursday": (0, -3),
    "good friday": (0, -2),
    "easter sunday": (0, 0),
    "easter monday": (0, 1),
    "easter": (0, 0),
    "election day": (),  # but see AMERICAN
    "independence day": (),
}
# In an article about the United States: the Tuesday after the first Monday of November.
AMERICAN: Final[dict[str, tuple[int, ...]]] = {"election day": (11, 1, 0, 1)}


def feast_day(year: int, rule: tuple[int, ...]) -> dt.date | None:
    """The day of a feast in a year."""
    try:
        if not rule:
            return None
        if rule[0] == 0:
            return _easter(year) + dt.timedelta(days=rule[1])
        if len(rule) == 2:
            return dt.date(year, rule[0], rule[1])
        day = nth_weekday(year, *rule[:3])
        return day + dt.timedelta(days=sum(rule[3:])) if day else None
    except (ValueError, OverflowError):
        return None


def nth_weekday(year: int, month: int, which: int, weekday: int) -> dt.date | None:
    """The second Monday of a month, its last Friday (-1); None when it has no fifth."""
    first = dt.date(year, month, 1)
    days = [first + dt.timedelta(days=n) for n in range(31)]
    fitting = [d for d in days if d.weekday() == weekday and d.month == month]
    index = which - 1 if which > 0 else -1
    return fitting[index] if index < len(fitting) else None


def _easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar, by the anonymous computus of 1876."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    leap, rest = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * rest + 2 * (in_century // 4) - moon - in_century % 4) % 7
    late = (golden + 11 * moon + 22 * to_sunday) // 451
    month, day = divmod(moon + to_sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)
