"""Pages become stored stories: each article once, each version kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from pieces import BRIDGE, FERRY, GAZETTE, READ_AT, bridge, content, ferry, page, tulips

from onrecord.desk import Desk, story_record
from onrecord.store import FeedState, Store
from onrecord.types import Page, Skipped


def became(desk, *pages):
    return [outcome.became for outcome in desk.add(pages)]


def test_articles_find_their_stories(desk, store):
    """Two reports of one matter are one story, the third stands alone."""
    assert became(desk, ferry(), bridge(), tulips()) == ["added"] * 3
    assert sorted(line.articles for line in store.stories.list()) == [1, 2]
    assert store.check() == []


def test_what_was_skipped_is_told_with_the_reason(desk, store):
    """Whether intake or cleaning said so; and it is told again without being cleaned again."""
    short = page("Too short.", "https://x.example/1")
    for _ in range(2):
        outcomes = list(desk.add([Skipped("a.bin", "not text"), short, ferry()]))
        assert [(o.became, o.why) for o in outcomes][:2] == [
            ("skipped", "not text"),
            ("skipped", "too short for a report: 2 words"),
        ]
    assert outcomes[2].became == "known"
    assert store.articles.count() == 1


def test_an_article_that_came_again_is_known_without_being_read(desk, store, monkeypatch):
    """Under the same address, one that tracks, and another one of its site."""
    assert became(desk, ferry()) == ["added"]
    monkeypatch.setattr("onrecord.desk.desk.read_articles", lambda *a, **k: iter(()))
    monkeypatch.setattr("onrecord.desk.batch.features_of", None)
    for url in (
        GAZETTE,
        GAZETTE + "?utm_source=feed&fbclid=1",
        "http://www.gazette.example/ferry/#top",
        "https://amp.gazette.example/2031/ferry.html",
    ):
        assert became(desk, ferry(url=url)) == ["known"]
    assert store.articles.count() == 1
    assert "amp.gazette.example/2031/ferry.html" in store.articles.addresses(
        store.articles.at_address("gazette.example/ferry")
    )


def test_a_page_that_names_its_own_address_is_known_by_it(desk, store):
    """The canonical link of the same site; one of another site makes it that site's copy."""
    paragraphs = "".join(f"<p>{p}</p>" for p in FERRY.split("\n\n"))
    link = '<link rel="canonical" href="https://gazette.example/ferry">'
    html = f"<html><head>{link}<title>Ferry</title></head><body><article>{paragraphs}"
    assert became(desk, page(html, "https://gazette.example/?p=7", kind="html")) == ["added"]
    assert became(desk, page(html, "https://other.example/?p=7", kind="html")) == ["added"]
    assert len(store.articles.addresses(store.articles.at_address("gazette.example/ferry"))) == 2


def test_the_same_words_at_another_outlet_are_another_article(desk, store):
    """It is a copy: counted among the changes, not shown."""
    copied = replace(ferry(url="https://courier.example/1"), given=(("outlet", "The Courier"),))
    assert became(desk, ferry(), copied) == ["added", "added"]
    (line,) = store.stories.list()
    assert (line.articles, line.outlets) == (2, 2)
    (copy,) = store.changes.since(kinds=("copy",))
    assert not copy.shown
    assert store.articles.get(copy.article).copy_of == copy.other


def test_an_edited_article_is_one_article_with_two_versions(desk, store):
    """The story's record is that of the version that stands."""
    edited = FERRY.replace("could provide it", "would never provide it")
    assert became(desk, ferry()) == ["added"]
    assert became(desk, ferry(edited)) == ["edited"]
    (line,) = store.stories.list()
    (article,) = story_record(store, line.id).articles
    assert "would never provide it" in article.text
    assert [len(store.articles.sightings(line.id)), line.articles, line.revision] == [2, 1, 2]


def test_a_text_that_comes_back_is_an_edit_too(desk, store):
    """Three sights, two versions; then it is known."""
    edited = FERRY.replace("14 cracks", "41 cracks")
    for text, expected in [
        (FERRY, "added"),
        (edited, "edited"),
        (FERRY, "edited"),
        (FERRY, "known"),
    ]:
        assert became(desk, ferry(text)) == [expected]
    first, second, third = store.articles.sightings(store.stories.list()[0].id)
    assert first.version == third.version != second.version


def test_several_versions_in_one_batch_end_with_the_last(desk, store):
    """Each was seen, and what is told as new is what stands."""
    texts = [FERRY.replace("14 cracks", f"{n} cracks") for n in (14, 20, 30)]
    assert became(desk, *map(ferry, texts)) == ["added", "edited", "edited"]
    assert "30 cracks" in store.articles.get(store.stories.list()[0].id).now.text
    assert [c.kind for c in store.changes.since()] == ["new_story"]


def test_the_beginning_of_an_article_is_no_edit(desk, store):
    """As feeds have it; when the whole comes after its beginning, nothing was changed secretly."""
    start = FERRY[:180].rsplit(" ", 1)[0] + " …"
    assert became(desk, ferry()) == ["added"]
    assert became(desk, ferry(start)) == ["known"]
    assert became(desk, ferry(FERRY.replace("an old", "a").replace("its old", "its"))) == ["edited"]
    assert became(desk, ferry(start)) == ["known"]
    other = "https://gazette.example/2"
    assert became(desk, ferry(start, other), ferry(FERRY + "\n\nMore on Monday.", other)) == [
        "added",
        "edited",
    ]
    assert len(store.changes.since(kinds=("edited",), shown=True)) == 1


