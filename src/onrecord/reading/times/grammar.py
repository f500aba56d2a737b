"""The rules: which sequences of symbols are expressions of time, and how each is read.

A pattern is a sequence of symbol names with the usual ``?``, ``|``, ``( )`` and look-around
``(?=...)``; the first rule that matches at a place wins, so longer forms stand before shorter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from onrecord.reading.times import amounts, clocks, dates, quarters, relative
from onrecord.reading.times.lexicon import BREAK, OTHER, SYMBOLS
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
    "HOW_MANY": "((A VAGUE OF?|A? HUNDRED|SAID_COUNT|VAGUE OF?) (AND A? HALF)?)",
    "SAID_COUNT": "((DAY|TWO|NUMBER|COUNT|TEEN|TENS) (HYPHEN? (DAY|TWO|COUNT|TENS))? HUNDRED?)",
    "ABOUT": "(NEARLY|AT MORE|(AT? MORE|MORE_WORD) THAN|UP AND)",
    "SAID_YEAR": "(YEAR|TEEN TENS (HYPHEN? COUNT)?)",
    "DAYNUM": "(DAY|ORDINAL)",
    "AT_TIME": "(CLOCK AMPM?|DAY AMPM|(DAY|COUNT) OCLOCK)",
    "RELATIVE": "(LAST|THIS|NEXT)",
}

RULES: Final = (
    # -- whole dates
    Rule("iso", "ISO", dates.iso),
    Rule("compact", "COMPACT", dates.compact),
    Rule("numeric", "NUMERIC", dates.numeric),
    Rule(
        "clock-on-day",
        "(AT_TIME|DAYPART) ZONE? COMMA? (ON|THIS|LAST)? "
        "(ANY_WEEKDAY|DEICTIC) (?!COMMA? (MONTH|MAYBE_MONTH|DAY))",
        clocks.clock_on_day,
    ),
    Rule(
        "clock-on-date",
        "(CLOCK AMPM?|DAY AMPM) ZONE? COMMA? ON? (ANY_WEEKDAY COMMA?)? THE? "
        "(ANY_MONTH THE? DAYNUM|DAYNUM OF? ANY_MONTH) (COMMA? YEAR)?",
        clocks.clock_on_date,
    ),
    Rule(
        "day-at-clock", "(ANY_WEEKDAY|DEICTIC) AT (CLOCK AMPM?|DAY AMPM) ZONE?", clocks.clock_on_day
    ),
    Rule(
        "date-clock",
        "(ANY_WEEKDAY COMMA?)? (ANY_MONTH DAYNUM|DAYNUM ANY_MONTH) COMMA? YEAR (COMMA|HYPHEN|AT)? "
        "CLOCK AMPM? ZONE?",
        clocks.date_clock,
    ),
    Rule(
        "weekday-month-day-year",
        "(ANY_WEEKDAY COMMA? THE?)? ANY_MONTH THE? DAYNUM (COMMA? YEAR)?",
        dates.month_day,
    ),
    Rule(
        "weekday-day-month-year",
        "(ANY_WEEKDAY COMMA? THE?)? DAYNUM OF? ANY_MONTH (COMMA? YEAR)?",
        dates.month_day,
    ),
    Rule("day-month-hyphen", "DAY HYPHEN ANY_MONTH HYPHEN (YEAR|TWO|DAY)", dates.month_day),
    Rule(
        "edge",
        "THE? BEGINNING OF (EARLY? ANY_MONTH (COMMA? OF? SAID_YEAR)?|YEAR"
        "|(RELATIVE|THE CURRENT?) (UNIT|QUARTER)) (?!DAYNUM)",
        dates.edge,
    ),
    Rule("early-month-year", "EARLY HYPHEN? ANY_MONTH COMMA? OF? SAID_YEAR", dates.month),
    Rule("month-year", "ANY_MONTH COMMA? OF? SAID_YEAR", dates.month),
    Rule("month-last-year", "ANY_MONTH OF? RELATIVE UNIT", dates.month_of_year),
    # -- quarters, halves and seasons
    Rule(
        "year-before",
        "(THE LATEST? COMPARABLE?)? UNIT HYPHEN (EARLIER|AGO) "
        "((ORDINAL HYPHEN?)? QUARTER|PERIOD|SAID_COUNT UNITS)",
        quarters.year_before,
    ),
    Rule("year-earlier", "UNIT HYPHEN (EARLIER|AGO)", quarters.year_before),
    Rule("third-quarter", "FISCAL? ORDINAL HYPHEN QUARTER", quarters.nth_quarter),
    Rule(
        "quarter-of-year",
        "(THE (FISCAL? YEAR)?|RELATIVE (UNIT POSSESSIVE)?)? FISCAL? ORDINAL FISCAL? QUARTER "
        "(OF (FISCAL? YEAR|RELATIVE UNIT))?",
        quarters.nth_quarter,
    ),
    Rule("the-quarter", "THE LATEST? FISCAL? QUARTER (?!HYPHEN|OF)", quarters.the_quarter),
    Rule("period-of-year", "THE YEAR PERIOD", quarters.period_of_year),
    Rule("latest-unit", "THE LATEST FISCAL? UNIT", quarters.latest_unit),
    Rule(
        "half-year",
        "(THE)? (ORDINAL|LAST) HYPHEN? HALF OF (FISCAL? YEAR|(THE|RELATIVE) UNIT)",
        dates.half_year,
    ),
    Rule("season-year", "(THE)? EARLY? SEASON OF? SAID_YEAR", dates.season),
    Rule("relative-season", "EARLIER? (THIS? LAST|THIS|NEXT) SEASON", dates.season),
    Rule("season", "(?<=IN|DURING|SINCE|AT) (THE)? EARLY? SEASON", dates.season),
    # -- last, this, next
    Rule(
        "relative-daypart",
        "(EARLIER|LATER|EARLY)? (LAST|THIS|THAT) NIGHT",
        clocks.relative_daypart,
    ),
    Rule("weekday-daypart", "ANY_WEEKDAY NIGHT", clocks.weekday_daypart),
    Rule("deictic-daypart", "DEICTIC NIGHT", clocks.weekday_daypart),
    Rule("the-daypart", "(?<=IN|DURING) THE NIGHT (?!OF)", clocks.the_daypart),
    Rule("relative-weekday", "((THE|THIS)? (LAST|NEXT)|THIS) ANY_WEEKDAY", relative.weekday),
    Rule("weekday-of-week", "ANY_WEEKDAY OF RELATIVE UNIT", relative.weekday),
    Rule("relative-month", "RELATIVE ANY_MONTH (?!DAYNUM)", dates.relative_month),
    Rule(
        "relative-span",
        "(THE|THIS)? (LAST|NEXT) HOW_MANY HYPHEN? (UNITS|UNIT)",
        amounts.duration,
    ),
    Rule("relative-vague-span", "(THE) (LAST|NEXT) ANY_UNIT", relative.relative_span),
    Rule("relative-feast", "RELATIVE FEAST", dates.feast),
    Rule(
        "relative-unit",
        "(EARLIER|LATER|EARLY)? RELATIVE (UNIT|QUARTER|WEEKEND)",
        relative.relative_unit,
    ),
    Rule("current-unit", "THE? CURRENT FISCAL? (UNIT|QUARTER)", relative.relative_unit),
    Rule("recent-units", "RECENT UNITS", amounts.vague_duration),
    Rule("relative-units", "(LAST|NEXT) UNITS", amounts.vague_duration),
    # -- from an anchor
    Rule("ago", "NEARLY? (HOW_MANY|A) ANY_UNIT AGO", relative.ago),
    Rule("units-ago", "UNITS AGO", relative.ago),
    Rule("earlier-later", "NEARLY? (HOW_MANY|A) ANY_UNIT (EARLIER|LATER)", relative.earlier_later),
    Rule("from-now", "(HOW_MANY|A) ANY_UNIT FROM NOW", relative.in_units),
    Rule("in-units", "(?<=IN) HOW_MANY UNITS (?!POSSESSIVE)", relative.in_units),
    Rule("that-unit", "(EARLIER|LATER)? (THE SAME|THAT SAME?) (UNIT|QUARTER)", relative.that_unit),
    Rule("day-beyond", "THE? UNIT (BEFORE|AFTER) DEICTIC", relative.day_beyond),
    Rule("the-unit-before", "THE UNIT (BEFORE|AFTER)", relative.unit_before),
    # -- sets
    Rule("every-weekday", "EVERY ANY_WEEKDAY NIGHT?", amounts.every_weekday),
    Rule(
        "every-unit",
        "EVERY SAID_COUNT? (UNIT|UNITS|NIGHT|WEEKEND|QUARTER)",
        amounts.every_unit,
    ),
    Rule("weekdays", "WEEKDAYS NIGHT?", amounts.every_weekday),
    Rule("every-month", "EVERY ANY_MONTH", amounts.every_month),
    Rule("regularly", "REGULARLY", amounts.regularly),
    # -- years in words stand before counts of them
    Rule("spoken-year", "TEEN TENS (HYPHEN? COUNT)? (?!HYPHEN? (UNIT|UNITS))", dates.year),
    Rule("the-year", "THE UNIT (SAID_YEAR|COUNT HUNDRED)", dates.year),
    # -- durations
    Rule("the-first-units", "THE ORDINAL? SAID_COUNT MORE_WORD? UNITS", amounts.duration),
    Rule(
        "compound-duration",
        "ABOUT? HOW_MANY (UNITS|UNIT) (AND|COMMA AND?)? SAID_COUNT (UNITS|UNIT) (?!HYPHEN)",
        amounts.compound,
    ),
    Rule(
        "duration",
        "ABOUT? HOW_MANY HYPHEN? MORE_WORD? (UNITS|UNIT|WEEKEND) (?!HYPHEN? OLD)",
        amounts.duration,
    ),
    Rule("unit-long", "UNIT HYPHEN HORIZON", amounts.unit_long),
    Rule("additional-unit", "A MORE_WORD UNIT", amounts.duration),
    Rule("half", "HALF HYPHEN? A? UNIT", amounts.half),
    Rule("about-a-unit", "ABOUT A UNIT (?!HYPHEN)", amounts.duration),
    Rule("a-unit", "A UNIT (?!HYPHEN|POSSESSIVE|UNIT)", amounts.a_unit),
    Rule("bare-units", "(?<=OF|IN|DURING|FOR) UNITS", amounts.vague_duration),
    Rule("the-units", "(?<=THE) UNITS", amounts.the_units),
    # -- decades and years
    Rule("decade", "(THE)? (EARLY HYPHEN?)? DECADE", dates.decade),
    Rule("century", "ORDINAL HYPHEN? UNIT", dates.century),
    Rule("fiscal-year", "FISCAL UNIT? YEAR", dates.year),
    Rule("the-fiscal-year", "(THE|THIS) FISCAL UNIT", relative.the_unit),
    Rule("early-year", "EARLY HYPHEN? YEAR", dates.year),
    Rule("year", "YEAR", dates.year),
    Rule("year-end", "UNIT HYPHEN? BEGINNING", dates.year_end),
    # -- the year, the week, the weekend
    Rule("the-weekend", "THE WEEKEND (?!HYPHEN|OF|BEFORE)", relative.the_weekend),
    Rule("the-unit", "THE UNIT (?!HYPHEN|OF)", relative.the_unit),
    # -- single words
    Rule("early-deictic", "(EARLY|EARLIER|LATER) DEICTIC", relative.weekday),
    Rule("early-weekday", "EARLY ON? ANY_WEEKDAY (?!NIGHT)", relative.weekday),
    Rule("weekday", "WEEKDAY|(?<=ON|LAST|EARLY) MAYBE_WEEKDAY", relative.weekday),
    Rule("early-month", "EARLY HYPHEN? ANY_MONTH", dates.month),
    Rule("month", "MONTH", dates.month),
    Rule("month-after-preposition", "(?<=IN|DURING|SINCE|AT|FROM|EARLY) MAYBE_MONTH", dates.month),
    Rule("clock", "AT_TIME ZONE?", clocks.clock),
    Rule("deictic", "DEICTIC", relative.weekday),
    Rule("tonight", "TONIGHT", clocks.tonight),
    Rule("overnight", "OVERNIGHT", clocks.tonight),
    Rule("feast", "FEAST (COMMA? YEAR)?", dates.feast),
    Rule("noon", "DAYPART", clocks.noon),
    Rule("mid-daypart", "EARLY HYPHEN? NIGHT", clocks.today),
    Rule("present", "PRESENT|NOW|CURRENT", relative.present),
    Rule("soon", "SOON", relative.soon),
    Rule("past", "PAST", relative.past),
    Rule("the-future", "THE FUTURE (?!OF)", relative.future),
    Rule("the-near-term", "THE HORIZON TERM", relative.future),
    Rule(
        "the-past",
        "(?<=IN) THE LAST (?!DAY|TWO|NUMBER|COUNT|VAGUE|UNIT|UNITS|MONTH|WEEKDAY)",
        relative.the_past,
    ),
)

_BEHIND: Final = re.compile(r"\(\?<=([^)]*)\)")


def _compiled(pattern: str) -> str:
    """A pattern of names as a pattern of symbols."""
    for name, group in _GROUPS.items():
        pattern = re.sub(rf"\b{name}\b", group, pattern)
    pattern = _BEHIND.sub(
        lambda m: f"(?<=[{''.join(SYMBOLS[n] for n in m[1].split('|'))}])", pattern
    )
    pattern = re.sub(r"[A-Z_]{1,}", lambda m: SYMBOLS[m.group()], pattern)
    return pattern.replace(" ", "").replace("(", "(?:").replace("(?:?", "(?")


_MASTER: Final = re.compile(
    "|".join(f"(?P<r{i}>{_compiled(r.pattern)})" for i, r in enumerate(RULES))
)
# No rule spans a word that has nothing to do with time, and each has one of these symbols.
_STRETCH: Final = re.compile(f"[^{OTHER}{BREAK}]+")
_CORE: Final = re.compile(
    "["
    + "".join(
        SYMBOLS[name]
        for name in (
            "MONTH MAYBE_MONTH WEEKDAY MAYBE_WEEKDAY WEEKDAYS YEAR DECADE UNIT UNITS QUARTER "
            "WEEKEND SEASON NIGHT DAYPART DEICTIC TONIGHT OVERNIGHT PRESENT NOW CURRENT SOON PAST "
            "FUTURE REGULARLY CLOCK AMPM OCLOCK ISO NUMERIC COMPACT FEAST TERM TEEN LAST"
        ).split()
    )
    + "]"
)


def stretches(symbols: str) -> Iterator[tuple[int, int]]:
    """From where to where expressions may stand."""
    for stretch in _STRETCH.finditer(symbols):
        if _CORE.search(symbols, *stretch.span()):
            yield stretch.span()


def first_match(symbols: str, start: int, end: int) -> tuple[Rule, int, int] | None:
    """The first place that a rule fits in a stretch, and the rule."""
    match = _MASTER.search(symbols, start, end)
    if match is None:
        return None
    return RULES[int((match.lastgroup or "r0")[1:])], match.start(), match.end()
