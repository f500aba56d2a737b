"""Connected components of more pairs than one worker can hold.

Large-star and small-star (Kiveris et al. 2014): each round hangs the neighbours of a number on the
lowest number among them, first the higher neighbours, then the lower ones, until each component is
a star around its lowest number. A number's neighbours are looked at by one task, so no task sees
more than its part of the pairs, and rounds grow with the logarithm of a component's length.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.batch.planning import Planner
from onrecord.batch.shuffle import (
    Numbers,
    numbers,
    parts_of,
    piece,
    read_part,
    write_parts,
)
from onrecord.batch.tasks import Counts, Task, beside

# Pairs that one task takes in memory: 32 bytes each while they are sorted. Beyond, in rounds.
AT_ONCE = 8_000_000

Arrow = Any  # pyarrow ships no types
Pairs = tuple[Numbers, Numbers]


def unique_pairs(left: Numbers, right: Numbers) -> Pairs:
    """Each pair once, sorted."""
    order = np.lexsort((right, left))
    left, right = left[order], right[order]
    new = np.ones(len(left), dtype=bool)
    new[1:] = (left[1:] != left[:-1]) | (right[1:] != right[:-1])
    return left[new], right[new]


def large_star(pairs: Pairs) -> tuple[Pairs, int]:
    """Each number's higher neighbours, hung on the lowest of all; and how many that moved.

    Pairs stand in both directions, all those of a number together.
    """
    own, other = unique_pairs(*pairs)
    lowest = np.minimum(_lowest(own, other), own)
    higher = other > own
    moved = int(np.count_nonzero(higher & (lowest != own)))
    return (other[higher], lowest[higher]), moved


def small_star(pairs: Pairs) -> tuple[Pairs, int]:
    """Each number and its lower neighbours, hung on the lowest; and how many that moved.

    Pairs stand once, the higher number first.
    """
    own, other = unique_pairs(*pairs)
    lowest = _lowest(own, other)
    several = other != lowest
    moved = int(np.count_nonzero(several))
    heads = np.ones(len(own), dtype=bool)
    heads[1:] = own[1:] != own[:-1]
    left = np.concatenate((other[several], own[heads]))
    right = np.concatenate((lowest[several], lowest[heads]))
    return (left, right), moved


def components(left: Numbers, right: Numbers) -> Pairs:
    """Each number with the lowest of its component, sorted; of pairs that fit into memory."""
    while True:
        apart = left != right
        left, right = left[apart], right[apart]
        both = np.concatenate((left, right)), np.concatenate((right, left))
        (left, right), large = large_star(both)
        (left, right), small = small_star((left, right))
        if not large and not small:
            break
    roots = np.unique(right)
    return unique_pairs(np.concatenate((left, roots)), np.concatenate((right, roots)))


def labels(left: Numbers, right: Numbers) -> Pairs:
    """Of pairs of stars in both directions: each number that stands first, and its lowest."""
    own, other = unique_pairs(left, right)
    heads = np.ones(len(own), dtype=bool)
    heads[1:] = own[1:] != own[:-1]
    return own[heads], np.minimum(_lowest(own, other), own)[heads]


def _lowest(own: Numbers, other: Numbers) -> Numbers:
    """For each pair, the lowest second number of those with the same first; pairs are sorted."""
    heads = np.ones(len(own), dtype=bool)
    heads[1:] = own[1:] != own[:-1]
    return other[np.maximum.accumulate(np.where(heads, np.arange(len(own)), 0))]


# The tasks. Pairs lie in files of both directions, apart by their first number.


def pair_schema() -> Arrow:
    """Two numbers a row."""
    import pyarrow as pa

    return pa.schema([("own", pa.uint64()), ("other", pa.uint64())])


def write_pairs(path: Path, pairs: Pairs, parts: int, *, both: bool) -> None:
    """Write pairs apart by their first number, in both directions or as they stand."""
    own, other = pairs
    if both:
        own, other = np.concatenate((own, other)), np.concatenate((other, own))
    columns = {"own": own, "other": other}
    write_parts(path, columns, parts_of(own, parts), parts, pair_schema())


def read_pairs(folder: Path, files: int, part: int) -> Pairs:
    """The pairs of one part of the numbers."""
    table = read_part([piece(folder, n) for n in range(files)], part, pair_schema())
    return numbers(table, "own"), numbers(table, "other")


def star(task: Task) -> Counts:
    """One part of one half of a round."""
    parts, large = int(task.options["parts"]), bool(task.options["large"])
    found = read_pairs(Path(task.inputs[0]), parts, int(task.name))
    pairs, moved = (large_star if large else small_star)(found)
    out = Path(task.out)
    write_pairs(out, pairs, parts, both=not large)
    _tell(out, moved)
    return Counts(rows=len(pairs[0]), written=out.stat().st_size)


def whole(task: Task) -> Counts:
    """All pairs in one task, where there are few enough."""
    parts = int(task.options["parts"])
    found = [read_pairs(Path(task.inputs[0]), parts, part) for part in range(parts)]
    pairs = components(*(np.concatenate(column) for column in zip(*found, strict=True)))
    apart = pairs[0] != pairs[1]
    out = Path(task.out)
    write_pairs(out, (pairs[0][apart], pairs[1][apart]), parts, both=True)
    return Counts(rows=len(pairs[0]), written=out.stat().st_size)


def rounds(
    plan: Planner, pairs: Path, parts: int, count: int, *, at_once: int = AT_ONCE
) -> Iterator[Sequence[Task]]:
    """Rounds of tasks over so many pairs; stars lie in the ``last_folder`` then."""
    if count <= at_once:
        out = piece(plan.pieces("stars"), 0)
        yield [plan.task("stars", 0, "components:whole", pairs, out=out)]
        return
    turn, moved = 0, 1
    while moved:
        moved = 0
        for large in (1, 0):
            turn += 1
            name = f"stars-{turn:03d}"
            tasks = plan.numbered(name, parts, "components:star", pairs, large=large)
            yield tasks
            moved += sum(_told(Path(task.out)) for task in tasks)
            pairs = plan.pieces(name)


def last_folder(folder: Path) -> tuple[Path, int]:
    """Where the stars lie after the last round, among a step's pieces, and in how many files."""
    found = sorted(path for path in folder.glob("stars*") if path.is_dir())[-1]
    return found, len(list(found.glob("*.arrow")))


def _tell(out: Path, moved: int) -> None:
    with beside(out.with_suffix(".json")) as file:
        file.write(json.dumps(moved).encode())


def _told(out: Path) -> int:
    return int(json.loads(out.with_suffix(".json").read_bytes()))
