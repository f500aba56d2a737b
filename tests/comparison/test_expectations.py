"""What is announced: what counts, who announced it, and whether it came."""

from __future__ import annotations

import pytest
from building import report, said

from onrecord.comparison.days import Calendar
from onrecord.comparison.expected.expectations import find_expectations


def expect(*reports, as_of="2031-05-12", speakers=None):
    return find_expectations(reports, Calendar(reports), as_of, speakers)


TUESDAY = ("Tuesday", "2031-05-13")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        pytest.param("Analysts say prices will fall on Tuesday.", TUESDAY, id="analysts"),
        pytest.param("The mill will likely close on Tuesday.", TUESDAY, id="likely"),
        pytest.param("The firm estimates that it will lose 5 crowns a share on Tuesday.", TUESDAY,
                     id="estimate"),
        pytest.param("The ferry was due to sail on Tuesday but the trip was cancelled.", TUESDAY,
                     id="cancelled"),
        pytest.param("The council extended the ban, which was due to end on Tuesday.", TUESDAY,
                     id="extended"),
        pytest.param("The mayor on Tuesday said that she will never leave.", TUESDAY,
                     id="the day of something past"),
        pytest.param("The gate will hold if the river falls by Tuesday.", TUESDAY, id="condition"),
        pytest.param("The council will remain committed to its plan in 2032.", ("2032", "2032"),
                     id="goes on"),
        pytest.param("The council is not expected to meet on Tuesday.", TUESDAY, id="negated"),
        pytest.param("She told fans earlier this month that the tour will go on.",
                     ("earlier this month", "2031-05"), id="earlier"),
        pytest.param("Will the council meet on Tuesday?", TUESDAY, id="question"),
    ],
)  # fmt: skip
def test_what_nobody_announced_is_not_expected(text, time):
    """Forecasts, conditions, what was called off, what simply goes on."""
    assert expect(report(text, times=[time])) == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The vote was postponed and will now be held on Tuesday.", id="new day"),
        pytest.param("The vote, scheduled for Monday, is postponed to Tuesday.", id="put off to"),
        pytest.param("On Tuesday the council will vote on the ferry.", id="day in front"),
        pytest.param("At its May 13 meeting on Tuesday the council plans to vote.", id="meeting"),
    ],
)
def test_what_is_announced_is_expected(text):
    """Also where the day stands first, or is a new one."""
    (expectation,) = expect(report(text, times=[TUESDAY]))
    assert expectation.due == "2031-05-13"


def test_the_announcer_is_the_speaker_whose_words_hold_the_day():
    """By the speaker's id, and by the characters that name her."""
    words = "the council would vote on Tuesday"
    told = report(
        f"Ines Holm said that {words}.",
        said("Ines Holm", words, source="Ines Holm", cue="said"),
        times=[TUESDAY],
    )
    (expectation,) = expect(told, speakers={("a1", "e1"): "s-holm"})
    assert expectation.announced_by is not None
    assert expectation.announced_by.speaker == "s-holm"
    assert [c.text for c in expectation.announced_by.citations] == ["Ines Holm"]


def test_what_an_article_says_in_its_own_voice_has_no_announcer():
    """Rather nobody than a guess."""
    (expectation,) = expect(report("The council will vote on Tuesday.", times=[TUESDAY]))
    assert expectation.announced_by is None


def test_next_month_and_a_day_of_next_month_are_one_expectation():
    """The nearer day is the one that counts."""
    one = report("The mill is set to hold its yearly meeting of shareholders next month.",
                 key="a1", times=[("next month", "2031-06")])  # fmt: skip
    two = report("The mill will hold its yearly meeting of shareholders on June 6.",
                 key="a2", times=[("June 6", "2031-06-06")])  # fmt: skip
    (expectation,) = expect(one, two)
    assert expectation.due == "2031-06-06"
    assert {c.article for c in expectation.citations} == {"a1", "a2"}


def test_what_one_article_announces_twice_is_one_expectation():
    """Under the picture and in the text."""
    text = (
        "The singer Per Aas will begin his farewell tour on May 16 in Korvel. "
        "Per Aas will begin the farewell tour on Friday in Korvel."
    )
    times = [("May 16", "2031-05-16"), ("Friday", "2031-05-16")]
    assert len(expect(report(text, times=times))) == 1


ANNOUNCED = report("The council of Korvel will vote on the ferry on Tuesday.", key="a1",
                   published="2031-05-10", times=[TUESDAY])  # fmt: skip


def later(text, published="2031-05-14", key="a2", **more):
    return report(text, key=key, published=published, outlet="Herald", **more)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The council of Korvel voted on Tuesday to keep the ferry.", id="with its day"
        ),
        pytest.param("Korvel's council voted for the ferry by 12 to 3.", id="without a day"),
    ],
)
def test_what_a_later_article_tells_is_met(text):
    """The same deed in the past, with the same names; the sentence is cited."""
    times = [("Tuesday", "2031-05-13")] if "Tuesday" in text else []
    (expectation,) = expect(ANNOUNCED, later(text, times=times), as_of="2031-05-20")
    assert expectation.state == "met"
    assert [c.text for c in expectation.met_by] == [text]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        pytest.param("The council of Korvel did not vote on the ferry.", "2031-05-14", id="not"),
        pytest.param("The council of Korvel postponed the vote on the ferry.", "2031-05-14",
                     id="put off"),
        pytest.param("The council of Korvel debated the ferry for hours.", "2031-05-14",
                     id="another deed"),
        pytest.param("The council of Halvik voted on a new school.", "2031-05-14",
                     id="another council"),
        pytest.param("The council of Korvel voted on the ferry.", "2031-05-09", id="before"),
        pytest.param("The council of Korvel voted on the ferry.", "2031-07-14", id="long after"),
        pytest.param("The council of Korvel will vote on the ferry.", "2031-05-14", id="again"),
    ],
)  # fmt: skip
def test_what_no_later_article_surely_tells_is_not_met(text, published):
    """A match must be of deed, names and days."""
    found = expect(ANNOUNCED, later(text, published), as_of="2031-05-20")
    assert [e.state for e in found] == ["overdue"]


def test_irregular_verbs_are_met_too():
    """ "Will hold" is met by "held"."""
    told = report("The miners of Korvel will hold a march on Tuesday.", key="a1", times=[TUESDAY])
    done = later("The miners of Korvel held their march in the rain.")
    assert [e.state for e in expect(told, done)] == ["met"]


def test_the_article_itself_meets_nothing():
    """What one article tells as past it did not announce for later."""
    text = (
        "The council of Korvel will vote on the ferry on Tuesday. "
        "The council of Korvel voted on the ferry."
    )
    told = report(text, times=[TUESDAY])
    assert [e.state for e in expect(told, as_of="2031-05-20")] == ["overdue"]


@pytest.mark.parametrize("value", ["9999-12-31", "P99999W", "P99999Y", "2031-02-30", "PXD", ""])
def test_odd_values_raise_nothing(value):
    """Lengths and days that no calendar holds."""
    kind = "DURATION" if value.startswith("P") else "DATE"
    told = report("The council will vote within ages.", times=[("ages", value, kind)])
    assert len(expect(told)) <= 1
