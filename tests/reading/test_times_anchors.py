"""From which day an expression is told: publication, dateline, tense, and what was told before."""

from __future__ import annotations

import pytest

from onrecord.reading.sentences import split_sentences
from onrecord.reading.times import find_times

FRIDAY = "2025-06-06"


def values(text: str, published: str | None = FRIDAY) -> dict[str, str | None]:
    """The value of each expression, by its text."""
    timexes = find_times(text, split_sentences(text), published)
    return {timex.span.of(text): timex.value for timex in timexes}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("The board met Monday.", "2025-06-02", id="past"),
        pytest.param("She said Friday it broke.", "2025-06-06", id="day-of-the-report"),
        pytest.param("The two meet separately Monday.", "2025-06-09", id="present"),
        pytest.param("On Monday, the league of the eastern harbour and its friends in the capital "
                     "plan to march, and it will rain.", "2025-06-09", id="verb-far-behind"),
        pytest.param("On Monday the mayor, who will leave, opened the gate.",
                     "2025-06-09", id="the-first-sign-counts"),
        pytest.param("On Monday the board bought a gate in the harbour of the capital; it will be "
                     "closed.", "2025-06-02", id="verb-of-the-past-first"),
        pytest.param("A march planned for Thursday was called off.", "2025-06-05", id="called-off"),
        pytest.param("The bid had been due to expire Monday.", "2025-06-02", id="had-been-due"),
        pytest.param("The board has scheduled a hearing Monday.", "2025-06-09", id="scheduled"),
        pytest.param("She would look for ways around Monday’s ruling.", "2025-06-02", id="ruling"),
        pytest.param("Prices fell ahead of Monday’s vote.", "2025-06-09", id="ahead-of"),
        pytest.param("They will debate it at Monday’s meeting.", "2025-06-09", id="meeting"),
        pytest.param("Two feet of snow fell by Monday.", "2025-06-02", id="fell-by"),
        pytest.param("It must be paid by Monday.", "2025-06-09", id="to-pay-by"),
        pytest.param("Nobody could be reached Monday.", "2025-06-02", id="could-not"),
        pytest.param("United Mills closed Monday.", "2025-06-02", id="a-name-is-no-verb"),
    ],
)  # fmt: skip
def test_tense_tells_which_weekday(text: str, day: str) -> None:
    """The words around a weekday tell whether it is behind or ahead."""
    assert day in values(text).values()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It is open Monday through Friday.", ["2025-06-09", "2025-06-13"], id="span"),
        pytest.param("It rained Saturday and Sunday.", ["2025-05-31", "2025-06-01"], id="and"),
        pytest.param("They spoke Friday and Thursday.", ["2025-06-06", "2025-06-05"], id="back"),
        pytest.param("June 5 to 8", ["2025-06-05", "2025-06-08"], id="to"),
        pytest.param("June 5-8, 2024", ["2024-06-05", "2024-06-08"], id="year-of-both"),
        pytest.param("from 5 to 8 June", ["2025-06-05", "2025-06-08"], id="day-first"),
        pytest.param("June 3, 4 and 5", ["2025-06-03", "2025-06-04", "2025-06-05"], id="list"),
        pytest.param("On June 5 and 20 people fled.", ["2025-06-05"], id="people"),
        pytest.param("June 5-3", ["2025-06-05"], id="backwards"),
        pytest.param("between March and May", ["2025-03", "2025-05"], id="months"),
    ],
)
def test_days_told_together(text: str, expected: list[str]) -> None:
    """Each day of a range or a list stands by itself, in order."""
    assert list(values(text).values()) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("The dam opened in 1962 and broke that March.", "1962-03", id="that-month"),
        pytest.param("It opened in 1962, and in May of that year it broke.", "1962-05", id="of"),
        pytest.param("The dam broke that March.", "XXXX-03", id="which-year-is-not-told"),
        pytest.param("On June 5, 2024 it broke. The next morning it rained.",
                     "2024-06-06TMO", id="next-morning"),
        pytest.param("On June 5, 2024 it broke, at 4 in the morning.",
                     "2024-06-05T04:00", id="hour-of-the-day-told"),
        pytest.param("It broke at 10:35 a.m. (0735 GMT) Monday.",
                     "2025-06-02T10:35", id="day-behind-the-zone"),
        pytest.param("said Monday, August 3, that", "2020-08-03", id="weekday-tells-the-year"),
        pytest.param("It happened now. 108 years later it was over.", None, id="later-than-what"),
    ],
)  # fmt: skip
def test_the_narrative_is_an_anchor(text: str, value: str | None) -> None:
    """What was told before, or stands beside, tells which year or day is meant."""
    assert value in values(text).values()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("05/06/2025", ["2025"], id="open"),
        pytest.param("05/06/2025, then 13/06/2025", ["2025-06-05", "2025-06-13"], id="day-first"),
        pytest.param("05/06/2025, then 06/13/2025", ["2025-05-06", "2025-06-13"], id="month-first"),
        pytest.param("05/06/2025 and 5 June 2025", ["2025-06-05", "2025-06-05"], id="in-words"),
        pytest.param("06/06/2025", ["2025-06-06"], id="the-same"),
        pytest.param("13/06/2025, 06/13/2025, 05/06/2025",
                     ["2025-06-13", "2025-06-13", "2025"], id="both"),
    ],
)  # fmt: skip
def test_the_article_decides_the_order_of_day_and_month(text: str, expected: list[str]) -> None:
    """A date that leaves no choice decides for the others; without one, the year alone is sure."""
    found = find_times(text, split_sentences(text), "2025-07-20")
    assert [timex.value for timex in found] == expected


