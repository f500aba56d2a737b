"""A quotation laid beside one wording: the same words, most of them, or the same meaning."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.comparison.reports import MARKED
from onrecord.comparison.statements.contents import Sentence, sentences_in
from onrecord.desk.quotations.asked import Asked
from onrecord.desk.quotations.nouns import MatchKind
from onrecord.likeness.agreement import Meanings, agreement, clash, weighed
from onrecord.likeness.differences import ORDER, differences
from onrecord.likeness.house_style import plain_words
from onrecord.store.nearby import Wording
from onrecord.types import WordingKind

MOST_WORDS = 400  # of a wording; of a speech, those that come first
SHORTEST = 3  # words in one row that are no chance
APART = 40  # words between two rows of one quotation; more was left out than a quotation bears
NEAR = 0.6  # share of the words asked, from which the rest is another wording of them
NEAR_WEIGHT = 0.5  # the same by weight: "we have to do something about the" is in every speech
LEAST_WEIGHT = 4.0  # of the words in common; less than a telling word and a half is chance
LONG, MOST = 8, 0.8  # words, and share of them, that are no chance whatever they weigh
LEAST_WORDS = 4  # in common, of a wording that is not the same
# How near a sentence must be in meaning, by words and vectors (benchmarks/quotation_check.py).
MEANT = 0.55
TURNED = 0.72  # of one that is turned round, or has another figure: it must be the same remark

_HEDGES = frozenset(
    """can could may might possible possibly perhaps maybe probably likely must should
    ought""".split()
)
_NOT = frozenset("not no nobody none never neither nor nothing nowhere".split())


@dataclass(frozen=True, slots=True)
class Beside:
    """How a wording stands to the quotation."""

    wording: Wording
    kind: MatchKind
    nearness: float
    quoted: bool
    differences: tuple[WordingKind, ...] = ()


def same_words(asked: Asked, wording: Wording) -> Beside | None:
    """The quotation in the words of the wording, all or most; None where it has too few."""
    theirs = plain_words(wording.words)[:MOST_WORDS]
    mine = list(asked.plain)
    # Lining words up takes long, and counting them does not.
    if (Counter(mine) & Counter(theirs)).total() < NEAR * len(mine):
        return None
    rows = _rows(mine, theirs)
    if not rows:
        return None
    held = sum(size for _, _, size in rows)
    passage = theirs[rows[0][1] : rows[-1][1] + rows[-1][2]]
    quoted = _inside_marks(wording, passage)
    if held == len(mine):
        return _all_words(asked, wording, mine, theirs, passage, quoted)
    common = weighed(" ".join(" ".join(mine[i : i + size]) for i, _, size in rows))
    weight = math.fsum(common.values())
    share = held / len(mine)
    enough = weight >= LEAST_WEIGHT and weight >= NEAR_WEIGHT * asked.total
    if held < LEAST_WORDS or share < NEAR or not (enough or _is_long(held, share)):
        return None
    # What the wording has before and after is no difference: it is the asked words' own part of it.
    first, last = rows[0], rows[-1]
    before = max(0, first[1] - first[0])
    after = last[1] + last[2] + len(mine) - last[0] - last[2]
    kinds = set(differences(" ".join(mine), " ".join(theirs[before:after])))
    if _turned(mine) != _turned(theirs[before:after]):
        kinds.add("polarity")
    if _hedges(mine) == _hedges(theirs[before:after]):
        kinds.discard("modality")  # "we find" and "we shall find" are equally sure
    ordered = tuple(kind for kind in ORDER if kind in kinds)
    return Beside(wording, "near", round(share, 2), quoted, ordered or ("words",))


def _is_long(held: int, share: float) -> bool:
    """Whether so many words in one order are no chance, however little each of them tells."""
    return held >= LONG and share >= MOST


def _hedges(words: list[str]) -> frozenset[str]:
    return _HEDGES & frozenset(words)


def _turned(words: list[str]) -> bool:
    """Whether the words deny: two words that do so cancel one another."""
    return sum(word in _NOT for word in words) % 2 == 1


def _all_words(
    asked: Asked, wording: Wording, mine: list[str], theirs: list[str], passage: list[str],
    quoted: bool,
) -> Beside | None:  # fmt: skip
    if len(passage) == len(mine):
        if len(mine) < SHORTEST and len(theirs) > len(mine):
            return None  # "not now" stands in many a speech
        kind: MatchKind = "same" if len(theirs) == len(mine) else "part"
        return Beside(wording, kind, 1.0, quoted)
    if len(mine) < LEAST_WORDS or (asked.total < LEAST_WEIGHT and not _is_long(len(mine), 1.0)):
        return None
    found = differences(" ".join(mine), " ".join(passage))
    # Words left out shorten a quotation; a "not" or a "could" left out makes it another.
    turned = tuple(k for k in ORDER if k in found and k in ("figure", "modality", "polarity"))
    share = round(len(mine) / len(passage), 2)
    return Beside(wording, "near" if turned else "shortened", share, quoted, turned)


def _rows(mine: list[str], theirs: list[str]) -> list[tuple[int, int, int]]:
    """Rows of words that both have in one order, around the longest: where in each, how many."""
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    rows = [tuple(block) for block in matcher.get_matching_blocks() if block.size]
    if not rows:
        return []
    middle = max(range(len(rows)), key=lambda n: rows[n][2])
    first = last = middle
    while first > 0 and _joined(rows[first - 1], rows[first]):
        first -= 1
    while last + 1 < len(rows) and _joined(rows[last], rows[last + 1]):
        last += 1
    return rows[first : last + 1]  # type: ignore[return-value]


def _joined(row: tuple[int, ...], following: tuple[int, ...]) -> bool:
    return following[1] - row[1] - row[2] <= APART


def _inside_marks(wording: Wording, passage: list[str]) -> bool:
    """Whether the passage stands inside quotation marks."""
    if wording.kind != "mixed":
        return wording.kind == "direct"
    line = f" {' '.join(passage)} "
    return any(line in f" {' '.join(plain_words(run))} " for run in MARKED.findall(wording.words))


def sentences_to_learn(asked: Asked, wordings: list[Wording]) -> list[str]:
    """The sentences whose meanings `same_meaning` asks for."""
    texts = [sentence.text for sentence in asked.sentences]
    return texts + [s.text for wording in wordings for s in sentences_in(wording.words)]


def same_meaning(asked: Asked, wording: Wording, meanings: Meanings) -> Beside | None:
    """The wording, where for each sentence asked it has one that means much the same."""
    own = sentences_in(wording.words)
    nearest = [_nearest(sentence, own, meanings) for sentence in asked.sentences]
    if not nearest or not own:
        return None
    weights = [max(1.0, math.fsum(s.weights.values())) for s in asked.sentences]
    value = math.fsum(w * n for w, (n, _) in zip(weights, nearest, strict=True)) / sum(weights)
    found = {kind for _, kinds in nearest for kind in kinds}
    if value < (TURNED if found else MEANT):
        return None
    kinds = tuple(kind for kind in ORDER if kind in found) or ("translation",)
    return Beside(wording, "meaning", round(value, 2), wording.kind != "indirect", kinds)


def _nearest(
    sentence: Sentence, others: tuple[Sentence, ...], meanings: Meanings
) -> tuple[float, set[WordingKind]]:
    best: tuple[float, set[WordingKind]] = (0.0, set())
    for other in others:
        cosine = meanings.cosine(sentence.text, other.text)
        value = agreement(sentence.weights, other.weights, cosine, part=True)
        kinds: set[WordingKind] = set()
        if sentence.negative != other.negative:
            kinds.add("polarity")
        if clash(sentence.figures, other.figures):
            kinds.add("figure")
        if value > best[0]:
            best = (value, kinds)
    return best
