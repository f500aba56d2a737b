"""A desk that is killed at any moment loses nothing that it said was stored."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pieces import READ_AT, content, many, quick_readings

from onrecord.desk import Desk
from onrecord.store import NoStoreError, Store

HERE = Path(__file__).parent
ARTICLES = 60
KILLS = 10

ADDING = """
import sys
sys.path.insert(0, sys.argv[2])
import onrecord.desk.desk as desk
from onrecord.store import Store
from pieces import READ_AT, many, quick_readings
desk.read_articles = quick_readings
print("on", flush=True)
with Store.open(sys.argv[1], create=True) as store:
    for outcome in desk.Desk(store, clock=lambda: READ_AT, at_once=3).add(many(%d)):
        print(outcome.became, outcome.article, flush=True)
print("done", flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_killed_again_and_again_it_ends_as_if_it_never_was(tmp_path, monkeypatch):
    """Each time the store opens, is whole and has what was told; no article is there twice."""
    path = tmp_path / "x.db"
    chance = random.Random(7)
    told: set[str] = set()
    killed = 0
    while killed < KILLS:
        lines = _add_until_killed(path, chance)
        told |= {line.split()[1] for line in lines if line.startswith(("added", "known"))}
        if "done" in lines:
            break
        killed += 1
        try:
            with Store.open(path) as store:
                assert store.check() == []
                assert all(store.articles.get(key) for key in told)
        except NoStoreError:  # killed before the first page of the file was written
            assert not told
    _add_to_the_end(path)
    monkeypatch.setattr("onrecord.desk.desk.read_articles", quick_readings)
    with Store.open(path) as store, Store.open(tmp_path / "y.db", create=True) as other:
        list(Desk(other, clock=lambda: READ_AT, at_once=3).add(many(ARTICLES)))
        assert content(store) == content(other)
        assert store.changes.since() == other.changes.since()
    assert killed > 1


def _start(path):
    return subprocess.Popen(
        [sys.executable, "-c", ADDING % ARTICLES, str(path), str(HERE)],
        stdout=subprocess.PIPE,
        text=True,
    )


def _add_until_killed(path, chance):
    with _start(path) as process:
        assert process.stdout.readline() == "on\n"
        time.sleep(chance.uniform(0.0, 0.3))
        process.kill()
        return process.stdout.read().splitlines()


def _add_to_the_end(path):
    with _start(path) as process:
        assert process.stdout.read().splitlines()[-1] == "done"
