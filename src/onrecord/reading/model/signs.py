"""What an uncased vocabulary loses, and the model needs: case, quotation marks, line breaks."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from onrecord.reading.model.pieces import Integers, Pieces
from onrecord.reading.quotes import paragraph_spans

CASES = 5  # lower, Title, UPPER, no letter, miXed
QUOTATIONS = 4  # outside, inside; the same two in a paragraph whose marks don't match
BREAKS = 3  # none before the piece, a line break, an empty line or the start of the text

_MARK = re.compile("[“”\"„«»]|``|''")
_OPENS = frozenset(("“", "„", "«", "``"))


class Signs(NamedTuple):
    """One number of each sort for each piece."""

    case: Integers
    quotation: Integers
    break_: Integers


def read_signs(text: str, pieces: Pieces) -> Signs:
    """The signs of each piece of a text."""
    starts, ends = pieces.starts.tolist(), pieces.ends.tolist()
    cases = [_case(text[start:end]) for start, end in zip(starts, ends, strict=True)]
    return Signs(
        np.array(cases, dtype=np.int64),
        _quotations(text, pieces.starts),
        _breaks(text, pieces),
    )


def _case(piece: str) -> int:
    if piece.islower():
        return 0
    if not piece[0].isalpha():
        return 3
    if piece.isupper():
        return 2 if len(piece) > 1 else 1
    return 1 if piece[1:].islower() else 4


def _quotations(text: str, starts: Integers) -> Integers:
    edges: list[int] = [0]  # where the state changes
    states: list[int] = [0]
    for paragraph in paragraph_spans(text):
        inside = False
        odd = 0
        changes: list[tuple[int, bool]] = []
        for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
            char = mark[0]
            opens = char in _OPENS or (char == '"' and not inside)
            if opens == inside:
                odd = 2
            if opens and not inside:
                changes.append((mark.start(), True))
            elif not opens and inside:
                changes.append((mark.end(), False))
            inside = opens
        odd = 2 if inside else odd
        if changes:
            edges.append(paragraph.start)
            states.append(odd)
            for place, state in changes:
                edges.append(place)
                states.append(odd + state)
            edges.append(paragraph.end)
            states.append(0)
    at = np.searchsorted(np.array(edges), starts, side="right") - 1
    return np.array(states, dtype=np.int64)[at]


def _breaks(text: str, pieces: Pieces) -> Integers:
    breaks = np.array([at for at, char in enumerate(text) if char == "\n"], dtype=np.int64)
    before = np.searchsorted(breaks, pieces.starts)
    found: Integers = np.minimum(np.diff(before, prepend=0), 2)
    found[:1] = 2
    return found
