"""How two wordings of one remark differ: by a figure, a "could", a "not", a word, or by nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from onrecord.likeness.house_style import marks, plain_words
from onrecord.types import WordingKind

ORDER: Final[tuple[WordingKind, ...]] = (
    "figure", "modality", "polarity", "words", "translation", "shortening", "punctuation",
)  # fmt: skip
ELISION = 8  # words; a longer stretch that only one has was left out, not worded otherwise
LEAST_EQUAL = 0.5  # share of words in common where the two run side by side; below, it is chance
SHORT = 4  # words; in a longer stretch that is worded otherwise, a "could" has no counterpart
LEAST_KEPT = 4  # words in one run; with fewer in common, a quotation is no part of the other
MOST_WORDS = 400  # of a quotation that are lined up; a whole speech is compared by its first
_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+")
_MODAL = {
    word: strength
    for strength, words in {
        "possible": "can could may might possible possibly perhaps maybe probably likely",
        "certain": "will would shall",
        "needed": "must should ought needs need has have had",
    }.items()
    for word in words.split()
}
_TO = {"has", "have", "had", "need", "needs", "ought"}  # necessity only before "to"
_NOT = frozenset("not no nobody none never neither nor nothing nowhere".split())


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the one where the other has other words, or none."""

    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    inside: bool  # between words that both have
    whole: bool  # whole sentences that one of the two left out


def differences(one: str, other: str) -> tuple[WordingKind, ...]:
    """How two quotations differ, what matters most first; nothing where only house style does.

    >>> differences("“It could fall by 6 percent,”", "“It will fall by eight percent”")
    ('figure', 'modality')
    >>> differences("“We didn't leave the U.S.”", "“We did not leave the US.”")
    ()
    """
    a, b = _words(one), _words(other)
    changes, equal, reach = _changes(a, b)
    found: set[WordingKind] = set()
    for change in changes:
        found |= _kinds(change, alike=equal >= LEAST_EQUAL * reach)
    if not found and len(a) != len(b):
        # Words that the longer one has besides; or two wordings that have nothing in common.
        return ("shortening",) if equal >= LEAST_EQUAL * min(len(a), len(b)) else ("translation",)
    if not found and marks(one) != marks(other):
        return ("punctuation",)
    return tuple(kind for kind in ORDER if kind in found)


def agree(one: str, other: str) -> bool:
    """Whether nothing is worded otherwise: equal, or the one a part or selection of the other."""
    a, b = _words(one), _words(other)
    shorter, longer = sorted(([word for word, _ in a], [word for word, _ in b]), key=len)
    if f" {' '.join(shorter)} " in f" {' '.join(longer)} ":
        return True
    if len(shorter) <= LEAST_KEPT:
        rest = iter(longer)
        return all(word in rest for word in shorter)  # "ahead [of it] by a day"
    changes, equal, _ = _changes(a, b)
    return equal >= LEAST_KEPT and not any(_kinds(change, alike=True) for change in changes)


def _words(text: str) -> list[tuple[str, int]]:
    """The words with the number of their sentence."""
    return [
        (word, number)
        for number, sentence in enumerate(_END.split(text))
        for word in plain_words(sentence)
    ][:MOST_WORDS]


def _changes(a: list[tuple[str, int]], b: list[tuple[str, int]]) -> tuple[list[Change], int, int]:
    """Where the two part, how many words they share, and over how many these are spread."""
    mine, theirs = [word for word, _ in a], [word for word, _ in b]
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    places = [n for n, block in enumerate(blocks) if block[0] == "equal"]
    kept = [blocks[n] for n in places]
    if not kept:
        return [Change(tuple(mine), tuple(theirs), False, False)], 0, max(len(a), len(b))
    first, last = kept[0], kept[-1]
    changes = [
        Change(
            tuple(mine[i1:i2]),
            tuple(theirs[j1:j2]),
            places[0] < n < places[-1],
            _is_whole(a, i1, i2) and _is_whole(b, j1, j2),
        )
        for n, (tag, i1, i2, j1, j2) in enumerate(blocks)
        if tag != "equal"
    ]
    equal = sum(block[2] - block[1] for block in kept)
    return changes, equal, max(last[2] - first[1], last[4] - first[3])


def _is_whole(words: list[tuple[str, int]], start: int, end: int) -> bool:
    """Whether a stretch begins and ends where sentences do; an empty one does."""
    if start == end:
        return True
    begins = start == 0 or words[start - 1][1] != words[start][1]
    ends = end == len(words) or words[end - 1][1] != words[end][1]
    return begins and ends


def _kinds(change: Change, *, alike: bool) -> set[WordingKind]:
    mine, theirs = change.mine, change.theirs
    if max(len(mine), len(theirs)) > ELISION or (change.whole and not (mine and theirs)):
        return set()  # a passage that one of the two left out, or went on with
    if not (mine and theirs) and not change.inside:
        return set()  # one begins earlier, or goes on
    found: set[WordingKind] = set()
    if _figures(mine) and _figures(theirs) and _figures(mine) != _figures(theirs):
        found.add("figure")
    # In a longer stretch, or beside words that are no such word, it is another translation.
    alike = alike and max(len(mine), len(theirs)) <= SHORT
    modal, other = _modality(mine), _modality(theirs)
    if alike and modal != other and ((modal and other) or not (mine and theirs)):
        found.add("modality")
    turned = len(_NOT & set(mine)) % 2 != len(_NOT & set(theirs)) % 2
    if alike and turned and min(len(mine), len(theirs)) == 0:
        found.add("polarity")
    return found or {"translation" if mine and theirs else "words"}


def _figures(words: tuple[str, ...]) -> set[str]:
    return {word for word in words if word[0].isdigit()}


def _modality(words: tuple[str, ...]) -> set[str]:
    following = (*words[1:], "")[: len(words)]
    return {
        _MODAL[word]
        for word, after in zip(words, following, strict=True)
        if word in _MODAL and (word not in _TO or after == "to")
    }
