"""Stories that merge and split, as the stream of stories says."""

from __future__ import annotations

import pytest
from pieces import bridge, ferry, tulips

from onrecord.desk import placing
from onrecord.stories.streaming import Placement


@pytest.fixture
def script(monkeypatch):
    """What the stream answers, in order: a story, and which earlier articles move where."""
    answers: list[tuple[str, list[tuple[int, str, str]]]] = []
    placed: list[str] = []

    class Scripted:
        def __len__(self):
            return len(placed)

        def restore(self, items):
            assert [features.article for features, _ in items] == placed

        def place(self, features):
            story, moves = answers[len(placed)]
            placed.append(features.article)
            moved = tuple((placed[n], origin, goal) for n, origin, goal in moves)
            return Placement(features.article, story, None, (), moved)

    monkeypatch.setattr(placing, "StoryStream", Scripted)
    return answers


def test_two_stories_become_one(desk, store, script):
    """Told once; nothing that either knew is told as new, and the old id leads to the other."""
    script += [("a", []), ("b", []), ("a", [(1, "b", "a")])]
    list(desk.add([ferry()]))
    list(desk.add([bridge()]))
    last = store.changes.last()
    list(desk.add([tulips()]))
    changes = store.changes.since(last)
    (merged,) = [c for c in changes if c.kind == "merged"]
    assert (merged.story, merged.other, merged.count) == ("a", "b", 1)
    assert {c.speaker for c in changes if c.kind == "new_statement"} == {"Greta Lund"}
    assert store.stories.named("b") == ["a"]
    assert [line.articles for line in store.stories.list()] == [3]
    assert store.search.statements("grateful")[0].story == "a"
    assert store.check() == []


def test_a_story_parts_in_two(desk, store, script):
    """Told in the new one; its statements were known."""
    script += [("a", []), ("a", []), ("c", [(1, "a", "c")])]
    list(desk.add([ferry(), bridge()]))
    last = store.changes.last()
    list(desk.add([tulips()]))
    changes = store.changes.since(last)
    (split,) = [c for c in changes if c.kind == "split"]
    assert (split.story, split.other, split.count) == ("c", "a", 1)
    assert {c.speaker for c in changes if c.kind == "new_statement"} == {"Greta Lund"}
    assert not [c for c in changes if c.kind == "disagreement_ended"]
    assert sorted(line.articles for line in store.stories.list()) == [1, 2]


def test_a_story_that_lasted_for_one_batch_is_not_told(desk, store, script):
    """Founded and merged before anybody could see it; its id leads on all the same."""
    script += [("a", []), ("b", []), ("a", [(1, "b", "a")])]
    list(desk.add([ferry(), bridge(), tulips()]))
    assert [c.kind for c in store.changes.since()] == ["new_story"]
    assert store.stories.named("b") == ["a"]
    assert [line.id for line in store.stories.list()] == ["a"]
