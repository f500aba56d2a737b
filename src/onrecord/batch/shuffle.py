"""Rows on their way from the tasks of one round to those of the next.

A task writes one file, with its rows apart by the task that will read them; a task of the next
round reads its part of each file. So there are as many files as tasks, not their square, and nobody
has to hold more than one part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.batch.tasks import beside

LAYER_ROWS = 10_000
LAYER_BYTES = 64_000_000  # of text and packed bytes, whichever comes first

Arrow = Any  # pyarrow ships no types
Numbers = NDArray[np.uint64]
Places = NDArray[np.int64]

_MIX = (np.uint64(0xBF58_476D_1CE4_E5B9), np.uint64(0x94D0_49BB_1331_11EB))


def mixed(values: Numbers) -> Numbers:
    """Numbers spread evenly, each to another one (the finaliser of SplitMix64)."""
    values = values ^ (values >> np.uint64(30))
    values = values * _MIX[0]
    values = values ^ (values >> np.uint64(27))
    values = values * _MIX[1]
    return values ^ (values >> np.uint64(31))


def parts_of(values: Numbers, parts: int) -> Places:
    """To which of so many tasks each number goes."""
    return (mixed(values) % np.uint64(parts)).astype(np.int64)


def part_of(value: int, parts: int) -> int:
    """To which of so many tasks a number goes."""
    return int(parts_of(np.array([value], dtype=np.uint64), parts)[0])


def piece(folder: Path, number: int) -> Path:
    """The file of one task of a round."""
    return folder / f"{number:05d}.arrow"


class PartsWriter:
    """Takes rows in and writes them apart by where they go, layer after layer.

    A layer is what fits into memory, and has a batch for each part; an empty one, too, so that the
    places of a part's batches follow from its number.
    """

    def __init__(self, out: Arrow, parts: int, schema: Arrow) -> None:
        self._out, self._parts, self._schema = out, parts, schema
        self._held: list[Mapping[str, Any]] = []
        self._goes_to: list[int] = []
        self._size = 0
        self.rows = 0

    def add(self, columns: Mapping[str, Any], goes_to: Places) -> None:
        """Write a layer."""
        import pyarrow as pa

        table = pa.table(dict(columns), schema=self._schema)
        order = np.argsort(goes_to, kind="stable")
        bounds = np.searchsorted(goes_to[order], np.arange(self._parts + 1))
        table = table.take(pa.array(order))
        for start, end in pairwise(bounds):
            rows = table.slice(start, end - start).combine_chunks()
            batches = rows.to_batches() or [pa.RecordBatch.from_pylist([], schema=self._schema)]
            self._out.write_batch(batches[0])
        self.rows += table.num_rows

    def add_row(self, row: Mapping[str, Any], goes_to: int) -> None:
        """Write a row, sooner or later."""
        self._held.append(row)
        self._goes_to.append(goes_to)
        self._size += sum(len(value) for value in row.values() if isinstance(value, (str, bytes)))
        if len(self._held) >= LAYER_ROWS or self._size >= LAYER_BYTES:
            self.end_layer()

    def end_layer(self) -> None:
        """Write the rows that are held."""
        if self._held:
            columns = {name: [row[name] for row in self._held] for name in self._schema.names}
            self.add(columns, np.array(self._goes_to, dtype=np.int64))
            self._held, self._goes_to, self._size = [], [], 0


@contextmanager
def writing_parts(path: Path, parts: int, schema: Arrow) -> Iterator[PartsWriter]:
    """A file of parts, which stands at ``path`` when all went well."""
    import pyarrow as pa

    options = pa.ipc.IpcWriteOptions(compression="zstd")
    told = schema.with_metadata({"parts": str(parts)})
    with beside(path) as file, pa.ipc.new_file(file, told, options=options) as out:
        writer = PartsWriter(out, parts, schema)
        yield writer
        writer.end_layer()
        if not writer.rows:
            empty: dict[str, list[Any]] = {name: [] for name in schema.names}
            writer.add(empty, np.empty(0, dtype=np.int64))


def write_parts(
    path: Path, columns: Mapping[str, Any], goes_to: Places, parts: int, schema: Arrow
) -> None:
    """Write rows apart by where they go; within a part they keep their order."""
    with writing_parts(path, parts, schema) as writer:
        writer.add(columns, goes_to)


def read_part(paths: Sequence[Path], part: int, schema: Arrow) -> Arrow:
    """The rows that go to one task, in the order of the files."""
    import pyarrow as pa

    found = []
    for path in paths:
        # Not mapped: a mapped file counts as the worker's memory for as long as it is held.
        with pa.OSFile(str(path), "rb") as file:
            layers = pa.ipc.open_file(file)
            parts = int(layers.schema.metadata[b"parts"])
            for place in range(part, layers.num_record_batches, parts):
                batch = layers.get_batch(place)
                if batch.num_rows:
                    found.append(pa.Table.from_batches([batch]))
    return pa.concat_tables(found) if found else schema.empty_table()


def numbers(table: Arrow, column: str) -> Numbers:
    """A column of a table as numbers."""
    return np.asarray(table.column(column).to_numpy(), dtype=np.uint64)
