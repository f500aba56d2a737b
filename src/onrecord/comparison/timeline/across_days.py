"""Which happenings of different days, or of a day and a longer span, are one and the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.comparison.days import first_day, last_day
from onrecord.comparison.timeline.gatherings import Gathering, Index
from onrecord.comparison.timeline.happenings import weekday
from onrecord.comparison.timeline.one_day import SAME, move
from onrecord.comparison.timeline.verbs import past_stems
from onrecord.likeness.vectors import cosine

COARSE = 0.5  # cosine of a telling of "this week" with one of a day in it
ACROSS = 0.5  # of two tellings that give different days
ACROSS_SAID = 0.33  # of "…, police said Wednesday" with what happened on Tuesday
ACROSS_REDATED = 0.18  # of two pages of which one bears a wrong date
COMMON = 4  # stems in common of a saying and the happening that it tells of
NEAR = 2  # days between two that can be two outlets' days of one happening
SHARED = 2  # names or numbers in common, where the days differ
REDATED = 63  # days between a page's wrong date and the right one


def join_across(gatherings: Sequence[Gathering]) -> list[Gathering]:
    """The gatherings of all days, those of one happening joined."""
    index = Index(gatherings)
    items = index.items
    for number in sorted(range(len(items)), key=lambda n: (len(items[n].articles), n)):
        own = items[number]
        for other in index.candidates(number):
            larger = items[other]
            if not larger.told or len(own.articles) > len(larger.articles):
                continue
            if _tell_one(own, larger) or _tell_one(larger, own):
                move(own, larger)
                break
    return list(items)


def _tell_one(one: Gathering, other: Gathering) -> bool:
    """Whether ``one`` tells the happening of ``other``, though of another day or span."""
    (day, precision), (other_day, other_precision) = one.date(), other.date()
    likeness = cosine(one.centre(), other.centre())
    if other_precision != "day" or day == other_day:
        return False
    if precision != "day":
        within = first_day(day, precision) <= other_day <= str(last_day(day, precision))
        return within and likeness >= COARSE and _same_act(one, other)
    apart = (date.fromisoformat(day) - date.fromisoformat(other_day)).days
    if all(h.reason == "said" for h in one.told):
        # "…, police said Wednesday", of what happened on Tuesday.
        happened = any(h.reason == "told" for h in other.told)
        inner = any(other_day in h.inner for h in one.told)
        least = SAME if inner else ACROSS_SAID
        alike = likeness >= least and len(one.centre().keys() & other.centre().keys()) >= COMMON
        return happened and alike and 0 < apart <= NEAR
    if one.articles & other.articles or not _same_act(one, other):
        return False
    if abs(apart) <= NEAR:
        return likeness >= ACROSS
    return likeness >= ACROSS_REDATED and _redated(one, other, apart)


def _same_act(one: Gathering, other: Gathering) -> bool:
    """Names in common, a deed in common, and no counts that differ."""
    shared = one.names & other.names
    numbers, others = ({n for n in g.names if n[0].isdigit()} for g in (one, other))
    if len(shared) < SHARED or (numbers and others and not numbers & others):
        return False
    return bool(_deeds(one) & _deeds(other))


def _deeds(gathering: Gathering) -> frozenset[str]:
    telling = (one for one in gathering.told if not one.supports)
    return frozenset(verb for one in telling for verb in past_stems(one.text))


def _redated(one: Gathering, other: Gathering, apart: int) -> bool:
    """Whether one page bears a wrong date: one weekday, weeks apart, with the same figures."""
    weekdays = [{weekday(h.expression) for h in g.told} - {None} for g in (one, other)]
    numbers = {name for name in one.names & other.names if name[0].isdigit()}
    return (
        apart % 7 == 0
        and abs(apart) <= REDATED
        and bool(weekdays[0] & weekdays[1])
        and len(numbers) >= SHARED
        and len(one.names & other.names) > SHARED
    )
