"""Texts as the network sees them: pieces, signs, tags, links, names, chains, vectors to match."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from benchmarks.corpora import Document, Gold

from onrecord.reading.model.pieces import Integers, Pieces, WordPiece
from onrecord.reading.model.signs import Signs, read_signs
from onrecord.types import Span

ROLES = ("source", "cue", "content")
TAGS = 1 + 2 * len(ROLES)  # outside; the first piece of a source, its others; of a cue; ...
OUTSIDE = 0
KINDS = ("person", "organisation", "place", "other", "role")
NAME_TAGS = 1 + 2 * len(KINDS)
UNKNOWN = -1  # nothing is known of this piece, and nothing is learnt from it
NOWHERE = -2  # the piece links to nothing


@dataclass
class Example:
    """One text and all that is known about it; arrays run over its pieces."""

    pieces: Pieces
    signs: Signs
    tags: Integers | None = None  # (pieces,)
    links: Integers | None = None  # (3, pieces): content to cue, cue to source, content to source
    names: Integers | None = None  # (pieces,)
    name_kinds: int = NAME_TAGS  # tags from here on are not annotated
    mentions: list[tuple[int, int]] = field(default_factory=list)  # first piece, chain
    targets: list[tuple[int, int, int]] = field(default_factory=list)  # pieces, row of a vector

    def __len__(self) -> int:
        return len(self.pieces.ids)


Place = Callable[[int], int]


def bare(text: str, cut: WordPiece) -> Example:
    """A text of which nothing is known yet."""
    pieces = cut(text)
    return Example(pieces, read_signs(text, pieces))


def add_attributions(example: Example, attributions: Sequence[Gold], place: Place) -> None:
    """Tags and links. The annotators nested nothing, so that one tag a piece is enough."""
    tags = np.zeros(len(example), dtype=np.int64)
    links = np.full((3, len(example)), UNKNOWN, dtype=np.int64)

    def ranges(spans: Sequence[Span]) -> list[tuple[int, int]]:
        moved = [(place(span.start), place(span.end)) for span in spans]
        found = [example.pieces.covering(start, end) for start, end in moved if start < end]
        return [(first, last) for first, last in found if first < last]

    def mark(role: int, parts: Sequence[tuple[int, int]]) -> None:
        for first, last in parts:
            if not tags[first:last].any():
                tags[first] = begin(role)
                tags[first + 1 : last] = begin(role) + 1

    for gold in attributions:
        content, source, cue = (ranges(spans) for spans in (gold.content, gold.source, gold.cue))
        if not content:
            continue
        for role, parts in enumerate((source, cue, content)):
            mark(role, parts)
        to_cue = cue[0][0] if cue else NOWHERE
        to_source = source[0][0] if source else NOWHERE
        for first, last in content:
            links[0, first:last] = to_cue
            links[2, first:last] = to_source
        for first, last in cue:
            links[1, first:last] = to_source
    example.tags, example.links = tags, links


def begin(role: int) -> int:
    """The tag of the first piece of a source, cue or content."""
    return 1 + 2 * role


def add_names(example: Example, document: Document, *, roles: bool) -> None:
    """Names with their kinds, role nouns, and the chains of coreference."""
    tags = np.zeros(len(example), dtype=np.int64)
    kinds = {"PER": 0, "ORG": 1, "LOC": 2, "MISC": 3}
    spans = [(start, end, kinds[kind]) for start, end, kind in document.names]
    spans += [(start, end, 3) for start, end in document.others]
    spans += [(start, end, 4) for start, end in document.roles]
    for start, end, kind in sorted(spans, key=lambda span: span[0] - span[1]):
        first, last = example.pieces.covering(start, end)
        if first < last and not tags[first:last].any():
            tags[first] = 1 + 2 * kind
            tags[first + 1 : last] = 2 + 2 * kind
    example.names = tags
    example.name_kinds = NAME_TAGS if roles else NAME_TAGS - 2
    for number, chain in enumerate(document.chains.values()):
        if len(chain) > 1:
            firsts = {example.pieces.covering(start, end)[0] for start, end in chain}
            example.mentions += [(first, number) for first in firsts]
    example.mentions.sort()
