"""Expressions of time are found with their TIMEX3 values."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.sentences import split_sentences
from onrecord.reading.times import find_times

PUBLISHED = "2025-06-06"  # a Friday


def found(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str, str | None]]:
    """Text, type and value of every expression."""
    timexes = find_times(text, split_sentences(text), published)
    return [(timex.span.of(text), timex.type, timex.value) for timex in timexes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("on June 20", ("June 20", "DATE", "2025-06-20"), id="month-day"),
        pytest.param("on 20 June 2024", ("20 June 2024", "DATE", "2024-06-20"), id="day-first"),
        pytest.param("Sept. 3, 2019", ("Sept. 3, 2019", "DATE", "2019-09-03"), id="abbreviated"),
        pytest.param("on 2025-06-21", ("2025-06-21", "DATE", "2025-06-21"), id="iso"),
        pytest.param("on 21.06.2025", ("21.06.2025", "DATE", "2025-06-21"), id="dotted"),
        pytest.param("She said Friday it broke", ("Friday", "DATE", "2025-06-06"), id="same-day"),
        pytest.param("She said so Monday", ("Monday", "DATE", "2025-06-02"), id="past-weekday"),
        pytest.param("It will open on Monday", ("Monday", "DATE", "2025-06-09"), id="future"),
        pytest.param("next Friday", ("next Friday", "DATE", "2025-06-13"), id="next-weekday"),
        pytest.param("last Friday", ("last Friday", "DATE", "2025-05-30"), id="last-weekday"),
        pytest.param("He left yesterday", ("yesterday", "DATE", "2025-06-05"), id="yesterday"),
        pytest.param("He left last week", ("last week", "DATE", "2025-W22"), id="last-week"),
        pytest.param("earlier this week", ("earlier this week", "DATE", "2025-W23"), id="earlier"),
        pytest.param("rare this month", ("this month", "DATE", "2025-06"), id="this-month"),
        pytest.param("built last year", ("last year", "DATE", "2024"), id="last-year"),
        pytest.param("leaked in 2013", ("2013", "DATE", "2013"), id="year"),
        pytest.param("in June 2025", ("June 2025", "DATE", "2025-06"), id="month-year"),
        pytest.param("three days ago", ("three days ago", "DATE", "2025-06-03"), id="ago"),
        pytest.param("two weeks later", ("two weeks later", "DATE", None), id="later"),
        pytest.param("in the 1990s", ("the 1990s", "DATE", "199"), id="decade"),
        pytest.param("the summer of 2024", ("the summer of 2024", "DATE", "2024-SU"), id="season"),
        pytest.param("It will open in three years", ("three years", "DATE", "2028"), id="in-years"),
        pytest.param("It took three years", ("three years", "DURATION", "P3Y"), id="duration"),
        pytest.param("within a month", ("a month", "DURATION", "P1M"), id="within"),
        pytest.param("in the next month", ("the next month", "DURATION", "P1M"), id="next-month"),
        pytest.param("every Tuesday", ("every Tuesday", "SET", "XXXX-WXX-2"), id="set"),
        pytest.param("at 7:49 a.m.", ("7:49 a.m.", "TIME", "2025-06-06T07:49"), id="clock"),
        pytest.param("Friday morning", ("Friday morning", "TIME", "2025-06-06TMO"), id="morning"),
        pytest.param(
            "at 8 p.m. on May 5",
            ("8 p.m. on May 5", "TIME", "2025-05-05T20:00"),
            id="clock-on-date",
        ),
        pytest.param(
            "The gate will be checked on Monday, said the mayor.",
            ("Monday", "DATE", "2025-06-09"),
            id="passive-to-come",
        ),
        pytest.param(
            "She said two more would join on Monday.",
            ("Monday", "DATE", "2025-06-09"),
            id="would",
        ),
        pytest.param(
            "She would not comment on Monday.", ("Monday", "DATE", "2025-06-02"), id="would-not"
        ),
        pytest.param(
            "The panel has invited Ada Vale to speak on Monday.",
            ("Monday", "DATE", "2025-06-09"),
            id="invited-to",
        ),
        pytest.param(
            "Its hearings open on Monday.", ("Monday", "DATE", "2025-06-09"), id="opens-on"
        ),
        pytest.param(
            "The bank had moved a foot in three years.",
            ("three years", "DURATION", "P3Y"),
            id="how-long-it-took",
        ),
        pytest.param(
            "every seat until the end of September",
            ("the end of September", "DATE", "2025-09"),
            id="until-the-end-of",
        ),
        pytest.param("a two-week strike", ("two-week", "DURATION", "P2W"), id="hyphened-count"),
        pytest.param("a dozen years ago", ("a dozen years ago", "DATE", "2013"), id="dozen"),
        pytest.param(
            "a couple of years", ("a couple of years", "DURATION", "P2Y"), id="a-couple-is-two"
        ),
        pytest.param("twenty-four hours", ("twenty-four hours", "DURATION", "PT24H"), id="tens"),
        pytest.param("at least 30 days", ("at least 30 days", "DURATION", "P30D"), id="at-least"),
        pytest.param("up to 90 days", ("up to 90 days", "DURATION", "P90D"), id="up-to"),
        pytest.param("it rained for weeks", ("weeks", "DURATION", "PXW"), id="for-weeks"),
        pytest.param("in the weeks before", ("weeks", "DURATION", "PXW"), id="weeks-before"),
        pytest.param(
            "the first nine months", ("the first nine months", "DURATION", "P9M"), id="nine-months"
        ),
        pytest.param("the Aug. 7 flood", ("Aug. 7", "DATE", "2025-08-07"), id="without-article"),
        pytest.param("last Oct. 23", ("Oct. 23", "DATE", "2024-10-23"), id="last-and-day"),
        pytest.param("since June 20", ("June 20", "DATE", "2024-06-20"), id="since-is-behind"),
        pytest.param(
            "It moved the stone in July.", ("July", "DATE", "2024-07"), id="month-looking-back"
        ),
        pytest.param("a fair in July", ("July", "DATE", "2025-07"), id="near-month"),
        pytest.param("the mid-1990s", ("the mid-1990s", "DATE", "199"), id="mid-decade"),
        pytest.param("the 20th century", ("20th century", "DATE", "19"), id="century"),
        pytest.param(
            "since nineteen seventy-nine", ("nineteen seventy-nine", "DATE", "1979"), id="spoken"
        ),
        pytest.param(
            "by the year two thousand", ("the year two thousand", "DATE", "2000"), id="two-thousand"
        ),
        pytest.param(
            "the first half of 2024", ("the first half of 2024", "DATE", "2024-H1"), id="half-year"
        ),
        pytest.param(
            "It took two years and six months.",
            ("two years and six months", "DURATION", "P2Y6M"),
            id="years-and-months",
        ),
        pytest.param(
            "four hours, 30 minutes", ("four hours, 30 minutes", "DURATION", "PT4H30M"), id="hours"
        ),
        pytest.param("5 1/2 hours", ("5 1/2 hours", "DURATION", "PT5H30M"), id="and-a-half"),
        pytest.param(
            "in July last year", ("July last year", "DATE", "2024-07"), id="month-last-year"
        ),
        pytest.param(
            "the current quarter", ("the current quarter", "DATE", "2025-Q2"), id="current-quarter"
        ),
        pytest.param("Mondays it is shut", ("Mondays", "SET", "XXXX-WXX-1"), id="plural-weekday"),
        pytest.param("a year-long strike", ("year-long", "DURATION", "P1Y"), id="year-long"),
        pytest.param("It is now dry.", ("now", "DATE", "PRESENT_REF"), id="now"),
        pytest.param("It will soon rain.", ("soon", "DATE", "FUTURE_REF"), id="soon"),
        pytest.param("by year-end", ("year-end", "DATE", "2025-12-31"), id="year-end"),
        pytest.param(
            "the end of the year", ("the end of the year", "DATE", "2025"), id="end-of-the-year"
        ),
        pytest.param(
            "last year's third quarter",
            ("last year's third quarter", "DATE", "2024-Q3"),
            id="quarter-of-last-year",
        ),
        pytest.param(
            "the third-quarter loss", ("third-quarter", "DATE", "2024-Q3"), id="hyphened-quarter"
        ),
        pytest.param("in the quarter", ("the quarter", "DATE", "2025-Q1"), id="last-full-quarter"),
        pytest.param(
            "the year-earlier period",
            ("the year-earlier period", "DATE", "2024"),
            id="period-before",
        ),
        pytest.param("wet over the weekend", ("the weekend", "DATE", "2025-W22-WE"), id="weekend"),
        pytest.param("overnight", ("overnight", "TIME", "2025-06-06TNI"), id="overnight"),
        pytest.param("in the near term", ("the near term", "DATE", "FUTURE_REF"), id="near-term"),
        pytest.param(
            "the day before yesterday",
            ("the day before yesterday", "DATE", "2025-06-04"),
            id="before-yesterday",
        ),
        pytest.param(
            "on Thanksgiving Day", ("Thanksgiving Day", "DATE", "2024-11-28"), id="last-feast"
        ),
        pytest.param(
            "It will open on New Year’s Day",
            ("New Year’s Day", "DATE", "2026-01-01"),
            id="feast-to-come",
        ),
        pytest.param("on Memorial Day", ("Memorial Day", "DATE", "2025-05-26"), id="last-monday"),
        pytest.param(
            "June 21, 2025 7:49:00 AM",
            ("June 21, 2025 7:49:00 AM", "TIME", "2025-06-21T07:49:00"),
            id="date-and-clock",
        ),
    ],
)
def test_an_expression_has_its_type_and_value(text: str, expected: tuple[str, str, str]) -> None:
    """Relative expressions are told from the day of publication."""
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He may go.", id="modal-verb"),
        pytest.param("They march on.", id="verb"),
        pytest.param("She sat in the sun.", id="sat"),
        pytest.param("It cost $2000 and rose 1999%.", id="prices"),
        pytest.param("They won 3-1.", id="score"),
        pytest.param("a 34-year-old", id="age"),
        pytest.param("the fall of the city", id="fall"),
        pytest.param("He bought The Sun and a Sun workstation.", id="paper"),
        pytest.param("Jan Vale and May Orr came.", id="given-names"),
        pytest.param("the second act, a second term", id="ordinal"),
        pytest.param("She scored in the second half.", id="half-of-a-match"),
        pytest.param("It costs $500 a week.", id="rate"),
        pytest.param("the minutes of the meeting", id="minutes-of-a-meeting"),
        pytest.param("The French Quarter and 60 Minutes", id="capitals"),
        pytest.param("a quarter-mile track, a quarter of the town", id="fraction"),
        pytest.param("Flight 1998, Room 2001 and 1,998 seats", id="numbered"),
        pytest.param("on 7/11 at 7-Eleven", id="fraction-or-shop"),
        pytest.param("on February 31", id="no-such-day"),
        pytest.param("the long-term plan", id="long-term"),
        pytest.param("Christmas Island", id="island"),
        pytest.param("the future of the town", id="future-of"),
        pytest.param("Now, she asks, who pays? Enough for now.", id="now-in-passing"),
        pytest.param("It came as soon as it could, soon after the flood.", id="soon-bound"),
        pytest.param("the day before the flood", id="event"),
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    """Verbs, names, prices, scores and ages are not dates."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Two days later it burned.", ("Two days later", "2024-06-05"), id="later"),
        pytest.param("That day it rained.", ("That day", "2024-06-03"), id="that-day"),
        pytest.param("It rained the same year.", ("the same year", "2024"), id="same-year"),
        pytest.param(
            "The following week it burned.", ("The following week", "2024-W24"), id="following"
        ),
        pytest.param("It rained the next day.", ("the next day", "2024-06-04"), id="next-day"),
        pytest.param("It rained the day before.", ("the day before", "2024-06-02"), id="before"),
        pytest.param(
            "The previous Friday it rained.", ("The previous Friday", "2024-05-31"), id="fri"
        ),
        pytest.param("Last week it rained.", ("Last week", "2025-W22"), id="last-week-is-ours"),
        pytest.param("A while. " * 60 + "That day it rained.", ("That day", None), id="too-far"),
    ],
)
def test_some_are_told_from_the_date_told_last(text: str, expected: tuple[str, str | None]) -> None:
    """ "Two days later" counts from a date that stands nearby, and is open without one."""
    first, second = found(f"The mill opened on June 3, 2024. {text}")
    assert first == ("June 3, 2024", "DATE", "2024-06-03")
    assert (second[0], second[2]) == expected


