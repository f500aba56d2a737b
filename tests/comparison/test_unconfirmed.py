"""Marks of doubt, and what they speak of."""

from __future__ import annotations

import pytest
from building import report, said, span

from onrecord.comparison.days import Calendar
from onrecord.comparison.timeline import find_happenings, tell_timeline
from onrecord.comparison.unconfirmed import find_unconfirmed
from onrecord.types import About


@pytest.mark.parametrize(
    "text",
    [
        "The mill didn't immediately reply to a request for comment.",
        "The cause of the fire was not immediately clear, officials said.",
        "How the gate was opened is still unknown.",
        "So far, no group has claimed responsibility.",
        "There was no immediate claim of responsibility for the blast.",
        "The man, who has not yet been identified, fled across the river.",
        "Her remarks haven't been made public, nor has she expressed such a wish.",
    ],
)
def test_sentences_that_mark_doubt_are_kept(text):
    """Whatever form the negation takes."""
    (marked,) = find_unconfirmed([report(text)])
    assert marked.text == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Police denied rumours of a second fire.", id="denied"),
        pytest.param(
            "The mill has shown its ferry, confirming last week's rumors.", id="confirmed"
        ),
        pytest.param("A poster called him “reportedly dangerous” in large letters.", id="quoted"),
        pytest.param("He was charged with allegedly striking a guard.", id="the law's word"),
        pytest.param("Was the gate reportedly open?", id="question"),
    ],
)
def test_what_is_settled_or_quoted_is_no_mark(text):
    """The doubt must be the article's own, and still stand."""
    assert find_unconfirmed([report(text)]) == ()


def test_a_mark_within_a_statement_is_about_the_statement():
    """Whoever said it left it open."""
    text = "Ines Holm said the wall had reportedly been cracked for weeks."
    told = report(text, said("Ines Holm", "the wall had reportedly been cracked for weeks"))
    places = {"a1": {span(text, "the wall had reportedly been cracked for weeks"): "s1"}}
    (marked,) = find_unconfirmed([told], places)
    assert marked.about == About("statement", "s1")


def test_a_mark_that_points_back_is_about_the_sentence_before():
    """ "The claim could not be verified.": the claim is the one just told."""
    text = "The gate was opened by hand, Per Aas said. The claim could not be verified."
    told = report(text, said("Per Aas", "The gate was opened by hand"))
    places = {"a1": {span(text, "The gate was opened by hand"): "s1"}}
    (marked,) = find_unconfirmed([told], places)
    assert marked.about == About("statement", "s1")


@pytest.mark.parametrize("mark", ["It was not clear who paid for it.", "Nobody has commented yet."])
def test_a_mark_that_points_nowhere_is_about_nothing(mark):
    """ "It" of "it was not clear" is no claim."""
    text = f"The gate was opened by hand, Per Aas said. {mark}"
    told = report(text, said("Per Aas", "The gate was opened by hand"))
    places = {"a1": {span(text, "The gate was opened by hand"): "s1"}}
    assert [u.about for u in find_unconfirmed([told], places)] in ([], [None])


def test_a_marked_sentence_of_the_timeline_is_about_its_entry():
    """The entry's own sentence says that it is not sure."""
    told = report("A second tunnel was reportedly found under the quay on Monday.",
                  times=[("Monday", "2031-05-05")])  # fmt: skip
    happenings = find_happenings([told], Calendar([told]), {})
    entries, _ = tell_timeline(happenings, [told], ())
    (marked,) = find_unconfirmed([told], {}, entries)
    assert marked.about == About("entry", entries[0].id)


def test_one_sentence_in_two_articles_is_one_mark():
    """With both citations; in one article said twice it stays two places."""
    text = "The cause of the fire in the mill was not immediately clear."
    (marked,) = find_unconfirmed([report(text, key="a1"), report(text, key="a2")])
    assert [c.article for c in marked.citations] == ["a1", "a2"]
