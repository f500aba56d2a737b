"""What stands in a folder of tables, as a Frictionless Data Package: its columns and types."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord import views
from onrecord.exports.tables.kinds import TABLES_SCHEMA
from onrecord.exports.tables.making import Table

FIELD_TYPES = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "day": "date",
    "texts": "string",
}
LIST = "a list: its items divided by '; ', with ';' and '\\' in an item behind a '\\'"
GUARD = (
    "A cell of text that would begin with one of = + - @ tab, carriage return, line feed or "
    "apostrophe (or the full-width forms of the signs) has an apostrophe put before it. Drop one "
    "apostrophe from the start of a cell to have the text."
)


def data_package(tables: Iterable[Table], as_of: str | None) -> bytes:
    """The file ``datapackage.json``."""
    return views.to_json(
        {
            "profile": "tabular-data-package",
            "name": "onrecord",
            "schema": TABLES_SCHEMA,
            "as_of": as_of,
            "guard": GUARD,
            "resources": [_resource(table) for table in tables],
        }
    )


def _resource(table: Table) -> dict[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": f"A row is {table.about}.",
        "path": f"{table.name}.csv",
        "encoding": "utf-8",
        "mediatype": "text/csv",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": [
                {"name": column.name, "type": FIELD_TYPES[column.type]}
                | ({"description": LIST} if column.type == "texts" else {})
                for column in table.columns
            ],
            "missingValues": [""],
        },
    }
