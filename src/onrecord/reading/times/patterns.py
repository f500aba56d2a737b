"""What a rule is, and the shorthands that patterns are written with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from onrecord.reading.times.parts import Parts, Piece, Value


class Rule(NamedTuple):
    """One form of expression, by name."""

    name: str
    pattern: str
    read: Callable[[Parts], Value | tuple[Piece, ...] | None]


# Shorthands used in patterns.
GROUPS: Final = {
    "ANY_MONTH": "(MONTH|MAYBE_MONTH)",
    "ANY_WEEKDAY": "(WEEKDAY|MAYBE_WEEKDAY)",
    "ANY_UNIT": "(UNIT|UNITS|QUARTER|WEEKEND)",
    "JOINED": "(HYPHEN|AND|THROUGH|SINCE)",
    "HOW_MANY": "((A VAGUE OF?|A? HUNDRED|SAID_COUNT|VAGUE OF?)"
    " (HYPHEN? AND HYPHEN? A? HYPHEN? HALF)?)",
    "SAID_COUNT": "((DAY|TWO|NUMBER|COUNT|TEEN|TENS) (HYPHEN? (DAY|TWO|COUNT|TENS))? HUNDRED?)",
    "ABOUT": "(NEARLY|AT MORE|(AT? MORE|MORE_WORD) THAN|UP AND)",
    "SAID_YEAR": "(YEAR|TEEN TENS (HYPHEN? COUNT)?)",
    "DAYNUM": "(DAY|ORDINAL)",
    "AT_TIME": "(CLOCK AMPM?|DAY AMPM|(DAY|COUNT) OCLOCK)",
    "RELATIVE": "(LAST|THIS|NEXT)",
}
