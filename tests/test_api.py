"""The Python interface."""

from __future__ import annotations

import doctest
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import onrecord
from onrecord import api, types
from onrecord.types import Skipped


@pytest.fixture
def pipeline(monkeypatch, record, ferry_reading):
    """Stands in for the pipeline; it notes what it was called with."""
    calls = []

    def make_record(paths, *, as_of=None, allow_private=False):
        calls.append((list(paths), as_of, allow_private))
        return record

    def read_each(paths, *, as_is=False, allow_private=False):
        calls.append((list(paths), as_is, allow_private))
        yield ferry_reading
        yield Skipped("x", "empty")

    module = SimpleNamespace(make_record=make_record, read_each=read_each)
    monkeypatch.setitem(sys.modules, "onrecord.pipeline", module)
    return calls


def test_a_record_is_the_record_with_ways_to_write_it(pipeline, record):
    """Its fields are those of the noun; each output is a string or plain values."""
    made = onrecord.record("in")
    assert isinstance(made, onrecord.Record)
    assert isinstance(made, types.Record)
    assert made.stories == record.stories
    assert json.loads(made.to_json()) == made.to_dict()
    assert made.to_html().startswith("<!doctype html>")
    assert made.to_markdown().startswith("# ")


@pytest.mark.parametrize(
    "paths",
    ["in", Path("in"), ["in"], (Path("in"),), iter(["in"])],
    ids=["string", "path", "list", "tuple", "iterator"],
)
def test_one_path_or_several(pipeline, paths):
    """Strings and paths, alone or together."""
    onrecord.record(paths, as_of="2031-04-05", allow_private=True)
    assert pipeline == [(["in"], "2031-04-05", True)]


@pytest.mark.parametrize("day", ["friday", "2031-04-31", "20310401", "2031-4-1", ""])
def test_a_day_that_is_none_is_named(pipeline, day):
    """A caller's mistake is a ValueError that says what would be accepted."""
    with pytest.raises(ValueError, match=f"'{day}' is no day.*YYYY-MM-DD"):
        onrecord.record("in", as_of=day)
    assert pipeline == []


def test_readings_are_a_sequence_with_what_was_skipped(pipeline, ferry_reading):
    """In the order of the input."""
    readings = onrecord.read(Path("in"), as_is=True)
    assert pipeline == [(["in"], True, False)]
    assert list(readings) == [ferry_reading]
    assert readings[0] == ferry_reading
    assert list(readings[:1]) == [ferry_reading]
    assert [item.path for item in readings.skipped] == ["x"]
    (line,) = readings.to_json().splitlines()
    assert readings.to_dict()["readings"] == [json.loads(line)]
    assert "1 articles, 1 skipped" in repr(readings)


def test_unknown_names_are_attribute_errors():
    """The lazy module behaves as any other."""
    assert {"record", "read", "__version__"} <= set(dir(onrecord))
    with pytest.raises(AttributeError, match="nothing"):
        _ = onrecord.nothing


@pytest.mark.parametrize("module", [onrecord, api], ids=lambda module: module.__name__)
def test_examples_run_on_the_bundled_story(module):
    """What a docstring shows is what happens."""
    demo = pytest.importorskip("onrecord.demo")
    if not hasattr(demo, "story_paths"):
        pytest.skip("no bundled story")
    pytest.importorskip("onrecord.pipeline", exc_type=ImportError)
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed
