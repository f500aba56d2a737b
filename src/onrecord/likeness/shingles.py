"""Shared runs of text: which texts repeat one another, without comparing all with all."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.likeness.alignment import MARKS, WORD
from onrecord.likeness.words import words

SHINGLE = 8  # words; two writers hardly choose the same eight in a row
KEEP_ONE_IN = 4  # shingles kept, by their hash: the same ones in every text
HOLDERS = 32  # texts remembered for a shingle; text in more of them is boilerplate or a wire's


def shingles(text: str) -> frozenset[int]:
    """Hashes of a sample of the text's runs of eight words.

    The sample is by hash value, so that a run kept in one text is kept in every text, and the
    share of two samples in common estimates that of all runs (Broder 1997, "modulo" sketches).
    """
    own = words(text)
    kept = set()
    for i in range(len(own) - SHINGLE + 1):
        run = " ".join(own[i : i + SHINGLE]).encode("utf-8", "surrogatepass")
        value = int.from_bytes(hashlib.blake2b(run, digest_size=8).digest(), "big")
        if value % KEEP_ONE_IN == 0:
            kept.add(value)
    return frozenset(kept)


def shared_text(texts: Mapping[str, str]) -> Iterator[tuple[str, str, float]]:
    """Pairs of keys whose texts share runs, with the share (0..1) of the shorter's runs.

    Keys come in the mapping's order: the first of a pair stands before the second. Cost grows
    with the text, not with its square, since a shingle remembers only so many texts.
    """
    samples = {key: shingles(text) for key, text in texts.items()}
    holders: dict[int, list[str]] = defaultdict(list)
    for key, sample in samples.items():
        common: Counter[str] = Counter()
        for value in sample:
            common.update(holders[value])
            if len(holders[value]) < HOLDERS:
                holders[value].append(key)
        for earlier in sorted(common):
            least = min(len(sample), len(samples[earlier]))
            yield earlier, key, common[earlier] / least


@dataclass(frozen=True, slots=True)
class Run:
    """Words that two texts have in one row: first and last word in each, as a half-open range."""

    start: int
    end: int
    other: int  # the first word in the other text


class WordRow:
    """A text as a row of words with their places, to be laid beside other texts."""

    def __init__(self, text: str) -> None:
        found = [(m.group(), m.span()) for m in WORD.finditer(text)]
        self.words = [word.translate(MARKS).casefold() for word, _ in found]
        self.places = [place for _, place in found]

    @cached_property
    def first(self) -> dict[tuple[str, ...], int]:
        """Where each run of eight words stands first."""
        found: dict[tuple[str, ...], int] = {}
        for i in range(len(self.words) - SHINGLE, -1, -1):
            found[tuple(self.words[i : i + SHINGLE])] = i
        return found

    def shared_with(self, other: WordRow) -> list[Run]:
        """The longest runs of eight words and more that stand in the other row too, in order."""
        runs, at = [], 0
        while at <= len(self.words) - SHINGLE:
            there = other.first.get(tuple(self.words[at : at + SHINGLE]))
            if there is None:
                at += 1
                continue
            end, beyond = at + SHINGLE, there + SHINGLE
            while (
                end < len(self.words)
                and beyond < len(other.words)
                and self.words[end] == other.words[beyond]
            ):
                end, beyond = end + 1, beyond + 1
            runs.append(Run(at, end, there))
            at = end
        return runs

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """The characters from one word to before another."""
        return self.places[start][0], self.places[end - 1][1]
