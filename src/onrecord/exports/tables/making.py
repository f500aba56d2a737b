"""The tables of a record: columns with types, rows with a value for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

import msgspec

from onrecord.exports.plain import plain_record
from onrecord.exports.tables.kinds import KINDS, ColumnType, TableKind
from onrecord.exports.tables.rows import ROWS
from onrecord.types import Record

TYPES: dict[str, ColumnType] = {name: name for name in get_args(ColumnType)}
SIMPLE: tuple[tuple[type[msgspec.inspect.Type], ColumnType], ...] = (
    (msgspec.inspect.StrType, "text"),
    (msgspec.inspect.BoolType, "boolean"),
    (msgspec.inspect.IntType, "integer"),
    (msgspec.inspect.FloatType, "number"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column and the type of its values; each may be missing (None)."""

    name: str
    type: ColumnType


@dataclass(frozen=True, slots=True)
class Table:
    """A table in memory; each row has a value for each column."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]


def record_tables(record: Record) -> list[Table]:
    """All the tables of a record; a table without rows is there too."""
    pile = plain_record(record)
    made = []
    for kind in KINDS:
        columns = columns_of(kind)
        rows = (tuple(row.get(c.name) for c in columns) for row in ROWS[kind.name](pile))
        made.append(Table(kind.name, kind.about, columns, tuple(rows)))
    return made


def columns_of(kind: TableKind) -> tuple[Column, ...]:
    """The listed columns, then whatever else the shapes have that fits into a cell."""
    listed = [_listed(word) for word in kind.columns.split()]
    names = {column.name for column in listed}
    more = {column.name: column for shape in kind.shapes for column in _of_shape(shape)}
    return (*listed, *(column for name, column in more.items() if name not in names))


def _listed(word: str) -> Column:
    name, _, given = word.partition(":")
    return Column(name, TYPES[given or "text"])


def _of_shape(shape: Any) -> Iterator[Column]:
    for field in msgspec.structs.fields(shape):
        if type_ := _cell_type(msgspec.inspect.type_info(field.type)):
            yield Column(field.encode_name, type_)


def _cell_type(kind: msgspec.inspect.Type) -> ColumnType | None:
    """The type of a column for such values; None where a cell cannot hold them."""
    if isinstance(kind, msgspec.inspect.UnionType):
        rest = [one for one in kind.types if not isinstance(one, msgspec.inspect.NoneType)]
        return _cell_type(rest[0]) if len(rest) == 1 else None
    if isinstance(kind, msgspec.inspect.LiteralType):
        return "text" if all(isinstance(value, str) for value in kind.values) else None
    if isinstance(kind, msgspec.inspect.ListType):
        return "texts" if _cell_type(kind.item_type) == "text" else None
    for simple, type_ in SIMPLE:
        if isinstance(kind, simple):
            return type_
    return None