def test_an_address_that_has_another_report_now_is_another_article(desk, store):
    """As sites do with addresses such as /live."""
    assert became(desk, page(FERRY, "https://x.example/live")) == ["added"]
    assert became(desk, page(tulips().content, "https://x.example/live")) == ["added"]
    assert became(desk, page(FERRY, "https://x.example/live")) == ["edited", "known"][1:]
    assert store.articles.count() == 2


def test_articles_without_an_address_are_known_by_their_words(desk, store):
    """A file that is added again is known; one with another text is another article."""
    one, other = page(FERRY), page(BRIDGE)
    assert became(desk, one, other, one) == ["added", "added", "known"]
    assert became(desk, other) == ["known"]
    assert store.articles.count() == 2


def test_the_same_input_gives_the_same_store(tmp_path, quick):
    """With a clock that stands still, to the byte."""
    pages = [ferry(), bridge(), tulips(), ferry(FERRY.replace("14", "41"))]
    stores = []
    for name in ("a.db", "b.db"):
        with Store.open(tmp_path / name, create=True) as store:
            list(Desk(store, clock=lambda: READ_AT, at_once=2).add(pages))
            stores.append((content(store), store.changes.since()))
    assert stores[0] == stores[1]


def test_a_feeds_state_goes_with_its_articles(desk, store):
    """Also where it brought none."""
    state = FeedState("https://gazette.example/feed", etag="e1")
    list(desk.add([ferry()], along=lambda s: s.feeds.put(state)))
    list(desk.add([], along=lambda s: s.feeds.put(replace(state, etag="e2"))))
    assert store.feeds.get(state.url).etag == "e2"


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_a_feeds_state_is_written_with_the_last_articles(store, quick, at_once):
    """However many are committed together: never without them, never after them."""

    def fail(store):
        assert store.articles.count() == 3
        raise RuntimeError

    desk = Desk(store, clock=lambda: READ_AT, at_once=at_once)
    with pytest.raises(RuntimeError):
        list(desk.add([ferry(), bridge(), tulips()], along=fail))
    assert store.articles.count() == {1: 2, 2: 2, 3: 0}[at_once]


def test_what_is_broken_off_can_be_done_again(desk, store):
    """The same desk goes on from what was committed."""

    def fail(store):
        raise RuntimeError("the feed's state cannot be kept")

    list(desk.add([tulips()]))
    with pytest.raises(RuntimeError):
        list(desk.add([ferry(), bridge()], along=fail))
    assert store.articles.count() == 1
    assert became(desk, ferry(), bridge()) == ["added", "added"]
    assert sorted(line.articles for line in store.stories.list()) == [1, 2]


def test_two_desks_on_one_store_place_as_one_would(tmp_path, quick):
    """Each sees what the other placed, and goes on from there."""
    path = tmp_path / "x.db"
    with Store.open(path, create=True) as one, Store.open(path) as other:
        desks = [Desk(one, clock=lambda: READ_AT), Desk(other, clock=lambda: READ_AT)]
        for turn, item in enumerate([ferry(), tulips(), bridge()]):
            assert became(desks[turn % 2], item) == ["added"]
        assert sorted(line.articles for line in one.stories.list()) == [1, 2]


def test_an_article_on_which_the_reader_fails_stops_nobody(desk, store, monkeypatch):
    """It is skipped with the reason, and taken up anew when it comes again."""
    from pieces import quick_readings

    def stumbling(articles, *, acts=False):
        for article in articles:
            if "tulips" in article.text:
                raise RecursionError
            yield from quick_readings([article], acts=acts)

    monkeypatch.setattr("onrecord.desk.desk.read_articles", stumbling)
    outcomes = list(desk.add([ferry(), tulips(), bridge()]))
    assert Counter(o.became for o in outcomes) == {"added": 2, "skipped": 1}
    monkeypatch.setattr("onrecord.desk.desk.read_articles", quick_readings)
    assert became(desk, tulips()) == ["added"]


@pytest.mark.parametrize(
    "odd",
    [
        Page(FERRY + "\ud800 end.", "text", path="bad\udcff.txt"),
        Page(FERRY, "text", path="x", url="http://["),
        Page(FERRY, "text", path="x", url="javascript:alert(1)", given=(("title", "\0\x1b"),)),
        Page(FERRY + "\n\n“" + "a" * 300_000, "text", path="x"),
        Page("<html>" + "<div>" * 3_000 + FERRY, "html", path="x", url="https://x.example/deep"),
    ],
    ids=["half characters", "no address", "a script's address", "a huge word", "deep markup"],
)
def test_bad_input_never_takes_it_down(desk, store, odd):
    """Whatever it becomes, the store is whole and the next article is added."""
    list(desk.add([odd, bridge()]))
    assert store.check() == []
    assert store.articles.at_address("post.example/bridge") is not None
    for line in store.stories.list():
        assert story_record(store, line.id) is not None
