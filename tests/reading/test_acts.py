"""Acts and views, by the rules alone: praised, wanted or feared, told apart from said."""

from __future__ import annotations

import pytest

from onrecord.reading import read_seen
from onrecord.types import Article


def acts(text: str) -> list[tuple[str, str | None, str]]:
    """Act, source and content of each attribution."""
    reading = read_seen(Article(id="a", text=text), None, acts=True)
    return [
        (
            attribution.act,
            attribution.source.of(text) if attribution.source else None,
            " ~ ".join(span.of(text) for span in attribution.content),
        )
        for attribution in reading.attributions
    ]


@pytest.mark.parametrize(
    ("text", "act", "source", "content"),
    [
        pytest.param("Ada Bel accused the board of hiding a leak.", "says", "Ada Bel",
                     "the board of hiding a leak", id="accused of"),
        pytest.param("Ada Bel described the dam as old.", "says", "Ada Bel", "the dam as old",
                     id="described as"),
        pytest.param("Recent surveys show the mill ahead of the dam.", "says", "Recent surveys",
                     "the mill ahead of the dam", id="surveys show"),
        pytest.param("Bo Lind dismissed Ada Bel's claim that the dam leaks.", "does", "Bo Lind",
                     "Ada Bel's claim that the dam leaks", id="dismissed"),
        pytest.param("The town heard Ada Bel's claim that the dam leaks.", "says", "Ada Bel's",
                     "that the dam leaks", id="claim that"),
        pytest.param("The town heard his threat to close the mill.", "does", "his",
                     "to close the mill", id="threat to"),
        pytest.param("Ada Bel praised the crew in an interview.", "does", "Ada Bel", "the crew",
                     id="praised, without the occasion"),
        pytest.param("Ada Bel wants a new dam, which would cost more.", "thinks", "Ada Bel",
                     "a new dam", id="wants, without the narrator's clause"),
        pytest.param("Ada Bel believes that the dam will hold.", "thinks", "Ada Bel",
                     "that the dam will hold", id="believes"),
        pytest.param("The vote is expected to fail.", "thinks", None, "The vote ~ to fail",
                     id="expected by nobody named"),
        pytest.param("Bo Lind, who opposes the dam, left.", "thinks", "Bo Lind", "the dam",
                     id="relative clause"),
    ],
)  # fmt: skip
def test_acts_and_views(text: str, act: str, source: str | None, content: str) -> None:
    """Each carries its act, so that nobody makes a statement of a wish."""
    assert acts(text) == [(act, source, content)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The lights show the way to the mill.", id="no poll shows"),
        pytest.param("Support for the dam fell.", id="a noun"),
        pytest.param("The claim that won was the miller's.", id="nobody's claim"),
        pytest.param("The expected flood came.", id="an adjective"),
        pytest.param("It wants a coat of paint.", id="nobody wants"),
        pytest.param("Ada Bel saw the dam break.", id="seen with eyes"),
        pytest.param("A miller known to the town left.", id="a participle"),
    ],
)
def test_what_is_no_act_is_left_out(text: str) -> None:
    """A near miss is none."""
    assert acts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ada Bel praised the crew.", id="does"),
        pytest.param("Ada Bel wants a new dam.", id="thinks"),
        pytest.param("The town heard his threat to close the mill.", id="noun"),
    ],
)
def test_acts_are_given_on_request_alone(text: str) -> None:
    """A plain reading holds what is said."""
    assert read_seen(Article(id="a", text=text), None).attributions == ()


def test_words_hold_no_acts_of_the_narrator() -> None:
    """What stands inside somebody's words is part of these."""
    assert acts("Ada Bel said Bo Lind opposes the dam.") == [
        ("says", "Ada Bel", "Bo Lind opposes the dam")
    ]


@pytest.mark.parametrize(
    "word", ["criticized ", "accused ", "Polls show ", "claim that ", "is expected to "]
)
def test_hostile_text_is_read_in_linear_time(word: str) -> None:
    """Repetition costs no more than its length."""
    read_seen(Article(id="a", text=word * 4_000), None, acts=True)
