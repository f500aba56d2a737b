"""Acts and views: what somebody praises, opposes, wants or fears, without words of theirs.

PolNeAR marks these beside what is said. They are attributions, but nobody's statement: ``act``
tells them apart. Only a few tell what was said: accused him *of lying*, described it *as late*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.reading import contents, sources
from onrecord.reading.act_verbs import ACTS, ActVerb
from onrecord.reading.claims import read_claims
from onrecord.reading.contents import Stretch
from onrecord.reading.cues import NARRATOR, is_verb, verb_group, word
from onrecord.reading.drafts import LONGEST_HEADING, Draft, span_of
from onrecord.reading.expected import read_expected
from onrecord.reading.lines import Line, Token
from onrecord.reading.sources import Phrase
from onrecord.reading.words import (
    AUXILIARIES,
    BE,
    COORDINATORS,
    HAVE,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    is_adverb,
)
from onrecord.types import Span

FINDINGS = frozenset(
    "poll polls polling survey surveys study studies data report reports analysis figures records "
    "research statistics numbers filings documents".split()
)
NEAR = 8  # tokens before "show" among which the poll must stand
FAR_LINK = 14  # tokens between "accused" and its "of"
NOBODY = NARRATOR | frozenset("it that this which there".split())
OPENS_CONTENT = frozenset("to if whether that".split())  # particles that belong to the content


def read_acts(line: Line, number: int, said: Sequence[Draft]) -> list[Draft]:
    """The acts and views of one sentence, outside the words that it reports as ``said``."""
    tokens = line.tokens
    if line.heading and len(tokens) <= LONGEST_HEADING:
        return []
    found: list[Draft] = []
    for read in (_verbs, read_claims, read_expected):
        taken = [span for draft in (*said, *found) for span in (*draft.content, draft.cue) if span]
        found += read(tokens, number, taken)
    return found


def _verbs(tokens: Sequence[Token], number: int, taken: Sequence[Span]) -> Iterator[Draft]:
    done = 0
    for at, token in enumerate(tokens):
        uses = ACTS.get(token.low)
        if uses is None or at < done or any(span.contains(token.span) for span in taken):
            continue
        first, negated = verb_group(tokens, at)
        found = next(
            (
                (use, content)
                for use in uses
                if not (negated and use.act == "says")
                and _stands(tokens, first, at, use)
                and (content := _content(tokens, at, use))
            ),
            None,
        )
        if found is None:
            continue
        use, content = found
        source = _source(tokens, first, use)
        if source is None:
            continue
        if word(tokens, first - 1) == "who" and word(tokens, first - 2) == ",":
            content = _before_comma(tokens, content)
        done = content.last + 1
        rule = {"says": "accused", "does": "act", "thinks": "view"}[use.act]
        yield Draft(
            line=number,
            content=[span_of(tokens, *content)],
            source=span_of(tokens, source.first, source.last),
            cue=span_of(tokens, first, max(at, content.first - 1) if use.particles else at),
            rule="finding" if use.finding else rule,
            sure=source.sure,
            act=use.act,
        )


def _stands(tokens: Sequence[Token], first: int, at: int, use: ActVerb) -> bool:
    """Whether the form at ``at`` is a verb with a subject of its own."""
    before, after = word(tokens, first - 1), word(tokens, at + 1)
    if before in NARRATOR or (tokens[at].text[:1].isupper() and at > 0):
        return False
    group = {token.low for token in tokens[first:at]}
    form = use.verb.form
    if form == "participle" and not group & HAVE:
        return False
    if use.finding:
        found = any(token.low in FINDINGS for token in tokens[max(0, first - NEAR) : first])
        return found and form != "ing" and not group & (BE | MODALS) and before != "to"
    if form in {"base", "s"} and first == at and use.nounish:
        named = at > 1 and tokens[at - 1].text[:1].isupper() and form == "s"
        if not (named or before in PRONOUNS or before in RELATIVES):
            return False
    return is_verb(tokens, first, at, use.verb, group, before, after)


def _content(tokens: Sequence[Token], at: int, use: ActVerb) -> Stretch | None:
    """The object of a use, or what follows its particle; None when this is another use."""
    start = at + 1
    while start < len(tokens) and is_adverb(tokens[start].low):
        start += 1
    low = word(tokens, start)
    if use.particles:
        if low not in use.particles:
            return None
        start += low not in OPENS_CONTENT
    elif low in PREPOSITIONS or low in AUXILIARIES | COORDINATORS:
        return None
    if start >= len(tokens):
        return None
    opening = tokens[start]
    if not (opening.quote or opening.text[:1].isalnum() or opening.text[:1] in "$€£#@"):
        return None
    last = contents.act_ending(tokens, start)
    if use.link:
        far = range(start + 1, min(start + FAR_LINK, last))
        if not any(tokens[on].low in use.link for on in far):
            return None
    return Stretch(start, last)


def _before_comma(tokens: Sequence[Token], content: Stretch) -> Stretch:
    """The content of a relative clause between commas."""
    for at in range(content.first + 1, content.last + 1):
        if tokens[at].low == ",":
            return Stretch(content.first, at - 1)
    return content


def _source(tokens: Sequence[Token], first: int, use: ActVerb) -> Phrase | None:
    before = word(tokens, first - 1)
    source = None
    if not (use.verb.form == "ing" and before in {",", "by"}):
        source = sources.before(tokens, first, 0)
    if source is None and (use.verb.form == "ing" or before in COORDINATORS):
        source = sources.main_subject(tokens, first, 0)
        source = source._replace(sure=False) if source else None
    return None if source is None or word(tokens, source.first) in NOBODY else source
