"""An attribution while it is put together: token work done, the rest still to be told."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.reading.lines import Line, Token
from onrecord.types import Attribution, Channel, Finding, Span
from onrecord.types.reading import Act, QuoteKind, Stance

# The share of a rule's attributions that annotators had marked too (half of the characters of
# both contents shared): PolNeAR's 840 training articles, where there are ten or more of them,
# by `python -m benchmarks.attributions --split train --rules`.
CONFIDENCE = {
    "said-after": 0.93,
    "said-around": 0.84,
    "said-before": 0.81,
    "according-to": 0.82,
    "reported-by": 0.80,
    "quoted-as": 0.80,
    "introduced": 0.82,
    "declined": 0.77,
    "called-for": 0.74,
    "named": 0.72,
    "silent": 0.56,
    "turn": 0.9,
    "signed": 0.9,
    "standing": 0.68,
    "continued": 0.51,
    "idea": 0.50,
    "passive": 0.50,
    "accused": 0.80,
    "act": 0.72,
    "view": 0.57,
    "finding": 0.79,
    "claim-noun": 0.63,
    "expected": 0.69,
}


LONGEST_HEADING = 24  # tokens; a longer paragraph without a full stop lost it


@dataclass(slots=True, eq=False)
class Draft:
    """One attribution in the making, and the line it was found in."""

    line: int  # index among the article's lines
    content: list[Span]
    source: Span | None
    cue: Span | None
    rule: str
    stance: Stance = "says"
    sure: bool = True  # the source is the phrase beside the cue
    entity: str | None = None
    channel: Channel | None = None
    date: str | None = None
    doubt: float = 1.0  # factor on the rule's confidence
    relayed_by: Draft | None = None  # the outlet's attribution around it: "TASS reported that ..."
    act: Act = "says"
    finding: Finding | None = None  # what the network said of it
    anonymous: bool = False

    @property
    def confidence(self) -> float:
        """How far to trust it, 0 to 1."""
        trust = 0.0 if self.rule == "reader" else CONFIDENCE[self.rule]
        if self.finding is not None:
            trust = max(trust, self.finding.score)
        return round(trust * self.doubt * (1.0 if self.sure else 0.9), 2)


def by_line(drafts: Iterable[Draft]) -> dict[int, list[Draft]]:
    """The drafts of each line."""
    grouped: dict[int, list[Draft]] = {}
    for draft in drafts:
        grouped.setdefault(draft.line, []).append(draft)
    return grouped


def by_touched_line(lines: Sequence[Line], drafts: Iterable[Draft]) -> dict[int, list[Draft]]:
    """The drafts whose content stands in each line, wherever their cue is."""
    ends = [line.span.end for line in lines]
    grouped: dict[int, list[Draft]] = {}
    for draft in drafts:
        touched: set[int] = set()
        for span in draft.content:
            at = bisect_right(ends, span.start)
            while at < len(lines) and lines[at].span.start < span.end:
                touched.add(at)
                at += 1
        for number in touched:
            grouped.setdefault(number, []).append(draft)
    return grouped


def span_of(tokens: Sequence[Token], first: int, last: int) -> Span:
    """The characters from one token to another, both included."""
    return Span(tokens[first].start, tokens[last].end)


CLAUSE = 4  # words in marks that can be a clause by themselves
REMARK = re.compile(
    r",? (?:an?|words|something|which|in what|to which) (?=\w)|, the \w+ (?:he|she|that)"
)


def finished(text: str, lines: Sequence[Line], drafts: Sequence[Draft]) -> tuple[Attribution, ...]:
    """The attributions that drafts have become, in reading order."""
    quoted = [
        token.quote.span for line in lines for token in line.tokens if token.quote is not None
    ]
    starts = [span.start for span in quoted]
    done = []
    for draft in sorted(drafts, key=lambda d: (d.content[0], d.cue or d.content[0])):
        content = _disjoint(draft.content)
        inside = [
            span
            for part in content
            for span in quoted[bisect_left(starts, part.start) : bisect_left(starts, part.end)]
        ]
        content = _without_remark(text, content, inside)
        done.append(
            Attribution(
                kind=_kind(text, content, inside),
                content=content,
                source=draft.source,
                cue=draft.cue,
                entity=draft.entity,
                channel=draft.channel,
                stance=draft.stance,
                date=draft.date,
                confidence=draft.confidence,
                rule=draft.rule,
                act=draft.act,
                finding=draft.finding,
                anonymous=draft.anonymous,
            )
        )
    return tuple(done)


def _without_remark(
    text: str, content: tuple[Span, ...], quotes: Sequence[Span]
) -> tuple[Span, ...]:
    """The content without what the article says of a quoted clause: "...", *a sentence that* ..."""
    last = content[-1]
    clauses = [q for q in quotes if last.contains(q) and q.of(text).count(" ") >= CLAUSE - 1]
    if not clauses or not REMARK.match(text, clauses[-1].end, last.end):
        return content
    return (*content[:-1], Span(last.start, clauses[-1].end))


def _disjoint(spans: Sequence[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _kind(text: str, content: Sequence[Span], quoted: Sequence[Span]) -> QuoteKind:
    if not quoted:
        return "indirect"
    bare = sum(char.isalnum() for span in content for char in span.of(text))
    marked = sum(char.isalnum() for span in quoted for char in span.of(text))
    return "direct" if bare <= marked else "mixed"
