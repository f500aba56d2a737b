"""Dates of publication, read strictly."""

from __future__ import annotations

import pytest

from onrecord.articles.dates import date_in_path, dates_of_line, parse_published
from onrecord.types import Published


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("2025-06-07", "2025-06-07", "day"),
        ("20250607", "2025-06-07", "day"),
        ("2025-06", "2025-06", "month"),
        ("2025", "2025", "year"),
        ("2025-W23", "2025-W23", "week"),
        ("2025-06-07T07:46", "2025-06-07T07:46", "minute"),
        ("2025-06-07T07:46:05.123Z", "2025-06-07T07:46:05+00:00", "second"),
        ("2025-06-07T07:46:05+0530", "2025-06-07T07:46:05+05:30", "second"),
        ("2025-06-07 07:46:05 -0400", "2025-06-07T07:46:05-04:00", "second"),
        ("20250607T074605Z", "2025-06-07T07:46:05+00:00", "second"),
        ("2016-07-14T00:00:00", "2016-07-14", "day"),
        ("June 06, 2025", "2025-06-06", "day"),
        ("Jun 7, 2025 - 07:46", "2025-06-07T07:46", "minute"),
        ("Saturday, June 21, 2025 7:49:00 AM", "2025-06-21T07:49:00", "second"),
        ("Sat, 21 Jun 2025 07:49:00 GMT", "2025-06-21T07:49:00+00:00", "second"),
        ("7th June 2025", "2025-06-07", "day"),
        ("2:15 p.m. EDT June 6, 2025", "2025-06-06T14:15-04:00", "minute"),
        ("June 6, 2025, 3 PM", "2025-06-06T15", "hour"),
        ("June 6, 2025 12:30 PM ET", "2025-06-06T12:30", "minute"),
        ("June 2025", "2025-06", "month"),
        ("25/06/2025", "2025-06-25", "day"),
        ("06/25/2025", "2025-06-25", "day"),
        ("07/06/2025", "2025", "year"),
        ("Sat Jun 21 07:49:00 +0000 2025", "2025-06-21T07:49:00+00:00", "second"),
        ("March 4, 1861", "1861-03-04", "day"),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(text: str, value: str, precision: str) -> None:
    """No part is filled in; an offset is kept; a day and a month that may be swapped are not."""
    assert parse_published(text) == Published(value, precision)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["", "yesterday", "Friday", "June 6", "07:46", "1970-01-01T00:00:00Z", "2025-13-01",
             "2025-02-30", "0001-01-01", "9999-12-31", "12", "version 2.0.1", "not a date"]
)  # fmt: skip
def test_what_gives_no_year_gives_no_date(text: str) -> None:
    """None rather than today's."""
    assert parse_published(text) is None


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("Published: 6 June 2025", ["published"]),
        ("PUBLISHED: 11:01 EST, 20 September 2016 | UPDATED: 12:40 EST, 21 September 2016",
         ["published", "updated"]),
        ("June 6, 2025", [""]),
        ("June 6, 2025 was a Friday", []),
        ("In June 2025 the pier closed", []),
        ("2025", [""]),
        ("4 million", []),
    ],
)  # fmt: skip
def test_a_date_line_holds_nothing_else(line: str, labels: list[str]) -> None:
    """One word that is no part of a date makes it a sentence."""
    assert [label for label, _ in dates_of_line(line)] == labels


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://a.example/2025/06/06/pier", "2025-06-06"),
        ("https://a.example/world/2016/jul/14/pier", "2016-07-14"),
        ("https://a.example/pier-2025-06-06.html", "2025-06-06"),
        ("https://a.example/2025/06/pier", None),
        ("https://a.example/2025/99/06/pier", None),
        ("http://[", None),
        (None, None),
    ],
)
def test_the_day_in_an_address(url: str | None, value: str | None) -> None:
    """A whole day in the path, or nothing."""
    assert date_in_path(url) == (Published(value, "day") if value else None)
