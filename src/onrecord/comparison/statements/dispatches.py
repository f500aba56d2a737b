"""Wordings that share few words because each outlet translated one dispatch for itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from onrecord.comparison.joining import Groups
from onrecord.comparison.names import organisation_key
from onrecord.comparison.reports import Report, Spoken
from onrecord.comparison.statements.contents import Content
from onrecord.comparison.statements.sameness import Same, comparable
from onrecord.likeness.weights import held_share

ENOUGH = 0.2  # share of roots in common for a quotation that each outlet translated anew
MOST = 0.6  # the same for a paraphrase, or weeks later
WITHIN = 3  # days between two reports that translate one and the same dispatch
AT_ONCE = 60  # contents of one dispatch that are compared with one another

Pair = tuple[int, int]
Found = dict[tuple[str, str], tuple[float, Pair, str] | None]


def retold(contents: Sequence[Content], groups: Groups[int]) -> list[tuple[Pair, Same]]:
    """Pairs of one dispatch, nearest first, for articles that nothing else ties.

    The proof is in the channel: one speaker, one wire (or interview, or speech) that both
    articles name, within days, and in neither article a sentence of the speaker that fits the
    other better. Only then a few roots in common are enough.
    """
    channelled: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, content in enumerate(contents):
        for key in dispatches_of(content.spoken):
            channelled[key].append(i)
    found: list[tuple[float, Pair, str]] = []
    for (_, name), members in sorted(channelled.items()):
        for start in range(0, len(members), AT_ONCE):
            best = _best(contents, groups, members[start : start + AT_ONCE], name)
            found += [entry for entry in best.values() if entry]
    found.sort(key=lambda entry: (-entry[0], entry[1]))
    return [(pair, Same("dispatch", name, value)) for value, pair, name in found]


def _best(
    contents: Sequence[Content], groups: Groups[int], members: Sequence[int], name: str
) -> Found:
    best: Found = {}
    for n, i in enumerate(members):
        for j in members[n + 1 :]:
            one, other = contents[i], contents[j]
            reports = sorted((one.spoken.report.id, other.spoken.report.id))
            pair = (reports[0], reports[1])
            if pair[0] == pair[1]:
                continue
            if groups.together(i, j):
                best[pair] = None  # these two articles are already tied
            elif best.get(pair, (0.0,)) is not None:
                value = _held(one, other)
                before = best.get(pair)
                if value >= _enough(one, other) and (before is None or value > before[0]):
                    best[pair] = (value, (i, j), name)
    return best


def _held(one: Content, other: Content) -> float:
    """Share of roots in common, of sentences that do not contradict one another."""
    if not any(comparable(one, other)):
        return 0.0
    return held_share(one.weights, other.weights)


def _enough(one: Content, other: Content) -> float:
    """A few roots for quotations printed within days; most of them for a later paraphrase."""
    near = _within_days(one.spoken.report, other.spoken.report)
    return ENOUGH if near and one.quoted and other.quoted else MOST


def dispatches_of(spoken: Spoken) -> set[tuple[str, str]]:
    """The named channels that the words can have come through: their own, else a credited wire."""
    own, reading = spoken.attribution.channel, spoken.report.reading
    if own is None and spoken.attribution.kind == "indirect":
        return set()
    channels = (own,) if own else tuple(c for c in reading.credits if c.kind == "wire")
    return {(c.kind, organisation_key(c.name)) for c in channels if c.name}


def _within_days(one: Report, other: Report) -> bool:
    days = [r.article.published.day for r in (one, other) if r.article.published]
    if len(days) < 2 or None in days:
        return True
    first, second = (date.fromisoformat(day) for day in days if day)
    return abs((first - second).days) <= WITHIN
