"""The step that reads: who said what in each article, with one of each group of near-copies read.

*weigh* tells for each article whether it is read or has its attributions from the first of its
group; *read* reads, in batches that are alike in length; *join* carries over and writes the tables
by the articles' parts. What each does is in ``attributions_read``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.batch.attribution_rows import ATTRIBUTIONS, READINGS
from onrecord.batch.runs import Run
from onrecord.batch.steps import Rounds
from onrecord.batch.tables import part_name, read_columns
from onrecord.batch.tasks import Task

TABLES = (ATTRIBUTIONS, READINGS)
# Characters of a batch. Of many so that workers end together, of not too many for the disk; a
# million are half a minute of a core, so that little is lost when a worker dies.
BATCHES = 64
BATCH = (100_000, 2_000_000)


def rounds(run: Run) -> Rounds:
    """Weigh each part, read batches, join by part."""
    parts = run.parts("articles")
    numbers = range(len(parts))
    weighed = run.pieces("attributions", "weigh")
    yield [
        _task(run, "weigh", f"{n:05d}", (parts[n], run.table("copies") / parts[n].name),
              weighed / parts[n].name)
        for n in numbers
    ]  # fmt: skip
    # A part at a time: the numbers of all articles together are more than one machine holds.
    total = sum(size for part in parts for _, size in _to_be_read(weighed / part.name))
    limit = min(max(total // BATCHES, BATCH[0]), BATCH[1])
    batches = [
        (sum(size for _, size in batch), n, at, batch[0][0], batch[-1][0])
        for n in numbers
        for at, batch in enumerate(_batches(_to_be_read(weighed / parts[n].name), limit))
    ]
    read = run.pieces("attributions", "read")
    yield [
        _task(run, "read", f"{n:05d}-{at:05d}", (parts[n],), read / f"{n:05d}" / part_name(at),
              first=first, last=last, weighed=str(weighed / parts[n].name))
        # The longest first, so that none is left alone at the end.
        for _, n, at, first, last in sorted(batches, key=lambda one: (-one[0], one[1:]))
    ]  # fmt: skip
    yield [
        _task(run, "join", f"{n:05d}", (parts[n], weighed / parts[n].name),
              run.table("attributions") / parts[n].name,
              readings=str(run.table("readings") / parts[n].name), part=n)
        for n in numbers
    ]  # fmt: skip


def _task(
    run: Run, named: str, name: str, inputs: tuple[Path, ...], out: Path, **options: Any
) -> Task:
    return Task(
        "attributions", named, name, f"onrecord.batch.attributions_read:{named}", str(run.folder),
        tuple(map(str, inputs)), str(out), options,
    )  # fmt: skip


def _to_be_read(weighed: Path) -> list[tuple[int, int]]:
    """The rows of a part that are read, with their lengths."""
    table = read_columns(weighed, ["row", "characters"])
    pairs = zip(
        table.column("row").to_pylist(), table.column("characters").to_pylist(), strict=True
    )
    return [(row, size) for row, size in pairs if size]


def _batches(held: Sequence[tuple[int, int]], limit: int) -> Iterator[list[tuple[int, int]]]:
    """Rows in even batches of neighbours, none much longer than the limit."""
    total = sum(size for _, size in held)
    share = total / max(1, -(-total // limit))
    batch: list[tuple[int, int]] = []
    reached, bound = 0, share
    for row, size in held:
        batch.append((row, size))
        reached += size
        if reached >= bound:
            yield batch
            batch, bound = [], bound + share
    if batch:
        yield batch
