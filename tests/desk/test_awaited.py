"""Expectations are carried from record to record, fall due once, and are met once."""

from __future__ import annotations

import pytest

from onrecord.comparison.expected import expectations
from onrecord.desk import deadlines
from onrecord.desk.awaited import carry
from onrecord.desk.deadlines import state_on
from onrecord.store import Awaiting
from onrecord.types import Article, Citation, Expectation, StoryRecord

ANNOUNCED = Citation("a", 0, 40, "The council is expected to vote in April.")
REPORTED = Citation("b", 0, 20, "The council voted on Friday.")


class Places:
    """Stands in for the look-up."""

    def owner(self, version):
        return version

    def place(self, citation):
        return (citation.article, citation.text)

    def version(self, key):
        return Article(key, "…", outlet="Mainland Post")


def record(state="open", due="2031-04-18", met_by=()):
    awaited = Expectation(ANNOUNCED.text, due, state, (ANNOUNCED,), met_by=met_by)
    return StoryRecord("r", "", (), (), (), (), (), (), (), (awaited,), ())


def carried(known, now, today="2031-04-05"):
    (expectation,) = record(due="2031-04-18").expectations
    awaiting = [Awaiting("s1", state, expectation) for state in known]
    after, changes = carry("s1", awaiting, now, Places(), today=today)
    return [a.state for a in after], [change.kind for change in changes]


@pytest.mark.parametrize(
    ("known", "now", "today", "state", "told"),
    [
        ([], record(), "2031-04-05", "open", []),
        ([], record(), "2031-05-05", "overdue", []),
        (["open"], record(), "2031-04-17", "open", []),
        (["due"], record(), "2031-04-17", "due", []),
        (["overdue"], record(due="2031-05-18"), "2031-04-20", "open", []),
        (["open"], record("met", met_by=(REPORTED,)), "2031-04-19", "met", ["met"]),
        (["overdue"], record("met", met_by=(REPORTED,)), "2031-04-19", "met", ["met"]),
        (["met"], record("met", met_by=(REPORTED,)), "2031-04-19", "met", []),
        ([], record("met", met_by=(REPORTED,)), "2031-04-19", "met", []),
        (["met"], record(), "2031-04-05", "open", []),
    ],
    ids=["new", "past when it came", "told by the clock alone", "told already", "put off", "met",
         "met late", "met before", "met when it came", "not met after all"],
)  # fmt: skip
def test_what_was_told_stays_told(known, now, today, state, told):
    """And what was past or met when it came is not told at all."""
    assert carried(known, now, today) == ([state], told)


def test_what_came_about_is_told_with_the_report_of_it():
    """The announcement stands before it."""
    known = [Awaiting("s1", "due", record().expectations[0])]
    _, (change,) = carry(
        "s1", known, record("met", met_by=(REPORTED,)), Places(), today="2031-04-19"
    )
    assert change.citations == (REPORTED,)
    assert change.before == (ANNOUNCED,)
    assert (change.article, change.outlet, change.day) == ("b", "Mainland Post", "2031-04-18")


@pytest.mark.parametrize(
    ("due", "state"),
    [
        (None, "open"),
        ("2031-04-10", "open"),
        ("2031-04-08", "due"),
        ("2031-04-05", "due"),
        ("2031-04-04", "overdue"),
    ],
)
def test_the_day_decides(due, state):
    """As in a record."""
    assert state_on(due, "2031-04-05") == state
    assert deadlines.SOON == expectations.SOON