def test_two_lengths_that_are_no_one_length_stay_two() -> None:
    """Only a smaller unit continues a length of time."""
    assert [value for _, _, value in found("ten days, three weeks")] == ["P10D", "P3W"]
    assert [value for _, _, value in found("two days to three hours")] == ["P2D", "PT3H"]


def test_what_no_date_stands_before_is_open() -> None:
    """Without a date told before, "two days later" has no value."""
    for text in ("Two days later it burned.", "That day it rained.", "The following week it was."):
        assert [value for _, _, value in found(text)] == [None]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param(
            "Profit fell in the third quarter to $2 a share from $3 a year earlier. "
            "The quarter was wet.",
            ["2024-Q3", "2023-Q3", "2024-Q3"],
            id="compared-with-the-year-before",
        ),
        pytest.param(
            "Profit fell in the third quarter. In the first nine months it was $2, "
            "not $3 a year ago.",
            ["2024-Q3", "P9M", "2024"],
            id="nine-months-between",
        ),
        pytest.param(
            "Profit rose in the third quarter. In the year-ago quarter it fell.",
            ["2024-Q3", "2023-Q3"],
            id="year-ago-quarter",
        ),
        pytest.param(
            "It expects to gain in the fourth quarter of 2025. The latest quarter was wet.",
            ["2025-Q4", "2025-Q1"],
            id="the-latest-is-over",
        ),
        pytest.param(
            "The mill opened in the third quarter of 2021. In the 2020 period it was shut.",
            ["2021-Q3", "2020-Q3"],
            id="period",
        ),
    ],
)
def test_figures_are_compared_with_those_of_the_same_quarter(text: str, values: list[str]) -> None:
    """A year before a quarter is a quarter; the quarter stays the one that is spoken of."""
    assert [value for _, _, value in found(text)] == values


