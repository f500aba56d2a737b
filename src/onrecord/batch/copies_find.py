"""Pairs of articles that are near-copies, over a whole archive.

Articles that share a band of their signatures are brought together; of a band that ten thousand
share, each is laid beside the first and its neighbour, not beside all. What the signatures bring
together is checked by the runs of words that both really have.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from onrecord.batch import components
from onrecord.batch.copies_signs import ALIKE, nodes_of, shared, signs_of
from onrecord.batch.shuffle import (
    Numbers,
    Places,
    numbers,
    parts_of,
    piece,
    read_part,
    write_parts,
    writing_parts,
)
from onrecord.batch.tables import open_part
from onrecord.batch.tasks import Counts, Task
from onrecord.likeness.minhash_index import BANDS

Arrow = Any  # pyarrow ships no types


def band_schema() -> Arrow:
    """An article under one of its bands."""
    import pyarrow as pa

    return pa.schema([("band", pa.uint64()), ("node", pa.uint64())])


def node_schema() -> Arrow:
    """An article with its kept runs; none of a text too short to tell."""
    import pyarrow as pa

    return pa.schema([("node", pa.uint64()), ("sketch", pa.large_binary())])


def half_schema() -> Arrow:
    """A pair, with what is known of its first."""
    import pyarrow as pa

    return pa.schema([("own", pa.uint64()), ("other", pa.uint64()), ("sketch", pa.large_binary())])


def sign(task: Task) -> Counts:
    """The signs of one part of the articles."""
    parts, out, number = int(task.options["parts"]), Path(task.out), int(task.name)
    with (
        open_part(task.inputs[0]) as part,
        writing_parts(piece(out / "nodes", number), parts, node_schema()) as articles,
        writing_parts(piece(out / "bands", number), parts, band_schema()) as bands,
    ):
        for group in range(part.num_row_groups):
            table = part.read_row_group(group, columns=["article", "text"])
            nodes = nodes_of(table.column("article").to_pylist())
            signs = signs_of(table.column("text").to_pylist())
            sketches = [b""] * len(nodes)
            for place, sketch in zip(signs.places, signs.sketches, strict=True):
                sketches[place] = sketch
            articles.add({"node": nodes, "sketch": sketches}, parts_of(nodes, parts))
            own, keys = np.repeat(nodes[signs.places], BANDS), signs.bands.ravel()
            bands.add({"band": keys, "node": own}, parts_of(keys, parts))
    return Counts(rows=articles.rows, read=Path(task.inputs[0]).stat().st_size)


def meet(task: Task) -> Counts:
    """The pairs that one part of the bands brings together."""
    parts, files = int(task.options["parts"]), int(task.options["files"])
    table = read_part(_files(task.inputs[0], files), int(task.name), band_schema())
    left, right = candidates(numbers(table, "band"), numbers(table, "node"))
    out = Path(task.out)
    components.write_pairs(out, (left, right), parts, both=False)
    return Counts(rows=len(left), written=out.stat().st_size)


def candidates(bands: Numbers, nodes: Numbers) -> components.Pairs:
    """Of the articles under each band: each with the first, and with the one before it."""
    bands, nodes = components.unique_pairs(bands, nodes)
    if not len(bands):
        return bands, nodes
    heads = np.ones(len(bands), dtype=bool)
    heads[1:] = bands[1:] != bands[:-1]
    first = np.maximum.accumulate(np.where(heads, np.arange(len(bands)), 0))
    later = np.flatnonzero(~heads)
    left = np.concatenate((nodes[first[later]], nodes[later - 1]))
    return components.unique_pairs(left, np.concatenate((nodes[later], nodes[later])))


def carry(task: Task) -> Counts:
    """To the pairs of one part, what is kept of their first."""
    pairs, nodes, files, parts = _joined(task)
    own, other = components.unique_pairs(*components.read_pairs(Path(pairs), parts, int(task.name)))
    known = Sketches(Path(nodes), files, int(task.name))
    columns = {"own": own, "other": other, "sketch": known.of(own)}
    out = Path(task.out)
    write_parts(out, columns, parts_of(other, parts), parts, half_schema())
    return Counts(rows=len(own), written=out.stat().st_size)


def check(task: Task) -> Counts:
    """The pairs of one part that have enough of their runs in common."""
    halves, nodes, files, parts = _joined(task)
    table = read_part(_files(halves, parts), int(task.name), half_schema())
    own, other = numbers(table, "own"), numbers(table, "other")
    known = Sketches(Path(nodes), files, int(task.name)).of(other)
    sketches = zip(table.column("sketch").to_pylist(), known, strict=True)
    alike = np.array([shared(*both) >= ALIKE for both in sketches], dtype=bool)
    out = Path(task.out)
    components.write_pairs(out, (own[alike], other[alike]), parts, both=True)
    return Counts(rows=int(np.count_nonzero(alike)), written=out.stat().st_size)


class Sketches:
    """The kept runs of one part of the articles, by their numbers."""

    def __init__(self, folder: Path, files: int, part: int) -> None:
        table = read_part(_files(folder, files), part, node_schema())
        nodes = numbers(table, "node")
        order = np.argsort(nodes, kind="stable")
        self._nodes = nodes[order]
        self._rows: Places = order
        self._sketches = table.column("sketch")

    def of(self, nodes: Numbers) -> list[bytes]:
        """Those of some articles, in their order."""
        import pyarrow as pa

        rows = self._rows[np.searchsorted(self._nodes, nodes)]
        found: list[bytes] = self._sketches.take(pa.array(rows)).to_pylist()
        return found


def _joined(task: Task) -> tuple[str, str, int, int]:
    pairs, nodes = task.inputs
    return pairs, nodes, int(task.options["files"]), int(task.options["parts"])


def _files(folder: Path | str, files: int) -> list[Path]:
    return [piece(Path(folder), number) for number in range(files)]
