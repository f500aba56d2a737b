"""``onrecord record --format NAME -o FILE``: where exports go."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from onrecord.cli.main import cli
from onrecord.exports import FORMATS, export, export_files


@pytest.fixture
def run(monkeypatch, record):
    """The command, with a pipeline that gives the ferry's record."""
    module = SimpleNamespace(make_record=lambda paths, *, as_of=None, allow_private=False: record)
    monkeypatch.setitem(sys.modules, "onrecord.pipeline", module)
    return lambda *args: CliRunner().invoke(cli, ["record", "in", *(str(arg) for arg in args)])


@pytest.mark.parametrize("form", [f for f in FORMATS if not f.tables and f.name != "pdf"],
                         ids=lambda form: form.name)  # fmt: skip
def test_each_ending_makes_its_format(run, record, tmp_path, form):
    """The longest that fits: .csl.json is not .json."""
    for ending in form.extensions:
        path = tmp_path / f"story{ending}"
        assert run("-o", path).exit_code == 0
        assert path.read_bytes() == export(record, form.name)


def test_tables_go_to_a_folder(run, record, tmp_path):
    """A new one or one that is there; what else is in it stays."""
    for name in ("csv", "parquet"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "mine.txt").write_text("stays")
        assert run("--format", name, "-o", folder).exit_code == 0
        files = export_files(record, name)
        assert {n: (folder / n).read_bytes() for n in files} == files
        assert (folder / "mine.txt").read_text() == "stays"
    assert run("--format", "csv", "-o", tmp_path / "new").exit_code == 0
    assert (tmp_path / "new" / "texts" / "a1.txt").exists()


def test_tables_go_to_a_zip(run, record, tmp_path):
    """By ending, or into a pipe."""
    for args in (("-o", tmp_path / "t.zip"), ("--format", "parquet", "-o", tmp_path / "p.zip")):
        assert run(*args).exit_code == 0
    assert "statements.csv" in zipfile.ZipFile(tmp_path / "t.zip").namelist()
    assert "statements.parquet" in zipfile.ZipFile(tmp_path / "p.zip").namelist()
    piped = run("--format", "csv", "-o", "-").stdout_bytes
    assert zipfile.ZipFile(io.BytesIO(piped)).testzip() is None


def test_one_table_goes_to_a_file_or_a_pipe(run, record, tmp_path):
    """With --table."""
    path = tmp_path / "any.csv"
    assert run("--table", "statements", "-o", path).exit_code == 0
    wanted = export(record, "csv", table="statements")
    assert path.read_bytes() == wanted
    assert run("--format", "csv", "--table", "statements").stdout_bytes == wanted


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["-o", "x.csv"], ["several tables", "--table"]),
        (["--format", "csv"], ["several tables", "FILE.zip"]),
        (["--format", "parquet", "--table", "statements"], ["not for the terminal"]),
        (["--format", "csv", "--table", "people"], ["'people'", "statements"]),
        (["--format", "ris", "--table", "articles"], ["no tables"]),
    ],
)
def test_a_mistake_is_told_before_anything_is_read(run, args, words, monkeypatch):
    """Status 2, one message, no record made."""
    monkeypatch.delitem(sys.modules, "onrecord.pipeline")
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert all(word in result.stderr for word in words)


def test_a_missing_library_is_told_before_anything_is_read(run, monkeypatch, tmp_path):
    """With the extra that brings it; nothing is written."""
    monkeypatch.setattr("onrecord.exports.making.find_spec", lambda name: None)
    result = run("-o", tmp_path / "story.pdf")
    assert result.exit_code == 2
    assert "pip install 'onrecord[pdf]'" in result.stderr
    assert os.listdir(tmp_path) == []


def test_a_folder_that_cannot_be_made_is_told(run, tmp_path):
    """A file stands in its place, or its parent is missing."""
    (tmp_path / "taken").write_text("a file")
    for path in (tmp_path / "taken", tmp_path / "no" / "such"):
        result = run("--format", "csv", "-o", path)
        assert result.exit_code == 2
        assert "cannot write" in result.stderr
    assert (tmp_path / "taken").read_text() == "a file"
