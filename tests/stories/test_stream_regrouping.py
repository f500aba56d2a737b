"""Stories grouped anew are grouped as a pile would be."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.stories import linkage
from onrecord.stories.streaming import Features
from onrecord.stories.streaming.open_story import OpenStory
from onrecord.stories.streaming.regrouping import average_linkage, products_of, units_of

WEIGHTS = st.dictionaries(st.sampled_from("abcdefghij"), st.integers(1, 200), max_size=7)


@given(st.lists(st.integers(0, 10_000), min_size=28, max_size=28))
def test_it_is_the_linkage_of_a_pile(drawn):
    """The same groups, for any nearnesses among eight articles."""
    keys = "abcdefgh"
    values = [value / 16_384 for value in drawn]
    pairs = [(one, other) for i, one in enumerate(keys) for other in keys[i + 1 :]]
    near = np.zeros((8, 8))
    for (one, other), value in zip(pairs, values, strict=True):
        near[keys.index(one), keys.index(other)] = near[keys.index(other), keys.index(one)] = value
    ours = average_linkage(near, np.ones(8), 0.2)
    pile = linkage.average_linkage(keys, dict(zip(pairs, values, strict=True)), join=0.2)
    if len(set(values)) == len(values):  # ties may be broken otherwise
        assert sorted([keys[n] for n in group] for group in ours) == sorted(pile)


@given(st.lists(WEIGHTS, min_size=5, max_size=12), st.integers(1, 5))
def test_a_block_stands_for_its_articles(vectors, recent):
    """Products with a block are the sums of those with its articles, to the last digit."""
    stories = [OpenStory("one"), OpenStory("two")]
    for number, weights in enumerate(vectors[1:]):
        story = stories[number % 2]
        features = Features(f"a{number}", 9, tuple(weights), bytes(weights.values()))
        story.enter(number, 9)
        story.count(number, features)
    new = Features("new", 9, tuple(vectors[0]), bytes(vectors[0].values()))

    def between(recent):
        units = units_of(new, len(vectors), stories, recent=recent)
        products = products_of(units)
        sides = [[n for n, unit in enumerate(units) if unit.story is story] for story in stories]
        one, two = sides
        return [
            products[np.ix_(one, two)].sum(),
            *(products[side, len(units) - 1].sum() for side in sides),
        ]

    assert between(recent) == between(100)


@given(st.lists(WEIGHTS, min_size=1, max_size=12), st.integers(0, 11))
def test_sums_are_those_of_the_members_whatever_came_and_went(vectors, gone):
    """Whole numbers: what is taken off again leaves nothing behind."""
    story = OpenStory("one")
    items = [Features(f"a{n}", 9, tuple(w), bytes(w.values())) for n, w in enumerate(vectors)]
    for number, item in enumerate(items):
        story.enter(number, 9)
        story.count(number, item)
        story.sums()
    for number in range(min(gone, len(items) - 1)):
        story.discount(number)
        story.leave(number, 9)
    left = [w for number, w in enumerate(vectors) if number in story.counted]
    assert dict(story.sums()) == {
        term: sum(w.get(term, 0) for w in left) for w in left for term in w
    }
    probe = dict.fromkeys("abcdefghij", 3)
    assert story.overlap(probe) == {term: 3 * value for term, value in story.sums().items()}
