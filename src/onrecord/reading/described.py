"""People called by their age or their body once known: "the 34-year-old", "the Orbit boss".

Reports use such phrases to name nobody twice. They mean somebody whom the reader has just met, so
they mean the one person near them, or nobody whom the article lets us tell.
"""

from __future__ import annotations

from itertools import islice
from typing import Final

from onrecord.reading.name_drafts import Draft
from onrecord.reading.name_tokens import Token
from onrecord.reading.naming_words import FEMININE_ROLES, MASCULINE_ROLES
from onrecord.reading.noun_phrases import Phrase
from onrecord.reading.remembered import Memory, Seen

NEAR: Final = 2  # paragraphs back in which the person was met
MENTIONS: Final = 30  # looked back over
# Heads of bodies and players of clubs: "the Orbit boss", "the Tarn striker".
HEADS: Final = frozenset(
    """
    boss chief head leader manager coach captain skipper star striker midfielder goalkeeper player
    owner founder ceo executive chairman chairwoman president spokesman spokeswoman spokesperson
    official minister mp candidate campaigner activist
    """.split()
)


def is_aged(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether a phrase is "the 34-year-old", with a noun or without."""
    words = [token.lower for token in tokens[phrase.first : phrase.head + 1]]
    return words[:1] == ["the"] and words[2:6] == ["-", "year", "-", "old"]


def aged(memory: Memory, phrase: Phrase) -> Draft:
    """Who "the 34-year-old" is: who was given that age, or the one person near; else nobody known.

    Somebody is meant even where nobody can be named, so that a "he" behind it means the same.
    """
    tokens = memory.tokens
    age = tokens[phrase.first + 1].text
    near = _near(memory, phrase)
    told = {id(seen.draft): seen.draft for seen in near if _age(memory, seen) == age}
    if len(told) == 1:
        return next(iter(told.values()))
    others = {id(s.draft): s.draft for s in near if _age(memory, s) in (None, age)}
    if len(others) == 1:
        return next(iter(others.values()))
    before = _subject_before(memory, phrase, near)
    if before is not None:
        return before
    name = " ".join(token.text for token in tokens[phrase.first + 1 : phrase.head + 1])
    name = name.replace(" - ", "-")
    return Draft((), "person", named=False, name=name)


def headed(memory: Memory, phrase: Phrase, *, roleless: bool = False) -> Draft | None:
    """Who "the Orbit boss" is though no such role was given: the one person named just before.

    ``roleless``: only somebody who has been given no role at all.
    """
    tokens = memory.tokens
    head = tokens[phrase.head].lower
    if head not in HEADS or not any(t.capital for t in tokens[phrase.first + 1 : phrase.head]):
        return None
    gender = "she" if head in FEMININE_ROLES else "he" if head in MASCULINE_ROLES else None
    here = tokens[phrase.head].paragraph
    near = [s for s in _near(memory, phrase) if gender is None or s.draft.gender in (None, gender)]
    for reach in (0, 1):
        people = {id(s.draft): s.draft for s in near if here - s.paragraph <= reach}
        if len(people) == 1:
            (person,) = people.values()
            return None if roleless and person.classes else person
        if people:
            return None
    return None


def _near(memory: Memory, phrase: Phrase) -> list[Seen]:
    """The mentions of named people shortly before a phrase, outside quotations and captions."""
    here = memory.tokens[phrase.head].paragraph
    return [
        seen
        for seen in islice(reversed(memory.seen), MENTIONS)
        if seen.draft.kind == "person"
        and seen.draft.named
        and not seen.quoted
        and here - seen.paragraph <= NEAR
        and seen.paragraph not in memory.captions
    ]


def _subject_before(memory: Memory, phrase: Phrase, near: list[Seen]) -> Draft | None:
    """The subject of the sentence before, in the same paragraph."""
    token = memory.tokens[phrase.first]
    for seen in near:
        if seen.paragraph == token.paragraph and seen.subject and seen.sentence < token.sentence:
            return seen.draft
    return None


def _age(memory: Memory, seen: Seen) -> str | None:
    """The age that stands behind a name: "Ada Vale, 34,", "Ada Vale (34)"."""
    tokens = memory.tokens
    at = seen.token
    while at < len(tokens) and (tokens[at].capital or tokens[at].text in "-'’"):
        at += 1
    if at + 2 < len(tokens) and tokens[at].text in ",(" and tokens[at + 1].kind == "number":
        return tokens[at + 1].text if tokens[at + 2].text in ",.)" else None
    return None
