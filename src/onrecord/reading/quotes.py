"""Quotation marks, paired: where somebody's very words begin and end.

Marks are paired inside one paragraph. A mark that is still open at the paragraph's end is taken up
again by the opening mark of the next paragraph (printers repeat it), or it lost its partner.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.reading.sentences import paragraph_break
from onrecord.reading.verbs import COMMON_CUES
from onrecord.types import Span


class Quote(NamedTuple):
    """One stretch inside quotation marks, the marks included."""

    span: Span
    lost: bool = False  # one of its two marks is missing
    goes_on: bool = False  # the next paragraph takes the same quotation up again
    single: bool = False  # ‘ ’ or ' ': also apostrophes, so more is asked of it

    @property
    def span_pair(self) -> tuple[int, int]:
        """Start and end."""
        return self.span.start, self.span.end


class _Mark(NamedTuple):
    start: int
    end: int
    text: str
    opens: bool  # by what stands around it
    closes: bool


DOUBLE = re.compile(r"''|``|,,(?=\w)|[\"“”„‟«»″]")
SINGLE = re.compile(r"[‘’‚‛'`‹›]")
OPENING = frozenset("“„‟«") | {"``", ",,"}
CLOSING = frozenset("”»")
ELISIONS = re.compile(
    r"(?:\d\d?s\b|\d\d\b|em\b|til\b|cause\b|tis\b|twas\b|n\b|bout\b|round\b)", re.I
)
END_PUNCTUATION = frozenset(",.?!…;—-–")
BEFORE_OPENING = frozenset(" \n\t\u00a0([{—–-/:;,") | {"\u2009", "\u202f"}
_CUE = "|".join(COMMON_CUES)
_NAME = r"(?:he|she|they|it|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}|the [a-z]+(?: [a-z]+)?)"
CUE_TAIL = re.compile(rf"(?<=[,?!.]) (?:{_NAME} (?:{_CUE})|(?:{_CUE}) {_NAME})\b")
CUE_HEAD = re.compile(rf"\b(?:{_CUE})(?: \w+)?[,:] (?=[A-Z])")


def pair_quotation_marks(text: str, sentences: Sequence[Span]) -> list[Quote]:
    """Every quotation of a text in reading order, nested ones left inside the outer one."""
    starts = [sentence.start for sentence in sentences]
    paragraphs = list(paragraph_spans(text))
    quotes: list[Quote] = []
    for number, paragraph in enumerate(paragraphs, start=1):
        taken_up = number < len(paragraphs) and _opening_at(text, paragraphs[number].start)
        doubles = _doubles(text, paragraph, starts, taken_up=taken_up)
        quotes += _with_singles(text, paragraph, doubles)
    return quotes


def paragraph_spans(text: str) -> Iterator[Span]:
    """The paragraphs of a text, without white space around them."""
    start = 0
    edges = [match.span() for match in paragraph_break(text).finditer(text)]
    for end, after in [*edges, (len(text), len(text))]:
        inner = text[start:end].strip()
        if inner:
            first = text.index(inner[0], start)
            yield Span(first, first + len(inner))
        start = after


def _opening_at(text: str, at: int) -> bool:
    return text[at] in '“"„«' or text[at : at + 2] in {"''", "``"}


def _marks(text: str, paragraph: Span, pattern: re.Pattern[str]) -> Iterator[_Mark]:
    for match in pattern.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        mark = match[0]
        opens = (before in BEFORE_OPENING or before in "‘'“\"*") and not after.isspace()
        closes = not before.isspace() and not after.isalnum()
        if mark in OPENING:
            opens, closes = not after.isspace() or not closes, closes and before not in "(["
        elif mark in CLOSING:
            opens, closes = before in " \n" and not after.isspace(), True
        yield _Mark(start, end, mark, opens, closes)


def _doubles(
    text: str, paragraph: Span, sentence_starts: Sequence[int], *, taken_up: bool
) -> list[Quote]:
    found: list[Quote] = []
    opened: _Mark | None = None
    for mark in _marks(text, paragraph, DOUBLE):
        if opened is None:
            if mark.opens and not (mark.closes and mark.text in CLOSING):
                opened = mark
            elif mark.closes and mark.text != ",,":
                found += _lost_opening(text, paragraph, mark, found, sentence_starts)
        elif mark.closes and not (mark.opens and _is_new_opening(mark, opened)):
            if mark.start > opened.end:
                found.append(Quote(Span(opened.start, mark.end)))
            opened = None
        elif mark.opens and _is_new_opening(mark, opened):
            found += _lost_closing(text, paragraph, opened, mark.start)
            opened = mark
    if opened is not None and taken_up and _starts_speech(text, paragraph, opened.start):
        found.append(Quote(Span(opened.start, paragraph.end), goes_on=True))
    elif opened is not None:
        found += _lost_closing(text, paragraph, opened, paragraph.end)
    return found


def _is_new_opening(mark: _Mark, opened: _Mark) -> bool:
    """Whether a mark inside an open quotation begins another one."""
    if opened.text in "„‟" or opened.text == ",,":
        return False  # „low-high“: the high mark closes
    return mark.opens and not mark.closes and mark.text in {opened.text, "“", '"'}


def _starts_speech(text: str, paragraph: Span, at: int) -> bool:
    before = text[paragraph.start : at].rstrip()
    return not before or before[-1] in ".,:;?!…”\"'’)—–"


def _lost_closing(text: str, paragraph: Span, opened: _Mark, limit: int) -> list[Quote]:
    """A quotation without its closing mark: up to its cue, or up to ``limit``."""
    if not _starts_speech(text, paragraph, opened.start):
        return []
    tail = CUE_TAIL.search(text, opened.end, limit)
    end = tail.start() if tail else limit
    end -= len(text[opened.end : end]) - len(text[opened.end : end].rstrip())
    return [Quote(Span(opened.start, end), lost=True)] if end - opened.end > 1 else []


def _lost_opening(
    text: str, paragraph: Span, mark: _Mark, found: Sequence[Quote], sentence_starts: Sequence[int]
) -> list[Quote]:
    """A quotation without its opening mark: from the start of the paragraph or sentence."""
    before = text[mark.start - 1] if mark.start > paragraph.start else " "
    if mark.start == paragraph.start or before not in END_PUNCTUATION or before.isdigit():
        return []
    start = paragraph.start
    if found:
        at = bisect_right(sentence_starts, mark.start - 1) - 1
        start = max(sentence_starts[at] if at >= 0 else start, found[-1].span.end)
        while start < mark.start and (text[start].isspace() or text[start] in ".,;"):
            start += 1
    for head in CUE_HEAD.finditer(text, start, mark.start):
        start = head.end()
    return [Quote(Span(start, mark.end), lost=True)] if mark.start - start > 1 else []


def _with_singles(text: str, paragraph: Span, doubles: list[Quote]) -> list[Quote]:
    """Doubles and, outside them, what single marks enclose, in order."""
    singles: list[Quote] = []
    opened: _Mark | None = None
    weak: _Mark | None = None  # a closing mark that may be a plural's apostrophe
    spans = iter(doubles)
    double = next(spans, None)
    for mark in _marks(text, paragraph, SINGLE):
        while double is not None and double.span.end <= mark.start:
            double = next(spans, None)
        if double is not None and double.span.start <= mark.start:
            continue
        if _opens_single(text, paragraph, mark):
            if opened is not None and weak is not None:
                singles.append(Quote(Span(opened.start, weak.end), single=True))
            opened, weak = mark, None
        elif opened is not None and mark.closes and mark.text in "’'‘›‹":
            before = text[mark.start - 1]
            after = text[mark.end] if mark.end < paragraph.end else "."
            if before == "s" and after == " ":
                weak = mark
            elif mark.start > opened.end:
                singles.append(Quote(Span(opened.start, mark.end), single=True))
                opened, weak = None, None
    if opened is not None and weak is not None:
        singles.append(Quote(Span(opened.start, weak.end), single=True))
    if not singles:
        return doubles
    outer = iter(singles)
    current = next(outer, None)
    kept: list[Quote] = list(singles)
    for quote in doubles:
        while current is not None and current.span.end <= quote.span.start:
            current = next(outer, None)
        if current is None or not current.span.overlaps(quote.span):
            kept.append(quote)
    return sorted(kept)


def _opens_single(text: str, paragraph: Span, mark: _Mark) -> bool:
    if not mark.opens or mark.text in "’›" or mark.end >= paragraph.end:
        return False
    before = text[mark.start - 1] if mark.start > paragraph.start else " "
    if before not in BEFORE_OPENING or (before in ",-/" and mark.text in "'`"):
        return False
    after = text[mark.end]
    return (after.isalnum() or after in '[“"…') and not ELISIONS.match(text, mark.end)
