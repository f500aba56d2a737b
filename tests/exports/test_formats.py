"""The registry of formats, and what holds for each of them."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from onrecord.exports import (
    BY_ENDING,
    FORMATS,
    MissingLibraryError,
    check_library,
    export,
    export_files,
    find_format,
)

HERE = [form.name for form in FORMATS if not form.library or find_spec(form.library)]
JSON = [form.name for form in FORMATS if form.extensions[0].endswith(("json", "jsonld"))]


def test_names_and_endings_are_each_once():
    """So that an ending tells one format."""
    names = [form.name for form in FORMATS]
    endings = [ending for form in FORMATS for ending in form.extensions]
    assert len(set(names)) == len(names)
    assert len(set(endings)) == len(endings) == len(BY_ENDING)
    assert all(ending.startswith(".") and ending == ending.lower() for ending in endings)
    assert all("/" in form.media_type for form in FORMATS)


@pytest.mark.parametrize("name", HERE)
def test_the_same_record_gives_the_same_bytes(name, record):
    """No clock, no chance."""
    assert export(record, name) == export(record, name)


def test_another_process_gives_the_same_bytes(record, tmp_path):
    """Nor the order of a set: the seeds of hashing differ."""
    import pickle

    (tmp_path / "record").write_bytes(pickle.dumps(record))
    names = [name for name in HERE if name not in ("html", "pdf")]  # the report's own promise
    code = (
        "import hashlib, pickle, sys\n"
        "from onrecord.exports import export\n"
        "record = pickle.loads(open(sys.argv[1], 'rb').read())\n"
        "for name in sys.argv[2:]:\n"
        "    print(hashlib.sha256(export(record, name)).hexdigest())\n"
    )
    run = [sys.executable, "-c", code, str(tmp_path / "record"), *names]
    shown = [
        subprocess.run(run, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    ]
    assert shown[0] == shown[1]
    here = [hashlib.sha256(export(record, name)).hexdigest() for name in names]
    assert shown[0].decode().split() == here


@pytest.mark.parametrize("name", [name for name in HERE if name != "pdf"])
def test_a_harmful_text_breaks_no_format(name, harmful_record):
    """Each is made, and all but the binary ones are UTF-8."""
    form = find_format(name)
    files = (
        export_files(harmful_record, name) if form.tables else {"": export(harmful_record, name)}
    )
    for data in files.values():
        assert data
        if not form.binary:
            data.decode()


@pytest.mark.parametrize("name", [name for name in HERE if name != "pdf"])
def test_an_evil_story_and_an_empty_record_have_every_format(name, evil_record, empty_record):
    """Ids with quotation marks, dates that are none, nothing at all."""
    assert export(evil_record, name)
    assert isinstance(export(empty_record, name), bytes)


@pytest.mark.parametrize("name", JSON)
def test_what_is_called_json_is_json(name, evil_record):
    """UTF-8, one value."""
    json.loads(export(evil_record, name))


def test_a_mistake_names_what_there_is(record):
    """A caller's mistake is a ValueError."""
    with pytest.raises(ValueError, match=r"'docx'.*jsonl"):
        export(record, "docx")
    with pytest.raises(ValueError, match=r"'people'.*statements"):
        export(record, "csv", table="people")
    with pytest.raises(ValueError, match="no tables"):
        export(record, "ris", table="articles")
    with pytest.raises(ValueError, match="one file"):
        export_files(record, "ris")


def test_a_missing_library_is_named_with_how_to_get_it(monkeypatch):
    """Told before anything is read."""
    monkeypatch.setattr("onrecord.exports.making.find_spec", lambda name: None)
    with pytest.raises(MissingLibraryError, match=r"pip install 'onrecord\[pdf\]'"):
        check_library("pdf")
    check_library("csv")


def test_the_list_of_formats_loads_nothing_heavy():
    """The command line reads it at every start."""
    code = (
        "import sys, onrecord.exports\n"
        "heavy = {'msgspec', 'jinja2', 'numpy', 'pyarrow', 'weasyprint', 'xml.etree', 'csv'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_pdf_is_the_report_on_paper(record):
    """Made without a request to anywhere, the same each time."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        pytest.skip("weasyprint, or the Pango that it draws with, is missing")
    data = export(record, "pdf")
    assert data.startswith(b"%PDF-")
    assert b"/CreationDate" not in data


def test_the_documentation_names_every_format_and_table():
    """With every ending; and its Python runs."""
    from onrecord.exports.tables import KINDS

    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    for form in FORMATS:
        assert f"`{form.name}`" in page
        assert form.extensions[0] in page
    assert all(f"`{kind.name}`" in page for kind in KINDS)
    for code in page.split("```python\n")[1:]:
        exec(code.split("```")[0], {})


def test_from_python(record):
    """The same as methods of a record."""
    from dataclasses import fields

    from onrecord.api import Record

    made = Record(**{field.name: getattr(record, field.name) for field in fields(record)})
    assert made.export("csv", table="statements") == export(record, "csv", table="statements")
    tables = made.to_tables()
    assert [row["speaker_name"] for row in tables["statements"]] == [
        "Tomas Brill",
        "Tomas Brill",
        "Lena Okafor",
        "growers",
    ]
    assert made.to_arrow()["statements"].to_pylist() == tables["statements"]
