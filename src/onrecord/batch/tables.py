"""Tables: Parquet files with documented columns, written row by row and read group by group.

A table is a folder of parts, ``DIR/articles/part-00003.parquet``. A part is written to the side and
renamed; its bytes depend on its rows alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, Literal

from onrecord.batch.errors import MissingLibraryError
from onrecord.batch.tasks import beside

SCHEMA = "onrecord/batch/1"  # changes whenever a table's columns, or what they mean, change
GROUP_ROWS = 1000  # rows of a row group, so that a reader need not hold a whole part
GROUP_BYTES = 16_000_000  # of text or packed bytes, whichever comes first

Arrow = Any  # pyarrow ships no types
Row = Mapping[str, Any]
# A span is {start, end}, half-open, in characters. Days are "text", since they may be partial.
Type = Literal[
    "text", "integer", "number", "flag", "texts", "integers", "bytes", "span", "spans", "removed"
]


@dataclass(frozen=True, slots=True)
class Column:
    """One column, and what stands in it."""

    name: str
    type: Type
    about: str  # for the documentation, and kept in the file


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of rows."""

    name: str  # of its folder: "articles"
    about: str  # what a row is: "one article of the archive"
    columns: tuple[Column, ...]


def part_name(number: int) -> str:
    """The file name of a part: parts sort by name."""
    return f"part-{number:05d}.parquet"


class Writer:
    """Takes rows in and writes them in groups."""

    def __init__(self, file: Any, table: Table) -> None:
        parquet = _pyarrow().parquet
        self._schema = arrow_schema(table)
        self._writer = parquet.ParquetWriter(file, self._schema, compression="zstd")
        self._held: list[Row] = []
        self._size = 0
        self.rows = 0

    def add(self, row: Row) -> None:
        """Write a row, sooner or later; it has every column of the table."""
        self._held.append(row)
        self.rows += 1
        self._size += sum(len(value) for value in row.values() if isinstance(value, (str, bytes)))
        if len(self._held) >= GROUP_ROWS or self._size >= GROUP_BYTES:
            self.end_group()

    def end_group(self) -> None:
        """End the row group: what one reads together is best written as a group."""
        if self._held:
            columns = [[row[name] for row in self._held] for name in self._schema.names]
            pyarrow = _pyarrow()
            arrays = [
                pyarrow.array(values, field.type)
                for values, field in zip(columns, self._schema, strict=True)
            ]
            self._writer.write_table(pyarrow.Table.from_arrays(arrays, schema=self._schema))
            self._held, self._size = [], 0

    def abandon(self) -> None:
        """Let go of a file that is not to be: pyarrow would write its end whenever it likes."""
        self._held = []
        with suppress(Exception):  # a disk that is full says so again
            self._writer.close()

    def close(self) -> None:
        """Write what is held, and the file's end."""
        self.end_group()
        self._writer.close()


@contextmanager
def writing(path: Path | str, table: Table) -> Iterator[Writer]:
    """A part of a table, which stands at ``path`` when all went well."""
    with beside(Path(path)) as file:
        writer = Writer(file, table)
        try:
            yield writer
            writer.close()
        except BaseException:
            writer.abandon()
            raise


def write_rows(path: Path | str, table: Table, rows: Iterable[Row]) -> int:
    """Write a part from its rows; how many there were."""
    with writing(path, table) as writer:
        for row in rows:
            writer.add(row)
    return writer.rows


def read_rows(
    path: Path | str, columns: Sequence[str] | None = None, *, where: Any = None
) -> Iterator[dict[str, Any]]:
    """The rows of a part, a group at a time; ``where`` is a filter as pyarrow takes it."""
    if where is not None:
        yield from (
            _pyarrow()
            .parquet.read_table(path, columns=columns, filters=where, partitioning=None)
            .to_pylist()
        )
        return
    with open_part(path) as part:
        for number in range(part.num_row_groups):
            yield from part.read_row_group(number, columns=columns).to_pylist()


def read_columns(path: Path | str, columns: Sequence[str]) -> Arrow:
    """Some columns of a part as an Arrow table, for what is done by the column."""
    return _pyarrow().parquet.read_table(path, columns=list(columns), partitioning=None)


@contextmanager
def open_part(path: Path | str | BinaryIO) -> Iterator[Arrow]:
    """A part as pyarrow's ParquetFile."""
    with _pyarrow().parquet.ParquetFile(path) as part:
        yield part


def parts_of(folder: Path | str) -> list[Path]:
    """The parts of a table, in order."""
    return sorted(Path(folder).glob("part-*.parquet"))


def arrow_schema(table: Table) -> Arrow:
    """The table's columns as Arrow knows them."""
    pyarrow = _pyarrow()
    fields = [
        pyarrow.field(column.name, _types()[column.type], metadata={"about": column.about})
        for column in table.columns
    ]
    about = {"onrecord.schema": SCHEMA, "onrecord.about": f"A row is {table.about}."}
    return pyarrow.schema(fields, metadata=about)


@cache
def _types() -> dict[str, Arrow]:
    pyarrow = _pyarrow()
    span = pyarrow.struct([("start", pyarrow.int32()), ("end", pyarrow.int32())])
    return {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "flag": pyarrow.bool_(),
        "texts": pyarrow.list_(pyarrow.string()),
        "integers": pyarrow.list_(pyarrow.int64()),
        "bytes": pyarrow.binary(),
        "span": span,
        "spans": pyarrow.list_(span),
        "removed": pyarrow.list_(
            pyarrow.struct([("text", pyarrow.string()), ("why", pyarrow.string())])
        ),
    }


@cache
def _pyarrow() -> Arrow:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingLibraryError(
            "tables are Parquet, which needs pyarrow: pip install 'onrecord[batch]', "
            "or pip install 'onrecord[parquet]' for --engine local alone"
        ) from error
    return pyarrow
