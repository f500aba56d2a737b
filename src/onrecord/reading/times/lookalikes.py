"""What looks like time and is none: names of people and days, numbers of things, quantities."""

from __future__ import annotations

import re
from typing import Final

# "Flight 1998", "Room 2001" and "Resolution 1929" are no years.
_NUMBERED: Final = re.compile(
    r"\b(?:flight|room|route|page|pages|bus|train|gate|no\.|number|channel|highway|interstate"
    r"|chapter|figure|resolution|isbn|article|section|suite|apartment|boeing|model|psalm|verse) $",
    re.I,
)
_PHONE: Final = re.compile(r"(?<!\d)\d{1,3}-$")
# "some 2000 soldiers", "a crowd of 1950"
_AMOUNT_BEFORE: Final = re.compile(
    r"\b(?:some|nearly|almost|roughly|approximately|estimated|over|than|least|most|total of"
    r"|crowd of|up to|only|another) $"
)
_COUNTED: Final = re.compile(
    r" (?:people|persons|men|women|children|soldiers|troops|workers|employees|residents|civilians"
    r"|refugees|prisoners|protesters|demonstrators|officers|dollars|euros|pounds|yards|feet|met(?:er"
    r"|re)s|miles|kilomet(?:er|re)s|tons|tonnes|barrels|acres|hectares|degrees|calories|words"
    r"|hours|times|square)\b"
)
_LOWER: Final = re.compile(r" [a-z]")
# "at 2000" is a time of day, "at 1998 prices" is not.
_AT: Final = re.compile(r"\b[Aa]t $")
# "500 BC", "1446 AH", "2568 BE": years of other counts.
_OTHER_ERA: Final = re.compile(r" ?(?:B\.?C\.?(?:E\.?)?|A\.?H\.?|B\.E\.)(?!\w)")

# "Black Monday", "Super Tuesday", "Sheffield Wednesday"
_NAMED_DAY: Final = re.compile(
    r"\b(?:Black|Bloody|Super|Cyber|Holy|Fat|Shrove|Giving|Ruby|Sheffield|Casual|Bowl) $"
)
# What may stand before a month that has a name behind it: "the April Fed meeting".
_MONTH_BEFORE: Final = re.compile(
    r"(?:\b(?:[Ii]n|[Oo]f|[Ss]ince|[Ll]ast|[Tt]his|[Nn]ext|[Tt]hat|[Ee]arly|[Ll]ate|[Mm]id|by"
    r"|[Uu]ntil|[Tt]ill|[Tt]hrough|[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Ee]ach|[Ee]very|[Dd]uring"
    r"|[Bb]etween)|\d|[’']s|[(-]) ?$"
)
_SURNAME_AHEAD: Final = re.compile(r" [A-Z][a-z]+")
_GIVEN_NAMES: Final = frozenset({"april", "june", "august"})
_PERSON_MAY: Final = re.compile(
    r"\b(?!(?:In|Of|Since|Last|This|Next|That|Early|Late|Mid|By|Until|Till|Through|For|From|The|On"
    r"|Each|Every|And|During|Between|Before|After|But|It|He|She|They|We|You|As|To|At|Or)\b)"
    r"(?:[A-Z][a-z]+|Mrs?\.|Ms\.|Dr\.) May\b(?! \d)"
)


def is_numbered(text: str, start: int) -> bool:
    """Whether the number at ``start`` is the number of a thing."""
    return _NUMBERED.search(text, max(0, start - 11), start) is not None


def is_no_year(text: str, start: int, end: int) -> bool:
    """Whether four digits count something, are a time of day or belong to another calendar."""
    if is_numbered(text, start) or _PHONE.search(text, max(0, start - 4), start):
        return True
    if _COUNTED.match(text, end) or _OTHER_ERA.match(text, end):
        return True
    lower = _LOWER.match(text, end)
    if lower and _AMOUNT_BEFORE.search(text, max(0, start - 16), start):
        return True
    return lower is None and _AT.search(text, max(0, start - 4), start) is not None


def is_named_day(text: str, start: int) -> bool:
    """Whether a weekday is part of a name."""
    return _NAMED_DAY.search(text, max(0, start - 12), start) is not None


def is_given_name(text: str, start: int, end: int) -> bool:
    """Whether a month is somebody's given name: "June Orr said"."""
    return (
        text[start:end].lower() in _GIVEN_NAMES
        and _SURNAME_AHEAD.match(text, end) is not None
        and _MONTH_BEFORE.search(text, max(0, start - 8), start) is None
    )


def is_no_decade(before: str) -> bool:
    """Whether somebody's age or the heat is told: "in her 60s", "highs in the 60s"."""
    return _AGED.search(before) is not None


_AGED: Final = re.compile(
    r"\b(?:his|her|their|my|your|our)(?: (?:early|mid|late|middle))?[- ]$"
    r"|\b(?:temperatures?|highs?|lows?|mercury|degrees|aged)\b[^.]{0,30}$",
    re.I,
)


def is_other_era(text: str, end: int) -> bool:
    """Whether "BC" or the like stands behind: a count of years that is not ours."""
    return _OTHER_ERA.match(text, end) is not None


def speaks_of_may(text: str) -> bool:
    """Whether somebody in the article is called May, so that "by May" may be by her."""
    return _PERSON_MAY.search(text) is not None
