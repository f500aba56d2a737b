"""Expressions of time are found with their TIMEX3 values."""

from __future__ import annotations

import itertools
import time

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
            ("September", "DATE", "2025-09"),
            id="until-the-end-of",
        ),
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
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    """Verbs, prices, scores and ages are not dates."""
    assert found(text) == []


def test_without_a_day_of_publication_relative_values_are_open() -> None:
    """Nothing is invented: relative expressions have no value, days keep an unknown year."""
    assert found("on June 20, last week, yesterday", None) == [
        ("June 20", "DATE", "XXXX-06-20"),
        ("last week", "DATE", None),
        ("yesterday", "DATE", None),
    ]


WORDS = (
    "last next three days ago Friday June 20 2025 the of in week's May 7:49 a.m. - , . \n\n 1990s"
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


@pytest.mark.parametrize("hostile", ["a" * 200_000, "last " * 40_000, "1 " * 60_000, "1-" * 60_000])
def test_hostile_text_takes_no_longer(hostile: str) -> None:
    """One linear pass, whatever the text."""
    began = time.process_time()
    find_times(hostile, split_sentences(hostile), PUBLISHED)
    assert time.process_time() - began < 5  # seconds; some 0.5 where it was measured
