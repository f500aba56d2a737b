"""Statements: which attributions carry the same words of the same speaker."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.comparison.joining import Groups
from onrecord.comparison.reports import Spoken
from onrecord.likeness.weights import total_weight, weight
from onrecord.likeness.words import content_stems

# Chosen on the bundled story and on real stories of the dev file, for precision first.
ENOUGH = 0.5  # share of the shorter wording's weight that the longer one must hold
ENOUGH_INDIRECT = 0.55  # the same where one of the two is a paraphrase
LEAST_STEMS = 3  # stems in common; with fewer, two wordings are not compared at all
LEAST_WEIGHT = 7.0  # of the stems in common: three words of everyday use do not join
COMMON_SHARE = 0.34  # a stem in more of the speaker's attributions than this counts half
POSTINGS = 200  # attributions that share a stem; a commoner stem finds no candidates
OCCASIONS_APART = 2  # days between two dates that make the same words two statements


@dataclass(frozen=True, slots=True)
class Content:
    """The words of an attribution, as far as they are compared."""

    spoken: Spoken
    stems: frozenset[str]
    digits: frozenset[str]
    weights: Mapping[str, float]

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
    for likeness, i, j in _near_pairs(contents):
        del likeness
        one, other = groups.find(i), groups.find(j)
        if one == other or _on_two_occasions(dates[one], dates[other]):
            continue
        joined = dates[one] | dates[other]
        groups.join(one, other)
        dates[groups.find(one)] = joined
    return [
        [content.spoken for content in sorted((contents[i] for i in group), key=_fullest_first)]
        for group in groups.all()
    ]


def likeness(one: Content, other: Content) -> float:
    """Share (0..1) of the shorter wording that the other holds; 0 when it is too little to tell."""
    shared = one.stems & other.stems
    if len(shared) < LEAST_STEMS:
        return _likeness_of_short(one, other, shared)
    if one.digits and other.digits and not one.digits & other.digits:
        return 0.0  # both give figures, and none is the same
    held = math.fsum(min(one.weights[s], other.weights[s]) for s in shared)
    if total_weight(shared) < LEAST_WEIGHT:
        return 0.0
    return held / min(one.total, other.total)


def _likeness_of_short(one: Content, other: Content, shared: frozenset[str]) -> float:
    """A wording of one or two telling words is the other's only if it stands there whole."""
    shorter, longer = sorted((one, other), key=lambda content: (content.total, len(content.stems)))
    if not shared or shared != shorter.stems or "direct" not in _kinds(one, other):
        return 0.0
    needle, hay = _plain(shorter.spoken.words), _plain(longer.spoken.words)
    return 0.9 if len(needle) >= 12 and needle in hay else 0.0


def _kinds(one: Content, other: Content) -> set[str]:
    return {one.spoken.attribution.kind, other.spoken.attribution.kind}


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold().replace("’", "'")))


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
        )
        for one, own in stems
    ]
    return sorted(contents, key=_fullest_first)


def _fullest_first(content: Content) -> tuple[int, float, str, str]:
    order = {"direct": 0, "mixed": 1, "indirect": 2}[content.spoken.attribution.kind]
    published = content.spoken.report.article.published
    return (order, -content.total, published.value if published else "~", content.spoken.id)


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
