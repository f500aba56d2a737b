"""What happened when: dated sentences, those of one happening joined across the articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from onrecord.comparison.days import first_day, last_day
from onrecord.comparison.reports import Report, short_hash
from onrecord.comparison.timeline.across_days import NEAR
from onrecord.comparison.timeline.began import is_background, story_began
from onrecord.comparison.timeline.gathering import gather
from onrecord.comparison.timeline.gatherings import Gathering
from onrecord.comparison.timeline.happenings import Happening
from onrecord.comparison.timeline.one_day import share_a_deed
from onrecord.comparison.timeline.reach import Origins, Titles, weigh
from onrecord.comparison.timeline.summaries import best_telling, burden, subject_of
from onrecord.comparison.timeline.telling import find_happenings
from onrecord.likeness.vectors import cosine
from onrecord.types import DayReason, Disagreement, Relay, Side, TimelineEntry

__all__ = ["Happening", "build_timeline", "find_happenings", "tell_timeline"]

ONE_THING = 0.3  # cosine of two sentences that give one happening two days
HALF = 0.5  # of that likeness that must not be of names
_REASONS: tuple[DayReason, ...] = ("told", "story", "context", "said")
UNBEARABLE = 0.85  # burden of a sentence that tells nothing when it stands alone
UNBEARABLE_BEFORE = 0.5  # the same of background, which nobody misses


def build_timeline(happenings: Sequence[Happening]) -> tuple[TimelineEntry, ...]:
    """One entry for each happening, earliest first, its most central sentence as the summary."""
    reports = {one.report.id: one.report for one in happenings}
    return tell_timeline(happenings, [reports[key] for key in sorted(reports)], ())[0]


def tell_timeline(
    happenings: Sequence[Happening], reports: Sequence[Report], relays: Sequence[Relay]
) -> tuple[tuple[TimelineEntry, ...], tuple[Disagreement, ...]]:
    """The entries, and the disagreements where articles give one happening different days."""
    articles = [report.article for report in reports]
    origins, titles = Origins(articles, relays), Titles(articles)
    began = story_began(reports, [one for one in happenings if not one.supports])
    entries, disagreements = [], []
    for gathering in gather(happenings):
        entry = _entry(gathering, began, origins, titles)
        if entry is None:
            continue
        entries.append((_end(gathering, entry), entry))
        if disagreement := _differing_days(gathering, entry):
            disagreements.append(disagreement)
    ordered = sorted(entries, key=_earliest_first)
    return tuple(entry for _, entry in ordered), tuple(disagreements)


def _earliest_first(told: tuple[str, TimelineEntry]) -> tuple[str, str, float, str]:
    end, entry = told
    return (end, entry.date, -entry.weight, entry.id)


def _end(gathering: Gathering, entry: TimelineEntry) -> str:
    """The last day it can have been: "this month" ends on the day on which it is told."""
    if entry.precision == "day":
        return entry.date
    issued = [one.report.article.published for one in gathering.told]
    days = [published.day for published in issued if published and published.day]
    end = last_day(entry.date, entry.precision)
    first = first_day(entry.date, entry.precision)
    return max(first, min([end.isoformat() if end else first, *days]))


def _entry(
    gathering: Gathering, began: str | None, origins: Origins, titles: Titles
) -> TimelineEntry | None:
    day, precision = gathering.date()
    # The summary is a sentence that gives the entry's own day, where one can stand alone.
    telling = [one for one in gathering.told if not one.supports]
    own = [one for one in telling if one.date == day]
    background = is_background(day, precision, began)
    least = UNBEARABLE_BEFORE if background else UNBEARABLE
    best = best_telling(gathering, own)
    if burden(best) >= least:
        best = best_telling(gathering, telling)
        if burden(best) >= least:
            return None
    named = {one.report.article.outlet for one in gathering.told} - {None}
    unnamed = {one.report.id for one in gathering.told if not one.report.article.outlet}
    head = best.report.cite(best.sentence)
    citations = {one.report.cite(one.sentence) for one in gathering.told} - {head}
    return TimelineEntry(
        date=day,
        precision=precision,
        summary=head.text,
        citations=(head, *sorted(citations)),
        outlets=tuple(sorted(outlet for outlet in named if outlet)),
        id=short_hash([day, head.article, str(head.start)]),
        subject=subject_of(best),
        unnamed_outlets=len(unnamed),
        independent_origins=origins.count(gathering.told),
        background=background,
        weight=weigh(gathering, titles, background=background, outlets=len(named) + len(unnamed)),
        reason=min((one.reason for one in own), key=_REASONS.index),
    )


def _differing_days(gathering: Gathering, entry: TimelineEntry) -> Disagreement | None:
    """The days that the articles themselves give it, where these differ."""
    by_day: dict[str, list[Happening]] = defaultdict(list)
    for one in gathering.told:
        if one.reason == "told" and not one.supports and one.precision == "day" and not one.caption:
            by_day[one.date].append(one)
    own = by_day.get(entry.date)
    if not own:
        return None
    sides = [(entry.date, own)] + [
        (day, told)
        for day, told in sorted(by_day.items())
        if day != entry.date and _contradict(own, told)
    ]
    if len(sides) < 2:
        return None
    return Disagreement(
        "date",
        entry.summary,
        tuple(
            Side(day, tuple(sorted({one.report.cite(one.sentence) for one in told})))
            for day, told in sides
        ),
    )


def _tell_one_thing(one: Happening, other: Happening) -> bool:
    likeness = cosine(one.stems, other.stems)
    names = one.names | other.names
    return likeness >= ONE_THING and share_a_deed(one.stems, other.stems, names, likeness, HALF)


def _contradict(own: Sequence[Happening], told: Sequence[Happening]) -> bool:
    days = date.fromisoformat(own[0].date), date.fromisoformat(told[0].date)
    apart = abs((days[0] - days[1]).days)
    if apart > NEAR:
        return False  # a page with a wrong date of publication, not another day
    if not any(_tell_one_thing(a, b) for a in own for b in told):
        return False  # held together by what else is told of the day
    earlier, later = (own, told) if days[0] < days[1] else (told, own)
    # "Late Thursday" here is "early Friday" there.
    return not (
        apart == 1
        and (any(one.by_night for one in earlier) or any(one.by_morning for one in later))
    )
