"""Quotations that end like a sentence although their cue is still to come: “Why?” Ada asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading import contents, sources
from onrecord.reading.cues import find_cues
from onrecord.reading.lines import Line
from onrecord.reading.verbs import CLAUSAL

TAIL = 24  # tokens of a line in which the cue of the quotation before it must stand


def join_tails(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a quotation that ends like a sentence joined to the cue after it."""
    joined: list[Line] = []
    for line in lines:
        if joined and joined[-1].paragraph == line.paragraph and _is_tail(joined[-1], line):
            before = joined.pop()
            line = replace(before, tokens=before.tokens + line.tokens)
        joined.append(line)
    return joined


def _is_tail(before: Line, line: Line) -> bool:
    """Whether a line is nothing but the cue of the quotation before it: “Why?” *Ada asked.*"""
    if before.tokens[-1].quote is None or line.tokens[0].quote:
        return False
    tokens = (before.tokens[-1], *line.tokens)
    for cue in find_cues(tokens[:TAIL]):
        if cue.kind != "verb" or cue.verb.frame not in CLAUSAL or cue.verb.form == "ing":
            continue
        end = cue.last + 1
        if cue.first == 1:
            return cue.verb.form != "base"
        source = sources.before(tokens, cue.first, 1)
        if source is None or source.first > 1:
            return False
        return contents.following(tokens, cue, end, len(tokens)) is None
    return False
