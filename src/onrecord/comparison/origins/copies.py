"""Copied text: how much of an article another one has, which passages, and who had it first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Literal

from onrecord.comparison.names import organisation_key
from onrecord.comparison.reports import Report
from onrecord.likeness.shingles import Run, WordRow, shared_text
from onrecord.types import Passage, Span

# Of the words that are not quoted: two reports of one speech share long quotations and are no
# copies. Below these lie stock sentences (labelled stories).
COPIED = 0.25  # share of the article's own words
COPIED_WORDS = 30  # and how many of them
CANDIDATES = 6  # articles beside which one is laid word by word: those that share most
LIKELY = 0.05  # share of sampled runs from which two texts are laid side by side at all

Reason = Literal["credit", "time"]
_QUOTED = re.compile(r"“[^“”\n]*”?|\"[^\"\n]*\"|„[^“”\n]*[“”]|«[^»\n]*»")


class Printed:
    """A report as its words, those of it that are quoted, and whom it names."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.row = WordRow(report.article.text)

    @cached_property
    def own(self) -> list[int]:
        """For each place between words, how many of the words before it are not quoted."""
        text = self.report.article.text
        quoted = [match.span() for match in _QUOTED.finditer(text)]
        for attribution in self.report.reading.attributions:
            if attribution.kind == "direct":
                quoted += [(span.start, span.end) for span in attribution.content]
        merged = _merged(quoted)
        starts = [start for start, _ in merged]
        count, counts = 0, [0]
        for start, _ in self.row.places:
            last = bisect_right(starts, start) - 1
            count += last < 0 or start >= merged[last][1]
            counts.append(count)
        return counts

    def own_words(self, runs: Sequence[Run]) -> int:
        """How many words of the runs are the report's own, not quoted."""
        return sum(self.own[run.end] - self.own[run.start] for run in runs)

    @cached_property
    def named(self) -> frozenset[str]:
        """The wires and outlets that it says it has words from."""
        channels = [a.channel for a in self.report.reading.attributions if a.channel]
        return frozenset(
            organisation_key(channel.name)
            for channel in (*channels, *self.report.reading.credits)
            if channel.name
        )

    def names(self, outlet: str | None) -> bool:
        """Whether it names an outlet, in its words or in what stood on its page."""
        if not outlet or organisation_key(outlet) == organisation_key(
            self.report.article.outlet or ""
        ):
            return False
        if organisation_key(outlet) in self.named:
            return True
        name = re.compile(rf"(?<!\w){re.escape(outlet)}(?!\w)")
        texts = [self.report.article.text, *(r.text for r in self.report.article.removed)]
        return any(name.search(text) for text in texts)


@dataclass(frozen=True, slots=True)
class Copy:
    """One article that has much of another's text."""

    article: Report
    of: Report
    share: float  # of the article's words
    own_words: int  # shared words that are not quoted
    reason: Reason | None  # why ``of`` is held to be the first; None: nothing tells
    passages: tuple[Passage, ...]  # the longest first


Shares = Mapping[tuple[str, str], float]  # of two articles' text that is common, by their ids


def common_shares(reports: Sequence[Report]) -> Shares:
    """How much of the shorter text each two articles have in common, where it is anything."""
    found = shared_text({r.id: r.article.text for r in reports})
    return {(min(one, other), max(one, other)): share for one, other, share in found}


def find_copies(reports: Sequence[Report], shares: Shares | None = None) -> list[Copy]:
    """The copies of a story: each traced to the article it has its text from.

    Where nothing tells which of two was first, the pair stands once, without a reason; not
    where both have the text from a third.
    """
    if len(reports) < 2:
        return []
    printed = {report.id: Printed(report) for report in reports}
    traced: dict[str, Copy] = {}
    open_pairs: list[Copy] = []
    for one, other in _candidates(common_shares(reports) if shares is None else shares):
        copy = copied(printed[one], printed[other])
        if copy is None:
            continue
        later = copy.article.id
        if copy.reason is None:
            open_pairs.append(copy)
        elif later not in traced or _nearer(copy) > _nearer(traced[later]):
            traced[later] = copy
    return [*traced.values(), *_unexplained(open_pairs, traced)]


