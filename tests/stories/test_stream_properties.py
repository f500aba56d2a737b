"""What holds for every stream, whatever comes in."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.likeness.minhash import BYTES
from onrecord.stories.streaming import Features, Settings, StoryStream

# Small numbers, so that short streams already drop, regroup and sum up.
TIGHT = Settings(
    keep=4,
    window=4,
    at_stake=0.5,
    sure=9.0,
    recent=2,
    join=0.2,
    scan=5,
    candidates=3,
    stories_at_stake=2,
)
DAYS = st.sampled_from([0] * 12 + [1, 2, 4, 9, None, 700_000])
TERMS = st.dictionaries(
    st.sampled_from([f"t{n}" for n in range(9)] + ["=n1", "@2031-05-01"]),
    st.integers(40, 140),
    max_size=5,
)
# Two texts and a text near to the first, so that there are copies.
BASE = bytes(range(BYTES))
SIGNATURES = st.sampled_from([b""] * 12 + [BASE, b"\xff" * 16 + BASE[16:], bytes(BYTES)])


@st.composite
def arrivals(draw):
    """A short stream; its days mostly rise."""
    items = []
    for number in range(draw(st.integers(1, 40))):
        terms = sorted(draw(TERMS).items(), key=lambda pair: (-pair[1], pair[0]))
        day = draw(DAYS)
        items.append(
            Features(
                article=f"a{number}",
                day=day if day is None or day > 9 else 1_000 + number // 2 - day,
                terms=tuple(term for term, _ in terms),
                weights=bytes(weight for _, weight in terms),
                signature=draw(SIGNATURES),
            )
        )
    return items


@given(arrivals(), st.integers(0, 40))
@settings(max_examples=120, deadline=None)
def test_a_restored_stream_goes_on_as_the_other_would_have(items, cut):
    """Held articles and their stories are all there is to know of a stream."""
    through, before = StoryStream(TIGHT), StoryStream(TIGHT)
    for item in items[:cut]:
        through.place(item)
        before.place(item)
    after = StoryStream(TIGHT)
    after.restore((Features.from_bytes(f.to_bytes()), key) for f, key in before.held())
    for item in items[cut:]:
        assert after.place(item) == through.place(item)
    assert list(after.held()) == list(through.held())


@given(arrivals())
@settings(max_examples=80, deadline=None)
def test_what_moved_is_told(items):
    """Who follows the placements knows where each held article is."""
    stream, where = StoryStream(TIGHT), {}
    for item in items:
        placement = stream.place(item)
        where[placement.article] = placement.story
        for article, source, to in placement.moved:
            assert where[article] == source != to
            where[article] = to
        assert {f.article: where[f.article] for f, _ in stream.held()} == {
            f.article: key for f, key in stream.held()
        }


@given(arrivals())
@settings(max_examples=40, deadline=None)
def test_the_same_sequence_gives_the_same_placements(items):
    """Nothing but the sequence decides."""
    one, other = StoryStream(TIGHT), StoryStream(TIGHT)
    assert [one.place(item) for item in items] == [other.place(item) for item in items]