def test_a_date_in_figures_may_be_the_day_of_publication() -> None:
    """Of two readings, the one that is the day of the report."""
    assert values("Korvel, 06/05/2025", "2025-06-05") == {"06/05/2025": "2025-06-05"}


class TestWithoutPublication:
    """Nothing is invented where nobody tells when the article was written."""

    def test_a_dateline_with_its_year_is_an_anchor(self) -> None:
        """Then relative expressions have values."""
        text = "KORVEL, June 6, 2025 (NN) — The gate broke yesterday, the mayor said on Monday."
        assert values(text, None) == {
            "June 6, 2025": "2025-06-06", "yesterday": "2025-06-05", "Monday": "2025-06-02",
        }  # fmt: skip

    def test_a_dateline_without_a_year_is_none(self) -> None:
        """The day stays partial, the others open."""
        text = "KORVEL, June 6 (NN) — The gate broke yesterday."
        assert values(text, None) == {"June 6": "XXXX-06-06", "yesterday": None}

    def test_a_full_date_nearby_lends_its_year(self) -> None:
        """Where the article has but one year."""
        text = "The mill opened on June 6, 2024. On June 5 the gate was shut, last Friday too."
        assert values(text, None) == {
            "June 6, 2024": "2024-06-06", "June 5": "2024-06-05", "last Friday": None,
        }  # fmt: skip

    @pytest.mark.parametrize(
        "text",
        [
            "The town held its anniversary on June 5. The fleet landed on June 6, 1944.",
            "The mill opened on June 6, 2024. It burned in 2019. It is shut on June 5.",
            "The mill opened on January 6, 2024. It is shut on June 5.",
        ],
        ids=["looks-back", "two-years", "far-apart"],
    )
    def test_it_does_not_where_that_is_unsafe(self, text: str) -> None:
        """The day keeps an unknown year."""
        assert values(text, None)["June 5"] == "XXXX-06-05"

    def test_the_first_of_1970_is_no_day_of_publication(self) -> None:
        """Programs write it for a date that they do not have."""
        assert values("It broke on Friday.", "1970-01-01") == {"Friday": None}

    def test_a_day_that_the_article_contradicts_is_not_used(self) -> None:
        """An article of 2001 cannot tell of a death in 2025."""
        text = "She died on June 5, 2025, her family said Friday."
        assert values(text, "2001-02-03") == {"June 5, 2025": "2025-06-05", "Friday": None}

    def test_a_day_far_ahead_contradicts_nothing(self) -> None:
        """Notes may fall due in thirty years."""
        text = "The notes, due on March 1, 2055, were sold Thursday."
        assert values(text)["Thursday"] == "2025-06-05"

    @pytest.mark.parametrize("published", ["9999-12-31", "0001-01-01", "2025-02-30", "soon", ""])
    def test_an_odd_day_raises_nothing(self, published: str) -> None:
        """Of the future, of the first year, one that never was."""
        text = "a year ago, next week, in the third quarter, on June 5, Easter, a fortnight ago"
        assert len(values(text, published)) == 6