def copied(one: Printed, other: Printed) -> Copy | None:
    """How one of two articles has the other's text; None where they have too little in common."""
    reason, first, later = _ordered(one, other)
    return _copy(first, later, reason)


def _candidates(shares: Shares) -> Iterator[tuple[str, str]]:
    """The pairs to lay side by side: for each article, those with which it shares most."""
    near: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (one, other), share in shares.items():
        if share >= LIKELY:
            near[one].append((share, other))
            near[other].append((share, one))
    pairs = set()
    for key, found in near.items():
        for _, other in sorted(found, key=lambda pair: (-pair[0], pair[1]))[:CANDIDATES]:
            pairs.add((min(key, other), max(key, other)))
    yield from sorted(pairs)


def _ordered(one: Printed, other: Printed) -> tuple[Reason | None, Printed, Printed]:
    """The reason, the first and the later of two articles with common text."""
    one_names, other_names = (
        a.names(b.report.article.outlet) for a, b in ((one, other), (other, one))
    )
    if one_names != other_names:
        return ("credit", other, one) if one_names else ("credit", one, other)
    if _common_wire(one, other):
        return None, *_by_id(one, other)
    before = _before(one.report, other.report)
    if before is None:
        return None, *_by_id(one, other)
    return ("time", one, other) if before else ("time", other, one)


def _by_id(one: Printed, other: Printed) -> tuple[Printed, Printed]:
    first, later = sorted((one, other), key=lambda p: (_value(p.report), p.report.id))
    return first, later


def _value(report: Report) -> str:
    return report.article.published.value if report.article.published else "~"


def _common_wire(one: Printed, other: Printed) -> bool:
    """Whether both credit one wire, so that the later may well have its text from there."""
    wires = [
        {organisation_key(c.name) for c in p.report.reading.credits if c.kind == "wire" and c.name}
        for p in (one, other)
    ]
    return bool(wires[0] & wires[1])


def _before(one: Report, other: Report) -> bool | None:
    """Whether ``one`` was published first; None where their times do not tell."""
    times = [moment_of(report) for report in (one, other)]
    if times[0] and times[1] and times[0] != times[1]:
        return times[0] < times[1]
    days = [r.article.published.day if r.article.published else None for r in (one, other)]
    if days[0] and days[1] and days[0] != days[1] and not (times[0] and times[1]):
        return days[0] < days[1]
    return None


def moment_of(report: Report) -> datetime | None:
    """The moment of publication, where the page gives a time of day with its zone."""
    published = report.article.published
    if published is None or published.precision not in ("hour", "minute", "second"):
        return None
    try:
        moment = datetime.fromisoformat(published.value)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None


def _copy(first: Printed, later: Printed, reason: Reason | None) -> Copy | None:
    runs = later.row.shared_with(first.row)
    shared, own = later.own_words(runs), later.own[-1]
    if shared < COPIED_WORDS or shared < COPIED * own:
        return None
    passages = []
    for run in sorted(runs, key=lambda r: (r.start - r.end, r.start)):
        here = later.row.characters(run.start, run.end)
        there = first.row.characters(run.other, run.other + run.end - run.start)
        passages.append(Passage(later.report.cite(Span(*here)), first.report.cite(Span(*there))))
    share = sum(run.end - run.start for run in runs) / len(later.row.words)
    return Copy(later.report, first.report, share, shared, reason, tuple(passages))


def _nearer(copy: Copy) -> tuple[bool, float, str, str]:
    """Which source an article is traced to: one it names; most of its text; the earliest."""
    value, key = _value(copy.of), copy.of.id
    return (copy.reason == "credit", round(copy.share, 1), _descending(value), _descending(key))


def _descending(text: str) -> str:
    """A string that sorts the other way round."""
    return "".join(chr(0x10FFFF - ord(c)) for c in text) + "\U0010ffff"


def _unexplained(open_pairs: Sequence[Copy], traced: dict[str, Copy]) -> Iterator[Copy]:
    """Pairs without a direction whose common text has no known source, each article once."""
    told: set[str] = set()
    for copy in sorted(open_pairs, key=lambda c: (c.of.id, c.article.id)):
        keys = {copy.article.id, copy.of.id}
        sources = {traced[key].of.id for key in keys if key in traced}
        if sources or copy.article.id in told:
            continue
        told.add(copy.article.id)
        yield copy


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
