"""Words that bear their speaker's label: a transcript's turns, and quotations signed with a dash.

"MOSS: It holds." and "“It holds.” — Ada Vale" are exact, so they have the last word over what the
network and the other rules made of the same words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.reading.drafts import Draft
from onrecord.reading.lines import Line
from onrecord.reading.quotes import Quote, paragraph_spans
from onrecord.types import Span

# A turn: a name in capitals, or one with its capitals, and a colon, at the start of a paragraph.
TURN = re.compile(
    r"[“\"']?(?P<name>(?:(?:[A-Z][A-Z.’'-]+|Q|A)(?: [A-Z][A-Z.’'-]*){0,4}|"
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}))(?: \([^()\n]{1,40}\))?(?P<colon>:)\s+(?=\S)"
)
LEAST_TURNS = 4  # in all; three headings with a colon are no transcript
LEAST_SHARE = 0.25  # of the article's paragraphs
SIGNED = re.compile(
    r"\s{0,3}(?P<dash>[―—–]|--|-(?= ))\s?"
    r"(?P<name>[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]*|de|van|von|of)){0,5})"
    r"(?=,? ?\W{0,2}(?:\n|$))"
)
LEAST_SIGNED = 20  # characters of a quotation; a shorter one is a title, and the name its author


def label_drafts(
    text: str, lines: Sequence[Line], quotes: Sequence[Quote], drafts: Sequence[Draft]
) -> list[Draft]:
    """The drafts, with labelled words given to those who are named at them."""
    starts = [line.span.start for line in lines]
    labelled = [
        Draft(max(0, bisect_right(starts, content.start) - 1), [content], name, mark, rule)
        for rule, content, name, mark in (*_turns(text), *_signed(text, quotes))
    ]
    if not labelled:
        return list(drafts)
    taken = sorted(draft.content[0] for draft in labelled)
    ends = [span.end for span in taken]

    def is_free(draft: Draft) -> bool:
        """Whether a draft's words, or its source, are outside what is labelled, or well inside."""
        for span in draft.content:
            at = bisect_right(ends, span.start)
            if at < len(taken) and taken[at].start < span.end:
                inside = taken[at].contains(span) and span != taken[at]
                return inside and draft.source is not None and taken[at].contains(draft.source)
        return True

    return [*(draft for draft in drafts if is_free(draft)), *labelled]


Labelled = tuple[str, Span, Span, Span]  # rule, content, name, mark


def _turns(text: str) -> Iterator[Labelled]:
    """The turns of a transcript; a paragraph without a label goes on with the turn before it."""
    paragraphs = list(paragraph_spans(text))
    found = [TURN.match(text, span.start, span.end) for span in paragraphs]
    turns = [match for match in found if match]
    if len(turns) < LEAST_TURNS or len(turns) < LEAST_SHARE * len(paragraphs):
        return
    often = Counter(match["name"] for match in turns)
    # One capitalised word is a label where it comes again ("Moss:"); once, it is a heading.
    once = {name for name, n in often.items() if n < 2 and not (" " in name or name.isupper())}
    turns = [match for match in turns if match["name"] not in once]
    if len(turns) < LEAST_TURNS or len(often) - len(once) < 2:
        return
    if often.most_common(1)[0][1] < 2:
        return
    for span, match in zip(paragraphs, found, strict=True):
        if match and match["name"] not in once:
            name, colon = Span(*match.span("name")), Span(*match.span("colon"))
            yield "turn", Span(match.end(), span.end), name, colon


def _signed(text: str, quotes: Sequence[Quote]) -> Iterator[Labelled]:
    starts = [quote.span.start for quote in quotes]
    for at, quote in enumerate(quotes):
        match = SIGNED.match(text, quote.span.end)
        long = quote.span.end - quote.span.start >= LEAST_SIGNED
        if match and long and bisect_left(starts, match.end()) == at + 1:
            name, dash = Span(*match.span("name")), Span(*match.span("dash"))
            yield "signed", quote.span, name, dash
