"""Tables as CSV that pandas, DuckDB and Excel open alike, with nothing in it that Excel runs."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from dataclasses import replace
from typing import Any

from onrecord.exports.tables.making import Column, Table, record_tables
from onrecord.exports.tables.package import data_package
from onrecord.types import Record

# What a spreadsheet takes for a formula, or drops to find one; the full-width forms too. The
# apostrophe is there so that the guard can be taken off again without a doubt.
GUARDED = tuple("=+-@\t\r\n'＝＋－＠")
GUARD = "'"
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
LONGEST = 32_767  # UTF-16 units in a cell of Excel; what is longer spills into the next rows
SAFE_NAME = re.compile(r"[0-9A-Za-z_-]{1,64}")


def csv_files(record: Record) -> dict[str, bytes]:
    """The tables, the texts of the articles beside them, and a description of the columns."""
    made = record_tables(record)
    tables = [_texts_aside(table) for table in made]
    files = {"datapackage.json": data_package(tables, record.as_of)}
    files |= {f"{table.name}.csv": csv_table(table) for table in tables}
    for table in made:
        if table.name == "articles":
            files |= _texts(table)
    return files


def csv_table(table: Table) -> bytes:
    """One table: RFC 4180, UTF-8 with the mark by which Excel knows it."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        writer.writerow([cell(value) for value in row])
    return page.getvalue().encode("utf-8-sig")


def cell(value: Any) -> str:
    """The value as it stands in a file.

    >>> cell(None), cell(True), cell(("A; B", "C"))
    ('', 'true', 'A\\\\; B; C')
    >>> cell("=1+1"), cell("'tis"), cell(-1)
    ("'=1+1", "''tis", '-1')
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return _guarded(value)
        case list() | tuple():
            return _guarded("; ".join(map(_listed, value)))
    return str(value)  # numbers and days: nothing that an article wrote


def unguarded(text: str) -> str:
    """What ``cell`` was given: a text with the guard taken off.

    >>> unguarded("'=1+1"), unguarded("''tis"), unguarded("rain")
    ('=1+1', "'tis", 'rain')
    """
    return text.removeprefix(GUARD)


def text_file(article: str) -> str:
    """The name of the file that holds an article's text, with its offsets as in the record."""
    if not SAFE_NAME.fullmatch(article):
        article = hashlib.sha256(article.encode("utf-8", "replace")).hexdigest()[:16]
    return f"texts/{article}.txt"


def _guarded(text: str) -> str:
    text = CONTROLS.sub("", text)
    text = GUARD + text if text.startswith(GUARDED) else text
    units = text.encode("utf-16-le") if len(text) * 2 > LONGEST else b""
    if len(units) // 2 <= LONGEST:
        return text
    return units[: (LONGEST - 1) * 2].decode("utf-16-le", "ignore") + "…"


def _listed(item: str) -> str:
    return item.replace("\\", "\\\\").replace(";", "\\;")


def _texts(articles: Table) -> dict[str, bytes]:
    """The texts as files: no guard, no line end changed, so that offsets count in them."""
    names = [column.name for column in articles.columns]
    at, key = names.index("text"), names.index("id")
    return {text_file(row[key]): row[at].encode() for row in articles.rows}


def _texts_aside(table: Table) -> Table:
    """The table of the articles with the names of their files instead of their texts."""
    if table.name != "articles":
        return table
    names = [column.name for column in table.columns]
    at, key = names.index("text"), names.index("id")
    columns = (*table.columns[:at], Column("text_file", "text"), *table.columns[at + 1 :])
    rows = tuple((*row[:at], text_file(row[key]), *row[at + 1 :]) for row in table.rows)
    return replace(table, columns=columns, rows=rows)
