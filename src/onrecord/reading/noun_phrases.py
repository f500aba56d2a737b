"""Pronouns and noun phrases that name nobody: where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from onrecord.reading import role_phrases
from onrecord.reading.name_drafts import Draft, Gender
from onrecord.reading.name_tokens import Token
from onrecord.reading.naming_words import (
    FUNCTION_WORDS,
    GROUP_NOUNS,
    ORGANISATION_NOUNS,
    ROLE_NOUNS,
)
from onrecord.reading.places import DEMONYMS, PLACES
from onrecord.types import Span

PRONOUNS: Final[dict[str, Gender]] = {
    "he": "he",
    "him": "he",
    "his": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
}
# The commonest verbs of speech.
SPEECH: Final = frozenset(
    "said says told added adds wrote tweeted explained argued stated noted".split()
)
# Nouns that are a group which speaks only beside a verb of speech.
SPOKEN_OF: Final = frozenset("people men women members others residents voters".split())


@dataclass(slots=True)
class Phrase:
    """A pronoun or noun phrase that names nobody, and whom it means."""

    span: Span
    first: int
    head: int
    kind: Literal["pronoun", "role"]
    entity: Draft | None = None


def find_phrases(tokens: list[Token], taken: bytearray, in_role: bytearray) -> list[Phrase]:
    """The phrases outside names and roles, in text order."""
    found: list[Phrase] = []
    for index, token in enumerate(tokens):
        if token.kind != "word" or taken[index]:
            continue
        if token.lower in PRONOUNS:
            if not (token.text.isupper() and len(token.text) > 1):
                found.append(_phrase(tokens, index, index, "pronoun"))
        elif token.text in PARTY_MEMBERS:
            if (first := _of_a_state(tokens, index)) is not None:
                found.append(_phrase(tokens, first, index, "role"))
        elif in_role[index] or (
            token.capital and not token.initial and not _by_office(tokens, index)
        ):
            continue
        elif token.lower in ROLE_NOUNS or token.lower in BODY_NOUNS:
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            if following is not None and (
                taken[index + 1]
                or following.word in ROLE_NOUNS
                or (following.text == "-" and following.start == token.end)
            ):
                continue
            if not role_phrases.is_noun(tokens, index):
                continue
            if (owner := _owner_before(tokens, taken, index)) is not None:
                found.append(_phrase(tokens, owner, index, "role"))
                continue
            if (office := _office_of_role(tokens, index)) is not None:
                found.append(_phrase(tokens, office, index, "role"))
                continue
            first = role_phrases.modifiers_before(tokens, index)
            if first > 0 and tokens[first - 1].lower in _DETERMINERS:
                found.append(_phrase(tokens, first - 1, index, "role"))
            elif owned_by_place(tokens, first, index) or _owned_by_name(
                tokens, taken, first, index
            ):
                found.append(_phrase(tokens, first, index, "role"))
        elif token.lower == "old" and (first := _aged(tokens, index)) is not None:
            noun = index + 1 < len(tokens) and tokens[index + 1].lower in _AGED
            found.append(_phrase(tokens, first, index + noun, "role"))
        elif token.lower in LONE and _speaks_as_one(tokens, index):
            first = role_phrases.modifiers_before(tokens, index)
            if first > 0 and tokens[first - 1].lower in ("a", "an", "one", "another"):
                found.append(_phrase(tokens, first - 1, index, "role"))
        elif token.lower in GROUP_NOUNS or token.lower in SPOKEN_OF:
            if index + 1 < len(tokens) and tokens[index + 1].lower in _NOT_GROUP:
                continue
            first = _group_start(tokens, index)
            if token.lower in SPOKEN_OF and not _speaking(tokens, first, index):
                continue
            found.append(_phrase(tokens, first, index, "role"))
    return found


# Nouns of bodies: those that stand behind a name too, and those that stand for one.
BODY_NOUNS: Final = ORGANISATION_NOUNS | frozenset(
    "coastguard coastguards municipality embassy consulate inspectorate constabulary inquiry "
    "authority prefecture palace brigade directorate campaign team camp".split()
)
_DETERMINERS: Final = frozenset("the this that a an another one".split())
_GROUP_DETERMINERS: Final = _DETERMINERS | frozenset(
    "two three four five six several some many other these those both few unnamed senior "
    "most".split()
) - {"that", "this", "a", "an"}
_NOT_GROUP: Final = (
    ROLE_NOUNS
    | GROUP_NOUNS
    | frozenset(
        "station stations force forces department custody car cars report reports platform "
        "platforms "
        "attention presence cordon chief coverage".split()
    )
)


def _aged(tokens: list[Token], old: int) -> int | None:
    """The first token of "the 34-year-old", where no role noun follows; None: no such phrase."""
    before = [token.lower for token in tokens[max(0, old - 5) : old]]
    if len(before) < 5 or before[0] != "the" or before[2:] != ["-", "year", "-"]:
        return None
    if old + 1 < len(tokens) and tokens[old + 1].word in ROLE_NOUNS:
        return None  # the noun heads the phrase
    return old - 5


_AGED: Final = frozenset(
    "man woman mother father mum mom dad grandmother grandfather star ace forward "
    "defender teenager native winger".split()
)
OFFICES_OWNED: Final = frozenset(("office", "campaign", "administration", "team", "camp"))


def _owner_before(tokens: list[Token], taken: bytearray, head: int) -> int | None:
    """The first token of the name in "Vale's office"; None: no name owns it."""
    if tokens[head].lower not in OFFICES_OWNED or head < 2:
        return None
    if tokens[head - 1].kind != "possessive" or not taken[head - 2]:
        return None
    first = head - 2
    while first > 0 and taken[first - 1] and head - first < _LONGEST_OWNER:
        first -= 1
    return first


def _office_of_role(tokens: list[Token], head: int) -> int | None:
    """The first token of "the prosecutor's office"; None: no role noun owns it."""
    owned = head > 2 and tokens[head].lower == "office" and tokens[head - 1].kind == "possessive"
    if not owned or tokens[head - 2].lower not in ROLE_NOUNS or tokens[head - 2].capital:
        return None
    first = role_phrases.modifiers_before(tokens, head - 2)
    return first - 1 if first > 0 and tokens[first - 1].lower == "the" else None


_LONGEST_OWNER: Final = 6  # tokens


def _phrase(tokens: list[Token], first: int, head: int, kind: Literal["pronoun", "role"]) -> Phrase:
    return Phrase(Span(tokens[first].start, tokens[head].end), first, head, kind)


def _speaks_as_one(tokens: list[Token], head: int) -> bool:
    """Whether a verb of speech stands right behind "a military source"."""
    return head + 1 < len(tokens) and tokens[head + 1].lower in SPEECH


LONE: Final = frozenset("source insider person man woman".split())


PARTY_MEMBERS: Final = frozenset(("Republican", "Democrat"))


def _of_a_state(tokens: list[Token], head: int) -> int | None:
    """The first token of "the Ohio Republican", where the phrase ends with its head."""
    following = tokens[head + 1] if head + 1 < len(tokens) else None
    if following and not (following.kind == "mark" or following.lower in SPEECH):
        return None
    for first in (head - 2, head - 3):
        place = " ".join(token.text for token in tokens[max(0, first + 1) : head])
        if first >= 0 and tokens[first].lower == "the" and place in PLACES:
            return first
    return None


def _by_office(tokens: list[Token], at: int) -> bool:
    """Whether somebody is meant by a capital office alone: "the President said"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        at > 0
        and tokens[at - 1 - (at > 1 and _nation(tokens[at - 1]))].lower == "the"
        and tokens[at].lower in OFFICES
        and not (following and (following.capital or following.lower in ("of", "-")))
    )


