"""WordPiece: the pieces of a text, and the characters that each stands for.

The uncased WordPiece of BERT (Devlin et al. 2019): lower case, accents dropped, then the longest
piece of the vocabulary first. Written here because offsets are all that matters to us, and a
tokeniser library costs fifteen packages. Ordinary text gives the library's pieces, and a test
holds it to them; unlike the library it cuts at combining marks and at signs that touch a word
("€5"), and takes control and joining characters for unknown pieces instead of dropping them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]

# A run of letters and digits, or one mark; of the scripts written without spaces, one character.
_UNSPACED = "\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+|[^\w\s]|_")
LONGEST_WORD = 100  # characters; as in BERT, a longer word is unknown
REMEMBERED_WORDS = 100_000  # words whose pieces are kept; some 20 MiB

Piece = tuple[int, int, int]  # id, start and end within its word


class Pieces(NamedTuple):
    """The pieces of one text, in order."""

    ids: Integers
    starts: Integers  # offsets of characters in the text
    ends: Integers

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of pieces that share a character with start..end."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        last = int(np.searchsorted(self.starts, end, side="left"))
        return first, max(first, last)


class WordPiece:
    """Cuts texts into the pieces of one vocabulary; remembers the words it has cut."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown = self._ids["[UNK]"]
        self.opening = self._ids["[CLS]"]
        self.closing = self._ids["[SEP]"]
        self.hidden = self._ids["[MASK]"]
        self._words: dict[str, tuple[Piece, ...]] = {}

    def __call__(self, text: str) -> Pieces:
        """The pieces of ``text``; characters that are no part of any are white space."""
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        known = self._words
        for match in _TOKEN.finditer(text):
            at = match.start()
            word = match[0]
            pieces = known.get(word)
            if pieces is None:
                pieces = self._cut(word)
                if len(known) < REMEMBERED_WORDS:
                    known[word] = pieces
            for number, start, end in pieces:
                ids.append(number)
                starts.append(at + start)
                ends.append(at + end)
        return Pieces(*(np.array(numbers, dtype=np.int64) for numbers in (ids, starts, ends)))

    def _cut(self, word: str) -> tuple[Piece, ...]:
        if len(word) > LONGEST_WORD:
            return ((self.unknown, 0, len(word)),)
        plain: list[str] = []
        places: list[int] = []  # of each plain character in the word
        for place, char in enumerate(word):
            for part in unicodedata.normalize("NFD", char.lower()):
                if unicodedata.category(part) != "Mn":
                    plain.append(part)
                    places.append(place)
        letters = "".join(plain)
        found: list[Piece] = []
        start = 0
        while start < len(letters):
            end = len(letters)
            while end > start:
                number = self._ids.get(("##" if start else "") + letters[start:end])
                if number is not None:
                    break
                end -= 1
            else:
                return ((self.unknown, 0, len(word)),)
            found.append((number, places[start], places[end - 1] + 1))
            start = end
        return tuple(found)
