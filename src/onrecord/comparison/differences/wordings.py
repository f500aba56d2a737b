"""Words inside quotation marks that differ between outlets for one statement."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import combinations

from onrecord.comparison.names import outlet_key
from onrecord.comparison.reports import MARKED, Spoken
from onrecord.comparison.statements.dispatches import dispatches_of
from onrecord.likeness.agreement import weighed
from onrecord.likeness.differences import ORDER, agree, differences
from onrecord.likeness.house_style import plain_words
from onrecord.likeness.weights import held_share
from onrecord.types import Citation, Disagreement, Side, Span, WordingKind

# Share of the shorter quotation's roots, by weight, in the other: below it, two quotations are
# different parts of what was said, not two wordings of the same part (bundled story).
SAME_PART = 0.2
TURN = "turn"  # the rule that reads a transcript: all of it is somebody's words, without marks
SURELY = 0.65  # the same, from which a few roots are enough
SHARED = 3  # roots
LEAST_RUN = 5  # words that both have in one run, where few roots are in common
ONE_SENTENCE = 0.35  # share of roots of two single sentences of about one length
LIKE_LENGTH = 0.6  # share of the longer one's words that the shorter one has
LEAST_WORDS = 4  # of a quotation; fewer are what an outlet picked out
SHORT = 5  # words
MOST_COMPARED = 40  # wordings of one statement
MOST_WORDS = 400  # of a quotation that are lined up
MOST_SIDES = 12  # wordings shown beside one another; the fullest are kept


_CUTS = re.compile(r"\.{2,}|…|\[[^\]]*\]|\([^)]*\)")
_STOP = re.compile(r"[.!?][\"”’']?\s+\S")


@dataclass(frozen=True)
class Quotation:
    """The quoted words of one attribution."""

    citations: tuple[Citation, ...]
    length: int  # words
    roots: Mapping[str, float]  # with their weights
    dispatches: frozenset[tuple[str, str]]  # the named channels that it can have come through
    outlet: str  # who prints it; two reports of one outlet are its two editions

    @cached_property
    def words(self) -> list[str]:
        """Its words, house style set aside."""
        return plain_words(self.text)

    @cached_property
    def pieces(self) -> list[str]:
        """The runs of words between its cuts: "…", "[sic]", "(Trump)"; without spaces.

        "Self evident" and "self-evident" are one writing.
        """
        runs = _CUTS.split(self.text)
        return [line for run in runs if (line := "".join(plain_words(run)))]

    @cached_property
    def line(self) -> str:
        """All its words without spaces."""
        return "".join(self.words)

    @property
    def single(self) -> bool:
        """Whether it is one sentence."""
        return _STOP.search(self.text) is None

    def agrees(self, fuller: Quotation) -> bool:
        """Whether all of it stands in a fuller one, cut as the outlet likes."""
        if all(piece in fuller.line for piece in self.pieces):
            return True
        if len(fuller.pieces) > 1 and all(piece in self.line for piece in fuller.pieces):
            return True
        if self.roots.keys().isdisjoint(fuller.roots):
            return False
        # Of few words any longer quotation may hold each: "the door [could have] failed".
        told = self.length > SHORT or _harmless(differences(self.text, fuller.text))
        return told and agree(self.text, fuller.text)

    @property
    def text(self) -> str:
        """Its pieces in one line."""
        return " ".join(citation.text for citation in self.citations)

    @property
    def article(self) -> str:
        """The article that prints it."""
        return self.citations[0].article


def wording_disagreements(speaker: str, statement: Sequence[Spoken]) -> list[Disagreement]:
    """The differing wordings of each part of a statement, the fullest first.

    A quotation that is a piece of a fuller one agrees with it: shortening is no disagreement.
    Neither are punctuation, contractions, spelling and numbers in words (`likeness.house_style`),
    nor a word or two in quotation marks: what an outlet picks out is its choice, not a wording.
    """
    quoted = [quotation for spoken in statement for quotation in _quotations(spoken)]
    quoted.sort(key=lambda q: (-q.length, q.citations))
    sides: list[list[Quotation]] = []
    for quotation in quoted:
        holder = next((s for s in sides if quotation.agrees(s[0])), None)
        if holder is not None:
            holder.append(quotation)
        elif len(sides) < MOST_COMPARED:
            sides.append([quotation])
    found = []
    while len(shown := _of_one_part(sides)[:MOST_SIDES]) > 1:
        sides = [side for side in sides if side not in shown]
        found.append(_disagreement(speaker, shown))
    return found


def _disagreement(speaker: str, shown: Sequence[Sequence[Quotation]]) -> Disagreement:
    return Disagreement(
        "wording",
        speaker,
        tuple(
            Side(side[0].text, tuple(sorted({c for q in side for c in q.citations})))
            for side in shown
        ),
        differences=_differences(shown),
    )


def _of_one_part(sides: Sequence[list[Quotation]]) -> list[list[Quotation]]:
    """The wording that most outlets word otherwise, and those otherwise wordings.

    Each is laid beside that one and not beside its neighbour: from sentence to sentence a whole
    speech would hang together.
    """
    partners: dict[int, set[int]] = defaultdict(set)
    articles = [{q.article for q in side} for side in sides]
    for i, j in combinations(range(len(sides)), 2):
        # What one article prints beside the other is another sentence, not the same reworded.
        if articles[i].isdisjoint(articles[j]) and any(
            _same_part(a, b) for a in sides[i] for b in sides[j]
        ):
            partners[i].add(j)
            partners[j].add(i)
    if not partners:
        return []

    def outlets(middle: int) -> int:
        return len({q.outlet for i in (middle, *partners[middle]) for q in sides[i]})

    middle = min(partners, key=lambda i: (-outlets(i), i))
    return [sides[i] for i in sorted({middle, *partners[middle]})]


def wording_weight(disagreement: Disagreement) -> int:
    """The less, the more it matters: a changed figure, "could" or "not" before another word."""
    return min((ORDER.index(kind) for kind in disagreement.differences), default=len(ORDER))


def _differences(sides: Sequence[Sequence[Quotation]]) -> tuple[WordingKind, ...]:
    """How the sides differ from those of the same part that stand before them."""
    found: set[WordingKind] = set()
    for n, side in enumerate(sides):
        for earlier in sides[:n]:
            if _same_part(side[0], earlier[0]):
                found.update(differences(earlier[0].text, side[0].text))
    found -= {"shortening", "punctuation"}
    return tuple(kind for kind in ORDER if kind in found) or ("translation",)


def _quotations(spoken: Spoken) -> Iterator[Quotation]:
    """The runs of an attribution's words that stand inside quotation marks, each by itself.

    One outlet prints the first and the third sentence, another the second: what each left out is
    no other wording, so that every run is laid beside those that tell the same part.
    """
    text = spoken.report.article.text
    spans = list(spoken.attribution.content)
    if spoken.attribution.kind == "indirect" and spoken.attribution.rule != TURN:
        return
    if spoken.attribution.kind == "mixed":
        spans = [
            Span(span.start + m.start(), span.start + m.end())
            for span in spans
            for m in MARKED.finditer(span.of(text))
        ]
    dispatches = frozenset(d for d in dispatches_of(spoken) if d[0] in ("wire", "interview"))
    outlet = outlet_key(spoken.report.article.outlet or "") or spoken.report.id
    for span in spans:
        printed = span.of(text)
        length = len(plain_words(printed))
        if length >= LEAST_WORDS:
            cited = spoken.report.cite(span)
            yield Quotation((cited,), length, weighed(printed), dispatches, outlet)


def _harmless(found: Sequence[WordingKind]) -> bool:
    return not {"figure", "modality", "polarity"}.intersection(found)


def _same_part(one: Quotation, other: Quotation) -> bool:
    """Whether two quotations are wordings of one part of what was said.

    They run side by side for some words; or both are of about one length, and single sentences or
    from one dispatch, which outlets that translate for themselves word quite otherwise.
    """
    if one.outlet == other.outlet:
        return False
    share = held_share(one.roots, other.roots)
    if share < SAME_PART:
        return False
    if share >= SURELY and len(one.roots.keys() & other.roots.keys()) >= SHARED:
        return True
    if _longest_run(one.words, other.words) >= LEAST_RUN:
        return True
    short, long = sorted((one.length, other.length))
    if short < LIKE_LENGTH * long:
        return False
    return bool(one.dispatches & other.dispatches) or (
        share >= ONE_SENTENCE and one.single and other.single
    )


def _longest_run(one: Sequence[str], other: Sequence[str]) -> int:
    """Words that both have in one run."""
    match = SequenceMatcher(None, one[:MOST_WORDS], other[:MOST_WORDS], autojunk=False)
    return match.find_longest_match().size
