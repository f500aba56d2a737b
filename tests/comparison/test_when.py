"""The timeline, what falls due, and what is not confirmed."""

from __future__ import annotations

import pytest
from building import report

from onrecord.comparison.days import Calendar
from onrecord.comparison.expected.expectations import find_expectations
from onrecord.comparison.timeline import build_timeline, find_happenings
from onrecord.comparison.unconfirmed import find_unconfirmed


def timeline(*reports):
    return build_timeline(find_happenings(reports, Calendar(reports), {}))


def test_two_articles_that_tell_one_happening_of_one_day_give_one_entry():
    """Both are cited, and the summary is one of their own sentences."""
    one = report(
        "The eastern sluice gate of Korvel cracked on Monday.",
        key="a1", times=[("Monday", "2031-05-05")],
    )  # fmt: skip
    two = report(
        "The gate of the eastern sluice at Korvel cracked on May 5, engineers found.",
        key="a2", times=[("May 5", "2031-05-05")],
    )  # fmt: skip
    (entry,) = timeline(one, two)
    assert (entry.date, entry.precision) == ("2031-05-05", "day")
    assert {c.article for c in entry.citations} == {"a1", "a2"}
    assert entry.summary in (one.article.text, two.article.text)


def test_two_happenings_of_one_day_stay_two():
    """A day in common does not make two happenings one."""
    one = report("The sluice gate cracked on Monday.", key="a1", times=[("Monday", "2031-05-05")])
    two = report("Teachers marched through the capital on Monday.", key="a2",
                 times=[("Monday", "2031-05-05")])  # fmt: skip
    assert len(timeline(one, two)) == 2


@pytest.mark.parametrize(
    ("text", "time"),
    [
        pytest.param("The quay is today the largest in the country.", "today", id="these days"),
        pytest.param("Today, the old quay is a trendy place.", "Today", id="these days, first"),
        pytest.param("The quay is expected to stay closed on Saturday.", "Saturday", id="ahead"),
    ],
)
def test_what_did_not_happen_that_day_is_no_entry(text, time):
    """A word for the day is not yet a happening."""
    assert timeline(report(text, times=[(time, "2031-05-10")])) == ()


def test_an_undated_article_takes_its_year_from_the_story():
    """ "On May 5" in an article without a date is placed by the others' dates."""
    dated = report("The inquiry into the gate opened here.", key="a1", published="2031-05-10")
    undated = report("The sluice gate cracked on May 5.", key="a2", published=None,
                     times=[("May 5", "XXXX-05-05")])  # fmt: skip
    assert [entry.date for entry in timeline(dated, undated)] == ["2031-05-05"]


def test_what_lies_ahead_is_no_happening():
    """The board will meet: nothing has happened yet."""
    ahead = report(
        "The board will meet again on May 20 in Korvel.", times=[("May 20", "2031-05-20")]
    )
    assert timeline(ahead) == ()


@pytest.mark.parametrize(
    ("text", "time", "due"),
    [
        pytest.param("The board is to publish its findings by May 30.",
                     ("May 30", "2031-05-30"), "2031-05-30", id="deadline"),
        pytest.param("Parliament will vote on Tuesday.",
                     ("Tuesday", "2031-05-13"), "2031-05-13", id="announced day"),
    ],
)  # fmt: skip
def test_what_is_announced_for_a_day_is_expected(text, time, due):
    """With the day that it falls due."""
    (expectation,) = find_expectations([report(text, times=[time])], CALENDAR, "2031-05-10")
    assert (expectation.due, expectation.text) == (due, text)


CALENDAR = Calendar([report("Anything at all.")])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The gate could break on Tuesday.", id="could"),
        pytest.param("If re-elected she will resign on Tuesday.", id="condition"),
        pytest.param("The board met on Tuesday.", id="past"),
    ],
)
def test_a_possibility_is_no_expectation(text):
    """Conditionals and opinions announce nothing."""
    assert (
        find_expectations([report(text, times=[("Tuesday", "2031-05-13")])], CALENDAR, None) == ()
    )


@pytest.mark.parametrize(
    ("as_of", "state"), [("2031-05-10", "open"), ("2031-05-29", "due"), ("2031-06-01", "overdue")]
)
def test_an_expectation_falls_due(as_of, state):
    """Against the day that the user asks for."""
    told = report("The board is to publish by May 30.", times=[("May 30", "2031-05-30")])
    assert [e.state for e in find_expectations([told], CALENDAR, as_of)] == [state]


@pytest.mark.parametrize(
    "text",
    [
        "The report could not be independently verified.",
        "There has been no confirmation from the ministry.",
        "The ministry has not commented on the claim.",
        "A second tunnel was reportedly found under the quay.",
        "It was not immediately clear who opened the gate.",
    ],
)
def test_sentences_that_mark_doubt_are_kept(text):
    """Word for word, with their place."""
    (marked,) = find_unconfirmed([report(text)])
    assert marked.text == marked.citations[0].text == text


def test_plain_sentences_are_not_marked():
    """A negation alone is no mark of doubt."""
    assert find_unconfirmed([report("The gate did not open, and nobody was hurt.")]) == ()
