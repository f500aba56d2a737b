"""Whom a phrase means by the network's link to earlier mentions, where the rules leave it open."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from onrecord.reading.mentions import Naming
from onrecord.reading.model import Antecedents
from onrecord.types import Mention, Span

# Chosen on the even articles of benchmarks/speakers.py.
LEAST_SHARE = 0.5  # of the links to all earlier mentions, for one entity
LEAST_LEAD = 0.25  # over the second entity
FURTHEST = 1500  # characters back; a window sees no more
OPENS = re.compile(r"(?:(?:the|his|her|its|their|this|that|a|an)\s+)$", re.IGNORECASE)
# "A person familiar with the talks" is somebody new, whoever was named before.
NEW = re.compile(
    r"(?:an?|one|some|several|many|most|two|three|four|another|other)\b", re.IGNORECASE
)
PLAIN = re.compile(r"(?:(?:the|this|that|his|her|their|its)\s+)?[a-z][\w ’'-]*", re.IGNORECASE)
PERSONAL = frozenset({"he", "him", "she", "her"})
SPEAKERS = frozenset({"person", "organisation", "group"})


class LinkedMentions:
    """The mentions of one article, with the network's links between them."""

    def __init__(self, text: str, naming: Naming, antecedents: Sequence[Antecedents]) -> None:
        self._text = text
        self._antecedents = antecedents
        entities = {e.id: e for e in naming.entities if e.named and e.kind in SPEAKERS}
        self._people = {e.id for e in entities.values() if e.kind == "person"}
        self._mentions = [mention for mention in naming.mentions if mention.entity in entities]
        self._starts = [mention.span.start for mention in self._mentions]
        self._role_starts = {role.span.end: role.span.start for role in naming.roles}

    def entity_of(self, source: Span) -> str | None:
        """The entity whose earlier mentions the source links to; None where that is not sure."""
        part = next((part for part in self._antecedents if part.holds(source)), None)
        phrase = source.of(self._text)
        if (
            part is None
            or not PLAIN.fullmatch(phrase)
            or NEW.match(phrase)
            or phrase[:1].isupper() != self._begins(source)
        ):
            return None
        first = bisect_left(self._starts, source.start - FURTHEST)
        before = self._mentions[first : bisect_left(self._starts, source.start)]
        personal = phrase.lower() in PERSONAL
        shares: dict[str, float] = defaultdict(float)
        for mention, share in zip(before, self._shares(part, source, before), strict=True):
            if personal and mention.entity not in self._people:
                continue
            shares[mention.entity or ""] += share
        ranked = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        if ranked and ranked[0][1] >= LEAST_SHARE and ranked[0][1] - second >= LEAST_LEAD:
            return ranked[0][0]
        return None

    def _shares(self, part: Antecedents, source: Span, before: Sequence[Mention]) -> list[float]:
        """The share of each mention, with the title or article that stands before it."""
        fronts = [self._front(mention.span) for mention in before]
        spans = [
            span
            for mention, front in zip(before, fronts, strict=True)
            for span in (mention.span, Span(front, mention.span.end))
        ]
        shares = part.shares(source, spans)
        return [
            shares[2 * at] + (shares[2 * at + 1] if fronts[at] != mention.span.start else 0.0)
            for at, mention in enumerate(before)
        ]

    def _front(self, span: Span) -> int:
        """Where the phrase begins that a mention heads: its role, and an article before it."""
        start = span.start
        if start and self._role_starts.get(start - 1) is not None:
            start = self._role_starts[start - 1]
        article = OPENS.search(self._text, max(0, start - 8), start)
        return article.start() if article else start

    def _begins(self, source: Span) -> bool:
        """Whether a source stands at the start of a sentence, so that its capital tells nothing."""
        before = self._text[max(0, source.start - 3) : source.start].rstrip(" “\"‘'(")
        return not before or before[-1] in '.!?:…\n”"'
