"""Who "he", "the lawmaker", "the company" and "officials" are, in one article."""

from __future__ import annotations

from onrecord.reading.body_nouns import (
    body_meant,
    office_meant,
    police_meant,
    public_body,
    unnamed,
)
from onrecord.reading.described import aged, is_aged
from onrecord.reading.name_drafts import Draft
from onrecord.reading.name_tokens import Token
from onrecord.reading.names import Name
from onrecord.reading.naming_words import (
    GROUP_NOUNS,
    ROLE_NOUNS,
)
from onrecord.reading.noun_phrases import (
    LONE,
    OFFICES_OWNED,
    PARTY_MEMBERS,
    PUBLIC_BODIES,
    SPOKEN_OF,
    Phrase,
    find_phrases,
    owned_by_place,
)
from onrecord.reading.pronouns import pronoun_means
from onrecord.reading.remembered import Memory
from onrecord.reading.role_nouns import introduced, party_member, person_meant
from onrecord.types import Span


def resolve(
    tokens: list[Token],
    names: list[Name],
    linked: list[Draft | None],
    role_spans: list[tuple[Span, Draft]],
) -> list[Phrase]:
    """Every phrase that means somebody without a name, with its entity where it can be told."""
    taken = bytearray(len(tokens))
    for name in names:
        taken[name.first : name.last] = b"\x01" * (name.last - name.first)
    in_role = _tokens_in(tokens, [span for span, _ in role_spans])
    phrases = find_phrases(tokens, taken, in_role)
    named = {
        name.first: draft for name, draft in zip(names, linked, strict=True) if draft is not None
    }
    memory = Memory(tokens, role_spans, named)
    events: list[tuple[int, int, Name | Phrase, Draft | None]] = [
        (name.first, 0, name, draft) for name, draft in zip(names, linked, strict=True)
    ]
    events += [(phrase.first, 1, phrase, None) for phrase in phrases]
    events.sort(key=lambda event: event[:2])
    for at, _, item, draft in events:
        if isinstance(item, Name):
            if draft is not None and not _credited(tokens, item):
                memory.see(draft, at, item.last)
            continue
        item.entity = _meant(memory, item)
        if item.entity is not None:
            memory.see(item.entity, at, item.head + 1)
    return [phrase for phrase in phrases if phrase.entity is not None or phrase.kind == "pronoun"]


def _credited(tokens: list[Token], name: Name) -> bool:
    """Whether a name is a picture's credit: "(Ada Vale/Orbit)"."""
    before = tokens[name.first - 1].text if name.first else ""
    after = tokens[name.last].text if name.last < len(tokens) else ""
    return "/" in (before, after) and before in ("(", "/", "")


def _meant(memory: Memory, phrase: Phrase) -> Draft | None:
    """Whom a phrase means, or None where the article does not let us say."""
    tokens = memory.tokens
    if tokens[phrase.head].quoted:
        return None
    word = tokens[phrase.head].lower
    if word == "office" and tokens[phrase.first].lower == "the":
        return public_body(memory, phrase)  # "the prosecutor's office"
    if word in OFFICES_OWNED and (office := office_meant(memory, phrase)) is not None:
        return office
    if phrase.kind == "pronoun":
        return pronoun_means(memory, phrase)
    if word == "police":
        return police_meant(memory, phrase)
    if is_aged(tokens, phrase):
        return aged(memory, phrase)
    if word in GROUP_NOUNS or word in SPOKEN_OF:
        return unnamed(memory, phrase, "group")
    definite = tokens[phrase.first].lower in ("the", "this", "that")
    if tokens[phrase.head].text in PARTY_MEMBERS:
        return party_member(memory, phrase)
    if word in LONE:
        return introduced(memory, phrase)
    if word in ROLE_NOUNS:
        return person_meant(memory, phrase) if definite else introduced(memory, phrase)
    if definite or owned_by_place(tokens, phrase.first, phrase.head):
        return body_meant(memory, phrase)
    if word in PUBLIC_BODIES and tokens[phrase.first].capital and phrase.first < phrase.head:
        return public_body(memory, phrase)  # "Luria's health ministry"
    return None


def _tokens_in(tokens: list[Token], spans: list[Span]) -> bytearray:
    inside = bytearray(len(tokens))
    at = 0
    for span in sorted(spans):
        while at < len(tokens) and tokens[at].end <= span.start:
            at += 1
        index = at
        while index < len(tokens) and tokens[index].start < span.end:
            inside[index] = 1
            index += 1
    return inside
