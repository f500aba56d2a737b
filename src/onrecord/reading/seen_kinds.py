"""Kinds of names by the network, where the words of a name show none."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.model import NamedSpan
from onrecord.reading.names import Name
from onrecord.types.reading import EntityKind

LEAST_SCORE = 0.6  # of one name seen; chosen on the first half of WikiGold
KINDS: dict[str, EntityKind] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
}


def with_seen_kinds(names: list[Name], seen: Sequence[NamedSpan]) -> list[Name]:
    """The names, each whose kind is unsure with the kind that the network mostly saw it as."""
    starts = [one.span.start for one in seen]
    votes: dict[tuple[str, ...], Counter[EntityKind]] = defaultdict(Counter)
    for name in names:
        first = max(0, bisect_left(starts, name.span.start) - 1)
        for one in seen[first : bisect_left(starts, name.span.end)]:
            if one.kind in KINDS and one.score >= LEAST_SCORE and one.span.overlaps(name.span):
                votes[name.words][KINDS[one.kind]] += 1
    return [_voted(name, votes[name.words]) for name in names]


def _voted(name: Name, votes: Counter[EntityKind]) -> Name:
    if name.sure or not votes:
        return name
    kind, count = min(votes.items(), key=lambda item: (-item[1], item[0]))
    return replace(name, kind=kind) if 2 * count > votes.total() else name
