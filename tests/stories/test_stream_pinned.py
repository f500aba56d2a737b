"""What people placed stays where they put it, whatever comes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.stories.streaming import Features, Settings, StoryStream
from onrecord.stories.streaming.regrouping import average_linkage
from onrecord.stories.streaming.window import Window

TIGHT = Settings(
    keep=6,
    window=4,
    at_stake=0.4,
    sure=9.0,
    recent=2,
    join=0.2,
    scan=9,
    candidates=4,
    stories_at_stake=3,
)
TERMS = st.dictionaries(st.sampled_from("abcdef"), st.integers(40, 140), max_size=4)
SIGNATURES = st.sampled_from([b""] * 5 + [bytes(range(256)) * 8, b"\x01" * 2048])


def signed(signature: bytes, size: int) -> bytes:
    return signature[:size]


@st.composite
def placed_by_hand(draw):
    """A stream, and where people put some of the articles of its beginning."""
    from onrecord.likeness.minhash import BYTES

    items = []
    for number in range(draw(st.integers(2, 24))):
        terms = sorted(draw(TERMS).items(), key=lambda pair: (-pair[1], pair[0]))
        items.append(
            Features(
                f"a{number}",
                1_000 + number // 3,
                tuple(term for term, _ in terms),
                bytes(weight for _, weight in terms),
                signed(draw(SIGNATURES), BYTES),
            )
        )
    cut = draw(st.integers(1, len(items)))
    by_hand = draw(
        st.dictionaries(
            st.integers(0, cut - 1).map(lambda n: f"a{n}"),
            st.sampled_from(["x", "y", "a0"]),
            max_size=5,
        )
    )
    return items, cut, by_hand


def begun_again(held, pinned):
    stream = StoryStream(TIGHT)
    stream.pin(pinned)
    stream.restore(held)
    return stream


@given(placed_by_hand(), st.integers(0, 24))
@settings(max_examples=150, deadline=None)
def test_it_is_never_moved_and_a_restored_stream_goes_on_as_the_other(drawn, later):
    """Nothing but the articles, their stories and what was placed is there to know."""
    items, cut, by_hand = drawn
    before = StoryStream(TIGHT)
    for item in items[:cut]:
        before.place(item)
    held = [(f, by_hand.get(f.article, key)) for f, key in before.held()]
    through = begun_again(held, by_hand)
    after = None
    for at, item in enumerate(items[cut:]):
        if at == later:
            after = begun_again(list(through.held()), by_hand)
        placement = through.place(item)
        assert not {article for article, _, _ in placement.moved} & by_hand.keys()
        assert after is None or after.place(item) == placement
    for features, key in through.held():
        assert by_hand.get(features.article, key) == key


@given(
    st.lists(st.integers(0, 10_000), min_size=28, max_size=28),
    st.lists(st.sampled_from([None, None, "x", "y"]), min_size=8, max_size=8),
)
@settings(deadline=None)
def test_those_of_one_story_are_one_group_and_those_of_two_never(drawn, pinned):
    """Whatever their nearness."""
    near = np.zeros((8, 8))
    near[np.triu_indices(8, 1)] = [value / 16_384 for value in drawn]
    groups = average_linkage(near + near.T, np.ones(8), 0.2, pinned)
    assert sorted(place for group in groups for place in group) == list(range(8))
    for group in groups:
        assert len({pinned[place] for place in group} - {None}) <= 1
    for key in ("x", "y"):
        assert sum(key in [pinned[place] for place in group] for group in groups) <= 1


def test_without_anything_placed_it_is_the_linkage_that_it_was():
    """The two ways to call it give the same groups."""
    near = np.random.default_rng(7).random((9, 9))
    near = (near + near.T) / 4
    assert average_linkage(near, np.ones(9), 0.2) == average_linkage(
        near, np.ones(9), 0.2, [None] * 9
    )


def test_what_was_placed_is_told_before_anything_is_held():
    """Later it would have moved already."""
    stream = StoryStream()
    stream.place(Features("a", 9, (), b""))
    with pytest.raises(ValueError, match="only an empty stream"):
        stream.pin(["a"])


def near_each_other(count):
    terms = tuple("abcdef")
    return [Features(f"n{n}", 1_000, terms, bytes([104] * 6)) for n in range(count)]


def test_two_stories_that_people_parted_stay_two():
    """Though every word of theirs is the same, and however many come after."""
    first, second, *others = near_each_other(9)
    stream = StoryStream(TIGHT)
    stream.pin(["n0", "n1"])
    stream.restore([(first, "x"), (second, "y")])
    for one in others:
        stream.place(one)
    where = {features.article: key for features, key in stream.held()}
    assert set(where.values()) <= {"x", "y"}
    assert stream.place(first).story == where.get("n0", "x")


def test_a_copy_that_people_placed_does_not_go_with_its_original():
    """It counts for its story as an original does; other copies go along."""
    window = Window(TIGHT)
    window.pinned = frozenset(["n1"])
    first, placed, other = near_each_other(3)
    story = window.open_story("x")
    window.admit(first, story, None)
    window.admit(placed, story, 0)
    window.admit(other, story, 0)
    assert sorted(window.move(0, window.open_story("y"))) == [0, 2]
    assert story.order == [1]
    assert {held.features.article: held.story.key for held in window} == {
        "n0": "y",
        "n1": "x",
        "n2": "y",
    }
