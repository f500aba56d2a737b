"""JSON Lines: all of the record, a line an object."""

from __future__ import annotations

import json

import pytest

from onrecord.exports import export
from onrecord.exports.jsonlines import SINGLE


def put_together(data: bytes) -> dict:
    """The record's JSON again, out of its lines."""
    names = {single: plural for plural, single in SINGLE.items()}
    whole: dict = {}
    for line in data.decode().removesuffix("\n").split("\n"):
        item = json.loads(line)
        kind, story = item.pop("type"), item.pop("story", None)
        if kind == "record":
            whole = item | {"articles": [], "skipped": [], "stories": []}
        elif kind == "story":
            whole["stories"].append(item)
        elif kind in ("article", "skipped"):
            whole["articles" if kind == "article" else kind].append(item)
        else:
            (found,) = [one for one in whole["stories"] if one["id"] == story]
            found.setdefault(names.get(kind, kind), []).append(item)
    return whole


def test_the_lines_together_are_the_record(record):
    """Nothing is lost, nothing added but each line's type and story."""
    wanted = json.loads(export(record, "json"))
    made = put_together(export(record, "jsonl"))
    for story in wanted["stories"]:
        for empty in [key for key, value in story.items() if value == []]:
            del story[empty]
    assert made == wanted


def test_a_line_says_what_it_is(record):
    """So that a filter needs nothing else."""
    lines = [json.loads(line) for line in export(record, "jsonl").splitlines()]
    assert lines[0] == {"type": "record", "schema": "onrecord/record/1", "as_of": "2031-04-05"}
    kinds = [line["type"] for line in lines]
    assert kinds.count("attribution") == 9
    assert kinds.count("statement") == 4
    assert all(list(line)[:2] == ["type", "story"] for line in lines if line["type"] == "relay")


@pytest.mark.parametrize("fixture", ["harmful_record"])
def test_no_text_begins_a_line_of_its_own(fixture, request, harmful):
    """Line ends in texts are written as such."""
    data = export(request.getfixturevalue(fixture), "jsonl")
    assert all(json.loads(line)["type"] for line in data.removesuffix(b"\n").split(b"\n"))
