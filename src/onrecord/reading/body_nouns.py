"""Which body "the ministry", "the military", "police" and "Vale's office" mean."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import Final, Literal

from onrecord.reading import roles
from onrecord.reading.name_drafts import Draft
from onrecord.reading.name_tokens import Token
from onrecord.reading.naming_words import LEGISLATURES
from onrecord.reading.noun_phrases import PUBLIC_BODIES, Phrase, owned_by_place
from onrecord.reading.remembered import Memory
from onrecord.reading.wires import OUTLET_WORDS, WIRES

_REMEMBERED: Final = 200  # bodies; longer lists are no news report


def body_meant(memory: Memory, phrase: Phrase) -> Draft | None:
    """Which organisation "the ministry" is: the one met last whose name says so.

    A public body needs no name: "the coastguard said" tells who speaks.
    """
    tokens = memory.tokens
    noun = tokens[phrase.head].lower
    following = tokens[phrase.head + 1].lower if phrase.head + 1 < len(tokens) else ""
    if following in ("of", "for"):
        return None
    found = _named_body(memory, phrase)
    public = noun in PUBLIC_BODIES and phrase.head - phrase.first <= _LONGEST_BODY
    if public and (found is None or not _of_that_field(memory, phrase, found)):
        return public_body(memory, phrase)
    return found


def public_body(memory: Memory, phrase: Phrase) -> Draft:
    """The body that an article knows by a common noun alone: "the health ministry"."""
    tokens = memory.tokens
    words = set(bare(memory, phrase).lower().split())
    fitting = {
        id(draft): draft
        for name, draft in memory.groups.items()
        if draft.kind == "organisation" and not draft.words and words <= set(name.split())
    }
    if len(fitting) == 1:
        return next(iter(fitting.values()))  # "the health ministry" is Luria's health ministry
    draft = unnamed(memory, phrase, "organisation")
    draft.classes.add(tokens[phrase.head].lower)  # "the ministry", said again
    return draft


def _of_that_field(memory: Memory, phrase: Phrase, body: Draft) -> bool:
    """Whether a body is what a phrase says: "the health ministry" is no Foreign Ministry."""
    field = {
        token.lower
        for token in memory.tokens[phrase.first : phrase.head]
        if token.kind == "word" and not token.capital
    } - _NO_FIELD
    return field <= {word.lower() for word in body.name.split()}


_NO_FIELD: Final = frozenset(
    "the this that a an national federal state local regional city county country public "
    "independent powerful".split()
)


_LONGEST_BODY: Final = 4  # tokens before the head


def _named_body(memory: Memory, phrase: Phrase) -> Draft | None:
    """The body with a name, or one that a country has one of, that a phrase means."""
    tokens = memory.tokens
    noun = tokens[phrase.head].lower
    if phrase.head - phrase.first > 1 and noun in _STANDING:
        return unnamed(memory, phrase, "organisation")  # "the Israeli army", "Japan's army"
    if phrase.head - phrase.first > 2:
        stately = noun in _OF_STATE and _of_nation(tokens, phrase)
        return unnamed(memory, phrase, "organisation") if stately else None
    alike = _CALLED.get(noun, frozenset()) | {noun}
    named = [
        draft
        for draft in islice(reversed(memory.bodies.values()), _REMEMBERED)
        if not alike.isdisjoint(word.lower().rstrip(".") for word in draft.words)
        or noun in draft.classes
    ]
    named.sort(key=lambda draft: -memory.last[id(draft)].token)
    if named:
        return named[0]
    if noun in _STANDING:
        return _standing_near(memory, phrase) or unnamed(memory, phrase, "organisation")
    if noun not in _COMPANIES:
        return None
    paragraph = tokens[phrase.head].paragraph
    near = [
        draft
        for draft in islice(reversed(memory.bodies.values()), _REMEMBERED)
        if paragraph - memory.last[id(draft)].paragraph <= 1 and _may_be(draft, noun)
    ]
    return _main_body(memory, near) or _spoke_last(memory, near, paragraph)


def _standing_near(memory: Memory, phrase: Phrase) -> Draft | None:
    """Whose army "the military" is: the only one that was named just before."""
    head = memory.tokens[phrase.head]
    alike = _ARMED if head.lower in _ARMED else frozenset((head.lower,))
    named = [
        draft
        for draft in memory.groups.values()
        if draft.named and draft.name.rsplit(" ", 1)[-1].lower() in alike
    ]
    if len(named) != 1:
        return None
    near = head.paragraph - memory.last[id(named[0])].paragraph <= _STANDING_NEAR
    return named[0] if near else None


_ARMED: Final = frozenset(("army", "military"))
_STANDING_NEAR: Final = 2  # paragraphs


def _of_nation(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether a phrase says whose body it means: "South Korea's", "the Israeli"."""
    if owned_by_place(tokens, phrase.first, phrase.head):
        return True
    return bool(roles.nations_of(tokens[phrase.first : phrase.head]))


def _of_person(memory: Memory, phrase: Phrase) -> bool:
    """Whether a person's name stands in a phrase: "the Vale administration"."""
    return any(
        memory.named[at].kind == "person"
        for at in range(phrase.first, phrase.head)
        if at in memory.named
    )


