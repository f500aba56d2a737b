"""Words inside quotation marks that differ between outlets for one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.comparison.reports import MARKED, Spoken
from onrecord.likeness.alignment import align_words
from onrecord.likeness.weights import held_share, root_weights, weight
from onrecord.likeness.words import content_stems, words
from onrecord.types import Citation, Disagreement, Side, Span

# Share of the shorter quotation's roots, by weight, in the other: below it, two quotations are
# different parts of what was said, not two wordings of the same part (bundled story).
SAME_PART = 0.2
ELISION = 8  # words; a longer stretch that only one has was left out, not worded otherwise


@dataclass(frozen=True, slots=True)
class Quotation:
    """The quoted words of one attribution."""

    citations: tuple[Citation, ...]
    words: tuple[str, ...]
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
    """
    quoted = [q for spoken in statement if (q := _quotation(spoken)) is not None]
    quoted.sort(key=lambda q: (-len(q.words), q.citations))
    if not quoted:
        return None
    sides: list[list[Quotation]] = []
    for quotation in quoted:
        holder = next((s for s in sides if _agrees(quotation, s[0])), None)
        if holder is not None:
            holder.append(quotation)
        elif not sides or any(_same_part(quotation, side[0]) for side in sides):
            sides.append([quotation])
    if len({q.article for side in sides for q in side}) < 2 or len(sides) < 2:
        return None
    return Disagreement(
        "wording",
        speaker,
        tuple(
            Side(
                side[0].text,
                tuple(sorted({c for q in side for c in q.citations})),
            )
            for side in sides
        ),
    )


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
    own = tuple(word for span in spans for word in words(span.of(text)))
    if not own:
        return None
    citations = tuple(spoken.report.cite(span) for span in spans)
    stems = [s for span in spans for s in content_stems(span.of(text))]
    return Quotation(citations, own, root_weights({stem: weight(stem) for stem in stems}))


def _agrees(quotation: Quotation, fuller: Quotation) -> bool:
    """Whether a quotation has the fuller one's words, or a selection of them."""
    if _is_piece(quotation.words, fuller.words):
        return True
    segments = align_words(quotation.text, fuller.text)
    equal = [
        i
        for i, segment in enumerate(segments)
        if segment.kind == "equal" and words(fuller.text[slice(*segment.b)])
    ]
    if not equal:
        return False
    for i, segment in enumerate(segments):
        inside = equal[0] < i < equal[-1]
        longest = max(
            len(words(quotation.text[slice(*segment.a)])),
            len(words(fuller.text[slice(*segment.b)])),
        )
        if longest > ELISION:
            continue  # a passage that one of the two left out, or went on with
        if segment.kind == "changed" or (inside and segment.kind in ("only_a", "only_b")):
            return False
    # Nothing is changed in what both have; it must also be most of the shorter quotation.
    shared = sum(len(words(quotation.text[slice(*segments[i].a)])) for i in equal)
    return 2 * shared >= len(quotation.words)


def _is_piece(piece: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words stand in the whole in one run; house style ("U.S.", "US") is set aside."""
    needle = " ".join(word.replace(".", "") for word in piece)
    hay = " ".join(word.replace(".", "") for word in whole)
    return f" {needle} " in f" {hay} "


def _same_part(one: Quotation, other: Quotation) -> bool:
    return one.article != other.article and held_share(one.roots, other.roots) >= SAME_PART
