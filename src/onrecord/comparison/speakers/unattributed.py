"""Words that one article read alone gives to nobody, and the story lets us give to somebody."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from onrecord.comparison.reports import MARKED, Spoken
from onrecord.comparison.speakers import Cast
from onrecord.likeness.house_style import plain_words

LEAST_WORDS: Final = 5  # of a quotation that nobody else would say in the same words
# Before a name these make it another's: "the sister of Ana Bel", "neither he nor Ana Bel".
NOT_HIS: Final = frozenset(
    "of for to by with from and or nor than like on about against under via".split()
)
BEFORE_NAME: Final = re.compile(r"(?P<word>[^\W\d_]+(?:[-’'][^\W\d_]+)*),?\s+$")

Words = tuple[str, ...]


def known_by_story(spoken: Sequence[Spoken], cast: Cast) -> Mapping[str, str]:
    """By the id of an attribution without a speaker, the Speaker.id of the one who speaks."""
    return {**_by_words(spoken, cast), **_by_name(spoken, cast)}


def _by_words(spoken: Sequence[Spoken], cast: Cast) -> dict[str, str]:
    """ "'…,' the deputy told members", where another article has the same quotation beside a name.

    Two who are given it leave it open still.
    """
    said: dict[Words, set[str]] = defaultdict(set)
    nobody: list[tuple[Spoken, list[Words]]] = []
    for one in spoken:
        if one.attribution.entity is None:
            nobody.append((one, list(_quotations(one))))
        elif one.attribution.kind != "indirect":
            speaker = cast.of.get((one.report.id, one.attribution.entity))
            if speaker is not None and cast.speakers[speaker].kind != "group":
                for words in _quotations(one):
                    said[words].add(speaker)
    found = {}
    for one, quotations in nobody:
        speakers = {speaker for words in quotations for speaker in said.get(words, ())}
        if len(speakers) == 1:
            found[one.id] = speakers.pop()
    return found


def _quotations(one: Spoken) -> Iterator[Words]:
    """The words of each quotation, those that are long enough to be somebody's."""
    text = one.report.article.text
    for span in one.attribution.content:
        piece = span.of(text)
        runs = [piece] if one.attribution.kind == "direct" else MARKED.findall(piece)
        for run in runs:
            words = tuple(plain_words(run))
            if len(words) >= LEAST_WORDS:
                yield words


def _by_name(spoken: Sequence[Spoken], cast: Cast) -> dict[str, str]:
    """ "The minister of the interior Ana Bel": a source that ends with the full name of one."""
    named: dict[str, set[str]] = defaultdict(set)
    for key, speaker in cast.speakers.items():
        if speaker.kind == "person":
            for name in (speaker.name, *speaker.aliases):
                if " " in name:
                    named[name].add(key)
    found = {}
    for one in spoken:
        source = one.attribution.source
        if one.attribution.entity is not None or source is None:
            continue
        words = source.of(one.report.article.text).rstrip(" ,")
        last = words.split()
        for length in (2, 3):
            name = " ".join(last[-length:])
            before = BEFORE_NAME.search(words.removesuffix(name))
            if len(named.get(name, ())) == 1 and before and before["word"] not in NOT_HIS:
                found[one.id] = next(iter(named[name]))
    return found
