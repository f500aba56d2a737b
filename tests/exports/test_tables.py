"""The tables, read back by what people read them with."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date

import duckdb
import msgspec
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports import export, export_files
from onrecord.exports.tables import KINDS, record_tables
from onrecord.exports.tables.csv_files import LONGEST, cell, unguarded
from onrecord.exports.tables.kinds import TableKind
from onrecord.exports.tables.making import Column, columns_of

LISTED = {
    "articles", "attributions", "statements", "timeline", "disagreements", "relays",
    "expectations", "unconfirmed",
}  # fmt: skip
FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def rows_of(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf"), "the mark by which Excel knows UTF-8"
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_each_table_is_a_file_and_told_in_the_package(record):
    """datapackage.json has every column of every file."""
    files = export_files(record, "csv")
    package = json.loads(files["datapackage.json"])
    assert {resource["name"] for resource in package["resources"]} >= LISTED
    for resource in package["resources"]:
        (head, *_) = files[resource["path"]].decode("utf-8-sig").splitlines()
        assert head.split(",") == [field["name"] for field in resource["schema"]["fields"]]


def test_rows_have_what_the_record_has(record):
    """Joined: names beside ids, first places, real days."""
    tables = {table.name: rows_of(export(record, "csv", table=table.name)) for table in
              record_tables(record)}  # fmt: skip
    assert len(tables["attributions"]) == 9
    assert tables["attributions"][0]["statement"] == "m1"
    assert tables["attributions"][0]["outlet"] == "Alder Gazette"
    first = tables["statements"][0]
    assert first["speaker_name"] == "Tomas Brill"
    assert first["origin_name"] == "NPA"
    assert first["outlets"] == "Alder Gazette; Mainland Post; The Courier"
    month = tables["timeline"][2]
    assert (month["first_day"], month["last_day"]) == ("2031-05-01", "2031-05-31")
    assert [(row["about"], row["side"], row["value"]) for row in tables["disagreements"]][:2] == [
        ("how many cracks were found", "1", "14"),
        ("how many cracks were found", "2", "41"),
    ]
    assert tables["relays"][2]["evidence"].startswith("This article first appeared")
    assert tables["skipped"][0]["path"] == "in/005.bin"


def test_every_citation_is_the_characters_of_its_text_file(record):
    """Offsets count in texts/, as they do in the record."""
    files = export_files(record, "csv")
    citations = rows_of(files["citations.csv"])
    names = {row["id"]: row["text_file"] for row in rows_of(files["articles.csv"])}
    assert len(citations) > 40
    for row in citations:
        text = files[names[row["article"]]].decode()
        assert text[int(row["start"]) : int(row["end"])] == unguarded(row["quote"])


def test_no_cell_of_text_is_a_formula(harmful_record, harmful):
    """However it begins; and no cell is longer than Excel's cells are."""
    for name, data in export_files(harmful_record, "csv").items():
        if not name.endswith(".csv"):
            continue
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
            assert not [value for value in row if value.startswith(FORMULA)]
            assert all(len(value.encode("utf-16-le")) // 2 <= LONGEST for value in row)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_the_guard_can_be_taken_off(text):
    """One apostrophe, there or not, and the text is as it was."""
    text = text.replace("\ufffe", "").replace("\uffff", "")
    assert unguarded(cell(text)) == text


def test_lists_can_be_taken_apart():
    """An item's own semicolon does not divide it."""
    assert cell(["A; B", "C\\D"]) == "A\\; B; C\\\\D"


def test_a_harmful_text_comes_back_from_csv(harmful_record, harmful):
    """Quotation marks, line ends and all; control characters are left out, long ones are cut."""
    (row,) = rows_of(export(harmful_record, "csv", table="speakers"))
    from onrecord.exports.tables.csv_files import CONTROLS
    from onrecord.views.encode import SURROGATE

    wanted = CONTROLS.sub("", SURROGATE.sub("\ufffd", harmful))
    if len(wanted) < LONGEST:
        assert unguarded(row["name"]) == wanted
    else:
        assert wanted.startswith(row["name"].rstrip("…"))
        assert row["name"].endswith("…")


def test_duckdb_reads_csv(harmful_record, tmp_path, harmful):
    """Every row and column, with nothing told to it but the file."""
    for name, data in export_files(harmful_record, "csv").items():
        if not name.endswith(".csv"):
            continue
        path = tmp_path / name
        path.write_bytes(data)
        wanted = rows_of(data)
        read = duckdb.read_csv(str(path))
        assert read.columns == data.decode("utf-8-sig").split("\r\n")[0].split(",")
        assert len(read.fetchall()) == len(wanted)


def test_duckdb_joins_tables_from_csv(record, tmp_path):
    """Who was quoted by how many outlets, as a line of SQL."""
    for name, data in export_files(record, "csv").items():
        if name.endswith(".csv"):
            (tmp_path / name).write_bytes(data)
    found = duckdb.sql(
        f"""select speaker_name, count(distinct a.outlet) as outlets
        from '{tmp_path}/attributions.csv' t join '{tmp_path}/articles.csv' a on a.id = t.article
        where speaker_name is not null group by 1 order by 2 desc, 1"""
    ).fetchall()
    assert found == [("Tomas Brill", 3), ("Lena Okafor", 2), ("growers", 1)]


def test_parquet_has_types_and_says_what_it_is(record, tmp_path):
    """Days are days, numbers numbers, lists lists; the schema's version stands in the metadata."""
    files = export_files(record, "parquet")
    table = pyarrow.parquet.read_table(io.BytesIO(files["timeline.parquet"]))
    assert table.schema.metadata[b"onrecord.schema"] == b"onrecord/tables/1"
    assert table.schema.metadata[b"onrecord.record"] == b"onrecord/record/1"
    types = {field.name: str(field.type) for field in table.schema}
    assert types["first_day"] == "date32[day]"
    assert types["citations"] == "int64"
    assert types["background"] == "bool"
    assert types["outlets"].startswith("list<")
    assert table.column("last_day").to_pylist()[2] == date(2031, 5, 31)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_empty_table_keeps_its_columns_and_types(kind, empty_record, record):
    """So that many records can be put under one another."""
    empty, full = (
        pyarrow.parquet.read_schema(io.BytesIO(export(one, "parquet", table=kind.name)))
        for one in (empty_record, record)
    )
    assert empty.remove_metadata() == full.remove_metadata()


def test_a_harmful_text_comes_back_from_parquet(harmful_record, harmful, tmp_path):
    """Nothing is guarded or cut there: only half characters are replaced."""
    from onrecord.views.encode import SURROGATE

    path = tmp_path / "articles.parquet"
    path.write_bytes(export(harmful_record, "parquet", table="articles"))
    wanted = SURROGATE.sub("\ufffd", harmful)
    (row,) = pyarrow.parquet.read_table(path).to_pylist()
    assert (row["title"], row["text"]) == (wanted, f"{wanted} said so.")
    ((title,),) = duckdb.sql(f"select title from '{path}'").fetchall()
    assert title == wanted


def test_pandas_reads_both(record):
    """The same rows from CSV and from Parquet."""
    pandas = pytest.importorskip("pandas")
    for kind in KINDS:
        from_csv = pandas.read_csv(io.BytesIO(export(record, "csv", table=kind.name)))
        from_parquet = pandas.read_parquet(io.BytesIO(export(record, "parquet", table=kind.name)))
        assert len(from_csv) == len(from_parquet)
        if kind.name != "articles":  # its texts stand beside it
            assert list(from_csv.columns) == list(from_parquet.columns)


def test_a_zip_holds_the_files_without_a_clock(record):
    """Every day of it is the first that a zip knows."""
    archive = zipfile.ZipFile(io.BytesIO(export(record, "csv")))
    assert archive.testzip() is None
    assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
    assert {n: archive.read(n) for n in archive.namelist()} == export_files(record, "csv")


def test_a_key_that_a_shape_gains_is_a_column_more():
    """Where a cell can hold it; the listed columns stay as they are."""

    class Grown(msgspec.Struct):
        id: str
        sure: bool | None
        tags: list[str]
        deep: list[list[int]]

    kind = TableKind("grown", "a test", "id day:day", (Grown,))
    assert columns_of(kind) == (
        Column("id", "text"),
        Column("day", "day"),
        Column("sure", "boolean"),
        Column("tags", "texts"),
    )
