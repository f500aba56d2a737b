"""What docs/python.md shows can be run as it stands."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

import onrecord.pipes  # as spaCy itself does, by the entry point of an installed package

DOCS = (Path(__file__).parents[1] / "docs/python.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)

FERRY = """Vessen could lend its ferry to the city of Alder, a senator said on Friday.

“Alder has another plan, although Vessen could provide it,” said Tomas Brill, deputy chairman of \
the Harbours Committee.

The bridge to Alder was closed on Tuesday after 14 cracks were found in its deck."""


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """The examples one after the other, in a folder that has what they read."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "story").mkdir()
    (folder / "story/one.txt").write_text(FERRY, encoding="utf-8")
    (folder / "late-edition.html").write_text(
        f"<html><body><h1>Bridge shut</h1><p>{FERRY.replace('14', '41')}</p></body></html>",
        encoding="utf-8",
    )
    line = json.dumps({"id": "1", "text": FERRY, "outlet": "Alder Gazette"}) + "\n"
    (folder / "archive.jsonl").write_text(line, encoding="utf-8")
    (folder / "archive.jsonl.gz").write_bytes(gzip.compress(line.encode()))
    names: dict[str, object] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for code in EXAMPLES:
            exec(compile(code, "docs/python.md", "exec"), names)
    assert onrecord.pipes.ReadingPipe
    return names


def test_the_examples_run_and_find_something(shown):
    """All of them, in their order, with the names that earlier ones made."""
    assert len(EXAMPLES) >= 7
    assert len(shown["record"].articles) == 2
    assert len(shown["frames"]["statements"]) == shown["statements"].num_rows > 0
    assert not shown["quoted"].empty
    assert [said.speaker for said in shown["doc"]._.attributions] == ["Tomas Brill"]


@pytest.mark.parametrize("method", ["to_tables", "to_arrow", "to_pandas", "export"])
def test_each_method_is_documented(method):
    """In the table of methods."""
    assert f"| `{method}(" in DOCS
