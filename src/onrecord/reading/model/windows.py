"""A long text seen through windows that overlap, put together from the middle of each."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise
from math import ceil

import numpy as np

from onrecord.reading.model.pieces import Integers, Pieces
from onrecord.reading.model.session import Network, Outputs
from onrecord.reading.model.signs import Signs

WINDOW = 252  # pieces, as in training
OVERLAP = 48  # pieces; each side of a cut is seen with 24 pieces of what lies beyond
MOST_WORKERS = 4  # threads; a laptop's

Window = tuple[int, int]


def cut_windows(count: int) -> list[Window]:
    """Ranges over ``count`` pieces, all of like size, each sharing OVERLAP with the next."""
    if count <= WINDOW:
        return [(0, count)] if count else []
    number = ceil((count - OVERLAP) / (WINDOW - OVERLAP))
    size = ceil((count + (number - 1) * OVERLAP) / number)
    firsts = [round(at * (count - size) / (number - 1)) for at in range(number)]
    return [(first, first + size) for first in firsts]


def seams(windows: Sequence[Window]) -> list[Window]:
    """The part of each window that is kept: up to the middle of what it shares with the next."""
    edges = [(later[0] + earlier[1]) // 2 for earlier, later in pairwise(windows)]
    return list(pairwise([windows[0][0], *edges, windows[-1][1]]))


def look(
    network: Network, texts: Sequence[tuple[Pieces, Signs]], *, with_hidden: bool = False
) -> list[Outputs]:
    """What the network says of each text; the windows of all of them run side by side.

    What the encoder gives is most of the output, and is let go unless asked for.
    """
    plans = [cut_windows(len(pieces.ids)) for pieces, _ in texts]
    jobs = [
        (pieces.ids[first:last], Signs(*(sign[first:last] for sign in signs)))
        for (pieces, signs), plan in zip(texts, plans, strict=True)
        for first, last in plan
    ]

    def run(job: tuple[Integers, Signs]) -> Outputs:
        outputs = network(*job)
        return outputs if with_hidden else outputs._replace(hidden=outputs.hidden[:, :0])

    seen = iter(_pool().map(run, jobs))
    return [_joined(network, plan, [next(seen) for _ in plan]) for plan in plans]


def _joined(network: Network, plan: Sequence[Window], parts: Sequence[Outputs]) -> Outputs:
    if not plan:
        nothing = np.zeros(0, dtype=np.int64)
        return network(nothing, Signs(nothing, nothing, nothing))
    kept = [
        (part.tags[at], part.names[at], part.hidden[at])
        for (start, _), (first, last), part in zip(plan, seams(plan), parts, strict=True)
        for at in (slice(first - start, last - start),)
    ]
    tags, names, hidden = (np.concatenate(fields) for fields in zip(*kept, strict=True))
    links = [(first, part.links[0][1]) for (first, _), part in zip(plan, parts, strict=True)]
    return Outputs(tags, names, tuple(links), hidden)


@cache
def _pool() -> ThreadPoolExecutor:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return ThreadPoolExecutor(min(MOST_WORKERS, cores or 1), thread_name_prefix="reader")
