"""The real reports added one by one, in any order, among others."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from pieces import READ_AT, many, tulips

from onrecord.desk import Desk, story_record
from onrecord.intake import pages
from onrecord.pipeline import make_record
from onrecord.store import Store
from onrecord.views import record_view, to_json

SEEDS = sorted((Path(__file__).parents[2] / "../shared/seeds").glob("*.txt"))

pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(len(SEEDS) != 5, reason="the real reports are not on this machine"),
]


@pytest.fixture(scope="module")
def batch():
    return to_json(record_view(make_record([str(path) for path in SEEDS])))


@pytest.fixture(scope="module")
def readings():
    """Each article read once, since the order changes nothing in a reading."""
    from onrecord.reading import read_articles

    kept = {}

    def read(articles, *, acts=False):
        for article in articles:
            if article.id not in kept:
                (kept[article.id],) = read_articles([article], acts=acts)
            yield kept[article.id]

    return read


@pytest.mark.parametrize("order", range(20))
def test_one_by_one_in_any_order_gives_the_record_of_one_batch(order, batch, readings, monkeypatch):
    """One story, the same bytes; articles of other stories mixed in stay out."""
    monkeypatch.setattr("onrecord.desk.desk.read_articles", readings)
    items = [*pages(map(str, SEEDS)), *many(9), tulips()]
    random.Random(order).shuffle(items)
    with Store.open(":memory:", create=True) as store:
        desk = Desk(store, clock=lambda: READ_AT)
        for item in items:
            assert [outcome.became for outcome in desk.add([item])] == ["added"]
        records = [
            to_json(record_view(story_record(store, line.id))) for line in store.stories.list()
        ]
    assert records.count(batch) == 1
    assert sum(b"Novikov" in record for record in records) == 1
