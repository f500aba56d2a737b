"""A store that is made up is like one that the desk filled."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime

import pytest
from benchmarks.generate import archive
from benchmarks.make_store import SIZES, make_store, sizes
from benchmarks.store_moulds import Mould

from onrecord.desk import Desk, story_record
from onrecord.reading import read_seen
from onrecord.store import Store
from onrecord.types import Citation, Page

READ_AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """Twenty-four articles in nine stories."""
    made = tmp_path_factory.mktemp("made") / "made.db"
    make_store(made, 24, 9, seed=3)
    return made


@pytest.fixture
def store(path):
    with Store.open(path) as opened:
        yield opened


def citations(value):
    """All that stand anywhere in a noun."""
    if isinstance(value, Citation):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from citations(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from citations(item)


def test_it_is_sound_and_has_what_was_asked_for(store):
    """By SQLite's own check."""
    assert store.check() == []
    assert (store.articles.count(), store.stories.count()) == (24, 9)


def test_each_story_has_a_record_whose_citations_hold(store):
    """Names and things were exchanged in texts and records alike."""
    held = 0
    for line in store.stories.list():
        record = story_record(store, line.id)
        texts = {article.id: article.text for article in record.articles}
        assert len(texts) == line.articles
        for cited in citations(record.stories[0]):
            assert texts[cited.article][cited.start : cited.end] == cited.text
            held += 1
        for spoken in record.stories[0].attributions:
            assert all(span.end <= len(texts[spoken.article]) for span in spoken.content)
    assert held > 100


def test_stories_differ_in_their_words(store):
    """No two tell of the same people."""
    speakers = [
        frozenset(s.name for s in story_record(store, line.id).stories[0].speakers if " " in s.name)
        for line in store.stories.list()
    ]
    shared = Counter(name for names in speakers for name in names)
    assert sum(count > 1 for count in shared.values()) < 0.1 * len(shared)


def test_what_is_said_is_found(store):
    """By the search index, with its citation."""
    line = store.stories.list()[0]
    record = story_record(store, line.id).stories[0]
    name = next(s.name for s in record.speakers if " " in s.name)
    found = store.search.statements("", speaker=name)
    assert {hit.story for hit in found} == {line.id}
    assert store.search.articles(name)


def test_every_table_that_the_desk_fills_is_filled(store, tmp_path, monkeypatch):
    """As it is by the desk's own work on such an archive."""
    monkeypatch.setattr(
        "onrecord.desk.desk.read_articles",
        lambda articles, acts: (read_seen(one, None, acts=acts) for one in articles),
    )
    with Store.open(tmp_path / "desk.db", create=True) as other:
        for _ in Desk(other, clock=lambda: READ_AT).add(_pages(6)):
            pass
        assert filled(other) <= filled(store)


def test_the_desk_goes_on_where_it_was_made(path, tmp_path, monkeypatch):
    """A made-up page is known, and another finds its story or founds one."""
    monkeypatch.setattr(
        "onrecord.desk.desk.read_articles",
        lambda articles, acts: (read_seen(one, None, acts=acts) for one in articles),
    )
    copied = tmp_path / "copied.db"
    with Store.open(path) as store, Store.open(copied, create=True) as copy:
        store.db.backup(copy.db)
        known = store.articles.of_story(store.stories.list()[0].id)[0].now
    with Store.open(copied) as store:
        again = Page(
            known.text, "text", url=known.url,
            given=(("key", known.key), ("title", known.title), ("outlet", known.outlet),
                   ("published", known.published.value)),
        )  # fmt: skip
        outcomes = [o.became for o in Desk(store, clock=lambda: READ_AT).add([again, *_pages(1)])]
        assert outcomes == ["known", "added"]
        assert store.check() == []


def _pages(number):
    for row in archive(number, seed=5):
        given = (("title", row["title"]), ("outlet", row["outlet"]), ("published", row["date"]))
        yield Page(row["text"], "text", url=row["url"], given=given)


def filled(store):
    """The tables with rows in them, those of the search index aside."""
    names = [
        row[0] for row in store.db.execute("SELECT name FROM sqlite_master WHERE type='table'")
    ]
    return {
        name
        for name in names
        if "_words" not in name and store.db.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone()
    }


@pytest.mark.parametrize(
    ("articles", "stories"), [(1, 1), (24, 9), (300, 60), (12, 12), (100_000, 5_000), (2_000, 10)]
)
def test_sizes_add_up(articles, stories):
    """So many stories, so many articles in all, and a mould for each size."""
    found = sizes(articles, stories)
    assert (sum(found), len(found)) == (articles, stories)
    assert set(found) <= set(SIZES)


def test_sizes_are_skewed():
    """Some stories have two hundred articles, most have a few."""
    found = sizes(100_000, 5_000)
    assert found.count(200) >= 20
    assert sum(size <= 12 for size in found) > 0.6 * len(found)


def test_more_articles_than_the_stories_can_hold_are_a_callers_mistake():
    """Told with both numbers."""
    with pytest.raises(ValueError, match="500 articles cannot make 2 stories"):
        sizes(500, 2)


def test_a_cast_is_the_same_whenever_it_is_made():
    """By its number alone."""
    from datetime import date

    mould = Mould(2, seed=1, begins=date(2024, 1, 1))
    assert mould.cast(4, 10) == mould.cast(4, 10)
    assert mould.cast(4, 10).articles[0].text != mould.cast(5, 10).articles[0].text
