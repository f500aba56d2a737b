"""What an outlet changed in an article, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from onrecord.likeness.alignment import align_words

MOST = 4_000  # words of two paragraphs times each other's; more is shown as taken out and put in

Kind = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both versions, in the earlier one only, or in the later one only."""

    kind: Kind
    text: str


def changed_paragraphs(before: str, after: str) -> list[list[Piece]]:
    """The later text, paragraph by paragraph, with what is not as in the earlier one.

    >>> changed_paragraphs("A ferry.\\n\\nIt left.", "A ferry.\\n\\nIt left late.")[1]
    [Piece(kind='same', text='It left'), Piece(kind='new', text=' late'), \
Piece(kind='same', text='.')]
    """
    old, new = before.split("\n\n"), after.split("\n\n")
    out: list[list[Piece]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            out += [[Piece("same", text)] for text in new[c:d]]
            continue
        both = min(b - a, d - c)
        out += [_words(old[a + n], new[c + n]) for n in range(both)]
        out += [[Piece("gone", text)] for text in old[a + both : b]]
        out += [[Piece("new", text)] for text in new[c + both : d]]
    return out


def _words(before: str, after: str) -> list[Piece]:
    if len(before.split()) * len(after.split()) > MOST * 100:
        return [Piece("gone", before), Piece("new", after)]
    pieces: list[Piece] = []
    for segment in align_words(before, after):
        gone, here = before[slice(*segment.a)], after[slice(*segment.b)]
        if gone == here or (segment.kind == "equal" and gone.casefold() == here.casefold()):
            _add(pieces, "same", here)
            continue
        _add(pieces, "gone", gone)
        _add(pieces, "new", here)
    return pieces


def _add(pieces: list[Piece], kind: Kind, text: str) -> None:
    if not text:
        return
    if pieces and pieces[-1].kind == kind:
        text = pieces.pop().text + text
    pieces.append(Piece(kind, text))
