"""Expectations that nobody in the sentence holds: the vote *is expected to* fail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.reading import contents, sources
from onrecord.reading.cues import verb_group, word
from onrecord.reading.drafts import Draft, span_of
from onrecord.reading.lines import Token
from onrecord.reading.words import BE
from onrecord.types import Span

EXPECTED = frozenset("expected believed thought considered seen".split())


def read_expected(tokens: Sequence[Token], number: int, taken: Sequence[Span]) -> Iterator[Draft]:
    """What unnamed people expect, outside what is ``taken`` already."""
    for at, token in enumerate(tokens):
        if token.low not in EXPECTED or word(tokens, at + 1) != "to" or at + 3 > len(tokens):
            continue
        if any(span.contains(token.span) for span in taken):
            continue
        first, negated = verb_group(tokens, at)
        if negated or not any(one.low in BE for one in tokens[first:at]):
            continue
        subject = sources.before(tokens, first, 0)
        if subject is None or word(tokens, subject.first) in {"there", "it"}:
            continue
        last = contents.act_ending(tokens, at + 1)
        yield Draft(
            line=number,
            content=[
                span_of(tokens, subject.first, subject.last),
                span_of(tokens, at + 1, last),
            ],
            source=None,
            cue=span_of(tokens, first, at),
            rule="expected",
            act="thinks",
            sure=False,
        )
