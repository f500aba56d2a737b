"""The command line, over records built by hand."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from types import SimpleNamespace

import jsonschema
import pytest
from click.testing import CliRunner

from onrecord.cli.main import cli
from onrecord.types import Record, Skipped


@pytest.fixture
def pipeline(monkeypatch, record, ferry_reading):
    """Stands in for the pipeline: it returns what the test puts there."""
    made = SimpleNamespace(record=record, items=[ferry_reading, Skipped("b\x1b.bin", "not text")])

    def make_record(paths, *, as_of=None, allow_private=False):
        made.paths = list(paths)
        return replace(made.record, as_of=as_of or made.record.as_of)

    def read_each(paths, *, as_is=False, allow_private=False):
        made.paths, made.as_is = list(paths), as_is
        yield from made.items

    module = SimpleNamespace(make_record=make_record, read_each=read_each)
    monkeypatch.setitem(sys.modules, "onrecord.pipeline", module)
    return made


@pytest.fixture
def run(pipeline):
    return lambda *args: CliRunner().invoke(cli, [str(arg) for arg in args])


def test_the_record_as_json_fits_the_schema_that_is_printed(run):
    """Both on stdout, and nothing else there."""
    shown = run("record", "in", "--format", "json")
    schema = run("schema")
    assert (shown.exit_code, schema.exit_code) == (0, 0)
    jsonschema.validate(json.loads(shown.stdout), json.loads(schema.stdout))
    assert shown.stderr == "skipped in/005.bin: not text: 62 of 100 bytes are control characters\n"


def test_a_line_of_readings_fits_its_schema(run):
    """--of reading is the schema of one line."""
    shown = run("read", "in", "--format", "jsonl", "--with-text", "--as-is")
    schema = json.loads(run("schema", "--of", "reading").stdout)
    (line,) = shown.stdout.splitlines()
    jsonschema.validate(json.loads(line), schema)
    assert shown.stderr == "skipped b.bin: not text\n"


@pytest.mark.parametrize(
    ("args", "part"),
    [
        (["record", "in"], "WHO SAID WHAT"),
        (["record", "in", "--format", "md"], "## Who said what"),
        (["record", "in", "--format", "html"], "<!doctype html>"),
        (["read", "in"], "Tomas Brill"),
        (["read", "in", "--format", "json"], '"readings": ['),
    ],
    ids=["brief", "markdown", "html", "table", "json"],
)
def test_each_format_is_printed(run, args, part):
    """Data on stdout."""
    result = run(*args)
    assert result.exit_code == 0
    assert part in result.stdout
    assert "skipped" in result.stderr


@pytest.mark.parametrize(
    ("command", "name", "start"),
    [
        ("record", "r.json", "{"),
        ("record", "r.html", "<!doctype"),
        ("record", "r.md", "# Island"),
        ("record", "r.txt", "Island"),
        ("read", "r.jsonl", '{"article"'),
        ("read", "r.json", "{\n"),
    ],
)
def test_the_ending_of_the_file_chooses_the_format(run, tmp_path, command, name, start):
    """The file is written whole, and nothing is left beside it."""
    path = tmp_path / name
    path.write_text("what was there before")
    result = run(command, "in", "-o", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_text(encoding="utf-8").startswith(start)
    assert os.listdir(tmp_path) == [name]


def test_as_of_is_handed_on(run):
    """Deadlines are told against it."""
    result = run("record", "in", "--format", "json", "--as-of", "2031-06-01")
    assert json.loads(result.stdout)["as_of"] == "2031-06-01"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["record"], ["PATH"]),
        (["record", "in", "--as-of", "friday"], ["'friday'", "YYYY-MM-DD"]),
        (["record", "in", "--as-of", "20310401"], ["'20310401'", "YYYY-MM-DD"]),
        (["record", "in", "-o", "r.docx"], ["r.docx", ".json", ".html", ".md"]),
        (["record", "in", "-o", "report"], ["report", ".json"]),
        (["read", "in", "-o", "r.html"], ["r.html", ".jsonl"]),
        (["record", "in", "--format", "docx"], ["docx", "terminal"]),
        (["schema", "--of", "story"], ["story", "reading"]),
        (["recrod"], ["recrod"]),
    ],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, list) else None,
)
def test_a_mistake_is_named_with_what_is_accepted(run, args, words):
    """Status 2, one message, nothing on stdout."""
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert all(word in result.stderr for word in words)
    assert "Traceback" not in result.stderr


def test_a_file_that_cannot_be_written_is_told(run, tmp_path):
    """A clear message, no traceback, nothing left behind."""
    for path in (tmp_path / "no" / "r.json", tmp_path):
        result = run("record", "in", "--format", "json", "-o", path)
        assert result.exit_code == 2
        assert f"cannot write {path}" in result.stderr
    assert os.listdir(tmp_path) == []


def test_nothing_read_is_status_two_and_keeps_the_earlier_file(run, pipeline, tmp_path):
    """An earlier record is not overwritten by an empty one; JSON still tells what was skipped."""
    pipeline.record = Record(None, (), (Skipped("x", "empty"),), ())
    pipeline.items = [Skipped("x", "empty")]
    path = tmp_path / "r.json"
    path.write_text("before")
    for result in (run("record", "x", "-o", path), run("record", "x"), run("read", "x")):
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == "skipped x: empty\nnothing could be read\n"
    assert path.read_text() == "before"
    result = run("record", "x", "--format", "json")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["skipped"] == [{"path": "x", "why": "empty"}]


def test_readings_stream_one_by_one(run, pipeline, ferry_reading):
    """A line is out before the next article is read."""
    seen = []

    def slow():
        yield ferry_reading
        seen.append(sys.stdout.buffer.getvalue() if hasattr(sys.stdout.buffer, "getvalue") else b"")
        yield ferry_reading

    pipeline.items = slow()
    result = run("read", "in", "--format", "jsonl")
    assert len(result.stdout.splitlines()) == 2
    assert len(seen) == 1


def test_the_demo_ends_with_the_path_of_its_report(run, pipeline, monkeypatch, tmp_path):
    """A short brief, then the path alone on the last line."""
    demo = SimpleNamespace(story_paths=lambda: ["story/1.txt"])
    monkeypatch.setitem(sys.modules, "onrecord.demo", demo)
    path = tmp_path / "demo.html"
    result = run("demo", "-o", path)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == str(path)
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert pipeline.paths == ["story/1.txt"]


def test_nothing_of_an_article_steers_the_terminal(run, pipeline, evil_record):
    """Neither on stdout nor on stderr."""
    pipeline.record = evil_record
    result = run("record", "in")
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout + result.stderr
    assert "\u202e" not in result.stdout + result.stderr


PROGRAM = [sys.executable, "-c", "from onrecord.cli import main; main()"]


def test_help_loads_nothing_heavy():
    """It is there at once: no JSON, no templates, no reader, no terminal library."""
    code = (
        "import sys; from onrecord.cli import main\n"
        "sys.argv = ['onrecord', '--help']\n"
        "try: main()\n"
        "finally: print(sorted({'msgspec', 'jinja2', 'rich', 'numpy', 'onnxruntime', "
        "'trafilatura', 'urllib3', 'onrecord.pipeline'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_importing_the_package_is_light():
    """What the names need is loaded when they are asked for."""
    code = "import sys, onrecord; print({'msgspec', 'click', 'onrecord.api'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_reader_that_goes_away_is_no_error():
    """`onrecord schema | head -1` ends quietly."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [*PROGRAM, "schema"], stdout=write_end, stderr=subprocess.PIPE, check=False
    )
    os.close(write_end)
    assert done.stderr == b""


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_an_interrupt_is_quiet():
    """Ctrl-C leaves no traceback."""
    code = (
        "import signal, sys, time, types\n"
        # A test run in the background of a shell passes on that interrupts are ignored.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def make_record(*a, **k): print('on', flush=True); time.sleep(30)\n"
        "sys.modules['onrecord.pipeline'] = types.SimpleNamespace(make_record=make_record)\n"
        "sys.argv = ['onrecord', 'record', 'x']\n"
        "from onrecord.cli import main; main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout.readline() == b"on\n"
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=10)
    assert process.returncode == 130
    assert b"Traceback" not in errors


@pytest.mark.skipif(importlib.util.find_spec("importlib.metadata") is None, reason="metadata")
def test_the_version_is_told(run):
    """One line."""
    result = run("--version")
    assert result.stdout.startswith("onrecord, version ")
