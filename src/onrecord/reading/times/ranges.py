"""Several days that share a month: "June 5 to 8", "5 and 6 June 2025"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from onrecord.reading.times.dates import day_of_month
from onrecord.reading.times.lexicon import SYMBOLS
from onrecord.reading.times.parts import Parts, Piece

_DAYS: Final = frozenset({SYMBOLS["DAY"], SYMBOLS["ORDINAL"]})
_MONTHS: Final = frozenset({SYMBOLS["MONTH"], SYMBOLS["MAYBE_MONTH"]})
# "On June 5 and 20 people came": what is counted follows, and the number is no day.
_COUNTED: Final = re.compile(
    r"(?! (?:at|in|on|to|for|by|of|and|the|with|from|when|while|as|are|is|was|were|will|would|said"
    r"|they|he|she|it|that|which|who|where|after|before|this|last|next|but|or)\b) [a-z]"
)


def days_of_month(parts: Parts) -> tuple[Piece, ...] | None:
    """Each day by itself; the month and the year belong to all."""
    tokens = parts.tokens
    days = [i for i, token in enumerate(tokens) if token.symbol in _DAYS]
    numbers = [int(str(tokens[i].value)) for i in days]
    if any(a >= b for a, b in pairwise(numbers)):
        return _one_of_them(parts, days, numbers)
    hyphened = tokens[days[-1] - 1].symbol == SYMBOLS["HYPHEN"]
    if days[-1] == len(tokens) - 1 and not hyphened and _COUNTED.match(parts.after):
        return _one_of_them(parts, days, numbers)
    pieces = []
    for place, number in zip(days, numbers, strict=True):
        value = day_of_month(parts, number)
        if value is None:
            return None
        first = 0 if place == days[0] else place
        last = len(tokens) - 1 if place == days[-1] else place
        pieces.append(Piece(tokens[first].start, tokens[last].end, value))
    return tuple(pieces)


def _one_of_them(parts: Parts, days: list[int], numbers: list[int]) -> tuple[Piece, ...] | None:
    """The day beside the month, where the others are no days of it."""
    tokens = parts.tokens
    month = next(i for i, token in enumerate(tokens) if token.symbol in _MONTHS)
    nearest = min(range(len(days)), key=lambda i: abs(days[i] - month))
    if month < days[0]:
        parts.tokens = tokens[: days[0] + 1]
        parts.end = parts.tokens[-1].end
    value = day_of_month(parts, numbers[nearest])
    start = tokens[0].start if month < days[0] else tokens[days[nearest]].start
    return (Piece(start, parts.end, value),) if value else None
