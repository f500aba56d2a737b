"""A server over a store of invented reports, read by the rules alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from reports import client_of, fill, story_about

from onrecord.reading import read_seen


def _quick(articles, *, acts=False):
    for article in articles:
        yield read_seen(article, None, acts=acts)


@pytest.fixture
def quick(monkeypatch):
    """Reading by the rules alone: without the network it takes milliseconds."""
    monkeypatch.setattr("onrecord.desk.desk.read_articles", _quick)


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """A store that nobody writes to."""
    path = tmp_path_factory.mktemp("filled") / "news.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("onrecord.desk.desk.read_articles", _quick)
        fill(path)
    return path


@pytest.fixture(scope="session")
def reading(filled):
    """A client that only reads."""
    with client_of(filled) as client:
        yield client


@pytest.fixture
def path(tmp_path, quick):
    """A store of one's own."""
    fill(tmp_path / "news.db")
    return tmp_path / "news.db"


@pytest.fixture
def client(path):
    """A client that may write."""
    with client_of(path) as made:
        yield made


@pytest.fixture(scope="session")
def alder(reading):
    """The id of a story that five articles tell."""
    return story_about(reading, "Alder")
