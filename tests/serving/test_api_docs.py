"""What docs/api.md says can be run."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pieces import TULIPS
from reports import fill
from running_server import PATIENCE, running

DOCS = (Path(__file__).parents[2] / "docs/api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```sh\n(.*?)```", DOCS, re.DOTALL)
HOME = "http://127.0.0.1:8000"


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_the_examples_run(tmp_path, quick):
    """As they stand, one after the other, over a store of the story that they speak of."""
    fill(tmp_path / "news.db")
    (tmp_path / "report.txt").write_text(TULIPS + " So they say.", encoding="utf-8")
    with running(tmp_path / "news.db") as server, server.client() as client:
        stories = client.get("/api/v1/stories", params={"least": 4}).json()["items"]
        found = client.get("/api/v1/search/articles", params={"outlet": "Alder Gazette"}).json()
        names = {"STORY": stories[0]["id"], "ARTICLE": found["items"][0]["article"]}
        for example in EXAMPLES:
            script = example.replace(HOME, server.address).replace("curl ", "curl -sS --fail ")
            done = subprocess.run(
                ["sh", "-eu"], input=script, cwd=tmp_path, env={"PATH": "/usr/bin:/bin", **names},
                capture_output=True, text=True, timeout=PATIENCE, check=False,
            )  # fmt: skip
            assert (done.returncode, done.stderr) == (0, ""), example
            assert '"items":[]' not in done.stdout or "new_disagreement" in example, example
        for words in ("stopped outside the port", "three weeks late"):
            found = client.get("/api/v1/search/articles", params={"q": f'"{words}"'}).json()
            assert found["items"], words
    assert (tmp_path / "story.csv.zip").stat().st_size > 1_000
    assert len(EXAMPLES) >= 6


def test_every_example_is_of_this_server():
    """One address in all of them, so that a reader can try them."""
    assert set(re.findall(r"https?://127[\d.:]*", "".join(EXAMPLES))) == {HOME, "http://127.0.0.1"}
