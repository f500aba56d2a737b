"""Whom "the lawmaker" and "a senior lawmaker" mean."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from typing import Final, Literal

from onrecord.reading import roles
from onrecord.reading.body_nouns import bare
from onrecord.reading.described import headed
from onrecord.reading.name_drafts import Draft
from onrecord.reading.naming_words import (
    FEMININE_ROLES,
    MASCULINE_ROLES,
)
from onrecord.reading.noun_phrases import (
    SPEECH,
    Phrase,
)
from onrecord.reading.remembered import VERBS, Memory

NEXT: Final = 2  # paragraphs read ahead for who "the Dorn prosecutor" is
AHEAD: Final = 6  # paragraphs read ahead for who "a senior lawmaker" is
_REMEMBERED: Final = 200  # people; longer lists are no news report
_NEXT_ROLES: Final = 12  # people introduced next who are looked at
_FINITE: Final = VERBS | SPEECH
_PREDICATE: Final = frozenset(
    "is was as became become becoming be been being are were remains".split()
)


def person_meant(memory: Memory, phrase: Phrase) -> Draft | None:
    """Who "the lawmaker" is: the person met last who was given such a role."""
    tokens = memory.tokens
    wanted = roles.role_class(tokens[phrase.head].lower)
    gender = _gender_of(tokens[phrase.head].lower)
    following = tokens[phrase.head + 1].lower if phrase.head + 1 < len(tokens) else ""
    if following == "of":
        return _of_what(memory, phrase, wanted)
    if following in ("for", "who"):
        return None
    nations = roles.nations_of(tokens[phrase.first : phrase.head])
    of_state = bool(nations) and wanted == roles.role_class("leader")
    fitting = [
        draft
        for draft in islice(reversed(memory.people.values()), _REMEMBERED)
        if (wanted in draft.classes or (draft.classes & _HEADS_OF_STATE and of_state))
        and (not nations or not draft.nations or nations & draft.nations)
        and (gender is None or draft.gender in (None, gender))
    ]
    if nations and any(nations & draft.nations for draft in fitting):
        fitting = [draft for draft in fitting if nations & draft.nations]
    if not fitting:
        return (
            headed(memory, phrase, roleless=True)
            or _named_next(memory, phrase)
            or _only_person_fitting(memory, phrase, wanted)
            or headed(memory, phrase)
        )
    fitting.sort(key=lambda draft: -memory.last[id(draft)].token)
    if len(fitting) > 1:
        one, two = (memory.last[id(draft)] for draft in fitting[:2])
        if one.sentence == two.sentence and one.subject == two.subject:
            return None
    return fitting[0]


def _of_what(memory: Memory, phrase: Phrase, wanted: str) -> Draft | None:
    """Who "the mayor of Dorn" is: whom the article calls so, or the only mayor just spoken of."""
    whose = roles.over(memory.tokens, phrase.head + 1)
    if not whose:
        return None
    people = list(islice(reversed(memory.people.values()), _REMEMBERED))
    called = [draft for draft in people if f"{wanted} of {whose}" in draft.classes]
    if called:
        return called[0] if len(called) == 1 else None
    alike = [draft for draft in people if wanted in draft.classes]
    if len(alike) != 1 or any(name.startswith(f"{wanted} of ") for name in alike[0].classes):
        return None
    paragraph = memory.tokens[phrase.head].paragraph
    near = paragraph - memory.last[id(alike[0])].paragraph <= 1
    return alike[0] if near and wanted in _ONE_OF_A_PLACE else None


_ONE_OF_A_PLACE: Final = frozenset(roles.role_class(noun) for noun in ("governor", "mayor"))

# "The Japanese leader" is the prime minister.
_HEADS_OF_STATE: Final = frozenset(
    roles.role_class(noun) for noun in ("president", "minister", "king", "chancellor")
)


def _named_next(memory: Memory, phrase: Phrase) -> Draft | None:
    """Who "the Dorn prosecutor" turns out to be: the only one of that role named soon after."""
    tokens = memory.tokens
    head = tokens[phrase.head]
    if phrase.head - phrase.first < 2 or head.lower in roles.NAMELESS:
        return None  # "the prosecutor" alone is somebody met before
    return _only_speaker_ahead(memory, phrase, NEXT)


def _only_speaker_ahead(memory: Memory, phrase: Phrase, ahead: int) -> Draft | None:
    """The only person given the role of a phrase in the paragraphs behind it who speaks there."""
    tokens = memory.tokens
    head = tokens[phrase.head]
    wanted = roles.role_class(head.lower)
    nations = roles.nations_of(tokens[phrase.first : phrase.head])
    fitting = [
        draft
        for first, draft in memory.firsts[bisect_right(memory.role_at, phrase.head) :][:_NEXT_ROLES]
        if head.lower not in roles.NAMELESS
        and tokens[first].paragraph - head.paragraph <= ahead
        and wanted in draft.classes
        and (not nations or not draft.nations or nations & draft.nations)
        and _speaks(memory, first)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _only_person_fitting(memory: Memory, phrase: Phrase, wanted: str) -> Draft | None:
    """Who "the actress" is though no role was given: the only one near it that it can be."""
    head = memory.tokens[phrase.head]
    before = {token.lower for token in memory.tokens[phrase.first : phrase.head]}
    if head.lower not in _FAMED and "former" not in before:
        return None
    gender = _gender_of(head.lower)
    near = {
        id(seen.draft): seen.draft
        for seen in islice(reversed(memory.seen), _NEAR_MENTIONS)
        if seen.draft.kind == "person"
        and seen.draft.named
        and not seen.quoted
        and head.paragraph - seen.paragraph <= 1
        and (not seen.draft.classes or wanted in _WEALTHY)
        and (gender is None or seen.draft.gender in (None, gender))
    }
    if len(near) > 1 and gender is not None:
        near = {key: draft for key, draft in near.items() if draft.gender == gender}
    if len(near) != 1:
        return None
    (draft,) = near.values()
    draft.classes.add(wanted)
    return draft


# What people are known for to every reader, so that articles need not say it first.
_FAMED: Final = frozenset(
    "actor actress singer rapper comedian musician director filmmaker author novelist writer "
    "star model congressman congresswoman senator lawmaker politician billionaire businessman "
    "tycoon mogul magnate".split()
)
_WEALTHY: Final = frozenset((roles.role_class("billionaire"),))  # said beside any other role
_NEAR_MENTIONS: Final = 20


def _gender_of(noun: str) -> Literal["he", "she"] | None:
    if noun in FEMININE_ROLES:
        return "she"
    return "he" if noun in MASCULINE_ROLES else None


def party_member(memory: Memory, phrase: Phrase) -> Draft | None:
    """Who "the Ohio Republican" is: the only lawmaker or governor spoken of just before."""
    head = memory.tokens[phrase.head]
    near = {
        id(seen.draft): seen.draft
        for seen in islice(reversed(memory.seen), _NEAR_MENTIONS)
        if head.paragraph - seen.paragraph <= 1
        and not seen.quoted
        and seen.draft.classes & _ELECTED
    }
    return next(iter(near.values())) if len(near) == 1 else None


_ELECTED: Final = frozenset(roles.role_class(noun) for noun in ("senator", "governor"))


def introduced(memory: Memory, phrase: Phrase) -> Draft | None:
    """Who "a senior lawmaker" turns out to be, or an unnamed person."""
    tokens = memory.tokens
    if phrase.first and tokens[phrase.first - 1].lower in _PREDICATE:
        return None
    if phrase.first and tokens[phrase.first - 1].text == "," and memory.ends == phrase.first - 1:
        behind = tokens[phrase.head + 1 : phrase.head + 2]
        if not behind or behind[0].lower not in _FINITE:
            return None  # an apposition, not somebody new
    head = tokens[phrase.head]
    if (found := _only_speaker_ahead(memory, phrase, AHEAD)) is not None:
        return found
    draft = Draft((), "person", _gender_of(head.lower), named=False, name=bare(memory, phrase))
    draft.classes.add(roles.role_class(head.lower))
    draft.nations |= roles.nations_of(tokens[phrase.first : phrase.head])
    return draft


def _speaks(memory: Memory, first: int) -> bool:
    """Whether a verb of speech stands in the sentence of a token, or in the next."""
    tokens = memory.tokens
    sentence = tokens[first].sentence
    for way in (-1, 1):
        at = first
        while 0 <= at < len(tokens) and 0 <= way * (tokens[at].sentence - sentence) <= (way > 0):
            if tokens[at].lower in SPEECH or tokens[at].text in "“\"" or tokens[at].lower in (
                "comment", "comments", "remarks", "announced", "claimed", "suggested"
            ):  # fmt: skip
                return True
            at += way
    return False
