"""The network's findings and the rules' drafts made one list, each mended by what is exact.

The network says where an attribution is; a rule that found the same one lends its name, stance and
act, and where the network gave no source or cue, those. Exact rules come last: a heading quotes
nobody, a quotation is whole, a content begins and ends with a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from onrecord.reading.cue_words import UNSOURCED, judge_cue
from onrecord.reading.drafts import CLAUSE, LONGEST_HEADING, Draft
from onrecord.reading.lines import Line
from onrecord.reading.quotes import Quote
from onrecord.types import Finding, Span

DASHED = re.compile(r"(?:, [\w .]{2,20})?\s*(?:\([^()\n]{2,20}\)\s*)?[—–-]")
FOLLOWING = frozenset({"introduced", "continued"})
FAR = 3000  # characters that a twin may begin before a finding
SAME = 0.4  # of two contents' characters shared: the same attribution
# Rules whose drafts stand although the network saw nothing: PolNeAR train, see CONFIDENCE.
TRUSTED = frozenset({"said-after", "said-around", "according-to", "introduced", "declined"})

NESTED = frozenset({"said-before", "said-after", "according-to", "reported-by", "idea", "declined"})

# "REUTERS/Ada Vale": a caption's end, glued to the sentence behind it.
PICTURE_CREDIT = re.compile(r"(?:REUTERS|Reuters|AP|AFP|EPA|Getty|[A-Z]+ Images?)/[A-Z]")


def join_findings(
    text: str,
    lines: Sequence[Line],
    quotes: Sequence[Quote],
    findings: Sequence[Finding],
    ruled: Sequence[Draft],
) -> list[Draft]:
    """One list of drafts, in reading order."""
    starts = [line.span.start for line in lines]
    wholes = _Wholes(text, quotes)
    left = _Left(ruled)
    joined: dict[tuple[Span, ...], Draft] = {}
    for finding in findings:
        if _in_heading(lines, starts, finding):
            continue
        content = wholes.whole(finding)
        if not content:
            continue
        known = joined.get(tuple(content))
        if known is not None:  # two halves of one quotation
            known.source, known.cue = known.source or finding.source, known.cue or finding.cue
            continue
        twin = left.twin(content, finding)
        at = max(0, bisect_right(starts, (finding.cue or finding.content[0]).start) - 1)
        joined[tuple(content)] = _draft(text, at, finding, content, twin, wholes)
    drafts = list(joined.values())
    covered = _Covered(span for draft in drafts for span in draft.content)
    wide = _Covered(Span(d.content[0].start, d.content[-1].end) for d in drafts)
    for draft in left.rest():
        free = not any(covered.touches(span) for span in draft.content)
        if (free and draft.rule in TRUSTED) or (not free and _is_nested(draft, covered, wide)):
            drafts.append(draft)
    return sorted(drafts, key=lambda draft: (draft.line, draft.content[0]))


def without_strays(
    placed: Sequence[Draft], joined: Sequence[Draft], quotes: Sequence[Quote]
) -> list[Draft]:
    """The drafts without the cueless quotations that the network passed over, but for some.

    A quotation that a colon introduces, or that goes on from the paragraph before, stays when both
    of its marks are there and nothing else claims its words. Where marks are lost, what lies
    between two of them is as often the writer's own words.
    """
    known = {id(draft) for draft in joined}
    covered = _Covered(span for draft in joined for span in draft.content)
    lost = {quote.span.start for quote in quotes if quote.lost}
    return [
        draft
        for draft in placed
        if id(draft) in known
        or (
            draft.rule in FOLLOWING
            and draft.content[0].start not in lost
            and not any(covered.touches(span) for span in draft.content)
        )
    ]


class _Covered:
    """Some spans, which may overlap, and quick answers about them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def touches(self, span: Span) -> bool:
        """Whether one of them shares a character with a span."""
        at = bisect_left(self._starts, span.end)
        return at > 0 and self._ends[at - 1] > span.start

    def contains(self, span: Span) -> bool:
        """Whether a span lies in one of them."""
        at = bisect_right(self._starts, span.start)
        return at > 0 and self._ends[at - 1] >= span.end

    def end_around(self, place: int) -> int:
        """Where the last of those ends that begin at a place or before it; 0 for none."""
        at = bisect_right(self._starts, place)
        return self._ends[at - 1] if at else 0


def _is_nested(draft: Draft, covered: _Covered, wide: _Covered) -> bool:
    """Whether a draft stands, source and all, in one content: "Moss said *Vale told her that ...*"

    The corpus that the network learnt from marks the outer level alone, and the network may take
    the inner source and cue out of the content: ``wide`` covers from its first to its last part.
    A nested content ends at the latest where the outer one does.
    """
    if draft.rule not in NESTED or draft.act != "says" or not (draft.source and draft.cue):
        return False
    first = draft.content[0]
    parts = (draft.source, draft.cue, Span(first.start, first.start + 1))
    if not covered.touches(parts[2]) or not all(wide.contains(part) for part in parts):
        return False
    end = wide.end_around(first.start)
    kept = [span for span in draft.content if span.start < end]
    draft.content = [Span(span.start, min(span.end, end)) for span in kept]
    return True


def _in_heading(lines: Sequence[Line], starts: Sequence[int], finding: Finding) -> bool:
    at = max(0, bisect_right(starts, finding.content[0].start) - 1)
    return lines[at].heading and len(lines[at].tokens) <= LONGEST_HEADING