def _nation(token: Token) -> bool:
    return token.text in DEMONYMS or token.text in ("US", "U.S.", "UK", "U.K.")


# Offices that articles write with a capital when they stand for their holder.
OFFICES: Final = frozenset(
    "president pope mayor senator governor chancellor premier minister judge sheriff king queen "
    "prince congressman congresswoman speaker ambassador".split()
)


def owned_by_place(tokens: list[Token], first: int, head: int) -> bool:
    """Whether a phrase begins with a place and its possessive: "South Korea's army"."""
    for at in range(first + 1, min(head, first + 4)):
        if tokens[at].kind == "possessive":
            owner = " ".join(token.text for token in tokens[first:at])
            return owner in PLACES or owner.lower() in _HALVES
    return False


def _owned_by_name(tokens: list[Token], taken: bytearray, first: int, head: int) -> bool:
    """Whether a public body belongs to a name: "Luria's health ministry"."""
    return tokens[head].lower in PUBLIC_BODIES and any(
        tokens[at].kind == "possessive" and taken[at - 1] for at in range(first + 1, head)
    )


# Public bodies that reports name by a common noun alone.
PUBLIC_BODIES: Final = frozenset(
    """
    coastguard coastguards ministry commission council municipality embassy consulate inspectorate
    constabulary inquiry tribunal committee authority regulator watchdog ombudsman prefecture
    agency bureau palace brigade directorate
    """.split()
)
_HALVES: Final = frozenset(("the south", "the north"))  # of Korea


def _group_start(tokens: list[Token], head: int) -> int:
    first = head
    while first > 0 and head - first < 5:
        token = tokens[first - 1]
        if token.sentence != tokens[head].sentence:
            break
        good = (
            token.lower in _GROUP_DETERMINERS
            or token.lower in role_phrases.MODIFIERS
            or token.text in DEMONYMS
            or (token.capital and token.lower not in FUNCTION_WORDS)
            or (token.kind == "initials")
        )
        if not good:
            break
        first -= 1
    return first


def _speaking(tokens: list[Token], first: int, head: int) -> bool:
    """Whether a phrase stands beside a verb of speech, or "familiar with the matter"."""
    after = [t.lower for t in tokens[head + 1 : head + 9]]
    before = [t.lower for t in tokens[max(0, first - 2) : first]]
    return (
        "familiar" in after
        or before == ["according", "to"]
        or any(word in SPEECH for word in after[:3])
    )
