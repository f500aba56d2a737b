"""Words inside quotation marks that differ between outlets for one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.comparison.reports import MARKED, Spoken
from onrecord.likeness.agreement import weighed
from onrecord.likeness.differences import ORDER, agree, differences
from onrecord.likeness.house_style import plain_words
from onrecord.likeness.weights import held_share
from onrecord.types import Citation, Disagreement, Side, Span, WordingKind

# Share of the shorter quotation's roots, by weight, in the other: below it, two quotations are
# different parts of what was said, not two wordings of the same part (bundled story).
SAME_PART = 0.2
MOST_SIDES = 12  # wordings shown beside one another; the fullest are kept


@dataclass(frozen=True, slots=True)
class Quotation:
    """The quoted words of one attribution."""

    citations: tuple[Citation, ...]
    length: int  # words
    roots: Mapping[str, float]  # with their weights

    @property
    def text(self) -> str:
        """Its pieces in one line."""
        return " ".join(citation.text for citation in self.citations)

    @property
    def article(self) -> str:
        """The article that prints it."""
        return self.citations[0].article


def wording_disagreement(speaker: str, statement: Sequence[Spoken]) -> Disagreement | None:
    """The differing wordings of one statement, the fullest first; None when all agree.

    A quotation that is a piece of a fuller one agrees with it: shortening is no disagreement.
    Neither are punctuation, contractions, spelling and numbers in words (`likeness.house_style`).
    """
    quoted = [q for spoken in statement if (q := _quotation(spoken)) is not None]
    quoted.sort(key=lambda q: (-q.length, q.citations))
    sides: list[list[Quotation]] = []
    for quotation in quoted:
        holder = next((s for s in sides if agree(quotation.text, s[0].text)), None)
        if holder is not None:
            holder.append(quotation)
        elif len(sides) < MOST_SIDES and (
            not sides or any(_same_part(quotation, side[0]) for side in sides)
        ):
            sides.append([quotation])
    if len({q.article for side in sides for q in side}) < 2 or len(sides) < 2:
        return None
    return Disagreement(
        "wording",
        speaker,
        tuple(
            Side(side[0].text, tuple(sorted({c for q in side for c in q.citations})))
            for side in sides
        ),
        differences=_differences(sides),
    )


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


def _quotation(spoken: Spoken) -> Quotation | None:
    """The part of the content that stands inside quotation marks."""
    text = spoken.report.article.text
    spans = list(spoken.attribution.content)
    if spoken.attribution.kind == "indirect":
        return None
    if spoken.attribution.kind == "mixed":
        spans = [
            Span(span.start + m.start(), span.start + m.end())
            for span in spans
            for m in MARKED.finditer(span.of(text))
        ]
    printed = " ".join(span.of(text) for span in spans)
    length = len(plain_words(printed))
    if not length:
        return None
    citations = tuple(spoken.report.cite(span) for span in spans)
    return Quotation(citations, length, weighed(printed))


def _same_part(one: Quotation, other: Quotation) -> bool:
    return one.article != other.article and held_share(one.roots, other.roots) >= SAME_PART