def _draft(
    text: str,
    line: int,
    finding: Finding,
    content: list[Span],
    twin: Draft | None,
    wholes: _Wholes,
) -> Draft:
    if twin is not None and _is_by_another(finding, twin):
        twin.finding = finding
        return twin
    cue = finding.cue or (twin.cue if twin else None)
    source = finding.source or (twin.source if twin else None)
    if source is not None and PICTURE_CREDIT.match(text, source.start):
        source = None  # who took the picture above says nothing
    sure = finding.source is not None or twin is None or twin.sure
    draft = Draft(line, content, source, cue, "reader", sure=sure)
    draft.finding = finding
    if twin is not None:
        draft.rule, draft.stance, draft.act = twin.rule, twin.stance, twin.act
        return draft
    quoted = any(wholes.touches(span) for span in content)
    words = cue.of(text) if cue else ""
    draft.act, draft.stance = judge_cue(words, quoted=quoted)
    if source is None and not quoted and not UNSOURCED.search(words.lower()):
        draft.act = "does"  # the article's own voice: "it is worth noting that"
    return draft


def _is_by_another(finding: Finding, twin: Draft) -> bool:
    """ "The board is weighing a plan, *as announced by Vale*": the words are Vale's, whole.

    The network took the board's weighing for speech; who reports it stands there in so many words.
    """
    if twin.rule != "reported-by" or twin.source is None or twin.cue is None:
        return False
    here = [span for span in (finding.source, finding.cue) if span is not None]
    return not any(span.overlaps(twin.source) or span.overlaps(twin.cue) for span in here)


class _Left:
    """The rules' drafts that no finding has taken yet."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = sorted(drafts, key=lambda draft: draft.content[0])
        self._starts = [draft.content[0].start for draft in self._drafts]
        self._taken: set[int] = set()

    def twin(self, content: Sequence[Span], finding: Finding) -> Draft | None:
        """The draft of the same attribution, taken out of those that are left."""
        best, share = -1, 0.0
        first = bisect_left(self._starts, content[0].start - FAR)
        for at in range(first, bisect_left(self._starts, content[-1].end)):
            draft = self._drafts[at]
            shared = overlap(content, draft.content)
            same_cue = finding.cue and draft.cue and finding.cue.overlaps(draft.cue)
            if shared > share and (shared >= SAME or same_cue) and at not in self._taken:
                best, share = at, shared
        if best < 0:
            return None
        self._taken.add(best)
        return self._drafts[best]

    def rest(self) -> list[Draft]:
        """Those that no finding took."""
        return [draft for at, draft in enumerate(self._drafts) if at not in self._taken]


def overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Characters in both, of those in either."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    total = sum(span.end - span.start for span in (*one, *other)) - shared
    return shared / total if total else 0.0


class _Wholes:
    """Makes contents whole: no quotation cut, no word cut."""

    def __init__(self, text: str, quotes: Sequence[Quote]) -> None:
        self._text = text
        self._quotes = [quote.span for quote in quotes if not quote.lost]
        self._starts = [span.start for span in self._quotes]
        # With its opening mark lost a quotation still ends where its closing mark stands.
        self._lost = {quote.span.end: quote.span.start for quote in quotes if quote.lost}

    def touches(self, span: Span) -> bool:
        """Whether a quotation shares a character with the span."""
        return bool(self._near(span))

    def whole(self, finding: Finding) -> list[Span]:
        """The content with each quotation it shares characters with, in order, gaps closed."""
        outside = [span for span in (finding.source, finding.cue) if span]
        grown = []
        for span in finding.content:
            if self._is_dateline(span):
                continue
            begins = self._lost.get(span.end, span.start)
            if not any(begins < other.end and other.start < span.start for other in outside):
                span = Span(min(begins, span.start), span.end)
            for quote in self._near(span):
                if not any(quote.overlaps(other) for other in outside):
                    span = Span(min(span.start, quote.start), max(span.end, quote.end))
            grown.append(self._words(self._closed(span)))
        closed: list[Span] = []
        for span in sorted(grown):
            if closed and not self._text[closed[-1].end : span.start].strip():
                before = closed.pop()
                span = Span(before.start, max(before.end, span.end))
            closed.append(span)
        return closed

    def _is_dateline(self, span: Span) -> bool:
        """Whether a part is the place that a report begins with: *LISBON* (TARN) — ..."""
        if not span.of(self._text).isupper() or DASHED.match(self._text, span.end) is None:
            return False
        return span.start == 0 or self._text[span.start - 1] == "\n"

    def _closed(self, span: Span) -> Span:
        """Without what follows a quotation that its comma ends: *“I wish him well,”* it lingers."""
        near = self._near(span)
        if len(near) != 1 or near[0].start != span.start or near[0].end == span.end:
            return span
        inside = self._text[near[0].start : near[0].end]
        return near[0] if inside[-2:-1] == "," and inside.count(" ") >= CLAUSE - 1 else span

    def _near(self, span: Span) -> list[Span]:
        first = bisect_left(self._starts, span.start)
        first -= first > 0 and self._quotes[first - 1].end > span.start
        return self._quotes[first : bisect_left(self._starts, span.end)]

    def _words(self, span: Span) -> Span:
        start, end, text = span.start, span.end, self._text
        while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        return Span(start, end)
