"""Transcripts and pages of questions and answers: who answers, and where it was said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.drafts import Draft
from onrecord.reading.lines import Line
from onrecord.reading.mentions import Naming
from onrecord.types import Channel, Span
from onrecord.types.reading import ChannelKind

ANSWERS = frozenset({"A", "Answer"})
QUESTIONS = frozenset({"Q", "Question"})
ABOUT = 600  # characters around the turns that say what they are from
# What a transcript is of, by the words before or behind its turns; the first that fits.
OCCASIONS: tuple[tuple[ChannelKind, re.Pattern[str]], ...] = (
    (
        "briefing",
        re.compile(r"\b(?:news|press) conference\b|\bbriefing\b|\b(?:earnings|conference) call\b"),
    ),
    (
        "interview",
        re.compile(
            r"\binterview(?:ed|s)?\b|\bbroadcast\b|\bprogramme\b|\bpodcast\b|\bspoke (?:to|with) us"
            r"|\b[Ww]e (?:asked|spoke|talked|met)\b|\breceives us\b|\bQ ?(?:&|and) ?A\b|\bon air\b"
        ),
    ),
    ("speech", re.compile(r"\b(?:hearing|debate|parliament|session|testimony|Question Time)\b")),
)


def answer_turns(text: str, lines: Sequence[Line], drafts: Sequence[Draft], naming: Naming) -> None:
    """Give the answers of "Q: ... A: ..." to the one person whom the lines before them name."""
    turns = [draft for draft in drafts if draft.rule == "turn"]
    answers = [draft for draft in turns if _label(text, draft) in ANSWERS]
    if not answers:
        return
    first = min(draft.content[0].start for draft in turns)
    people = {e.id for e in naming.entities if e.kind == "person" and e.named}
    before = [m for m in naming.mentions if m.span.end < first and m.entity in people]
    named = list(dict.fromkeys(mention.entity for mention in before))
    if len(named) > 1:  # the one whom the first sentence opens with
        opening = lines[0].span.end if lines else 0
        named = [m.entity for m in before if m.span.start < opening][:1]
    for draft in answers:
        draft.entity = draft.entity or (named[0] if len(named) == 1 else None)


def attach_to_turns(text: str, drafts: Sequence[Draft], outlet: str | None) -> None:
    """Give the turns of a transcript the channel that the lines around them tell of."""
    turns = [draft for draft in drafts if draft.rule == "turn"]
    if not turns:
        return
    channel = _occasion(text, turns, outlet)
    for draft in turns:
        draft.channel = draft.channel or channel


def _occasion(text: str, turns: Sequence[Draft], outlet: str | None) -> Channel | None:
    first = min(t.source.start if t.source else t.content[0].start for t in turns)
    last = max(t.content[-1].end for t in turns)
    name = outlet.removeprefix("The ") if outlet else None
    for start, end in ((max(0, first - ABOUT), first), (last, min(len(text), last + ABOUT))):
        for kind, pattern in OCCASIONS:
            if found := pattern.search(text, start, end):
                own = name if kind == "interview" else None
                return Channel(kind, own, Span(*found.span()))
    labels = {_label(text, turn): turn for turn in turns}
    asked = next((labels[label] for label in QUESTIONS if label in labels), None)
    if asked is not None and asked.source is not None:
        return Channel("interview", name, asked.source)
    return None


def _label(text: str, draft: Draft) -> str:
    return draft.source.of(text) if draft.source else ""
