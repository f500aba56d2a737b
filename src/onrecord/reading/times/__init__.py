"""Expressions of time in a text, with TIMEX3 types and values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.reading.times import calendar
from onrecord.reading.times.grammar import first_match, stretches
from onrecord.reading.times.lexer import tokens_of
from onrecord.reading.times.parts import Parts, Told
from onrecord.types import Span, Timex

__all__ = ["find_times"]


def find_times(
    text: str, sentences: Sequence[Span], published_day: str | None
) -> tuple[Timex, ...]:
    """Every expression of time, in text order; relative ones told from ``published_day``."""
    tokens = tokens_of(text)
    symbols = "".join(token.symbol for token in tokens)
    published = calendar.day_of(published_day)
    starts = [sentence.start for sentence in sentences]
    told = Told()
    found: list[Timex] = []
    for start, end in stretches(symbols):
        at = start
        while match := first_match(symbols, at, end):
            rule, first, last = match
            place = bisect_right(starts, tokens[first].start) - 1
            sentence = sentences[place] if place >= 0 else Span(0, len(text))
            parts = Parts(tokens[first:last], text, published, sentence, told)
            value = rule.read(parts)
            at = first + (1 if value is None else len(parts))
            if value is not None:
                told.add(value, parts.end)
                found.append(Timex(Span(parts.start, parts.end), value.type, value.value))
    return tuple(found)
