"""Whom "the lawmaker", "the company" and "officials" mean."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice, pairwise
from typing import Final, Literal

from onrecord.reading import roles
from onrecord.reading.name_linking import Draft
from onrecord.reading.naming_words import (
    FEMININE_ROLES,
    LEGISLATURES,
    MASCULINE_ROLES,
)
from onrecord.reading.noun_phrases import (
    SPEECH,
    Phrase,
)
from onrecord.reading.remembered import VERBS, Memory

AHEAD: Final = 4  # paragraphs read ahead for who "a senior lawmaker" is
_REMEMBERED: Final = 200  # people or bodies; longer lists are no news report
_NEXT_ROLES: Final = 12  # people introduced next who are looked at
_FINITE: Final = VERBS | SPEECH
_PREDICATE: Final = frozenset(
    "is was as became become becoming be been being are were remains".split()
)


def person_meant(memory: Memory, phrase: Phrase) -> Draft | None:
    """Who "the lawmaker" is: the person met last who was given such a role."""
    tokens = memory.tokens
    wanted = roles.role_class(tokens[phrase.head].lower)
    following = tokens[phrase.head + 1].lower if phrase.head + 1 < len(tokens) else ""
    if following in ("of", "for") or following == "who":
        return None
    nations = roles.nations_of(tokens[phrase.first : phrase.head])
    fitting = [
        draft
        for draft in islice(reversed(memory.people.values()), _REMEMBERED)
        if wanted in draft.classes and (not nations or not draft.nations or nations & draft.nations)
    ]
    if not fitting:
        return None
    fitting.sort(key=lambda draft: -memory.last[id(draft)].token)
    if len(fitting) > 1:
        one, two = (memory.last[id(draft)] for draft in fitting[:2])
        if one.sentence == two.sentence and one.subject == two.subject:
            return None
    return fitting[0]


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
    wanted, nations = (
        roles.role_class(head.lower),
        roles.nations_of(tokens[phrase.first : phrase.head]),
    )
    fitting = [
        draft
        for first, draft in memory.firsts[bisect_right(memory.role_at, phrase.head) :][:_NEXT_ROLES]
        if head.lower not in roles.NAMELESS
        and tokens[first].paragraph - head.paragraph <= AHEAD
        and wanted in draft.classes
        and (not nations or not draft.nations or nations & draft.nations)
        and _speaks(memory, first)
    ]
    if len(fitting) == 1:
        return fitting[0]
    gender: Literal["he", "she"] | None = None
    if head.lower in FEMININE_ROLES:
        gender = "she"
    elif head.lower in MASCULINE_ROLES:
        gender = "he"
    draft = Draft((), "person", gender, named=False, name=_bare(memory, phrase))
    draft.classes.add(wanted)
    draft.nations |= nations
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


def body_meant(memory: Memory, phrase: Phrase) -> Draft | None:
    """Which organisation "the ministry" is: the one met last whose name says so."""
    tokens = memory.tokens
    noun = tokens[phrase.head].lower
    following = tokens[phrase.head + 1].lower if phrase.head + 1 < len(tokens) else ""
    if following in ("of", "for"):
        return None
    if phrase.head - phrase.first > 1 and noun in _STANDING:
        return unnamed(memory, phrase, "organisation")  # "the Israeli army", "Japan's army"
    if phrase.head - phrase.first > 2:
        return None
    named = [
        draft
        for draft in islice(reversed(memory.bodies.values()), _REMEMBERED)
        if noun in (word.lower().rstrip(".") for word in draft.words) or noun in draft.classes
    ]
    named.sort(key=lambda draft: -memory.last[id(draft)].token)
    if named:
        return named[0]
    if noun in _STANDING:
        return unnamed(memory, phrase, "organisation")
    if noun not in ("company", "firm", "carmaker", "manufacturer", "startup", "agency"):
        return None
    paragraph = tokens[phrase.head].paragraph
    near = [
        draft
        for draft in islice(reversed(memory.bodies.values()), _REMEMBERED)
        if paragraph - memory.last[id(draft)].paragraph <= 1 and _may_be(draft, noun)
    ]
    return near[0] if len(near) == 1 else None


def unnamed(memory: Memory, phrase: Phrase, kind: Literal["group", "organisation"]) -> Draft:
    """The same words mean the same group or body all through an article."""
    name = _bare(memory, phrase)
    draft = memory.groups.get(name.lower())
    if draft is None:
        draft = memory.groups[name.lower()] = Draft((), kind, named=False, name=name)
    return draft


def _bare(memory: Memory, phrase: Phrase) -> str:
    """The words of a phrase without its article."""
    tokens = memory.tokens[phrase.first : phrase.head + 1]
    if len(tokens) > 1 and tokens[0].lower in (
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
    ):
        tokens = tokens[1:]
    words = tokens[0].text
    for before, token in pairwise(tokens):
        words += (" " if token.start > before.end else "") + token.text
    return words


def _may_be(draft: Draft, noun: str) -> bool:
    """Whether a body of that name can be called a company, or an agency."""
    words = {word.lower().rstrip(".") for word in draft.words}
    public = words & (LEGISLATURES | _PUBLIC)
    return bool(public) if noun == "agency" else not public


# Bodies that a country or town has one of: "the government" needs no name.
_STANDING: Final = frozenset(
    "government army military navy parliament court administration".split()
)
_PUBLIC: Final = frozenset(
    """
    ministry department committee commission court government council agency administration bureau
    party police army university school house congress parliament senate nations union nato kremlin
    office service pentagon fbi cia nsa board association
    """.split()
)
