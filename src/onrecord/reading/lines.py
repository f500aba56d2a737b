"""Sentences laid out as tokens, each outermost quotation one token.

What somebody else's words contain (full stops, verbs, other people's names) must not disturb the
reading of the sentence around them, so a quotation is closed until its speaker is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from onrecord.reading.quotes import Quote, paragraph_spans
from onrecord.types import Span


class Token(NamedTuple):
    """A word, a punctuation mark or a whole quotation."""

    start: int
    end: int
    text: str  # of a quotation, the punctuation before its closing mark, if any
    low: str  # lower case, apostrophes straight
    quote: Quote | None = None

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its tokens, and where it stands."""

    tokens: tuple[Token, ...]
    paragraph: int
    first: bool  # the first of its paragraph
    heading: bool  # a paragraph that ends like a heading, not like a sentence

    @property
    def span(self) -> Span:
        """From the first character of the first token to the last of the last."""
        return Span(self.tokens[0].start, self.tokens[-1].end)

    @property
    def is_quotation(self) -> bool:
        """Whether it is made of quotations alone."""
        quoted = any(token.quote for token in self.tokens)
        return quoted and all(token.quote or not token.text.isalnum() for token in self.tokens)


ABBREVIATED = (
    r"(?=[A-Z])(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Adm|Prof|Rev|Hon|St|Jr|Sr|Maj|"
    r"Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|Mich|Calif|Fla|"
    r"Pa|Va|Wis|Ill|Ind|Ariz|Colo|Conn|Minn|Tenn|Tex|Wash|Inc|Corp|Co|Ltd|No|vs)\."
)
TOKEN = re.compile(
    rf"{ABBREVIATED}|(?:[A-Za-z]\.)+(?:[A-Z](?!\w))?(?:['’]s\b)?|[$€£#@]?\w+(?:[-'’&./,]\w+)*['’]?(?=\W|$)"
    r"|\w+|--+|\.{2,}|[^\w\s]"
)
LONGEST_TOKEN = 200  # characters; what is longer is no word, and is kept out of comparisons
LONGEST_LINE = 400  # tokens; no sentence is longer, and what looks at whole lines stays quick
PUNCTUATION = frozenset(".?!…:;,—–-")
STRAIGHT = str.maketrans({"’": "'", "ʼ": "'"})


def lay_out(text: str, sentences: Sequence[Span], quotes: Sequence[Quote]) -> list[Line]:
    """The sentences of a text as lines of tokens, in order; none ends inside a quotation."""
    lines: list[Line] = []
    ends = [sentence.end for sentence in sentences]
    at_quote = at_end = 0
    for number, paragraph in enumerate(paragraph_spans(text)):
        tokens: list[Token] = []
        cuts: list[int] = []  # indexes of tokens before which a line begins
        at = paragraph.start
        while at < paragraph.end:
            quote = quotes[at_quote] if at_quote < len(quotes) else None
            inside = quote is not None and quote.span.start < paragraph.end
            stop = quote.span.start if quote is not None and inside else paragraph.end
            for match in TOKEN.finditer(text, at, stop):
                while at_end < len(ends) and ends[at_end] <= match.start():
                    if tokens and (not cuts or cuts[-1] < len(tokens)):
                        cuts.append(len(tokens))
                    at_end += 1
                word = match[0][:LONGEST_TOKEN]
                tokens.append(Token(*match.span(), word, word.lower().translate(STRAIGHT)))
            at = stop
            if quote is not None and inside:
                while at_end < len(ends) and ends[at_end] < quote.span.end:
                    if tokens and ends[at_end] <= quote.span.start:
                        cuts.append(len(tokens))
                    at_end += 1
                last = text[quote.span.end - 2] if quote.span.end - quote.span.start > 2 else ""
                last = last if last in PUNCTUATION else ""
                tokens.append(Token(*quote.span_pair, last, "", quote))
                at = quote.span.end
                at_quote += 1
        while at_end < len(ends) and ends[at_end] <= paragraph.end:
            at_end += 1
        lines += _cut(text, tokens, cuts, number)
    return lines


def _cut(text: str, tokens: list[Token], cuts: list[int], paragraph: int) -> list[Line]:
    if not tokens:
        return []
    end = tokens[-1].end
    heading = text[end - 1] not in ".?!…:;,”\"'’»)" and len(cuts) < 1
    edges = sorted({0, *cuts, len(tokens), *range(LONGEST_LINE, len(tokens), LONGEST_LINE)})
    return [
        Line(tuple(tokens[first:last]), paragraph, first == 0, heading)
        for first, last in pairwise(edges)
        if first < last
    ]
