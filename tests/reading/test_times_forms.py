"""Forms of time expressions beyond the common ones, and what only looks like time."""

from __future__ import annotations

import pytest

from onrecord.reading.sentences import split_sentences
from onrecord.reading.times import find_times

FRIDAY = "2025-06-06"


def found(text: str) -> list[tuple[str, str, str | None]]:
    """Text, type and value of every expression."""
    timexes = find_times(text, split_sentences(text), FRIDAY)
    return [(timex.span.of(text), timex.type, timex.value) for timex in timexes]


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("Q3 2024", "DATE", "2024-Q3"),
        ("3Q", "DATE", "2024-Q3"),
        ("H1 2024", "DATE", "2024-H1"),
        ("FY2024", "DATE", "2024"),
        ("fiscal year 2024", "DATE", "2024"),
        ("the third quarter of this year", "DATE", "2025-Q3"),
        ("the same month last year", "DATE", "2024-06"),
        ("the full year", "DATE", "2025"),
        ("year's end", "DATE", "2025-12-31"),
        ("the week of March 10", "DATE", "2025-W11"),
        ("the first Monday of June", "DATE", "2025-06-02"),
        ("the last Friday of May 2024", "DATE", "2024-05-31"),
        ("the last week of May", "DATE", "2025-05"),
        ("this past spring", "DATE", "2025-SP"),
        ("late fall", "DATE", "2025-FA"),
        ("the mid-1990s", "DATE", "199"),
        ("the '60s", "DATE", "196"),
        ("the '20s", "DATE", None),
        ("Good Friday", "DATE", "2025-04-18"),
        ("Easter 2024", "DATE", "2024-03-31"),
        ("Election Day", "DATE", None),
        ("a fortnight ago", "DATE", "2025-W21"),
        ("more than a decade ago", "DATE", "201"),
        ("days later", "DATE", None),
        ("the near future", "DATE", "FUTURE_REF"),
        ("these days", "DATE", "PRESENT_REF"),
        ("1600 GMT", "TIME", "2025-06-06T16:00"),
        ("8.30pm", "TIME", "2025-06-06T20:30"),
        ("4 in the morning", "TIME", "2025-06-06T04:00"),
        ("8 p.m. ET on Friday", "TIME", "2025-06-06T20:00"),
        ("June 5 at 8 p.m.", "TIME", "2025-06-05T20:00"),
        ("the morning of June 5", "TIME", "2025-06-05TMO"),
        ("a week or so", "DURATION", "P1W"),
        ("two and a half years", "DURATION", "P2Y6M"),
        ("an hour and a half", "DURATION", "PT1H30M"),
        ("fewer than 10 days", "DURATION", "P10D"),
        ("12 to 18 months", "DURATION", "PXM"),
        ("weeks-long", "DURATION", "PXW"),
        ("monthlong", "DURATION", "P1M"),
        ("a quarter of a century", "DURATION", "P25Y"),
        ("every other day", "SET", "P2D"),
        ("twice a week", "SET", "P1W"),
        ("Tuesday nights", "SET", "XXXX-WXX-2TNI"),
    ],
)
def test_a_form_and_its_value(text: str, type_: str, value: str | None) -> None:
    """The whole form is one expression."""
    assert found(f"It was over {text}, she said.") == [(text, type_, value)]


def test_a_quarter_ends_when_the_article_says() -> None:
    """Companies count quarters from months of their own; the label is theirs, the year follows."""
    text = "It lost $3 in the fourth quarter ended Aug. 26. Sales fell from a year earlier."
    assert [value for _, _, value in found(text)] == ["2024-Q4", "2024-08-26", "2023-Q4"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("June Orr spoke. April Dunn and August Vale were there.", id="given-names"),
        pytest.param("Black Monday, Super Tuesday, a Ruby Tuesday", id="named-days"),
        pytest.param("the Easter Rising, an Easter egg", id="easter"),
        pytest.param("some 2000 soldiers, 1800 workers, 2012 people", id="quantities"),
        pytest.param("call 555-2020", id="telephone"),
        pytest.param("under Resolution 1929, on page 2012 and at gate 1701", id="numbered"),
        pytest.param("in 1500 B.C. and 1600 BCE, 1446 AH", id="other-eras"),
        pytest.param("5 Ramadan 1446, Reiwa 7, the year 5785", id="other-calendars"),
        pytest.param("on 31/02/2025, 13/13/2025, 2025-02-30 and 99.99.1999", id="impossible"),
        pytest.param("John 3:16, odds of 10:11, a run of 2:15:30", id="verses-and-scores"),
        pytest.param("lost 21-14, 6-4, 7-5", id="scores"),
        pytest.param("three-quarters of the town", id="fraction"),
        pytest.param("a man in his 60s, highs in the 60s", id="ages-and-heat"),
        pytest.param("the people of tomorrow", id="tomorrow"),
        pytest.param("the state daily Korvel Post", id="newspaper"),
        pytest.param("some day", id="some-day"),
        pytest.param("four flights a week", id="rate"),
        pytest.param("The Sun, Sat down, Jan came, Mon Dieu, Mar a Lago", id="short-forms"),
    ],
)
def test_what_only_looks_like_time(text: str) -> None:
    """Names, numbers of things, quantities, other calendars and impossible days are left alone."""
    assert found(text) == []


def test_somebody_called_may_is_no_month() -> None:
    """In an article that speaks of her, only a number beside it makes a month of May."""
    text = "Ada May spoke on May 5. A statement by May followed in May 2024."
    assert [text for text, _, _ in found(text)] == ["May 5", "May 2024"]
    assert [text for text, _, _ in found("It is due by May.")] == ["May"]


@pytest.mark.parametrize(
    "text",
    [
        "Am Montag, den 5. Mai, sagte er: nein.",
        "Le lundi 5 mai, il a dit non.",
        "2025年6月5日",
        "في ٥ يونيو",
    ],
)
def test_other_languages_give_no_false_day(text: str) -> None:
    """What is not English is not read."""
    assert found(text) == []


def test_election_day_is_known_where_the_article_is_american() -> None:
    """Elsewhere it has no value."""
    text = "On Election Day 2024 the Senate was in question; Republicans won it."
    assert found(text) == [("Election Day 2024", "DATE", "2024-11-05")]
    assert found("On Election Day the harbour closed.") == [("Election Day", "DATE", None)]
