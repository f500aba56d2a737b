"""When a story begins: what happened before is its background."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.comparison.days import first_day, last_day
from onrecord.comparison.reports import Report
from onrecord.comparison.timeline.happenings import Happening
from onrecord.types import Precision

GAP = 2  # days without a happening; after more, what lies before is background


def story_began(reports: Sequence[Report], happenings: Sequence[Happening]) -> str | None:
    """The first day of the run of happenings that leads up to the first publication.

    From the earliest day of publication the days are walked back as long as one with a happening
    lies at most ``GAP`` days before. Without any publication day, from the day most articles tell.
    """
    told: dict[str, set[str]] = {}
    for one in happenings:
        if one.precision == "day" and not one.caption:
            told.setdefault(one.date, set()).add(one.report.id)
    published = [r.article.published.day for r in reports if r.article.published]
    days = sorted(day for day in published if day)
    if days:
        began = days[0]
    elif told:
        began = min(told, key=lambda day: (-len(told[day]), day))
    else:
        return None
    for day in sorted((day for day in told if day < began), reverse=True):
        if date.fromisoformat(began) - date.fromisoformat(day) > timedelta(days=GAP):
            break
        began = day
    return began


def is_background(day: str, precision: Precision, began: str | None) -> bool:
    """Whether a day, week or month lies before the story began."""
    if began is None:
        return False
    if precision == "day":
        return day < began
    end = last_day(day, precision)
    # "Last week", told on the Monday on which the story broke, is over when it begins.
    return end is not None and end.isoformat() <= began and first_day(day, precision) < began
