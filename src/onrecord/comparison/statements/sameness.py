"""Whether two attributions of one speaker say the same, and what shows it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.comparison.statements.contents import Content, Sentence
from onrecord.comparison.statements.occasions import When
from onrecord.likeness.agreement import Meanings, agreement, clash, weighed
from onrecord.likeness.alignment import align_words
from onrecord.likeness.weights import held_share
from onrecord.types import JoinKind

SHORTEST = 3  # words of two equal wordings; "No comment" may be said every day
LEAST_WORDS = 5  # of a quotation that stands in another to the letter
LEAST_INDIRECT = 7  # the same where neither is quoted

# How near two sentences must be (`agreement`), by what lies between the two days. Chosen on the
# labelled stories and on real ones, for precision first.
SAME_DAY, NEXT_DAYS, LATER = 0.56, 0.60, 0.72
QUOTED = 0.50  # of two quotations within a day: whoever translates anew shares few words ...
QUOTED_COSINE = 0.58  # ... but means the same; a "not" in both is worth a little of it
BOTH_DENY = 0.50
COUNTED = 0.46  # of contents of a day or the next that give the same figure of something
COUNTED_COSINE = 0.42
RETOLD = 0.53  # of a quotation and an indirect sentence of the same day elsewhere
MARKED_ALIKE = 0.42  # of contents that put the same three words in quotation marks
LEAST_MARKED = 3  # words
ANNOUNCED = 0.53  # of a quotation and the indirect sentence beside it, or in the lead, telling it
AGAIN = 0.62  # the same anywhere in the article
TWICE = 0.80  # of two quotations, or two indirect sentences, of one article
BESIDE = 300  # characters between a sentence and the quotation that it announces
LEAD = 600  # characters of an article's beginning that may tell what comes later
WORTH = 0.25  # share of the lighter one's roots in the other; with less, no meaning is asked for
LEAST_SHARED = 3.5  # weight of the roots in common, the story's subject set aside ...
SURE = 0.74  # ... unless the meaning is as near as this
# Without vectors: share of the lighter sentence's roots in the other, and their least weight.
HELD, HELD_WEIGHT = 0.5, 7.0
ALMOST = 0.8  # share of words in order, of two quotations that may differ by a "not" or a figure


@dataclass(frozen=True, slots=True)
class Same:
    """What shows that two contents are one statement's; the nearer, the sooner joined."""

    kind: JoinKind
    evidence: str
    nearness: float  # 2 and more for the same words, below 2 for the same meaning


def same_words(one: Content, other: Content) -> Same | None:
    """Equal words, or a run of quoted words of one that stands in the other."""
    if one.plain == other.plain:
        return Same("identical", "", 4.0) if len(one.plain) >= SHORTEST else None
    least = LEAST_WORDS if one.quoted or other.quoted else LEAST_INDIRECT
    for runs, line in ((one.runs, other.line), (other.runs, one.line)):
        for run in runs:
            if run.count(" ") >= least - 1 and f" {run} " in line:
                return Same("contained", _short(run), 3.0)
    return None


def same_meaning(
    one: Content, other: Content, when: tuple[When, When], meanings: Meanings | None
) -> Same | None:
    """A sentence of each that says what the other says, both with the same yes or no."""
    best: tuple[float, float, Sentence, Sentence] | None = None
    for a, b in comparable(one, other):
        value, cosine = _near(a, b, meanings)
        if best is None or value > best[0]:
            best = (value, cosine, a, b)
    if best is None:
        return None
    value, cosine, a, b = best
    if value < (_needed(one, other, when, (cosine, a, b)) if meanings else HELD):
        return None
    kind: JoinKind = "repeated" if _in_one_report(one, other) else "meaning"
    words = ", ".join(_shared(a, b))
    return Same(kind, f"{cosine:.2f}: {words}" if meanings else words, min(value, 1.9))


def comparable(one: Content, other: Content) -> Iterator[tuple[Sentence, Sentence]]:
    """The sentences that can say the same: some words in common, and the same yes or no."""
    both = one.quoted and other.quoted
    for a in one.sentences:
        for b in other.sentences:
            if a.looks_back or b.looks_back or held_share(a.weights, b.weights) < WORTH:
                continue
            # A misquotation turns a sentence round, or changes its figure, and leaves the rest.
            if (a.negative != b.negative or clash(a.figures, b.figures)) and not (
                both and _almost_equal(a.text, b.text)
            ):
                continue
            yield a, b


