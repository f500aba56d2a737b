"""Which wordings are worth comparing: those that share telling roots, found by an index."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from onrecord.comparison.statements.contents import Content

LEAST_SHARED = 0.5  # weight of the roots that two contents share; less is no reason to look
NEIGHBOURS = 16  # contents compared by one root: those that stand next in time
MOST = 24  # other contents that one is compared with, those that share most


def candidates(contents: Sequence[Content], order: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs to compare, by place. ``order``: a time for each, by which neighbours are told.

    A root that half of the contents have would make all pairs. It makes only those of neighbours
    in time, since a statement is reported within days; so cost grows with the contents alone.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for at in sorted(range(len(contents)), key=lambda i: (order[i], i)):
        for root in contents[at].weights:
            holders[root].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for _, members in sorted(holders.items()):
        for n, one in enumerate(members):
            for other in members[n + 1 : n + 1 + NEIGHBOURS]:
                pair = (min(one, other), max(one, other))
                shared[pair] += 1
    return _most_shared(contents, shared)


def _most_shared(
    contents: Sequence[Content], shared: Mapping[tuple[int, int], int]
) -> list[tuple[int, int]]:
    near: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for one, other in shared:
        a, b = contents[one].weights, contents[other].weights
        weight = sum(min(a[root], b[root]) for root in sorted(a.keys() & b.keys()))
        if weight >= LEAST_SHARED:
            near[one].append((weight, other))
            near[other].append((weight, one))
    return sorted(
        {
            (min(one, other), max(one, other))
            for one, found in near.items()
            for _, other in sorted(found, key=lambda f: (-f[0], f[1]))[:MOST]
        }
    )
