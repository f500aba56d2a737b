"""What a stream keeps of an article."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.likeness.minhash import BYTES
from onrecord.stories.streaming import Features, features_of
from onrecord.types import Article, Entity, Mention, Published, Reading, Span, Timex

TEXT = "The ferry to Alder stays in port, Tomas Brill said. The bridge at Alder is closed."


def of(text=TEXT, reading=None, **more):
    return features_of(Article(id="a1", text=text, **more), reading or Reading("a1"))


def likeness(one, other):
    weights = dict(zip(one.terms, one.weights, strict=True))
    pairs = zip(other.terms, other.weights, strict=True)
    return sum(weights.get(term, 0) * weight for term, weight in pairs) / 255**2


def test_words_names_and_days_are_told_apart():
    """A person goes by the last name, and a day counts only when it is a full one."""
    reading = Reading(
        "a1",
        entities=(Entity("e1", "Tomas Brill", "person"), Entity("e2", "Port of Alder", "place")),
        mentions=(Mention(Span(35, 46), "name", "e1"), Mention(Span(13, 18), "name", "e2")),
        times=(
            Timex(Span(0, 3), "DATE", "2031-04-04"),
            Timex(Span(4, 9), "TIME", "2031-04-05T09:30"),
            Timex(Span(10, 12), "DATE", "2031-04"),
            Timex(Span(13, 15), "DATE", None),
        ),
    )
    terms = of(reading=reading).terms
    assert {"=brill", "=port of alder", "@2031-04-04", "@2031-04-05", "ferry"} <= set(terms)
    assert sum(term.startswith("@") for term in terms) == 2


def test_the_strongest_term_comes_first():
    """The index takes the first ones."""
    features = of(TEXT * 3)
    assert list(features.weights) == sorted(features.weights, reverse=True)


def test_an_article_is_as_like_itself_as_can_be():
    """Rounding to bytes costs no more than one part in a hundred; names and days go on top."""
    features = of(" ".join(f"word{n} " * (n % 5) for n in range(300)))
    assert likeness(features, features) == pytest.approx(0.85, abs=0.01)


@pytest.mark.parametrize(
    ("published", "day"),
    [
        pytest.param(Published("2031-04-04T23:59+02:00", "minute"), 741_536, id="with a time"),
        pytest.param(Published("2031-04", "month"), None, id="month only"),
        pytest.param(Published("1970-01-01", "day"), None, id="a clock never set"),
        pytest.param(Published("2031-02-30", "day"), None, id="no such day"),
        pytest.param(None, None, id="none"),
    ],
)
def test_the_day_of_publication(published, day):
    """A day that cannot be true is not known."""
    assert of(published=published).day == day


@given(
    st.text(min_size=1),
    st.one_of(st.none(), st.integers(1, 3_000_000)),
    st.dictionaries(
        st.text(st.characters(exclude_characters="\n"), min_size=1), st.integers(1, 255)
    ),
    st.sampled_from([b"", bytes(range(BYTES))]),
)
def test_what_is_stored_comes_back_equal(article, day, terms, signature):
    """Byte for byte."""
    features = Features(article, day, tuple(terms), bytes(terms.values()), signature)
    assert Features.from_bytes(features.to_bytes()) == features


@given(st.binary(max_size=60))
def test_bytes_that_are_no_features_are_a_value_error(data):
    """Nothing else comes of a damaged store."""
    with pytest.raises(ValueError):  # noqa: PT011  # a codec's own words will do
        Features.from_bytes(data)


@given(st.integers(0, 400), st.integers(0, 255))
def test_a_changed_byte_does_no_more_than_a_value_error(place, value):
    """What was stored is refused or read, never a crash."""
    data = bytearray(of().to_bytes())
    data[place % len(data)] = value
    with contextlib.suppress(ValueError):
        Features.from_bytes(bytes(data))


def test_features_of_a_cut_file_are_refused():
    """The reason says so."""
    with pytest.raises(ValueError, match="cut off"):
        Features.from_bytes(of().to_bytes()[:-1])


def test_endless_words_are_left_out():
    """An encoded picture in a text makes no term."""
    features = of("x" * 100_000 + " ferry")
    assert features.terms == ("ferry",)


def test_any_text_has_features():
    """Lone surrogates, control characters and emptiness included."""
    for text in ("", "\ud800 \x00 é" * 40, "…", "١٢٣ 中文 ferry " * 30):
        features = of(text)
        assert Features.from_bytes(features.to_bytes()) == features