def _near(a: Sentence, b: Sentence, meanings: Meanings | None) -> tuple[float, float]:
    """The nearness of two sentences, and the cosine of what they mean."""
    if meanings is not None:
        cosine = meanings.cosine(a.text, b.text)
        return agreement(a.weights, b.weights, cosine, part=True), cosine
    shared = sum(a.weights[root] for root in sorted(a.weights.keys() & b.weights.keys()))
    return held_share(a.weights, b.weights) if shared >= HELD_WEIGHT else 0.0, 0.0


def _needed(
    one: Content,
    other: Content,
    when: tuple[When, When],
    found: tuple[float, Sentence, Sentence],
) -> float:
    """How near two sentences must be, given what lies between the contents."""
    cosine, a, b = found
    shared = sum(min(a.weights[r], b.weights[r]) for r in sorted(a.weights.keys() & b.weights))
    if shared < LEAST_SHARED and cosine < SURE:
        return math.inf
    if _in_one_report(one, other):
        if one.quoted == other.quoted:
            return TWICE
        return ANNOUNCED if _announces(one, other) else AGAIN
    days = when[0].days_from(when[1])
    unsure = days is None  # one of the two is undated, or was printed again
    both_deny = a.negative and b.negative
    if unsure and one.quoted and other.quoted and both_deny and cosine >= BOTH_DENY:
        return QUOTED
    if days is None:
        days = max(2, when[0].printed_from(when[1]))
    if days > 2:
        return LATER
    if days <= 1 and cosine >= COUNTED_COSINE and _same_figures(a, b):
        return COUNTED
    if days == 0 and one.quoted != other.quoted:
        return RETOLD
    quoted = one.quoted and other.quoted
    if quoted and days <= 1 and cosine >= (BOTH_DENY if both_deny else QUOTED_COSINE):
        return QUOTED
    if quoted and (days <= 1 or unsure) and _share_marked_words(one, other):
        return MARKED_ALIKE
    return NEXT_DAYS if days == 2 else SAME_DAY


def _same_figures(a: Sentence, b: Sentence) -> bool:
    """Whether both count, and every figure of the one with fewer is in the other; "one" is none."""
    figures = sorted((a.figures - {"1"}, b.figures - {"1"}), key=len)
    return bool(figures[0]) and figures[0] <= figures[1]


def _share_marked_words(one: Content, other: Content) -> bool:
    """Whether a few words that the one puts in quotation marks are quoted in the other, too."""
    return any(
        mine.count(" ") >= LEAST_MARKED - 1 and f" {mine} " in f" {theirs} "
        for a, b in ((one, other), (other, one))
        for mine in a.runs
        for theirs in b.runs
    )


def _announces(one: Content, other: Content) -> bool:
    """Whether one of them stands in the lead, or right beside the other."""
    a, b = sorted(c.spoken.attribution.content[0] for c in (one, other))
    return a.start < LEAD or b.start - a.end <= BESIDE


def _in_one_report(one: Content, other: Content) -> bool:
    return one.spoken.report.id == other.spoken.report.id


def _almost_equal(a: str, b: str) -> bool:
    equal = sum(s.a[1] - s.a[0] for s in align_words(a, b) if s.kind == "equal")
    return equal >= ALMOST * min(len(a), len(b))


def _shared(a: Sentence, b: Sentence) -> list[str]:
    """The most telling words of the first whose roots the second has."""
    roots = a.weights.keys() & b.weights.keys()
    found: dict[str, float] = {}
    for word in a.text.split():
        word = word.strip("“”\"'‘’.,;:!?()").casefold()
        for root, weight in weighed(word).items():
            if root in roots:
                found[word] = weight
    return sorted(found, key=lambda word: (-found[word], word))[:4]


def _short(run: str) -> str:
    words = run.split()
    return run if len(words) <= 8 else " ".join(words[:8]) + " …"
