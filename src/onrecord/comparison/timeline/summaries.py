"""The one sentence of a happening that a reader can take alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.comparison.timeline.clauses import after_dateline
from onrecord.comparison.timeline.gatherings import Gathering
from onrecord.comparison.timeline.happenings import Happening
from onrecord.likeness.vectors import cosine
from onrecord.types import Mention

# How a sentence begins that leans on the one before it.
_LEANS = re.compile(
    r"[\"“‘']?(?:But|And|Or|Yet|So|However|Still|Instead|Then|Also|Meanwhile|Moreover|Nevertheless"
    r"|That|This|These|Those|Such|Another|Both|Others?|Some|One|Two|Neither|There|Here|Later"
    r"|Earlier|Afterwards?|Separately|In addition|By contrast|Among them|Its|Their|His|Her"
    r"|The (?:first|second|third|other|latter|former|two|three|same|next)"
    r"|When (?:asked|reached|pressed|contacted)|Asked"
    r"|(?:An?|\w+) (?:day|week|month|year|hour)s? (?:later|earlier|before|after))\b"
)
_ALSO = re.compile(r"\b(?:also|too|as well|meanwhile|however|therefore|thus)\b")
_PRONOUN = re.compile(r"\b(?:He|She|They|It|I|We|You|he|she|they|it)\b")
LONG = 45  # words; a longer sentence is hard to take in
SHORT = 8
OPENING = 40  # characters in which a pronoun stands for somebody named before


def best_telling(gathering: Gathering, told: Sequence[Happening]) -> Happening:
    """The sentence of ``told`` that is most central and stands alone."""
    centre = gathering.centre()

    def rank(one: Happening) -> tuple[float, int, str, int]:
        worth = cosine(centre, one.stems) - burden(one) + (0.15 if one.leads else 0.0)
        return (-round(worth, 6), len(one.text), one.report.id, one.sentence.start)

    return min(told, key=rank)


def burden(one: Happening) -> float:
    """What speaks against a sentence as a line of its own, from 0."""
    text = one.text[after_dateline(one.text) :]
    words = len(text.split())
    worth = 0.0
    if one.caption:
        worth += 1.0
    if _LEANS.match(text):
        worth += 0.5
    if _ALSO.search(text):
        worth += 0.15
    if dangling(one) is not None:
        worth += 0.4 if subject_of(one) else 0.6
    if text[:1] in "\"“‘'":
        worth += 0.2
    if text.count("”") > text.count("“"):
        worth += 0.3  # it begins inside a quotation
    if one.reason == "said":
        worth += 0.1
    if words > LONG:
        worth += 0.01 * (words - LONG)
    if words < SHORT:
        worth += 0.3
    return worth


def dangling(one: Happening) -> Mention | str | None:
    """The pronoun near the sentence's head that nothing in the sentence explains.

    As a mention where the reading knows the place; its bare word where it does not; None where
    the sentence explains itself.
    """
    text = one.text
    match = _PRONOUN.search(text, after_dateline(text), after_dateline(text) + OPENING)
    if match is None:
        return None
    start = one.sentence.start
    mentions = mentions_in(one)
    if text[:1] in "\"“‘'" and any(m.kind == "name" for m in mentions):
        return None  # the words of somebody whom the sentence names
    for mention in mentions:
        if mention.kind == "name" and mention.span.start < start + match.start():
            return None
        if mention.kind == "pronoun" and mention.span.start == start + match.start():
            return mention
    return match.group()


def mentions_in(one: Happening) -> tuple[Mention, ...]:
    """The mentions within the sentence, in reading order."""
    mentions = one.report.reading.mentions
    first = bisect_left(mentions, one.sentence.start, key=lambda m: m.span.start)
    last = bisect_left(mentions, one.sentence.end, key=lambda m: m.span.start)
    return mentions[first:last]


def subject_of(one: Happening) -> str | None:
    """The full name of whom the sentence's opening pronoun means, where the reading tells."""
    pronoun = dangling(one)
    if not isinstance(pronoun, Mention) or pronoun.entity is None:
        return None
    for entity in one.report.reading.entities:
        if entity.id == pronoun.entity:
            return entity.name if entity.named else None
    return None
