"""Which dated sentences tell one happening: day by day, then across near days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.comparison.timeline.across_days import join_across
from onrecord.comparison.timeline.gatherings import Gathering, Index
from onrecord.comparison.timeline.happenings import Happening
from onrecord.comparison.timeline.one_day import gather_day, merge_day, refer
from onrecord.comparison.timeline.undated import put_leads, put_statements
from onrecord.types import Precision


def gather(happenings: Sequence[Happening]) -> list[Gathering]:
    """The happenings, each with all the sentences that tell it."""
    by_date: dict[str, list[Happening]] = defaultdict(list)
    for happening in happenings:
        if not happening.undated:
            by_date[happening.date].append(happening)
    found = [
        gathering
        for day in sorted(by_date)
        for gathering in gather_day(sorted(by_date[day], key=_newsiest))
    ]
    joined = [gathering for gathering in join_across(found) if gathering.told]
    put_statements([one for one in happenings if one.undated and one.said], joined)
    put_leads([one for one in happenings if one.undated and one.leads], joined)
    return _merged_by_day(joined)


def _merged_by_day(gatherings: Sequence[Gathering]) -> list[Gathering]:
    """Those of one day joined once more: leads and statements may have brought them together."""
    by_date: dict[tuple[str, Precision], list[Gathering]] = defaultdict(list)
    for gathering in gatherings:
        by_date[gathering.date()].append(gathering)
    return [merged for key in sorted(by_date) for merged in refer(merge_day(Index(by_date[key])))]


def _newsiest(one: Happening) -> tuple[bool, bool, int, str, int]:
    return (one.supports, one.caption, one.place, one.report.id, one.sentence.start)
