"""What is lost when only the paragraphs are read in which somebody may be speaking.

    python -m benchmarks.cue_paragraphs --data ../shared/data [--limit 20]

The reader is what an archive costs. Many paragraphs quote nobody, and whether one might is told in
microseconds: it has a quotation mark, a verb of speech or thought, or a noun that stands for one
(the word lists of the reader's own rules, as they were). Only those paragraphs are read here, by
themselves or with some of their neighbours, which may name the source; places are counted back
into the whole article. PolNeAR's dev articles, one annotator each, found and right as in
``benchmarks.attributions``; beside them the share of characters that was read, and seconds of CPU.
"""

from __future__ import annotations

import argparse
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.attributions import Scores, score
from benchmarks.corpora import polnear
from onrecord.reading import read_article
from onrecord.reading.cue_words import SPEECH_NOUNS
from onrecord.reading.verbs import VERBS
from onrecord.types import Article, Attribution, Finding, Span

MARKS = re.compile("[“”„«»\"]|''|``")
WORD = re.compile(r"[^\W\d_]+")
PARAGRAPH = re.compile(r"[^\n]+\n*|\n+")

NARROW = frozenset("said says say saying told tells tell telling according".split())


class Way(NamedTuple):
    """Which paragraphs are read."""

    before: int = 0  # so many with each that may speak
    after: int = 0
    first: bool = False  # and the article's first
    narrow: bool = False  # only quotation marks and the commonest words tell that one may


WAYS: dict[str, Way | None] = {
    "all": None,
    "cue paragraphs alone": Way(),
    "with the one before and the first": Way(before=1, first=True),
    "with both neighbours and the first": Way(before=1, after=1, first=True),
    "marks, said, told, according": Way(narrow=True),
    "the same, the one before, the first": Way(before=1, first=True, narrow=True),
}


class CueReader:
    """Reads what is left of an article, and counts how much that is."""

    def __init__(self, way: Way | None) -> None:
        self._way = way
        self.whole = self.read = 0

    def __call__(self, text: str) -> Sequence[Attribution]:
        """The attributions, at their places in the whole text."""
        kept = self._kept(text)
        self.whole += len(text)
        self.read += sum(span.end - span.start for span in kept)
        part = "".join(span.of(text) for span in kept)
        places = _Places(kept)
        found = read_article(Article(id="measured", text=part), acts=True).attributions
        return [places.moved(one) for one in found]

    def _kept(self, text: str) -> list[Span]:
        paragraphs = [Span(*match.span()) for match in PARAGRAPH.finditer(text)]
        way = self._way
        if way is None:
            return paragraphs
        kept: set[int] = {0} if way.first and paragraphs else set()
        for at, span in enumerate(paragraphs):
            if may_speak(span.of(text), narrow=way.narrow):
                last = min(len(paragraphs), at + way.after + 1)
                kept.update(range(max(0, at - way.before), last))
        return [paragraphs[at] for at in sorted(kept)]


def may_speak(paragraph: str, *, narrow: bool = False) -> bool:
    """Whether somebody may be speaking in it."""
    if MARKS.search(paragraph):
        return True
    words = set(WORD.findall(paragraph.casefold()))
    if narrow:
        return not words.isdisjoint(NARROW)
    return not words.isdisjoint(VERBS) or not words.isdisjoint(SPEECH_NOUNS)


class _Places:
    """Where a place of the part stands in the whole."""

    def __init__(self, kept: Sequence[Span]) -> None:
        self._starts: list[int] = []
        self._moves: list[int] = []
        at = 0
        for span in kept:
            self._starts.append(at)
            self._moves.append(span.start - at)
            at += span.end - span.start

    def moved(self, found: Attribution) -> Attribution:
        """The attribution at its places in the whole."""
        return replace(
            found,
            content=tuple(map(self._span, found.content)),
            source=self._maybe(found.source),
            cue=self._maybe(found.cue),
            channel=None,
            finding=self._finding(found.finding),
        )

    def _span(self, span: Span) -> Span:
        last = max(span.start, span.end - 1)  # an end belongs to the character before it
        return Span(span.start + self._move(span.start), span.end + self._move(last))

    def _maybe(self, span: Span | None) -> Span | None:
        return None if span is None else self._span(span)

    def _finding(self, finding: Finding | None) -> Finding | None:
        if finding is None:
            return None
        content = tuple(map(self._span, finding.content))
        return Finding(
            content, self._maybe(finding.source), self._maybe(finding.cue), finding.score
        )

    def _move(self, place: int) -> int:
        return self._moves[bisect_right(self._starts, place) - 1]


def main() -> None:
    """Print the scores of each way, and what was lost beside reading all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--limit", type=int, default=0, help="articles; 0 for all")
    parser.add_argument("--ways", nargs="*", help="some of them, by the beginnings of their names")
    options = parser.parse_args()
    articles = list(islice(polnear(options.data, "dev"), options.limit or None))
    read_article(Article(id="warm", text="“It works,” said Ada."))  # what is loaded once
    first: Scores | None = None
    for name, way in WAYS.items():
        if options.ways and not name.startswith(tuple(options.ways)):
            continue
        reader = CueReader(way)
        scores = score(reader, articles)
        first = first or scores
        total, whole = scores.totals["all"], first.totals["all"]
        print(f"{name:<36} {total.scores()}")
        print(
            f"{'':<36} characters read {reader.read / reader.whole:.3f}  "
            f"CPU {scores.seconds:.1f} s, {scores.seconds / first.seconds:.3f} of all  "
            f"of all that was found {total.found / whole.found:.3f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
