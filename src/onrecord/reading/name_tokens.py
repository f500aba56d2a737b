"""Words and marks of a text, as names are read from them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from onrecord.reading.datelines import mark_datelines
from onrecord.reading.sentences import paragraph_break
from onrecord.types import Span

_TOKEN: Final = re.compile(
    r"""(?P<initials>(?:[A-Z]\.){2,})
    |(?P<abbreviation>(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Col|Lt|Sgt|Capt|Prof|Rev|Hon|Jr|Sr|St|Inc|Corp
        |Co|Ltd|Maj|Adm|Cmdr|Supt|Det|Fr|Cpl|Mt|Ft|Bros|Messrs)\.)
    |(?P<initial>[A-Z]\.(?=\s+[A-Z]))
    |(?P<site>[^\W_]+\.(?:com|ru|org|net|gov|edu|io|info|ua|tv|news)\b)
    |(?P<possessive>['’]s\b)
    |(?P<word>[^\W\d_]\w*(?:['’](?!(?:s|d|ll|ve|re|m)\b)[^\W\d_]\w*)*)
    |(?P<number>\d+(?:[.,]\d+)*\w*)
    |(?P<mark>[^\w\s])""",
    re.VERBOSE,
)
_NAMING: Final = frozenset(("word", "initials", "abbreviation", "initial", "site"))


class Token:
    """One word or mark, and where it stands."""

    __slots__ = ("capital", "dateline", "end", "initial", "kind", "lower", "paragraph", "quoted",
                 "sentence", "start", "text", "word")  # fmt: skip

    def __init__(self, text: str, start: int, kind: str) -> None:
        self.text = text
        self.lower = text.lower()
        # in lower case, without the full stop of an abbreviation
        self.word = self.lower if kind == "word" else self.lower.rstrip(".")
        self.start = start
        self.end = start + len(text)
        self.kind = kind
        self.capital = kind in _NAMING and text[0].isupper()
        self.initial = False  # begins a sentence, behind opening marks
        self.quoted = False  # stands between quotation marks
        self.dateline = False  # belongs to the place that a report is dated from
        self.sentence = 0
        self.paragraph = 0


def tokens_of(text: str, sentences: Sequence[Span]) -> list[Token]:
    """All words and marks of ``text``."""
    tokens = [
        Token(match.group(), match.start(), match.lastgroup or "mark")
        for match in _TOKEN.finditer(text)
    ]
    _place(tokens, text, sentences)
    _mark_quotations(tokens)
    mark_datelines(tokens)
    return tokens


def _place(tokens: list[Token], text: str, sentences: Sequence[Span]) -> None:
    """Number sentences and paragraphs, and mark the words that begin a sentence."""
    starts = [sentence.start for sentence in sentences]
    breaks = [match.start() for match in paragraph_break(text).finditer(text)]
    opening = True
    sentence = paragraph = 0
    next_sentence = starts[1] if len(starts) > 1 else len(text)
    next_paragraph = breaks[0] if breaks else len(text)
    for token in tokens:
        if token.start >= next_sentence:
            sentence, opening = bisect_right(starts, token.start) - 1, True
            next_sentence = starts[sentence + 1] if sentence + 1 < len(starts) else len(text)
        if token.start >= next_paragraph:
            paragraph, opening = bisect_right(breaks, token.start), True
            next_paragraph = breaks[paragraph] if paragraph < len(breaks) else len(text)
        token.sentence, token.paragraph, token.initial = sentence, paragraph, opening
        if token.kind != "mark":
            opening = False
        elif token.text in '“":':
            opening = token.text != '"' or text[token.end : token.end + 1].isalnum()


def mark_single_quotations(tokens: list[Token], spans: Sequence[Span]) -> None:
    """Mark what stands between single marks, as British reports quote."""
    at = 0
    for span in sorted(spans):
        while at < len(tokens) and tokens[at].start < span.start:
            at += 1
        while at < len(tokens) and tokens[at].end <= span.end:
            tokens[at].quoted = True
            at += 1


def _mark_quotations(tokens: list[Token]) -> None:
    """Mark what stands between double quotation marks, paragraph by paragraph."""
    first = 0
    while first < len(tokens):
        last = first
        while last < len(tokens) and tokens[last].paragraph == tokens[first].paragraph:
            last += 1
        _mark_paragraph(tokens, first, last)
        first = last


def _mark_paragraph(tokens: list[Token], first: int, last: int) -> None:
    inside, begun = False, first
    for index in range(first, last):
        token = tokens[index]
        mark = token.text if token.kind == "mark" else ""
        if mark == "“" or (mark == '"' and not inside):
            inside, begun = True, index
        elif mark in ("”", '"'):
            if not inside:  # the opening mark was lost: it stood at the paragraph's beginning
                for before in range(begun, index):
                    tokens[before].quoted = True
            inside, begun = False, index
        else:
            token.quoted = inside
