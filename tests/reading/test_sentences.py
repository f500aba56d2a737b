"""Sentences end where a reader would end them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.sentences import LONGEST, split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It rained. We left.", ["It rained.", "We left."], id="two"),
        pytest.param("He met Mr. Vale. They ate.", ["He met Mr. Vale.", "They ate."], id="title"),
        pytest.param("The U.S. Senate met.", ["The U.S. Senate met."], id="country-inside"),
        pytest.param("She left the U.S. He stayed.", ["She left the U.S.", "He stayed."], id="end"),
        pytest.param("On Jan. 5 it rained.", ["On Jan. 5 it rained."], id="month"),
        pytest.param("See No. 10 at St. Olm.", ["See No. 10 at St. Olm."], id="number"),
        pytest.param("J. K. Moss won. He wept.", ["J. K. Moss won.", "He wept."], id="initials"),
        pytest.param("Orb Inc. rose 3.5 points.", ["Orb Inc. rose 3.5 points."], id="decimal"),
        pytest.param("“I like it.” Next he left.", ["“I like it.”", "Next he left."], id="quote"),
        pytest.param("“Why?” she asked.", ["“Why?” she asked."], id="question-inside"),
        pytest.param('"It works." He left.', ['"It works."', "He left."], id="straight-quote"),
        pytest.param("Well... it broke. So.", ["Well... it broke.", "So."], id="ellipsis"),
        pytest.param("A heading\n\nIt rained.", ["A heading", "It rained."], id="heading"),
        pytest.param("At 7 a.m. the bell rang.", ["At 7 a.m. the bell rang."], id="hour"),
    ],
)
def test_sentences_are_split_as_read(text: str, expected: list[str]) -> None:
    """Full stops of abbreviations and numbers end nothing; closing marks stay inside."""
    assert [span.of(text) for span in split_sentences(text)] == expected


@given(st.text(alphabet=st.sampled_from("aB1 .!?…“”\"'\n)(U.S.Mr"), max_size=120))
def test_sentences_lie_in_order_and_hold_every_visible_character(text: str) -> None:
    """No character is lost, none stands in two sentences, and no sentence crosses a paragraph."""
    spans = split_sentences(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    kept = "".join(span.of(text) for span in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert not any("\n\n" in span.of(text) for span in spans)


def test_a_page_without_full_stops_is_cut_between_words() -> None:
    """What is done to a sentence may cost more than its length, so none is endless."""
    text = "Ada Bel " * 2000
    spans = split_sentences(text)
    assert max(span.end - span.start for span in spans) <= LONGEST
    assert " ".join(span.of(text) for span in spans) == text.strip()
