"""Statements: which attributions carry the same words of the same speaker."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.comparison.joining import Groups
from onrecord.comparison.names import organisation_key
from onrecord.comparison.reports import MARKED, Report, Spoken
from onrecord.likeness.weights import held_share, root_weights, total_weight, weight
from onrecord.likeness.words import content_stems, words

# Chosen on the bundled story and on real stories of the dev file, for precision first.
ENOUGH = 0.5  # share of the shorter wording's weight that the longer one must hold
ENOUGH_INDIRECT = 0.55  # the same where one of the two is a paraphrase
LEAST_STEMS = 3  # stems in common; with fewer, two wordings are not compared at all
SHORTEST = 3  # words of two equal wordings; "No comment" may be said every day
LEAST_WORDS = 5  # of a wording that stands in another to the letter
LEAST_WEIGHT = 7.0  # of the stems in common: three words of everyday use do not join
COMMON_SHARE = 0.34  # a stem in more of the speaker's attributions than this counts half
POSTINGS = 200  # attributions that share a stem; a commoner stem finds no candidates
ENOUGH_ROOTS = 0.2  # share of roots in common for a wording that each outlet translated anew
MOST_ROOTS = 0.6  # the same for a paraphrase, or weeks later
RETOLD_WITHIN = 3  # days between two reports that translate one and the same dispatch
OCCASIONS_APART = 2  # days between two dates that make the same words two statements


@dataclass(frozen=True, slots=True)
class Content:
    """The words of an attribution, as far as they are compared."""

    spoken: Spoken
    stems: frozenset[str]
    digits: frozenset[str]
    weights: Mapping[str, float]
    plain: str  # all its words
    runs: tuple[str, ...]  # the words of each quotation in it, or all where none is marked

    @property
    def roots(self) -> Mapping[str, float]:
        """The roots of its words with their weights."""
        return root_weights(self.weights)

    @property
    def total(self) -> float:
        """All its weights together."""
        return math.fsum(self.weights.values())


def same_statements(spoken: Sequence[Spoken]) -> list[list[Spoken]]:
    """The attributions of one speaker, grouped into statements, the fullest wording first.

    A pair is joined when the shorter of the two wordings lies, by the weight of its words, in
    the longer one. The pairs are tried nearest first, and no join brings together what the
    articles date on different occasions. Cost: candidates come from an index of rare stems.
    """
    contents = _contents(spoken)
    groups = Groups(range(len(contents)))
    dates = {i: _dates([content]) for i, content in enumerate(contents)}

    def join(i: int, j: int) -> None:
        one, other = groups.find(i), groups.find(j)
        if one == other or _on_two_occasions(dates[one], dates[other]):
            return
        joined = dates[one] | dates[other]
        groups.join(one, other)
        dates[groups.find(one)] = joined

    for _, i, j in _near_pairs(contents):
        join(i, j)
    for i, j in _retold_pairs(contents, groups):
        join(i, j)
    return [
        [content.spoken for content in sorted((contents[i] for i in group), key=_fullest_first)]
        for group in groups.all()
    ]


def likeness(one: Content, other: Content) -> float:
    """Share (0..1) of the shorter wording that the other holds; 0 when it is too little to tell."""
    if _stands_in(one, other):
        return 1.0
    shared = one.stems & other.stems
    if len(shared) < LEAST_STEMS or total_weight(sorted(shared)) < LEAST_WEIGHT:
        return 0.0
    if one.digits and other.digits and not one.digits & other.digits:
        return 0.0  # both give figures, and none is the same
    held = math.fsum(min(one.weights[s], other.weights[s]) for s in sorted(shared))
    return held / min(one.total, other.total)


def _stands_in(one: Content, other: Content) -> bool:
    """Whether a run of quoted words of one stands in the other, however plain the words are."""
    if _kinds(one, other) == {"indirect"}:
        return False
    if one.plain == other.plain:
        return one.plain.count(" ") >= SHORTEST - 1
    return any(
        run.count(" ") >= LEAST_WORDS - 1 and f" {run} " in f" {text} "
        for runs, text in ((one.runs, other.plain), (other.runs, one.plain))
        for run in runs
    )


def _kinds(one: Content, other: Content) -> set[str]:
    return {one.spoken.attribution.kind, other.spoken.attribution.kind}


def _contents(spoken: Iterable[Spoken]) -> list[Content]:
    stems = [(one, frozenset(content_stems(one.words))) for one in spoken]
    counts = Counter(stem for _, own in stems for stem in own)
    # A word that the speaker uses all the time in this story (its subject) tells little about
    # which of the statements this is. With a handful of attributions nothing can be told.
    common = {s for s, n in counts.items() if len(stems) >= 6 and n > COMMON_SHARE * len(stems)}
    contents = [
        Content(
            one,
            own,
            frozenset(stem for stem in own if any(c.isdigit() for c in stem)),
            {stem: weight(stem) * (0.5 if stem in common else 1.0) for stem in sorted(own)},
            " ".join(words(one.words)),
            tuple(" ".join(words(run)) for run in _runs(one)),
        )
        for one, own in stems
    ]
    return sorted(contents, key=_fullest_first)


def _runs(one: Spoken) -> list[str]:
    if one.attribution.kind == "direct":
        text = one.report.article.text
        return [span.of(text) for span in one.attribution.content]
    return MARKED.findall(one.words) or [one.words]


def _fullest_first(content: Content) -> tuple[int, int, str, str]:
    order = {"direct": 0, "mixed": 1, "indirect": 2}[content.spoken.attribution.kind]
    published = content.spoken.report.article.published
    # Rounded: of two that are about as full, the earlier published stands first.
    total = -round(content.total / 3)
    return (order, total, published.value if published else "~", content.spoken.id)


def _near_pairs(contents: Sequence[Content]) -> list[tuple[float, int, int]]:
    """The pairs to join, nearest first."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i, content in enumerate(contents):
        for stem in content.stems:
            holders[stem].append(i)
    pairs: set[tuple[int, int]] = set()
    for members in holders.values():
        if len(members) <= POSTINGS:
            pairs.update((i, j) for n, i in enumerate(members) for j in members[n + 1 :])
    near = []
    for i, j in pairs:
        value = likeness(contents[i], contents[j])
        indirect = "indirect" in _kinds(contents[i], contents[j])
        if value >= (ENOUGH_INDIRECT if indirect else ENOUGH):
            near.append((value, i, j))
    return sorted(near, key=lambda pair: (-pair[0], pair[1], pair[2]))


