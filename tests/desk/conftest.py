"""A desk whose clock stands still, and that reads by the rules alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from pieces import READ_AT, quick_readings

from onrecord.desk import Desk
from onrecord.store import Store


@pytest.fixture
def quick(monkeypatch):
    """Reading by the rules alone: without the network it takes milliseconds."""
    monkeypatch.setattr("onrecord.desk.desk.read_articles", quick_readings)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "news.db", create=True) as opened:
        yield opened


@pytest.fixture
def desk(store, quick):
    return Desk(store, clock=lambda: READ_AT)
