"""``kill -9`` at any moment: no article lost, none twice.

Few kills by default. As many as you like, over a longer scenario, with

    ONRECORD_KILLS=50 ONRECORD_HOURS=24 pytest tests/watching/test_killed.py
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from rig import Rig

KILLS = int(os.environ.get("ONRECORD_KILLS", "4"))
HOURS = int(os.environ.get("ONRECORD_HOURS", "4"))
SEED = int(os.environ.get("ONRECORD_SEED", "7"))
DRIVER = Path(__file__).with_name("driver.py")
LONGEST = 300.0 + 60.0 * HOURS  # seconds for one run of the program, on a slow machine


@pytest.fixture(scope="module")
def rig() -> Iterator[Rig]:
    rig = Rig(hours=HOURS)
    yield rig
    rig.close()


def started(rig: Rig, folder: Path) -> subprocess.Popen[bytes]:
    """The program, going on with the store in ``folder``."""
    (folder / "list.opml").write_text(rig.opml())
    arguments = [str(folder / "list.opml"), "--store", str(folder / "store.db"), "--every", "1h"]
    errors = (folder / "errors").open("ab")
    return subprocess.Popen(
        [sys.executable, str(DRIVER), str(rig.port), *arguments, "--format", "jsonl"],
        stdout=(folder / "changes").open("ab"), stderr=errors,
    )  # fmt: skip


def content_of(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the store that tells of the world, in an order of its own."""
    queries = {
        "articles": "SELECT id, version, story, copy_of, seen FROM article ORDER BY id",
        "versions": "SELECT id, article, url, title, published, text, seen FROM version "
        "ORDER BY id, article",
        "sightings": "SELECT article, version, seen FROM sighting ORDER BY article, n",
        "addresses": "SELECT address, article FROM address ORDER BY address",
        "stories": "SELECT id, title, articles, statements, record FROM story ORDER BY id",
        "wordings": "SELECT id, story, statement, speaker, words, day FROM wording ORDER BY id, n",
        "changes": "SELECT seen, kind, story, article, shown, noun FROM change ORDER BY n",
        "feeds": "SELECT url, etag, last_modified, failures FROM feed ORDER BY url",
    }
    db = sqlite3.connect(folder / "store.db")
    try:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {name: db.execute(query).fetchall() for name, query in queries.items()}
    finally:
        db.close()


def uninterrupted(rig: Rig, folder: Path) -> int:
    """Run the whole scenario; how many requests it took."""
    rig.begin()
    process = started(rig, folder)
    assert process.wait(LONGEST) == 0, (folder / "errors").read_text()
    return len(rig.seen)


def killed(rig: Rig, folder: Path, *, kills: int, requests: int) -> int:
    """Run the scenario with a ``kill -9`` now and then; how many there were.

    A moment is so many requests after the start, and a little later: while pages are fetched, while
    they are read, while they are committed.
    """
    chance = random.Random(SEED)
    rig.begin()
    done = 0
    while True:
        reached = threading.Event()
        wanted = len(rig.seen) + chance.randint(1, max(2, 2 * requests // (kills + 2)))
        rig.on_request = partial(when_reached, wanted, reached)
        process = started(rig, folder)
        while done < kills and process.poll() is None and not reached.wait(0.05):
            pass
        if done < kills and process.poll() is None:
            threading.Event().wait(chance.random() * 0.4)
            process.send_signal(signal.SIGKILL)
        status = process.wait(LONGEST)
        if status == 0:
            return done
        assert status == -signal.SIGKILL, (folder / "errors").read_text()
        done += 1


def when_reached(wanted: int, reached: threading.Event, number: int) -> None:
    """Set ``reached`` from the request on that was wanted."""
    if number >= wanted:
        reached.set()


def test_a_watcher_that_is_killed_ends_with_the_same_store(rig: Rig, tmp_path: Path) -> None:
    """Started again each time, it keeps what an uninterrupted one keeps: nothing lost or twice."""
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    whole.mkdir()
    broken.mkdir()
    requests = uninterrupted(rig, whole)
    kills = killed(rig, broken, kills=KILLS, requests=requests)
    expected, found = content_of(whole), content_of(broken)
    assert len(expected["articles"]) > 30
    for name, rows in expected.items():
        assert found[name] == rows, name
    assert kills == KILLS
    told, told_whole = lines(broken / "changes"), lines(whole / "changes")
    assert told_whole <= told, "a change was not told"


def lines(path: Path) -> set[bytes]:
    """The lines of a file; one that was cut off by a kill is no line of the other."""
    return set(path.read_bytes().splitlines())
