"""The wordings of a statement: equal ones together, the others marked against the fullest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.likeness.alignment import align_words
from onrecord.likeness.differences import differences
from onrecord.likeness.house_style import plain_words
from onrecord.report.chronicle import side_value
from onrecord.report.digest import Said, Wording
from onrecord.types import Disagreement, WordingKind

Mark = Literal["same", "other", "missing", "omitted"]
CLOSING = re.compile(r"[^\w\s]+(?=\s|$)")
# What matters most in how a wording differs from the fullest, in a reader's words.
DIFFERENCES: dict[WordingKind, str] = {
    "figure": "another figure",
    "modality": "another “can”, “will” or “must”",
    "polarity": "a “not” more or fewer",
    "words": "words more or fewer",
    "translation": "in other words",
    "shortening": "shortened",
    "punctuation": "",
}
MIN_SHARED = 0.25  # of the shorter wording's characters; below, marks only make noise
LEAD_IN = 30  # characters kept before the first difference, so that it is read in its sentence
MAX_MISSING = 5  # words; longer omissions are counted, not shown


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a wording: shared, its own, words of the fullest it lacks, or their number."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording, with every article that has it."""

    wordings: tuple[Wording, ...]
    pieces: tuple[Piece, ...]  # against the fullest wording; all "same" for the fullest itself
    comparable: bool = True  # False: it shares so little that marks would only make noise
    label: str = ""  # how it differs from the fullest wording, what matters most

    @property
    def text(self) -> str:
        """The words as the first of its articles prints them."""
        return self.wordings[0].text


def variants(said: Said) -> list[Variant]:
    """The different wordings of a statement, the fullest first."""
    groups: dict[str, list[Wording]] = {}
    for wording in said.wordings:
        key = " ".join(plain_words(wording.text))  # house style makes no other wording
        groups.setdefault(key, []).append(wording)
    if not groups:
        return []
    first, *rest = groups.values()
    fullest = first[0].text
    out = [Variant(tuple(first), (Piece("same", fullest),))]
    for group in rest:
        pieces = mark_differences(fullest, group[0].text)
        plain = (Piece("same", group[0].text),)
        out.append(
            Variant(
                tuple(group),
                tuple(pieces or plain),
                comparable=pieces is not None,
                label=_label(first[0], group[0], comparable=pieces is not None),
            )
        )
    return out


def _label(fullest: Wording, wording: Wording, *, comparable: bool) -> str:
    """Two quotations are told apart by what matters most; what is told indirectly is retold."""
    if not comparable:
        return "in other words"
    if "indirect" in (fullest.attribution.kind, wording.attribution.kind):
        return ""
    return DIFFERENCES[(*differences(fullest.text, wording.text), "punctuation")[0]]


def telling_values(disagreement: Disagreement, width: int) -> list[str]:
    """Each side's value, no longer than ``width``; a long wording from where it first differs.

    Two wordings that agree for a line and a half would look the same when cut at their starts.
    """
    values = [side_value(disagreement, side.value) for side in disagreement.sides]
    if disagreement.kind != "wording":
        return values
    return [
        _from_difference(value, values[1] if i == 0 else values[0], width)
        for i, value in enumerate(values)
    ]


def _from_difference(value: str, other: str, width: int) -> str:
    segments = align_words(value, other)
    places = [s.a[0] for s in segments if s.kind in ("changed", "only_a", "only_b")]
    if len(value) <= width or not places or places[0] < width // 2:
        return value
    start = value.rfind(" ", 0, max(1, places[0] - LEAD_IN)) + 1
    return "… " + value[start:] if start else value


def mark_differences(fullest: str, wording: str) -> list[Piece] | None:
    """The wording in pieces, against the fullest one; None when they share too little.

    The texts of the ``same`` and ``other`` pieces, joined, are the wording itself.
    """
    segments = align_words(fullest, wording)
    shared = sum(s.b[1] - s.b[0] for s in segments if s.kind == "equal")
    if shared < MIN_SHARED * min(len(fullest), len(wording)):
        return None
    pieces: list[Piece] = []
    for segment in segments:
        gone, here = fullest[slice(*segment.a)], wording[slice(*segment.b)]
        if segment.kind in ("equal", "punctuation"):
            _add(pieces, "same", here)
            continue
        words = sum(any(c.isalnum() for c in word) for word in gone.split())
        if words > MAX_MISSING:
            _add(pieces, "omitted", f"{words} words")
        else:
            _add(pieces, "missing", gone.strip())
        own = here.strip()
        before, _, after = here.partition(own) if own else (here, "", "")
        _add(pieces, "same", before)
        _add(pieces, "other", own)
        _add(pieces, "same", after)
    return _tuck(pieces)


def _tuck(pieces: list[Piece]) -> list[Piece]:
    """Closing marks stand by the word they close, before what is left out after it."""
    out: list[Piece] = []
    for piece in pieces:
        closing = CLOSING.match(piece.text) if piece.mark == "same" else None
        if closing and out and out[-1].mark in ("missing", "omitted"):
            gone = out.pop()
            _add(out, "same", closing.group())
            out.append(gone)
            piece = Piece("same", piece.text[closing.end() :])
        _add(out, piece.mark, piece.text)
    return out


def _add(pieces: list[Piece], mark: Mark, text: str) -> None:
    if not text:
        return
    if pieces and pieces[-1].mark == mark:
        text = pieces.pop().text + text
    pieces.append(Piece(mark, text))
