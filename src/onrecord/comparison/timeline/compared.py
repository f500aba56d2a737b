"""What of a dated sentence is compared: its words without its expressions of time, its names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.likeness.words import stem, words
from onrecord.types import Span, Timex

_CLOCK = re.compile(r"T(\d\d:\d\d)")
_TOKEN = re.compile(r"[^\W_]+(?:[.,'’\-][^\W_]+)*")


def names_in(text: str) -> Iterator[str]:
    """The stems of names and numbers: what two tellings of one thing have in common."""
    for match in _TOKEN.finditer(text, 1):
        token = match.group()
        if token[0].isdigit() or (token[0].isupper() and text[match.start() - 1] not in '“"‘'):
            yield stem(words(token)[0])


def clocks_in(times: Iterable[Timex]) -> frozenset[str]:
    """The clock times of a sentence, as telling as its figures: "11:36"."""
    found = (_CLOCK.search(timex.value or "") for timex in times)
    return frozenset(match[1] for match in found if match)


def without_times(text: str, spans: Iterable[Span]) -> str:
    """The text with its expressions of time left out: a day in common is no likeness."""
    parts, at = [], 0
    for span in sorted(spans):
        if span.start >= at:
            parts.append(text[at : span.start])
            at = min(span.end, len(text))
    return " ".join([*parts, text[at:]])
