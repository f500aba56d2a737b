"""What docs/store.md says can be run, and nothing is missing in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from pieces import FERRY

from onrecord.store import ChangeKind

DOCS = (Path(__file__).parents[2] / "docs/store.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL))
def test_the_examples_run(code, quick, tmp_path, monkeypatch, capsys):
    """As they stand."""
    (tmp_path / "story").mkdir()
    (tmp_path / "story/one.txt").write_text(FERRY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "docs/store.md", "exec"), {})
    assert "added story/one.txt" in capsys.readouterr().out


@pytest.mark.parametrize("kind", get_args(ChangeKind))
def test_each_kind_of_change_is_documented(kind):
    """In the table of kinds."""
    assert f"`{kind}`" in DOCS


@pytest.mark.parametrize("command", ["add", "stories", "story", "search", "changes"])
def test_each_command_is_documented(command):
    """With an example."""
    assert f"    onrecord {command} " in DOCS
