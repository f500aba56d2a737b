"""What an article as a whole tells: the day it is told from, and how it writes dates in figures."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.reading.times import calendar
from onrecord.reading.times.lexer import Token
from onrecord.reading.times.lexicon import SYMBOLS
from onrecord.types import Timex

YEARS: Final = range(1605, 9000)  # from the first newspaper to where reckoning still works
UNSET: Final = dt.date(1970, 1, 1)  # what programs write for a date that they do not have
TOO_LATE: Final = 366  # days: a report cannot tell of what happened so long after it
STALE: Final = 7  # days between a dateline and the day of publication that go together
NEARBY: Final = 45  # days between two dates of which the one may lend the other its year
HEAD: Final = 120  # characters in which a dateline stands

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the expressions of an article have in common."""

    published: dt.date | None  # None: not known
    day_first: bool | None  # whether 05/06/2025 is the fifth of June; None: not known
    american: bool  # whether named days are those of the United States


def setting_of(
    published_day: str | None, text: str, tokens: Sequence[Token], symbols: str
) -> Setting:
    """The setting of an article; the first of January 1970 is no day of publication."""
    published = calendar.day_of(published_day)
    if published and (published == UNSET or published.year not in YEARS):
        published = None
    american = SYMBOLS["FEAST"] in symbols and _AMERICAN.search(text) is not None
    return Setting(published, _day_first(tokens, symbols), american)


_AMERICAN: Final = re.compile(
    r"\b(?:U\.S\.|United States|Congress|Republicans?|Democrats?|White House)(?!\w)"
)


_SPELLED_DAY_FIRST: Final = re.compile("{DAY}{MONTH}{YEAR}".format_map(SYMBOLS))
_SPELLED_MONTH_FIRST: Final = re.compile("{MONTH}{DAY}{COMMA}?{YEAR}".format_map(SYMBOLS))


def _day_first(tokens: Sequence[Token], symbols: str) -> bool | None:
    """What the dates show that leave no choice: 13/06/2025, and those with the month in words."""
    if SYMBOLS["NUMERIC"] not in symbols:
        return None
    votes = set()
    for token in tokens:
        if token.symbol == SYMBOLS["NUMERIC"] and "/" in str(token.value):
            first, second = (int(number) for number in str(token.value).split("/")[:2])
            votes |= {True} if first > 12 >= second else {False} if second > 12 >= first else set()
    if not votes:
        votes |= {True} if _SPELLED_DAY_FIRST.search(symbols) else set()
        votes |= {False} if _SPELLED_MONTH_FIRST.search(symbols) else set()
    return votes.pop() if len(votes) == 1 else None


def is_contradicted(published: dt.date, found: Sequence[Timex], text: str) -> bool:
    """Whether the article tells of what happened long after the day it is said to be of."""
    later = False
    for timex in found:
        day = _full_day(timex, text)
        if day is None:
            continue
        if abs((day - published).days) <= TOO_LATE:
            return False  # it speaks of its own time
        before = text[max(0, timex.span.start - 60) : timex.span.start]
        later = later or (day > published and _HAPPENED.search(before) is not None)
    return later


# "notes due on March 1, 2031" lie ahead; "was killed on" does not.
_HAPPENED: Final = re.compile(
    r"\b(?:was|were|said|told|died|began|met|[a-z]{2,}[^\We]ed)\b(?:(?!\b(?:due|will|would|to|until"
    r"|by|effective|expir\w+|matur\w+|payable)\b)[^.;]){0,40} (?:on|On) (?:[A-Z]\w+, )?$"
)


def dateline(found: Sequence[Timex], text: str) -> dt.date | None:
    """The day in a dateline, "KORVEL, June 5, 2025 (AP)", where it has its year."""
    for timex in found:
        if timex.span.start > HEAD:
            return None
        if _DATELINE.match(text[: timex.span.start]) and _AFTER_DATELINE.match(
            text, timex.span.end
        ):
            return _full_day(timex, text)
    return None


_DATELINE: Final = re.compile(r"\W*(?:[A-Z][\w.’'-]*[ ,/]+){1,6}$")
_AFTER_DATELINE: Final = re.compile(r"[.,]? ?(?:\(|—|–|--|- |/)")


def with_years(found: Sequence[Timex], text: str) -> list[Timex]:
    """Days without a year take that of a full date nearby, where the article has but one year.

    Only in an article without a day of publication, and not where it looks back at another year.
    """
    years = {(t.value or "")[:4] for t in found if (t.value or "")[:2].isdigit()}
    full = [day for timex in found if (day := _full_day(timex, text))]
    if len(years) != 1 or not full or _LOOKS_BACK.search(text):
        return list(found)
    year = full[0].year
    return [_with_year(timex, year, full) for timex in found]


_LOOKS_BACK: Final = re.compile(r"\b(?:[Aa]nniversar|centenar|years? (?:ago|earlier|later|before))")


def _with_year(timex: Timex, year: int, full: Sequence[dt.date]) -> Timex:
    value = timex.value or ""
    if not re.match(r"XXXX-\d\d-\d\d", value):
        return timex
    day = calendar.day_of(f"{year:04d}{value[4:10]}")
    if day is None or min(abs((day - other).days) for other in full) > NEARBY:
        return timex
    return Timex(timex.span, timex.type, f"{year:04d}{value[4:]}")


def _full_day(timex: Timex, text: str) -> dt.date | None:
    """The day of an expression that names its year itself."""
    value = timex.value or ""
    if not _DAY.match(value) or value[:4] not in timex.span.of(text):
        return None
    return calendar.day_of(value)
