"""Articles, their versions and addresses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.store import Sighting, Store
from onrecord.store.packing import storable
from onrecord.store.pages import page_digest
from onrecord.types import Article, Page, Published, Removed
from store.filling import FERRY, READING, SEEN, fill, keep, record_of

EDITED = replace(FERRY, id="f2", text=FERRY.text.replace("could offer", "would never offer"))
LATER = "2031-04-06T10:00:00Z"


def test_an_article_comes_back_as_it_was_with_its_reading(store):
    """Equal in every field, so that it needs not be read again."""
    fill(store)
    stored = store.articles.get("f1")
    assert stored.now == FERRY
    assert (stored.story, stored.seen) == ("s1", SEEN)
    assert store.articles.reading("f1") == READING


texts = st.text(min_size=1)


@given(text=texts, title=st.none() | st.text(), path=st.text(), removed=st.lists(texts))
def test_whatever_is_stored_comes_back(text, title, path, removed):
    """Half characters alone become U+FFFD, one for one, since UTF-8 has none."""
    article = Article(
        "a", text, path=path, title=title, byline=(text,), published=Published("2031", "year"),
        removed=tuple(Removed(words, "debris") for words in removed),
    )  # fmt: skip
    kept = storable(article)
    assert len(kept.text) == len(text)
    with Store.open(":memory:", create=True) as store:
        fill(store, kept)
        assert store.articles.get("a").now == kept
        assert store.check() == []


def test_each_version_is_kept_with_the_time_at_which_it_stood(store):
    """Also one that comes back."""
    fill(store)
    with store.transaction():
        store.articles.change("f1", EDITED, replace(READING, article="f2"), seen=LATER)
        store.articles.change("f1", FERRY, READING, seen="2031-04-07T10:00:00Z")
    assert store.articles.sightings("f1") == [
        Sighting("f1", SEEN),
        Sighting("f2", LATER),
        Sighting("f1", "2031-04-07T10:00:00Z"),
    ]
    assert store.articles.version("f2") == EDITED
    assert store.articles.get("f2").now == FERRY
    assert store.articles.count() == 1


def test_an_article_is_found_under_each_of_its_addresses(store):
    """And an address leads to one article: the last that stood there."""
    fill(store)
    fill(store, replace(FERRY, id="g1"))
    with store.transaction():
        store.articles.set_addresses("f1", ["gazette.example/a", "gazette.example/b"])
        store.articles.set_addresses("g1", ["gazette.example/b"])
    assert store.articles.at_address("gazette.example/a") == "f1"
    assert store.articles.at_address("gazette.example/b") == "g1"
    assert store.articles.addresses("f1") == ["gazette.example/a"]


def test_articles_of_a_story_stand_in_the_order_of_a_record(store):
    """By the time of publication, undated ones last."""
    for key, day in [("c", None), ("b", "2031-04-02"), ("a", "2031-04-03"), ("d", "2031-04-02")]:
        published = Published(day, "day") if day else None
        fill(store, replace(FERRY, id=key, published=published))
    assert [a.id for a in store.articles.of_story("s1")] == ["b", "d", "a", "c"]
    assert [a.id for a, _ in store.articles.read_in_story("s1")] == ["b", "d", "a", "c"]
    assert [one.article for one in store.articles.placed("s1")] == ["c", "b", "a", "d"]


def test_a_reading_of_another_shape_is_none(store):
    """An earlier program's: it is read anew, and nothing breaks."""
    fill(store)
    with store.transaction():
        store.db.execute("UPDATE version SET reading = x'00'")
    assert store.articles.reading("f1") is None


def test_a_page_is_known_by_what_an_article_is_made_of(store):
    """Not by its path or the time it was fetched: it is the same page."""
    page = Page("text", "html", path="a.html", url="https://x.example/1")
    assert page_digest(page) == page_digest(replace(page, path="b.html"))
    fetched = replace(page, given=(("fetched", "2031-04-05T10:00:00Z"),))
    assert page_digest(page) == page_digest(fetched)
    others = [
        replace(page, content="other"),
        replace(page, url=None),
        replace(page, kind="text"),
        replace(page, given=(("title", "x"),)),
    ]
    assert len({page_digest(p) for p in (page, *others)}) == 5


def test_a_page_tells_whether_its_version_still_stands(store):
    """A text that stood before and comes back is news."""
    fill(store)
    with store.transaction():
        store.pages.put("d1", version="f1")
        store.pages.put("d2", why="no sentences in it")
    assert store.pages.get("d0") is None
    assert store.pages.get("d1").stands
    assert store.pages.get("d2").why == "no sentences in it"
    with store.transaction():
        store.articles.change("f1", EDITED, replace(READING, article="f2"), seen=LATER)
    assert not store.pages.get("d1").stands


def test_stories_are_listed_and_named(store):
    """By an id, its beginning, or an article's id; a merged one leads to where it went."""
    fill(store)
    fill(store, replace(FERRY, id="g1"), story="t1")
    keep(store, record_of())
    keep(store, record_of(replace(FERRY, id="g1")), replace(FERRY, id="g1"), story="t1")
    assert store.stories.named("s1") == store.stories.named("f1") == store.stories.named("s")
    assert store.stories.named("nothing") == store.stories.named("\udcff") == []
    assert store.stories.named("%") == store.stories.named("\0") == []
    assert store.stories.count() == 2
    with store.transaction():
        store.articles.move("f1", "t1")
        store.stories.empty("s1", into="t1", seen=LATER)
    assert store.stories.named("s1") == ["t1"]
    assert [line.id for line in store.stories.list()] == ["t1"]


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ({}, ["s1"]),
        ({"outlet": "alder gazette"}, ["s1"]),
        ({"outlet": "Mainland Post"}, []),
        ({"speaker": "TOMAS BRILL"}, ["s1"]),
        ({"speaker": "Brill' OR 1=1"}, []),
        ({"speaker": "\udcff", "outlet": "\ud800"}, []),
        ({"language": "en"}, ["s1"]),
        ({"language": "fr"}, []),
        ({"since": "2031-04-05"}, ["s1"]),
        ({"since": "2031-05-01"}, []),
        ({"least": 2}, []),
        ({"offset": 1}, []),
    ],
    ids=str,
)
def test_a_list_of_stories_can_be_narrowed(store, choice, found):
    """By outlet, speaker, language and time."""
    fill(store)
    keep(store, record_of())
    assert [line.id for line in store.stories.list(**choice)] == found


def test_a_record_comes_back_equal_and_counts_its_revisions(store):
    """One of another shape, from an earlier program, is none."""
    fill(store)
    keep(store, record_of())
    keep(store, record_of())
    assert store.stories.record("s1") == record_of()
    line = store.stories.line("s1")
    assert (line.revision, line.statements, line.title) == (2, 1, FERRY.title)
    with store.transaction():
        store.db.execute("UPDATE story SET record = '{\"story\": 1}'")
    assert store.stories.record("s1") is None
