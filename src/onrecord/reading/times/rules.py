"""The rules: which sequences of symbols are expressions of time, and how each is read.

A pattern is a sequence of symbol names with the usual ``?``, ``|``, ``( )`` and look-around
``(?=...)``; the first rule that matches at a place wins, so longer forms stand before shorter.
"""

from __future__ import annotations

from typing import Final

from onrecord.reading.times import (
    amounts,
    clocks,
    dates,
    quarters,
    ranges,
    references,
    relative,
    years,
)
from onrecord.reading.times.patterns import Rule

RULES: Final = (
    # -- whole dates
    Rule("iso", "ISO", dates.iso),
    Rule("compact", "COMPACT", dates.compact),
    Rule("numeric", "NUMERIC", dates.numeric),
    # -- several days of a month
    Rule(
        "month-days",
        "(ANY_WEEKDAY COMMA?)? ANY_MONTH DAYNUM ((COMMA DAYNUM){1,5} COMMA? AND|COMMA? AND|JOINED)"
        " DAYNUM (?!HYPHEN? (UNIT|UNITS|HUNDRED|MONTH|MAYBE_MONTH|AMPM)|MORE_WORD) (COMMA? YEAR)?",
        ranges.days_of_month,
    ),
    Rule(
        "days-month",
        "DAYNUM ((COMMA DAYNUM){1,5} COMMA? AND|AND|JOINED) DAYNUM OF? ANY_MONTH (COMMA? YEAR)?",
        ranges.days_of_month,
    ),
    Rule(
        "clock-on-day",
        "(AT_TIME|DAYPART) ZONE? COMMA? (ON|THIS|LAST)? "
        "(ANY_WEEKDAY|DEICTIC) NIGHT? (?!COMMA? (MONTH|MAYBE_MONTH|DAY))",
        clocks.clock_on_day,
    ),
    Rule(
        "clock-on-date",
        "(CLOCK AMPM?|DAY AMPM) ZONE? COMMA? ON? (ANY_WEEKDAY COMMA?)? THE? "
        "(ANY_MONTH THE? DAYNUM|DAYNUM OF? ANY_MONTH) (COMMA? YEAR)?",
        clocks.clock_on_date,
    ),
    Rule(
        "day-at-clock",
        "(ANY_WEEKDAY|DEICTIC) AT (CLOCK AMPM?|DAY AMPM|DAYPART) ZONE?",
        clocks.clock_on_day,
    ),
    Rule(
        "date-clock",
        "(ANY_WEEKDAY COMMA?)? (ANY_MONTH DAYNUM|DAYNUM ANY_MONTH) (COMMA? YEAR (COMMA|HYPHEN|AT)?"
        "|COMMA|COMMA? AT) (CLOCK AMPM?|(?<=AT) DAY AMPM) ZONE?",
        clocks.date_clock,
    ),
    Rule(
        "weekday-month-day-year",
        "((((THE|THIS)? (LAST|NEXT)|THIS)? ANY_WEEKDAY|DEICTIC) COMMA? THE?)? "
        "ANY_MONTH THE? DAYNUM (COMMA? YEAR)?",
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
    Rule(
        "month-last-year",
        "ANY_MONTH OF? (RELATIVE|THAT SAME?|THE SAME) UNIT",
        dates.month_of_year,
    ),
    Rule(
        "week-of-day",
        "THE? UNIT OF (ANY_WEEKDAY COMMA?)? ANY_MONTH DAYNUM (COMMA? YEAR)?",
        dates.week_of_day,
    ),
    Rule("that-month", "(THAT|THE SAME) ANY_MONTH (?!DAYNUM)", dates.that_month),
    Rule(
        "nth-weekday",
        "THE? (ORDINAL|LAST) (ANY_WEEKDAY|UNIT|WEEKEND) (OF|IN) "
        "(EARLY? ANY_MONTH (COMMA? OF? SAID_YEAR)?|YEAR|(RELATIVE|THE) UNIT) (?!DAYNUM)",
        dates.part_of_period,
    ),
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
        "(THE (FISCAL? YEAR)?|RELATIVE (UNIT POSSESSIVE)?)? FISCAL? HYPHEN? ORDINAL FISCAL? "
        "QUARTER (OF (FISCAL? YEAR|RELATIVE UNIT))?",
        quarters.nth_quarter,
    ),
    Rule("short-quarter", "SHORT_QUARTER (OF? (YEAR|RELATIVE UNIT))?", quarters.short_quarter),
    Rule(
        "same-period",
        "THE ((COMPARABLE|SAME) (PERIOD|QUARTER|UNIT) (OF|IN)? RELATIVE UNIT"
        "|((COMPARABLE|SAME) (PERIOD|QUARTER|UNIT)|QUARTER) A UNIT (AGO|EARLIER))",
        quarters.same_period,
    ),
    Rule("the-quarter", "THE LATEST? FISCAL? QUARTER (?!HYPHEN|OF)", quarters.the_quarter),
    Rule("period-of-year", "THE YEAR (PERIOD|QUARTER)", quarters.period_of_year),
    Rule("last-years-quarter", "RELATIVE UNIT POSSESSIVE QUARTER", quarters.same_period),
    Rule("the-latest-period", "THE LATEST PERIOD", quarters.latest_period),
    Rule("latest-unit", "THE LATEST FISCAL? UNIT", quarters.latest_unit),
    Rule(
        "half-year",
        "(THE)? (ORDINAL|LAST) HYPHEN? HALF OF (FISCAL? YEAR|(THE|RELATIVE) UNIT)",
        years.half_year,
    ),
    Rule("season-year", "(THE)? EARLY? SEASON OF? SAID_YEAR", years.season),
    Rule("relative-season", "EARLIER? (THIS? LAST|THIS|NEXT) SEASON", years.season),
    Rule("early-season", "THE? EARLY HYPHEN? SEASON", years.season),
    Rule("season", "(?<=IN|DURING|SINCE|THROUGH|AT) (THE)? EARLY? SEASON", years.season),
    # -- last, this, next
    Rule(
        "relative-daypart",
        "(EARLIER|LATER|EARLY)? ((LAST|THIS|THAT)|THE NEXT) NIGHT",
        clocks.relative_daypart,
    ),
    Rule("weekday-daypart", "ANY_WEEKDAY NIGHT", clocks.weekday_daypart),
    Rule("deictic-daypart", "DEICTIC NIGHT", clocks.weekday_daypart),
    Rule(
        "daypart-of-day",
        "THE? NIGHT OF ON? ((ANY_WEEKDAY COMMA? THE?)? (ANY_MONTH DAYNUM|DAYNUM OF? ANY_MONTH)"
        " (COMMA? YEAR)?|ANY_WEEKDAY|DEICTIC)",
        clocks.daypart_of_day,
    ),
    Rule("the-daypart", "(?<=IN|DURING) THE NIGHT (?!OF)", clocks.the_daypart),
    Rule("relative-weekday", "((THE|THIS)? (LAST|NEXT)|THIS) ANY_WEEKDAY", relative.weekday),
    Rule("weekday-of-week", "ANY_WEEKDAY OF RELATIVE UNIT", relative.weekday),
    Rule("relative-month", "RELATIVE ANY_MONTH (?!DAYNUM)", dates.relative_month),
    Rule(
        "relative-span",
        "(THE|THIS)? (LAST|NEXT) HOW_MANY HYPHEN? (UNITS|UNIT) OR_SO?",
        amounts.duration,
    ),
    Rule("relative-vague-span", "(THE) (LAST|NEXT) ANY_UNIT OR_SO?", relative.relative_span),
    Rule("latest-span", "THE LATEST SAID_COUNT UNITS", amounts.duration),
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
    Rule("ago", "ABOUT? (HOW_MANY|A) ANY_UNIT OR_SO? AGO", relative.ago),
    Rule("units-ago", "UNITS AGO", relative.ago),
    Rule("fortnight-ago", "ABOUT? (A|SAID_COUNT) FORTNIGHT AGO", relative.fortnight_ago),
    Rule("units-later", "UNITS (EARLIER|LATER)", relative.units_later),
    Rule("earlier-later", "ABOUT? (HOW_MANY|A) ANY_UNIT (EARLIER|LATER)", relative.earlier_later),
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
    Rule("every-other", "EVERY OTHER_ONE UNIT", amounts.every_other),
    Rule("often", "(SAID_COUNT|VAGUE)? OFTEN (A|EVERY) UNIT", amounts.often),
    Rule("weekdays", "WEEKDAYS NIGHT?|ANY_WEEKDAY NIGHTS", amounts.every_weekday),
    Rule("every-month", "EVERY ANY_MONTH", amounts.every_month),
    Rule("regularly", "REGULARLY", amounts.regularly),
    # -- years in words stand before counts of them
    Rule("spoken-year", "TEEN TENS (HYPHEN? COUNT)? (?!HYPHEN? (UNIT|UNITS))", years.year),
    Rule("the-year", "THE MORE_WORD? UNIT (SAID_YEAR|COUNT HUNDRED)", years.year),
    # -- durations
    Rule(
        "range-of-units",
        "((THE|THIS)? (LAST|NEXT))? (DAY|COUNT|TWO) (AND|HYPHEN) (DAY|COUNT|TWO) HYPHEN? "
        "(UNITS|UNIT) (?!HYPHEN? OLD|AGO|EARLIER|LATER)",
        amounts.from_to,
    ),
    Rule("the-first-units", "THE ORDINAL? SAID_COUNT MORE_WORD? UNITS", amounts.duration),
    Rule(
        "compound-duration",
        "ABOUT? HOW_MANY (UNITS|UNIT) (AND|COMMA AND?)? SAID_COUNT (UNITS|UNIT) (?!HYPHEN)",
        amounts.compound,
    ),
    Rule(
        "duration",
        "ABOUT? HOW_MANY HYPHEN? MORE_WORD? (UNITS|UNIT|WEEKEND) (?!HYPHEN? OLD) OR_SO?",
        amounts.duration,
    ),
    Rule("unit-long", "(UNIT|UNITS) HYPHEN HORIZON|LONG", amounts.unit_long),
    Rule("fortnight", "ABOUT? (A|SAID_COUNT) FORTNIGHT", amounts.duration),
    Rule("quarter-century", "A? QUARTER (HYPHEN|OF A) UNIT", amounts.quarter_century),
    Rule("unit-and-a-half", "ABOUT? A UNIT AND A HALF", amounts.duration),
    Rule("additional-unit", "A MORE_WORD UNIT", amounts.duration),
    Rule("half", "HALF HYPHEN? A? UNIT", amounts.half),
    Rule("about-a-unit", "ABOUT A UNIT (?!HYPHEN)", amounts.duration),
    Rule("a-unit", "A UNIT (?!HYPHEN|POSSESSIVE|UNIT) OR_SO?", amounts.a_unit),
    Rule("bare-units", "(?<=OF|IN|DURING|FOR) UNITS", amounts.vague_duration),
    Rule("the-units", "(?<=THE) UNITS", amounts.the_units),
    # -- decades and years
    Rule("decade", "(THE)? (EARLY HYPHEN?)? DECADE", years.decade),
    Rule("century", "ORDINAL HYPHEN? UNIT", years.century),
    Rule("fiscal-year", "FISCAL UNIT? YEAR|THE? YEAR FISCAL UNIT", years.year),
    Rule("the-fiscal-year", "(THE|THIS) FISCAL UNIT", relative.the_unit),
    Rule("early-year", "EARLY HYPHEN? YEAR", years.year),
    Rule("year", "YEAR", years.year),
    Rule("year-end", "THE? UNIT (HYPHEN|POSSESSIVE)? BEGINNING", years.year_end),
    Rule("short-year", "SHORT_YEAR", years.short_year),
    # -- the year, the week, the weekend
    Rule("full-year", "THE MORE_WORD UNIT (?!HYPHEN|OF)", relative.full_year),
    Rule("the-weekend", "THE WEEKEND (?!HYPHEN|OF|BEFORE)", relative.the_weekend),
    Rule("in-the-unit", "(?<=IN) THE UNIT (?!HYPHEN|OF)", relative.in_the_unit),
    Rule("the-unit", "THE UNIT (?!HYPHEN|OF)", relative.the_unit),
    # -- single words
    Rule("early-deictic", "(EARLY|EARLIER|LATER) DEICTIC", relative.weekday),
    Rule("early-weekday", "EARLY ON? ANY_WEEKDAY (?!NIGHT)", relative.weekday),
    Rule("weekday", "WEEKDAY|(?<=ON|LAST|EARLY) MAYBE_WEEKDAY", relative.weekday),
    Rule("early-month", "EARLY HYPHEN? ANY_MONTH", dates.month),
    Rule("month", "MONTH", dates.month),
    Rule(
        "month-after-preposition",
        "(?<=IN|DURING|SINCE|THROUGH|AT|FROM|EARLY) MAYBE_MONTH",
        dates.month,
    ),
    Rule("joined-month", "(?<=AND|HYPHEN) MAYBE_MONTH (?!DAYNUM)", dates.joined_month),
    Rule("hour-of-daypart", "(DAY|COUNT|CLOCK) OCLOCK? IN THE NIGHT", clocks.clock),
    Rule("clock", "AT_TIME ZONE?", clocks.clock),
    Rule("deictic", "DEICTIC", relative.weekday),
    Rule("tonight", "TONIGHT", clocks.tonight),
    Rule("overnight", "OVERNIGHT", clocks.tonight),
    Rule("feast", "FEAST (COMMA? YEAR)?", dates.feast),
    Rule("noon", "DAYPART", clocks.noon),
    Rule("mid-daypart", "EARLY HYPHEN? NIGHT DEICTIC?", clocks.today),
    Rule("present", "PRESENT|NOW|CURRENT", references.present),
    Rule("these-days", "THESE UNITS", references.these_days),
    Rule("soon", "SOON", references.soon),
    Rule("past", "PAST", references.past),
    Rule("the-future", "THE FUTURE (?!OF)", references.future),
    Rule("the-near-term", "THE HORIZON (TERM|FUTURE)", references.future),
    Rule(
        "the-past",
        "(?<=IN) THE LAST (?!DAY|TWO|NUMBER|COUNT|VAGUE|UNIT|UNITS|MONTH|WEEKDAY)",
        references.the_past,
    ),
)