def police_meant(memory: Memory, phrase: Phrase) -> Draft:
    """Which force "police" are: the only one the article names, where it names one."""
    tokens = memory.tokens
    forces = {
        id(draft): draft
        for draft in memory.named.values()
        if draft.kind == "organisation" and _is_force(draft)
    }
    first = phrase.first + (tokens[phrase.first].lower == "the")
    whose = {token.lower for token in tokens[first : phrase.head]}
    fitting = [
        draft for draft in forces.values() if whose <= {word.lower() for word in draft.words}
    ]
    if len(fitting) == 1 and (whose or len(forces) == 1):
        return fitting[0]
    return unnamed(memory, phrase, "organisation")


def _is_force(draft: Draft) -> bool:
    words = [word.lower() for word in draft.words]
    return len(words) > 1 and "police" in words[-2:] and words[-1] in _FORCES


_FORCES: Final = frozenset("police department service force".split())


def office_meant(memory: Memory, phrase: Phrase) -> Draft | None:
    """The body that belongs to a person: "Vale's office", "the Vale campaign", "the campaign".

    Without a name the one of which the article has spoken, where it has spoken of one alone.
    """
    noun = memory.tokens[phrase.head].lower
    owned = memory.tokens[phrase.head - 1].kind == "possessive"
    if noun not in _CAMPAIGNS and not owned:
        return None
    owners = {
        id(draft): draft
        for at in range(phrase.first, phrase.head)
        if (draft := memory.named.get(at)) is not None
    }
    if len(owners) == 1:
        (owner,) = owners.values()
        if owner.kind != "person":
            return None
        name = f"{owner.name}'s {noun}"
        draft = memory.groups.get(name.lower())
        if draft is None:
            draft = memory.groups[name.lower()] = Draft((), "organisation", name=name)
        return draft
    if owned or phrase.head - phrase.first > 1:
        return None
    known = [draft for name, draft in memory.groups.items() if name.endswith(f"'s {noun}")]
    return known[0] if len(known) == 1 else None


_CAMPAIGNS: Final = frozenset(("campaign", "team", "camp"))


def _main_body(memory: Memory, near: list[Draft]) -> Draft | None:
    """The only body near, or the one named far more often than the others."""
    ranked = sorted(near, key=lambda draft: -memory.count[id(draft)])
    counts = [memory.count[id(draft)] for draft in ranked]
    clear = len(counts) == 1 or (len(counts) > 1 and counts[0] >= max(3, 2 * counts[1]))
    return ranked[0] if clear else None


def _spoke_last(memory: Memory, near: list[Draft], paragraph: int) -> Draft | None:
    """The only body of those near that has spoken: "Orbit said ... the company said"."""
    ids = {id(draft) for draft in near}
    spoke = {
        id(seen.draft): seen.draft
        for seen in islice(reversed(memory.seen), _REMEMBERED)
        if id(seen.draft) in ids and seen.speaks and paragraph - seen.paragraph <= 1
    }
    return next(iter(spoke.values())) if len(spoke) == 1 else None


_COMPANIES: Final = frozenset(
    "company firm carmaker manufacturer startup agency airline bank retailer".split()
)
_BROADCASTERS: Final = frozenset("CNN BBC NBC ABC CBS MSNBC NPR PBS CNBC ITV RTE CBC".split())
# Words in a body's name that tell what it may be called.
_CALLED: Final = {
    "airline": frozenset("airlines airways air".split()),
    "carrier": frozenset("airline airlines airways air".split()),
    "carmaker": frozenset("motor motors automotive".split()),
    "retailer": frozenset("stores supermarkets".split()),
    "ministry": frozenset(("ministries",)),
    "newspaper": frozenset("times post journal herald tribune gazette courier".split()),
}


def unnamed(memory: Memory, phrase: Phrase, kind: Literal["group", "organisation"]) -> Draft:
    """The same words mean the same group or body all through an article."""
    name = bare(memory, phrase)
    draft = memory.groups.get(name.lower())
    if draft is None:
        named = kind == "organisation" and (
            _of_nation(memory.tokens, phrase) or _of_person(memory, phrase)
        )
        draft = memory.groups[name.lower()] = Draft((), kind, named=named, name=name)
    return draft


def bare(memory: Memory, phrase: Phrase) -> str:
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
    if draft.name in WIRES or draft.name in _BROADCASTERS or OUTLET_WORDS & set(draft.words):
        return False  # who reports on a company is seldom the company
    public = words & (LEGISLATURES | _PUBLIC)
    return bool(public) if noun == "agency" else not public


# Bodies that a country or town has one of: "the government" needs no name.
_STANDING: Final = frozenset(
    "government army military navy parliament court administration".split()
)
_OF_STATE: Final = _STANDING | frozenset(("ministry", "court"))
_PUBLIC: Final = frozenset(
    """
    ministry department committee commission court government council agency administration bureau
    party police army university school house congress parliament senate nations union nato kremlin
    office service pentagon fbi cia nsa board association
    """.split()
)
