"""The rules: which sequences of symbols are expressions of time, and how each is read.

A pattern is a sequence of symbol names with the usual ``?``, ``|``, ``( )`` and look-around
``(?=...)``; the first rule that matches at a place wins, so longer forms stand before shorter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from onrecord.reading.times import readings as read
from onrecord.reading.times.lexicon import SYMBOLS
from onrecord.reading.times.parts import Parts, Value


class Rule(NamedTuple):
    """One form of expression, by name."""

    name: str
    pattern: str
    read: Callable[[Parts], Value | None]


# Shorthands used in patterns.
_GROUPS: Final = {
    "ANY_MONTH": "(MONTH|MAYBE_MONTH)",
    "ANY_WEEKDAY": "(WEEKDAY|MAYBE_WEEKDAY)",
    "ANY_UNIT": "(UNIT|UNITS|QUARTER|WEEKEND)",
    "ANY_COUNT": "(DAY|TWO|NUMBER|COUNT)",
    "DAYNUM": "(DAY|ORDINAL)",
    "VAGUE": "(A COUNT OF?|THE COUNT|A|COUNT OF)",
}

RULES: Final = (
    # -- whole dates
    Rule("iso", "ISO", read.iso),
    Rule("compact", "COMPACT", read.compact),
    Rule("numeric", "NUMERIC", read.numeric),
    Rule(
        "clock-on-day",
        "(CLOCK AMPM?|DAY AMPM|(DAY|COUNT) OCLOCK|DAYPART) ZONE? COMMA? (ON|THIS|LAST)? "
        "(ANY_WEEKDAY|DEICTIC) (?!COMMA? (MONTH|MAYBE_MONTH|DAY))",
        read.clock_on_day,
    ),
    Rule(
        "clock-on-date",
        "(CLOCK AMPM?|DAY AMPM) ZONE? COMMA? ON? (ANY_WEEKDAY COMMA?)? THE? "
        "(ANY_MONTH THE? DAYNUM|DAYNUM OF? ANY_MONTH) (COMMA? YEAR)?",
        read.clock_on_date,
    ),
    Rule(
        "day-at-clock", "(ANY_WEEKDAY|DEICTIC) AT (CLOCK AMPM?|DAY AMPM) ZONE?", read.clock_on_day
    ),
    Rule(
        "date-clock",
        "(ANY_WEEKDAY COMMA?)? (ANY_MONTH DAYNUM|DAYNUM ANY_MONTH) COMMA? YEAR (COMMA|HYPHEN|AT)? "
        "CLOCK AMPM? ZONE?",
        read.date_clock,
    ),
    Rule(
        "weekday-month-day-year",
        "(ANY_WEEKDAY COMMA?)? (THE)? ANY_MONTH THE? DAYNUM (COMMA? YEAR)?",
        read.month_day,
    ),
    Rule(
        "weekday-day-month-year",
        "(ANY_WEEKDAY COMMA? THE?)? DAYNUM OF? ANY_MONTH (COMMA? YEAR)?",
        read.month_day,
    ),
    Rule("day-month-hyphen", "DAY HYPHEN ANY_MONTH HYPHEN (YEAR|TWO|DAY)", read.month_day),
    Rule("early-month-year", "EARLY HYPHEN? ANY_MONTH COMMA? OF? YEAR", read.month),
    Rule("month-year", "ANY_MONTH COMMA? OF? YEAR", read.month),
    Rule("month-last-year", "ANY_MONTH OF (LAST|THIS|NEXT) UNIT", read.month_of_year),
    # -- quarters and seasons
    Rule(
        "quarter-of-year",
        "(THE|THIS|LAST|NEXT)? FISCAL? (YEAR POSSESSIVE)? ORDINAL HYPHEN? FISCAL? QUARTER "
        "(OF FISCAL? YEAR)?",
        read.nth_quarter,
    ),
    Rule("season-year", "(THE)? EARLY? SEASON OF? YEAR", read.season),
    Rule("relative-season", "EARLIER? (LAST|THIS|NEXT) SEASON", read.season),
    Rule("season", "(?<=IN|DURING|SINCE|BY) (THE)? EARLY? SEASON", read.season),
    # -- last, this, next
    Rule(
        "relative-daypart",
        "(EARLIER|LATER|EARLY)? (LAST|THIS|THAT) NIGHT",
        read.relative_daypart,
    ),
    Rule("weekday-daypart", "(EARLY)? ANY_WEEKDAY NIGHT", read.weekday_daypart),
    Rule("deictic-daypart", "DEICTIC NIGHT", read.weekday_daypart),
    Rule("relative-weekday", "(LAST|THIS|NEXT) ANY_WEEKDAY", read.weekday),
    Rule("weekday-of-week", "ANY_WEEKDAY OF (LAST|THIS|NEXT) UNIT", read.weekday),
    Rule("relative-month", "(LAST|THIS|NEXT) ANY_MONTH", read.relative_month),
    Rule(
        "relative-span",
        "(THE|THIS)? (LAST|NEXT) ANY_COUNT HYPHEN? ANY_COUNT? (UNITS|UNIT)",
        read.duration,
    ),
    Rule("relative-vague-span", "(THE) (LAST|NEXT) ANY_UNIT", read.relative_span),
    Rule(
        "relative-unit",
        "(EARLIER|LATER|EARLY)? (LAST|THIS|NEXT) (UNIT|QUARTER|WEEKEND)",
        read.relative_unit,
    ),
    Rule("recent-units", "RECENT UNITS", read.vague_duration),
    Rule("relative-units", "(LAST|NEXT) UNITS", read.vague_duration),
    # -- from an anchor
    Rule(
        "ago",
        "NEARLY? (A COUNT OF?|ANY_COUNT|A) (ANY_COUNT)? ANY_UNIT AGO",
        read.ago,
    ),
    Rule("year-ago", "UNIT HYPHEN AGO", read.ago),
    Rule(
        "earlier-later",
        "NEARLY? (A COUNT OF?|ANY_COUNT|A) ANY_UNIT (EARLIER|LATER)",
        read.counted_from_elsewhere,
    ),
    Rule("from-now", "(A COUNT OF?|ANY_COUNT|A) ANY_UNIT FROM NOW", read.in_units),
    Rule("in-units", "(?<=IN) (A COUNT OF?|ANY_COUNT|A) UNITS (?!POSSESSIVE)", read.in_units),
    Rule("that-unit", "(EARLIER|LATER)? (THE SAME|THAT SAME?) UNIT", read.unknown),
    # -- sets
    Rule("every-weekday", "EVERY ANY_WEEKDAY NIGHT?", read.every_weekday),
    Rule("every-unit", "EVERY ANY_COUNT? (UNIT|UNITS|NIGHT|WEEKEND|QUARTER)", read.every_unit),
    Rule("every-month", "EVERY ANY_MONTH", read.every_month),
    Rule("regularly", "REGULARLY", read.regularly),
    # -- durations
    Rule(
        "duration",
        "NEARLY? (AT? MORE THAN?|MORE_WORD THAN)? (A COUNT OF?|ANY_COUNT) (HYPHEN? ANY_COUNT)? "
        "HYPHEN? (AND A? HALF)? MORE_WORD? (UNITS|UNIT|WEEKEND) (?!HYPHEN? OLD)",
        read.duration,
    ),
    Rule("half", "HALF HYPHEN? A? UNIT", read.half),
    Rule("a-unit", "(?<=IN|DURING) A UNIT", read.duration),
    Rule("bare-units", "(?<=OF|IN|DURING) UNITS", read.vague_duration),
    # -- decades and years
    Rule("decade", "(THE)? (EARLY HYPHEN?)? DECADE", read.decade),
    Rule("fiscal-year", "FISCAL UNIT? YEAR", read.year),
    Rule("early-year", "EARLY HYPHEN? YEAR", read.year),
    Rule("year", "YEAR", read.year),
    # -- single words
    Rule("early-weekday", "(EARLY|EARLIER|LATER) ON? (ANY_WEEKDAY|DEICTIC)", read.weekday),
    Rule("weekday", "ANY_WEEKDAY", read.weekday),
    Rule("early-month", "EARLY HYPHEN? ANY_MONTH", read.month),
    Rule("month", "MONTH", read.month),
    Rule("month-after-preposition", "(?<=IN|DURING|SINCE|BY|FROM|EARLY) MAYBE_MONTH", read.month),
    Rule("clock", "(CLOCK AMPM?|DAY AMPM|(DAY|COUNT) OCLOCK) ZONE?", read.clock),
    Rule("deictic", "DEICTIC", read.weekday),
    Rule("tonight", "TONIGHT", read.tonight),
    Rule("feast", "FEAST", read.feast),
    Rule("noon", "DAYPART", read.noon),
    Rule("present", "PRESENT|NOW", read.present),
    Rule("past", "PAST", read.past),
    Rule("the-future", "THE FUTURE", read.future),
    Rule(
        "the-past", "(?<=IN) THE LAST (?!ANY_COUNT|UNIT|UNITS|ANY_MONTH|ANY_WEEKDAY)", read.the_past
    ),
)

_BEHIND: Final = re.compile(r"\(\?<=([^)]*)\)")


def _compiled(pattern: str) -> str:
    """A pattern of names as a pattern of symbols."""
    for name, group in _GROUPS.items():
        pattern = re.sub(rf"\b{name}\b", group, pattern)
    # A look-behind is a set of single symbols; BY and others are lexed as AT.
    pattern = _BEHIND.sub(
        lambda m: f"(?<=[{''.join(SYMBOLS[n] for n in m[1].replace('BY', 'AT').split('|'))}])",
        pattern,
    )
    pattern = re.sub(r"[A-Z_]{1,}", lambda m: SYMBOLS[m.group()], pattern)
    return pattern.replace(" ", "").replace("(", "(?:").replace("(?:?", "(?")


MASTER: Final = re.compile(
    "(?=[^.¶])(?:"
    + "|".join(f"(?P<r{i}>{_compiled(r.pattern)})" for i, r in enumerate(RULES))
    + ")"
)
