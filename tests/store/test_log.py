"""The log of changes, its readers, feeds' states and overrides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.store import Awaiting, Change, EditedPart, FeedState
from onrecord.types import Citation, Expectation
from store.filling import fill

WHERE = (Citation("f1", 0, 6, "Vessen"),)
CHANGES = [
    Change("new_story", "s1", "Ferry", "Ferry", seen="2031-04-05T10:00:00Z", count=2),
    Change(
        "edited", "s1", "Ferry", "Ferry", seen="2031-04-06T10:00:00Z", article="f1",
        parts=(EditedPart("figure", "changed", "14", "41", None, WHERE, WHERE),),
    ),
    Change("copy", "s1", "Ferry", "", seen="2031-04-07T10:00:00Z", shown=False),
]  # fmt: skip


@pytest.fixture
def logged(store):
    fill(store)
    with store.transaction():
        store.changes.log(CHANGES)
    return store


def test_changes_come_back_equal_and_in_their_order(logged):
    """With their place in the log, which is the cursor."""
    found = logged.changes.since()
    assert [replace(change, n=0) for change in found] == CHANGES
    assert [change.n for change in found] == [1, 2, 3]
    assert logged.changes.last() == 3
    assert [c.n for c in logged.changes.of_story("s1", limit=2)] == [3, 2]


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ({"cursor": 1}, [2, 3]),
        ({"cursor": 3}, []),
        ({"seen": "2031-04-06T10:00:00Z"}, [2, 3]),
        ({"seen": "2031-05-01T00:00:00Z"}, []),
        ({"cursor": 1, "until": 2}, [2]),
        ({"story": "s2"}, []),
        ({"kinds": ("copy", "edited")}, [2, 3]),
        ({"shown": True}, [1, 2]),
        ({"limit": 1}, [1]),
    ],
    ids=str,
)
def test_a_part_of_the_log_can_be_asked_for(logged, choice, found):
    """By cursor, time, story and kind."""
    assert [change.n for change in logged.changes.since(**choice)] == found


def test_a_reader_keeps_a_cursor_that_never_goes_back(logged):
    """What was new to one may be old to another."""
    with logged.transaction():
        logged.readers.look("ann", 2, at="2031-04-08T10:00:00Z")
        logged.readers.look("ann", 1, at="2031-04-09T10:00:00Z")
    assert logged.readers.looked_to("ann") == 2
    assert logged.readers.looked_to("bo") == 0
    assert (logged.readers.knows("ann"), logged.readers.knows("bo")) == (True, False)
    assert logged.changes.counts(0, ["s1", "s2"]) == {"s1": 2}
    assert logged.changes.counts(2, ["s1"]) == {}


def test_a_feeds_state_is_kept_with_the_articles_it_brought(store):
    """Both, or neither."""
    state = FeedState("https://a.example/feed", "e1", "Sat", "2031-04-05T10:00:00Z", 2, '{"x":1}')
    with store.transaction():
        fill(store)
        store.feeds.put(state)
    assert store.feeds.get(state.url) == state
    with pytest.raises(RuntimeError):
        put_and_raise(store, replace(state, etag="e2"))
    assert store.feeds.all() == [state]


def put_and_raise(store, state):
    with store.transaction():
        store.feeds.put(state)
        raise RuntimeError


def test_feeds_that_are_due_come_the_longest_due_first(store):
    """Those never asked before all."""
    with store.transaction():
        for url, due in [
            ("c", "2031-04-06"),
            ("b", "2031-04-05"),
            ("d", "2031-04-09"),
            ("a", None),
        ]:
            store.feeds.put(FeedState(url, next_due=due))
    assert [feed.url for feed in store.feeds.due("2031-04-07")] == ["a", "b", "c"]
    with store.transaction():
        store.feeds.forget("a")
    assert store.feeds.get("a") is None


def test_overrides_are_made_listed_and_undone(store):
    """An undone one stays in the list."""
    with store.transaction():
        first = store.overrides.make("outlet", "f1", '"The Gazette"', made_at="2031-04-05")
        store.overrides.make("settle", "d1", "true", made_at="2031-04-05")
        assert store.overrides.undo(first, undone_at="2031-04-06")
        assert not store.overrides.undo(first, undone_at="2031-04-07")
        assert not store.overrides.undo(99, undone_at="2031-04-07")
    assert [o.kind for o in store.overrides.in_force()] == ["settle"]
    assert store.overrides.in_force("outlet") == []
    assert [(o.kind, o.undone_at) for o in store.overrides.all()] == [
        ("outlet", "2031-04-06"),
        ("settle", None),
    ]


def test_expectations_are_kept_until_they_are_over(store):
    """The first due first."""
    fill(store)
    vote = Expectation("A vote is due.", "2031-04-18", "open", WHERE)
    talks = Expectation("Talks will follow.", None, "open", WHERE)
    with store.transaction():
        store.expectations.replace("s1", [Awaiting("s1", "open", one) for one in (talks, vote)])
    assert [a.expectation for a in store.expectations.of_story("s1")] == [vote, talks]
    (awaiting,) = store.expectations.unmet(until="2031-04-18")
    assert store.expectations.unmet(until="2031-04-17") == []
    with store.transaction():
        store.expectations.set_state(awaiting.n, "overdue")
    assert store.expectations.unmet(until="2031-05-01") == []
