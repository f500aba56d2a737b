"""Which days are worked on together, and how what was found there is joined."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.batch.components import Pairs
from onrecord.batch.shuffle import Numbers

MOST = 50_000  # articles of a block of more than a day: some 300 MB while they are placed
# Days before a block that are looked at with it, for the stories that go on: as many as a stream
# of stories holds. Of days with very many articles no more than an eighth of a full block's.
LEAD_DAYS = 90
LEAD_SHARE = 8


@dataclass(frozen=True, slots=True)
class Block:
    """Days in a row, as ordinals; each dated article stands in one block."""

    first: int
    last: int
    lead: int  # the first day that is looked at with it; its own first: no story goes on


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of an archive: those of days, and so many for what has none."""

    dated: tuple[Block, ...]
    undated: int

    def __len__(self) -> int:
        return len(self.dated) + self.undated

    def of(self, day: int) -> int | None:
        """The number of the block that a day lies in; None where nothing was published near it."""
        at = bisect_right(self.dated, day, key=lambda block: block.first) - 1
        return at if at >= 0 and day <= self.dated[at].last else None

    def has_lead(self, number: int) -> bool:
        """Whether there are days before a block that are looked at with it."""
        return number < len(self.dated) and self.dated[number].lead < self.dated[number].first


def blocks_for(days: Mapping[int, int], undated: int, *, most: int = MOST) -> Blocks:
    """The blocks for so many articles on each day: days in a row, until a block is full."""
    cut: list[list[int]] = []
    held = 0
    for day in sorted(days):
        if cut and held + days[day] <= most:
            cut[-1].append(day)
            held += days[day]
        else:
            cut.append([day])
            held = days[day]
    found = [
        Block(own[0], own[-1], _lead(own[0], before, days, most))
        for before, own in zip([[], *cut], cut, strict=False)
    ]
    return Blocks(tuple(found), -(-undated // most))


def _lead(first: int, before: Sequence[int], days: Mapping[int, int], most: int) -> int:
    """The first of the days before a block that are near enough, and few enough; one at least."""
    lead, held = first, 0
    for day in reversed(before):
        held += days[day]
        if first - day > LEAD_DAYS or (held > most // LEAD_SHARE and lead < first):
            break
        lead = day
    return lead


def joined(earlier: Pairs, later: Pairs) -> Pairs:
    """The groups of two windows that are one story: each has most in common with the other.

    ``earlier`` and ``later`` are articles with their groups in the two windows; what counts are
    the articles of both. A group goes on in one group only, so that two stories which touch in
    the later window stay two, and nothing is chained by one article.
    """
    both, left, right = np.intersect1d(earlier[0], later[0], return_indices=True)
    if not len(both):
        return both, both
    groups = np.stack((earlier[1][left], later[1][right]))
    pairs, counts = np.unique(groups, axis=1, return_counts=True)
    best = _best(pairs[0], pairs[1], counts) & _best(pairs[1], pairs[0], counts)
    return pairs[0][best], pairs[1][best]


def _best(
    own: Numbers, other: Numbers, counts: np.ndarray[tuple[int], np.dtype[np.intp]]
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether a pair is the one with most in common of those with the same first."""
    order = np.lexsort((other, -counts, own))
    heads = np.ones(len(own), dtype=bool)
    heads[1:] = own[order][1:] != own[order][:-1]
    best = np.zeros(len(own), dtype=bool)
    best[order[heads]] = True
    return best


def followed(pairs: Iterable[Pairs]) -> list[Pairs]:
    """For each window's groups that go on from one before, the group that the story began with.

    Window after window; only the groups that cross into the next one are held.
    """
    found: list[Pairs] = []
    known: dict[int, int] = {}
    for earlier, later in pairs:
        roots = [known.get(group, group) for group in earlier.tolist()]
        known = dict(zip(later.tolist(), roots, strict=True))
        found.append((later, np.array(roots, dtype=np.uint64)))
    return found


def windows_with_lead(blocks: Blocks) -> Sequence[int]:
    """The numbers of the blocks that go on from the one before."""
    return [number for number in range(len(blocks)) if blocks.has_lead(number)]
