"""Tables as Arrow and Parquet, with typed columns."""

from __future__ import annotations

import io
from typing import Any

from onrecord.exports.tables.kinds import TABLES_SCHEMA
from onrecord.exports.tables.making import Table, record_tables
from onrecord.types import Record
from onrecord.views.shapes import RECORD_SCHEMA

Arrow = Any  # pyarrow ships no types


def parquet_files(record: Record) -> dict[str, bytes]:
    """A file a table."""
    import pyarrow.parquet

    files = {}
    for name, table in arrow_tables(record).items():
        whole = io.BytesIO()
        pyarrow.parquet.write_table(table, whole, compression="zstd")
        files[f"{name}.parquet"] = whole.getvalue()
    return files


def arrow_tables(record: Record) -> dict[str, Arrow]:
    """The tables of a record by their names."""
    return {table.name: _arrow(table, record.as_of) for table in record_tables(record)}


def _arrow(table: Table, as_of: str | None) -> Arrow:
    import pyarrow

    types = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "day": pyarrow.date32(),
        "texts": pyarrow.list_(pyarrow.string()),
    }
    told = {"schema": TABLES_SCHEMA, "record": RECORD_SCHEMA, "about": f"A row is {table.about}."}
    schema = pyarrow.schema(
        [(column.name, types[column.type]) for column in table.columns],
        metadata={f"onrecord.{key}": value for key, value in told.items()}
        | ({"onrecord.as_of": as_of} if as_of else {}),
    )
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    arrays = [
        pyarrow.array(values, field.type) for values, field in zip(columns, schema, strict=True)
    ]
    return pyarrow.Table.from_arrays(arrays, schema=schema)
