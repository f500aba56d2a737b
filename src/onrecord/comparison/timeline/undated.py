"""Sentences without a day that surely tell what others date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.comparison.timeline.gatherings import Gathering, Index
from onrecord.comparison.timeline.happenings import Happening
from onrecord.comparison.timeline.one_day import share_a_deed

UNDATED = 0.45  # cosine of the undated head of an article with the news that it tells
DEED_OF_HEAD = 0.1  # share of that likeness that must not be of names
SHARED = 2  # names or numbers in common
FRESH = 3  # days for which an outlet opens with a happening


def put_statements(undated: Sequence[Happening], gatherings: Sequence[Gathering]) -> None:
    """Put other articles' wordings of a statement to the day on which it was made, one of each."""
    made = {statement: n for n, g in enumerate(gatherings) for statement in sorted(g.said)}
    for one in undated:
        number = min((made[s] for s in one.said if s in made), default=None)
        if number is not None and one.report.id not in gatherings[number].articles:
            gatherings[number].join([one])


def put_leads(leads: Sequence[Happening], gatherings: Sequence[Gathering]) -> None:
    """Put the undated heads of articles to the news that they surely tell."""
    index = Index(gatherings)
    days = {n: gathering.date() for n, gathering in enumerate(gatherings)}
    for one in leads:
        if one.precision != "day":
            continue
        told = date.fromisoformat(one.date).toordinal()
        for likeness, number in index.nearest(one.stems):
            if likeness < UNDATED:
                break
            day, precision = days[number]
            fresh = precision == "day" and 0 <= told - date.fromisoformat(day).toordinal() <= FRESH
            gathering = gatherings[number]
            shared = len(one.names & gathering.names) >= SHARED
            names = one.names | gathering.names
            if (
                fresh
                and shared
                and share_a_deed(one.stems, gathering.centre(), names, likeness, DEED_OF_HEAD)
            ):
                gathering.join([one])
                break
