"""Average linkage over a sparse likeness: the two groups nearest on average join first."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

# Mean nearness at which two groups are one story. Chosen on the dev file of real stories, with
# the half-life, for precision among values of like F1 (benchmarks/stories.py).
JOIN = 0.14


def average_linkage(
    keys: Sequence[str], near: Mapping[tuple[str, str], float], *, join: float = JOIN
) -> list[list[str]]:
    """Groups of keys, each sorted. Pairs that ``near`` lacks count as not near at all.

    Single linkage would chain one story to the next by an article that speaks of both; the mean
    asks that a group as a whole be near. Ties are broken by key, so the result is the same for
    every order of the input. Cost: O(p log p) for p near pairs.
    """
    groups: dict[int, list[str]] = {i: [key] for i, key in enumerate(sorted(keys))}
    number = {members[0]: i for i, members in groups.items()}
    sums: dict[int, dict[int, float]] = {i: {} for i in groups}
    for (one, other), value in sorted(near.items()):
        sums[number[one]][number[other]] = value
        sums[number[other]][number[one]] = value
    heap = [(-value, i, j) for i, row in sums.items() for j, value in row.items() if i < j]
    heapq.heapify(heap)
    while heap:
        mean, i, j = heapq.heappop(heap)
        if -mean < join:
            break
        if i not in groups or j not in groups:
            continue
        if -mean != sums[i][j] / (len(groups[i]) * len(groups[j])):
            continue  # an older mean of two groups that have grown since
        groups[i] += groups.pop(j)
        for k, value in sorted(sums.pop(j).items()):
            sums[k].pop(j)
            if k == i:
                continue
            sums[i][k] = sums[k][i] = sums[i].get(k, 0.0) + value
        # The group's size entered every mean it has, so all of them are pushed anew.
        for k, value in sums[i].items():
            low, high = min(i, k), max(i, k)
            heapq.heappush(heap, (-value / (len(groups[i]) * len(groups[k])), low, high))
    return [sorted(members) for members in groups.values()]
