"""Expressions of time in a text, with TIMEX3 types and values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading.times import calendar
from onrecord.reading.times.grammar import first_match, stretches
from onrecord.reading.times.lexer import Token, tokens_of
from onrecord.reading.times.parts import Parts, Piece, Told, Value
from onrecord.reading.times.setting import (
    STALE,
    Setting,
    dateline,
    is_contradicted,
    setting_of,
    with_years,
)
from onrecord.types import Span, Timex

__all__ = ["find_times"]


def find_times(
    text: str, sentences: Sequence[Span], published_day: str | None
) -> tuple[Timex, ...]:
    """Every expression of time, in text order; relative ones told from ``published_day``.

    A day of publication that the article itself contradicts is not used; a dateline with its
    year takes its place.
    """
    tokens = tokens_of(text)
    symbols = "".join(token.symbol for token in tokens)
    starts = [sentence.start for sentence in sentences]

    def read(setting: Setting) -> list[Timex]:
        return list(_read(text, tokens, symbols, sentences, starts, setting))

    setting = setting_of(published_day, text, tokens, symbols)
    found = read(setting)
    if setting.published and is_contradicted(setting.published, found, text):
        setting = replace(setting, published=None)
        found = read(setting)
    day = dateline(found, text)
    if day and (setting.published is None or abs((day - setting.published).days) > STALE):
        found = read(replace(setting, published=day))
    elif setting.published is None:
        found = with_years(found, text)
    return tuple(found)


def _read(
    text: str,
    tokens: list[Token],
    symbols: str,
    sentences: Sequence[Span],
    starts: Sequence[int],
    setting: Setting,
) -> Iterator[Timex]:
    told = Told(calendar.quarter(setting.published)) if setting.published else Told()
    for start, end in stretches(symbols):
        at = start
        while match := first_match(symbols, at, end):
            rule, first, last = match
            place = bisect_right(starts, tokens[first].start) - 1
            sentence = sentences[place] if place >= 0 else Span(0, len(text))
            parts = Parts(tokens[first:last], text, setting, sentence, told)
            value = rule.read(parts)
            at = first + (1 if value is None else len(parts))
            for piece in _pieces(parts, value):
                told.add(piece.value, piece.end)
                yield Timex(Span(piece.start, piece.end), piece.value.type, piece.value.value)


def _pieces(parts: Parts, read: Value | tuple[Piece, ...] | None) -> tuple[Piece, ...]:
    """What a rule read, one expression or several."""
    if isinstance(read, Value):
        return (Piece(parts.start, parts.end, read),)
    return read or ()