def test_without_a_day_of_publication_relative_values_are_open() -> None:
    """Nothing is invented: relative expressions have no value, days keep an unknown year."""
    assert found("on June 20, last week, yesterday", None) == [
        ("June 20", "DATE", "XXXX-06-20"),
        ("last week", "DATE", None),
        ("yesterday", "DATE", None),
    ]
    text = "the quarter, a year ago, the weekend, the year, overnight, that day, on Labor Day"
    assert [value for _, _, value in found(text, None)] == [None] * 7


WORDS = (
    "last next three days ago Friday June 20 2025 the of in week's May 7:49 a.m. - , . \n\n 1990s "
    "year-earlier quarter third that later before nineteen ninety thousand Thanksgiving year end "
    "0000-01-01 1500 hundred weekend first half 20th century current period"
)


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(WORDS.split(" ")), max_size=30).map(" ".join) | st.text(max_size=80),
    st.sampled_from([None, "2025-06-06", "0001-01-01", "9999-12-31", "2025-02-30", "x"]),
)
def test_any_text_is_read_without_trouble(text: str, published: str | None) -> None:
    """Spans lie in the text and in order; the same text gives the same answer."""
    first = find_times(text, split_sentences(text), published)
    assert first == find_times(text, split_sentences(text), published)
    ends = [(timex.span.start, timex.span.end) for timex in first]
    assert all(end <= len(text) for _, end in ends)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(ends))


@pytest.mark.parametrize("name", ["Mar-a-Lago", "May-Britt Dorn", "Sun-hee Roe"])
def test_a_hyphened_name_is_no_month_or_day(name: str) -> None:
    """The head of a name is not a date, however it is spelled."""
    text = f"The minister met them at noon with {name} of the harbour."
    found = find_times(text, split_sentences(text), "2018-01-01")
    assert not [timex for timex in found if timex.span.of(text) in name]