def _retold_pairs(contents: Sequence[Content], groups: Groups[int]) -> list[tuple[int, int]]:
    """Wordings that share few words because each outlet translated for itself.

    The proof is in the channel: one speaker, one wire (or interview, or speech) that both
    articles name, within days, and in neither article a sentence of the speaker that fits the
    other better. Only then a few roots in common are enough.
    """
    channelled: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, content in enumerate(contents):
        for key in _dispatches(content.spoken):
            channelled[key].append(i)
    found: list[tuple[float, int, int]] = []
    for _, members in sorted(channelled.items()):
        best: dict[tuple[str, str], tuple[float, int, int]] = {}
        for n, i in enumerate(members):
            for j in members[n + 1 :]:
                one, other = contents[i].spoken.report, contents[j].spoken.report
                if one.id == other.id:
                    continue
                pair = (min(one.id, other.id), max(one.id, other.id))
                if groups.together(i, j):
                    best[pair] = (math.inf, i, j)  # these two articles are already tied
                elif (value := held_share(contents[i].roots, contents[j].roots)) >= _enough_roots(
                    contents[i], contents[j]
                ):
                    best[pair] = max(best.get(pair, (0.0, 0, 0)), (value, i, j))
        found += [entry for entry in best.values() if entry[0] < math.inf]
    return [(i, j) for _, i, j in sorted(found, key=lambda e: (-e[0], e[1], e[2]))]


def _enough_roots(one: Content, other: Content) -> float:
    """A few roots for quotations printed within days; most of them for a later paraphrase."""
    if "indirect" in _kinds(one, other):
        return MOST_ROOTS
    near = _within_days(one.spoken.report, other.spoken.report)
    return ENOUGH_ROOTS if near else MOST_ROOTS


def _dispatches(spoken: Spoken) -> set[tuple[str, str]]:
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
    return abs((first - second).days) <= RETOLD_WITHIN


def _dates(contents: Iterable[Content]) -> frozenset[date]:
    days = (content.spoken.attribution.date or "" for content in contents)
    return frozenset(date.fromisoformat(d) for d in days if re.fullmatch(r"\d{4}-\d\d-\d\d", d))


def _on_two_occasions(one: frozenset[date], other: frozenset[date]) -> bool:
    """Whether the articles date the two so far apart that they are two occasions.

    One day of difference is left to the outlets' time zones and printing days.
    """
    return bool(one and other) and min(abs((a - b).days) for a in one for b in other) >= (
        OCCASIONS_APART
    )
