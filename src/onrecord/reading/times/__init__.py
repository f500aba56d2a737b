"""Expressions of time in a text, with TIMEX3 types and values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.reading.times import calendar
from onrecord.reading.times.grammar import MASTER, RULES
from onrecord.reading.times.lexer import tokens_of
from onrecord.reading.times.parts import Parts
from onrecord.types import Span, Timex

__all__ = ["find_times"]


def find_times(
    text: str, sentences: Sequence[Span], published_day: str | None
) -> tuple[Timex, ...]:
    """Every expression of time, in text order; relative ones told from ``published_day``."""
    tokens = tokens_of(text)
    published = calendar.day_of(published_day)
    starts = [sentence.start for sentence in sentences]
    found: list[Timex] = []
    for match in MASTER.finditer("".join(token.symbol for token in tokens)):
        matched = tokens[match.start() : match.end()]
        at = bisect_right(starts, matched[0].start) - 1
        floor, ceiling = (sentences[at].start, sentences[at].end) if at >= 0 else (0, len(text))
        parts = Parts(matched, text, published, floor, max(ceiling, matched[-1].end))
        rule = RULES[int((match.lastgroup or "r0")[1:])]
        value = rule.read(parts)
        if value is not None:
            found.append(Timex(Span(parts.start, parts.end), value.type, value.value))
    return tuple(found)
