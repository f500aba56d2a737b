"""How the rules are run: a text of symbols is searched for all of them in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from onrecord.reading.times.lexicon import BREAK, OTHER, SYMBOLS
from onrecord.reading.times.patterns import GROUPS, Rule
from onrecord.reading.times.rules import RULES

_BEHIND: Final = re.compile(r"\(\?<=([^)]*)\)")


def _compiled(pattern: str) -> str:
    """A pattern of names as a pattern of symbols."""
    for name, group in GROUPS.items():
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
            "FUTURE REGULARLY CLOCK AMPM OCLOCK ISO NUMERIC COMPACT FEAST TERM TEEN LAST LONG "
            "FORTNIGHT SHORT_QUARTER SHORT_YEAR THESE LATEST"
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
