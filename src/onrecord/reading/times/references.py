"""Now, soon, recently: times that are told by no date."""

from __future__ import annotations

import re
from typing import Final

from onrecord.reading.times.parts import Parts, Value

_ASIDE: Final = re.compile(r"\b(?:for|from) $", re.I)


def present(parts: Parts) -> Value | None:
    """now, currently, current; not "for now" nor "Now, he says, ..."."""
    if _ASIDE.search(parts.before) or (not parts.before.strip(_MARKS) and parts.after[:1] == ","):
        return None
    return Value("DATE", "PRESENT_REF")


def these_days(parts: Parts) -> Value | None:
    """these days."""
    return Value("DATE", "PRESENT_REF") if parts.word("UNITS") == "D" else None


_MARKS: Final = " \n\"'“‘`"
_BOUND: Final = re.compile(r"\b(?:as|too|how|very) $", re.I)


def soon(parts: Parts) -> Value | None:
    """soon; not "as soon as" nor "soon after"."""
    if _BOUND.search(parts.before) or parts.after.startswith((" after", " as ")):
        return None
    return Value("DATE", "FUTURE_REF")


def past(parts: Parts) -> Value | None:
    """recently."""
    return Value("DATE", "PAST_REF")


def the_past(parts: Parts) -> Value | None:
    """in the past."""
    return Value("DATE", "PAST_REF") if parts.word("LAST") == "past" else None


def future(parts: Parts) -> Value | None:
    """in the future, in the near term."""
    return Value("DATE", "FUTURE_REF")
