"""What was read in one article, carried over to a near-copy of it.

Sentences that both have carry what stands in them to its new place, and each span is verified there
character by character. What the copy has of its own must be too little to say anything; else the
copy is read by itself. Relative times keep what they mean where the words were first printed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from onrecord.reading import read_seen
from onrecord.reading.credits import find_credits
from onrecord.reading.sentences import split_sentences
from onrecord.types import Article, Attribution, Channel, Entity, Finding, Mention, Reading, Span

MOST_OWN_WORDS = 40  # of a copy, beside what it shares: a credit, a line on where it appeared first
MOST_SENTENCES = 1500  # laid beside one another; longer articles are read
MARKS = frozenset('"“”„«»‘‚‹›')


@dataclass(frozen=True, slots=True)
class Shared:
    """The sentences that two texts share, as places in the first and how far they have moved."""

    starts: tuple[int, ...]  # in the first text, ascending
    ends: tuple[int, ...]
    moved: tuple[int, ...]  # to be added to a place in the first

    def there(self, span: Span, first: str, copy: str) -> Span | None:
        """The span's place in the copy; None where the copy has other characters, or none."""
        at = bisect_right(self.starts, span.start) - 1
        if at < 0 or span.start >= self.ends[at] or span.start + self.moved[at] < 0:
            return None
        there = Span(span.start + self.moved[at], span.end + self.moved[at])
        return there if there.of(copy) == span.of(first) else None


def shared_sentences(first: Article, copy: Article) -> Shared | None:
    """What a copy shares with the first, if it says nothing else; None: it is to be read."""
    if first.language != copy.language or (first.published is None) != (copy.published is None):
        return None
    ours, theirs = split_sentences(first.text), split_sentences(copy.text)
    if max(len(ours), len(theirs)) > MOST_SENTENCES:
        return None
    blocks = _blocks([s.of(first.text) for s in ours], [s.of(copy.text) for s in theirs])
    common = {there + step for _, there, size in blocks for step in range(size)}
    own = [span.of(copy.text) for at, span in enumerate(theirs) if at not in common]
    if own and not _says_nothing("\n\n".join(own)):
        return None
    pairs = [
        (ours[here + step], theirs[there + step])
        for here, there, size in blocks
        for step in range(size)
    ]
    return Shared(
        tuple(here.start for here, _ in pairs),
        tuple(here.end for here, _ in pairs),
        tuple(there.start - here.start for here, there in pairs),
    )


def carried(first: Article, reading: Reading, copy: Article, shared: Shared) -> Reading | None:
    """The copy's reading; None where something that is said lies half in what the copy lacks."""
    carrier = _Carrier(first.text, copy.text, shared)
    mentions = tuple(
        replace(mention, span=span)
        for mention in reading.mentions
        if (span := carrier.span(mention.span)) is not None
    )
    attributions = []
    for attribution in reading.attributions:
        spans = [*attribution.content, *filter(None, (attribution.source, attribution.cue))]
        found = [carrier.span(span) for span in spans]
        if not any(found):
            continue
        if not all(found):
            return None
        attributions.append(carrier.attribution(attribution))
    entities = []
    present = {mention.entity for mention in mentions}
    present |= {attribution.entity for attribution in attributions}
    for entity in reading.entities:
        if entity.id not in present:
            continue
        named = _named_there(entity, reading.mentions, mentions, first.text, copy.text)
        if named is None:
            return None
        entities.append(named)
    return Reading(
        article=copy.id,
        sentences=tuple(split_sentences(copy.text)),
        entities=tuple(entities),
        mentions=mentions,
        roles=tuple(
            replace(role, span=span)
            for role in reading.roles
            if (span := carrier.span(role.span)) is not None and role.entity in present
        ),
        times=tuple(
            replace(timex, span=span)
            for timex in reading.times
            if (span := carrier.span(timex.span)) is not None
        ),
        attributions=tuple(attributions),
        credits=find_credits(copy.text, copy.outlet),
    )


class _Carrier:
    """Moves what has places in the first text."""

    def __init__(self, first: str, copy: str, shared: Shared) -> None:
        self._first, self._copy, self._shared = first, copy, shared

    def span(self, span: Span) -> Span | None:
        return self._shared.there(span, self._first, self._copy)

    def attribution(self, one: Attribution) -> Attribution:
        """An attribution all of whose spans are there."""
        return replace(
            one,
            content=tuple(filter(None, map(self.span, one.content))),
            source=self.span(one.source) if one.source else None,
            cue=self.span(one.cue) if one.cue else None,
            channel=self._channel(one.channel),
            finding=self._finding(one.finding),
        )

    def _channel(self, channel: Channel | None) -> Channel | None:
        span = self.span(channel.span) if channel else None
        return replace(channel, span=span) if channel and span else None

    def _finding(self, finding: Finding | None) -> Finding | None:
        if finding is None:
            return None
        content = tuple(filter(None, map(self.span, finding.content)))
        source = self.span(finding.source) if finding.source else None
        cue = self.span(finding.cue) if finding.cue else None
        whole = (len(content), source is None, cue is None)
        if whole != (len(finding.content), finding.source is None, finding.cue is None):
            return None
        return replace(finding, content=content, source=source, cue=cue)


def _named_there(
    entity: Entity, before: Sequence[Mention], now: Sequence[Mention], first: str, copy: str
) -> Entity | None:
    """The entity by a name that the copy gives; None where the copy does not name it at all."""
    names = [m.span.of(first) for m in before if m.entity == entity.id and m.kind == "name"]
    left = [m.span.of(copy) for m in now if m.entity == entity.id and m.kind == "name"]
    if len(left) == len(names) or entity.name in left:
        return entity
    if not left:
        return None
    return replace(entity, name=max(left, key=lambda name: (len(name), name)))


def _blocks(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int, int]]:
    """Where the one has sentences that the other has in the same order, and how many."""
    if ours == theirs:
        return [(0, 0, len(ours))] if ours else []
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return [(b.a, b.b, b.size) for b in matcher.get_matching_blocks() if b.size]


@lru_cache(maxsize=10_000)  # credits and notes recur
def _says_nothing(text: str) -> bool:
    """Whether a copy's own sentences attribute nothing to anybody, as far as the rules tell."""
    if len(text.split()) > MOST_OWN_WORDS or not MARKS.isdisjoint(text):
        return False
    return not read_seen(Article(id="own", text=text), None, acts=True).attributions
