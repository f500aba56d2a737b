"""Which names are people, bodies or places, from all the places where they stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Final

from onrecord.reading.given_names import GIVEN_NAMES
from onrecord.reading.name_tokens import Token
from onrecord.reading.names import Name
from onrecord.reading.naming_words import (
    ORGANISATION_NOUNS,
    ROLE_NOUNS,
    SUFFIXES,
)
from onrecord.reading.places import PLACES
from onrecord.types.reading import EntityKind

_SPEAKS: Final = frozenset(
    """
    said says told adds added tweeted wrote argued insisted replied explained recalled joked vowed
    testified acknowledged who whose himself herself
    """.split()
)
_HUMAN: Final = frozenset("who himself herself recalled joked testified".split())


def kinds_in_context(tokens: list[Token], names: list[Name]) -> list[EntityKind]:
    """The kind of every name, from all the places where its words stand."""
    votes: dict[tuple[str, ...], Counter[EntityKind]] = defaultdict(Counter)
    for name in names:
        weight = 3 if name.sure else 1
        if name.kind != "other" or name.sure:
            votes[core_of(name.words)][name.kind] += weight
        if name.kind in ("other", "person") and not name.sure and _speaks(tokens, name):
            votes[core_of(name.words)]["person"] += 2
        elif not name.sure and _stands_in(tokens, name):
            votes[core_of(name.words)]["place"] += 2
        if name.kind in ("other", "person") and not name.sure and _introduced(tokens, name):
            votes[core_of(name.words)]["person"] += 3
        if name.kind == "other" and not name.sure and _named_as_body(tokens, name):
            votes[core_of(name.words)]["organisation"] += 3
        if name.kind == "other" and not name.sure and body_noun_behind(tokens, name):
            votes[core_of(name.words)]["organisation"] += 3
        if name.kind in ("other", "person") and not name.sure and _runs_business(tokens, name):
            votes[core_of(name.words)]["organisation"] += 4
        if name.kind == "other" and not name.sure and _trades(tokens, name):
            votes[core_of(name.words)]["organisation"] += 2
        if len(name.words) == 1 and tokens[name.first].dateline:
            votes[(name.words[0].title(),)]["place"] += 3
    _surnames_alone(tokens, names, votes)
    surnames = set()
    for words, count in votes.items():
        if len(words) > 1 and count.most_common(1)[0][0] == "person":
            surnames.add(words[-1])
            if words[0].lower() not in GIVEN_NAMES:
                surnames.add(words[0])  # "Moon" of "Moon Jae-in"
    talking = {
        core_of(name.words)
        for name in names
        if not name.sure and name.last < len(tokens) and tokens[name.last].lower in _SPEAKS
    }
    kinds: list[EntityKind] = []
    for name in names:
        core = core_of(name.words)
        counted = votes.get(core)
        kind: EntityKind = counted.most_common(1)[0][0] if counted else "other"
        if kind == "place" and core in talking:
            kind = "organisation"  # "in Orbit's view", but "Orbit said"
        if len(core) == 1 and core[0] in surnames and (kind == "other" or not name.sure):
            kind = "person"
        if (
            len(core) == 1
            and core[0] in surnames
            and kind == "organisation"
            and not core[0].isupper()
        ):
            kind = "person"
        if name.titled and name.kind == "person":
            kind = "person"
        kinds.append(kind)
    return kinds


def _surnames_alone(
    tokens: list[Token], names: list[Name], votes: dict[tuple[str, ...], Counter[EntityKind]]
) -> None:
    """ "Koichi Nakano" is a person's name where "Nakano" stands alone elsewhere."""
    surnames = {
        words[-1]
        for words, count in votes.items()
        if len(words) > 1 and count.most_common(1)[0][0] == "person"
    }
    alone = Counter(name.words[0] for name in names if len(name.words) == 1)
    articled = {
        name.words[-1]
        for name in names
        if len(name.words) < 4 and name.first and tokens[name.first - 1].lower in ("the", "a")
    }
    speaking = {
        name.words[0]
        for name in names
        if len(name.words) == 1 and name.last < len(tokens) and tokens[name.last].lower in _SPEAKS
    }
    for name in names:
        core = core_of(name.words)
        if not 2 <= len(core) <= 3 or name.kind != "other" or name.sure or core in votes:
            continue
        if core[-1] in surnames:
            votes[core]["person"] += 1
            continue
        single = votes.get((core[-1],))
        if single and single["person"] > single["organisation"] + single["place"]:
            votes[core]["person"] += 2
        elif (
            (alone[core[-1]] > 1 or core[-1] in speaking)
            and core[-1] not in articled
            and not core[-1].isupper()
            and alone[core[0]] == 0
        ):
            votes[core]["person"] += 1


def _speaks(tokens: list[Token], name: Name) -> bool:
    """Whether the words around a name are such as stand around a person's."""
    if len(name.words) > 4 or name.words[0] == "The":
        return False
    after = tokens[name.last] if name.last < len(tokens) else None
    before = tokens[name.first - 1] if name.first else None
    if before is not None and before.lower in ("the", "a", "an", "in", "at", "this"):
        return False
    if (
        before is not None
        and before.lower in ("said", "says")
        and len(name.words) > 1
        and (after is None or after.text in ".,")
    ):
        return True
    if after is None:
        return False
    if after.lower in ("of", "from") and len(name.words) == 2:
        after = tokens[end] if (end := _behind_body(tokens, name.last)) < len(tokens) else None
        if after is None or after.lower not in _SPEAKS:
            return after is not None and [t.lower for t in tokens[end : end + 2]] == [",", "who"]
    if after.lower in _SPEAKS:
        # "Orbital said": a single unknown name that speaks may be a company.
        return len(name.words) > 1 or after.lower in _HUMAN or _of_his_own(tokens, name)
    if tokens[name.first].initial and len(name.words) == 1 and after.lower.endswith("ed"):
        return _of_his_own(tokens, name)
    if after.text != "," or name.last + 2 >= len(tokens):
        return False
    follows = tokens[name.last + 1]
    if follows.kind == "number" and follows.text.isdigit() and 5 < int(follows.text[:3]) < 100:
        return tokens[name.last + 2].text in ",."
    if follows.lower == "who":
        return True
    if follows.lower == "of" and len(name.words) == 2:
        return tokens[name.last + 2].lower == "the"
    if follows.lower in ("said", "told", "says"):
        return len(name.words) > 1 and before is not None and before.text == ","
    window = [t.lower for t in tokens[name.last + 1 : name.last + 8]]
    opens = follows.lower in _OPENS_ROLE or follows.word in ROLE_NOUNS
    if opens or (len(window) > 1 and window[1] in ("'s", "’s")):
        for at, word in enumerate(window):
            if word in (",", "of", "for", "at", "in", "from", "with", "to", "who", "."):
                return at > 0 and window[at - 1] in _PERSONAL
    return False


def _of_his_own(tokens: list[Token], name: Name) -> bool:
    """Whether "his" or "she" comes soon behind a speaker's name: "Rhea wrote of her cousin"."""
    for token in tokens[name.last + 1 : name.last + 14]:
        if token.sentence != tokens[name.first].sentence or (token.capital and not token.initial):
            return False
        if token.lower in ("his", "her", "he", "she") and not token.quoted:
            return True
    return False


def _behind_body(tokens: list[Token], at: int) -> int:
    """The index behind "of the Orbit Institute"."""
    at += 1
    limit = min(len(tokens), at + 12)
    while at < limit and (tokens[at].capital or tokens[at].lower in ("of", "the", "for")):
        at += 1
    return at


_OPENS_ROLE: Final = frozenset(
    "a an the its his her their our former chief executive deputy director head senior retired "
    "acting".split()
)
# Role nouns that bodies and countries are given too.
_BODIES: Final = frozenset(
    "owner co-owner member rival ally host champion leader player regulator watchdog publisher "
    "developer contractor operator broadcaster partner supplier founder victim winner manufacturer "
    "investor trustee consultant model".split()
)
_PERSONAL: Final = ROLE_NOUNS - _BODIES
_OWNS: Final = frozenset(
    "owns owned makes made operates operated bought buys employs sells sold runs publishes "
    "manufactures produces supplies".split()
)


def _introduced(tokens: list[Token], name: Name) -> bool:
    """Whether a role in lower case stands right before a name: "spokeswoman Ada Vale"."""
    before = tokens[name.first - 1] if name.first else None
    if before is not None and before.text == "," and name.first > 1:
        before = tokens[name.first - 2] if _closes(tokens, name) else None
    return (
        before is not None
        and 1 < len(name.words) <= 4
        and before.word in _PERSONAL
        and not before.capital
        and before.sentence == tokens[name.first].sentence
    )


def _closes(tokens: list[Token], name: Name) -> bool:
    """Whether "the town's prefect, Ada Vale," ends with the name, and is no list of people."""
    after = tokens[name.last : name.last + 2]
    listed = len(after) > 1 and after[1].lower in ("and", "or")
    return bool(after) and after[0].text in ",." and not listed


def _named_as_body(tokens: list[Token], name: Name) -> bool:
    """Whether a noun right before a name says it is an outlet: "the newspaper Orbit"."""
    before = tokens[name.first - 1] if name.first else None
    return (
        before is not None
        and before.lower in _OUTLETS
        and before.sentence == tokens[name.first].sentence
    )


def body_noun_behind(tokens: list[Token], name: Name) -> str:
    """The noun that heads "a Christian group" behind a name's comma; empty where none does."""
    ahead = tokens[name.last : name.last + 9]
    if len(ahead) < 4 or ahead[0].text != "," or ahead[1].lower not in ("a", "an", "the"):
        return ""
    for at, token in enumerate(ahead[2:-1], start=2):
        if token.sentence != ahead[0].sentence or token.lower in _BREAKS:
            return ""
        if token.lower in ORGANISATION_NOUNS:
            following = ahead[at + 1]
            ends = following.text in ",." or following.lower in _BREAKS
            return token.lower if ends else ""
        if token.kind not in ("word", "possessive") and token.text != "-":
            return ""
    return ""


_BREAKS: Final = frozenset(
    "of in at for from to by with who whose which that and or on based said is was has".split()
)
_OUTLETS: Final = frozenset(
    "newspaper daily weekly tabloid broadcaster channel website agency magazine outlet union "
    "charity firm company airline retailer".split()
)


def _trades(tokens: list[Token], name: Name) -> bool:
    """Whether a name is said to own or make things: "Orbit, which owns the mine"."""
    after = [token.lower for token in tokens[name.last : name.last + 3]]
    return after[:2] == [",", "which"] and after[-1] in _OWNS


def _runs_business(tokens: list[Token], name: Name) -> bool:
    """Whether what follows only a company has: "Velmo's shareholders", "Velmo boss Ada Vale"."""
    if len(name.words) != 1 or name.courtesy:
        return False
    at = name.last
    at += at < len(tokens) and tokens[at].kind == "possessive"
    ahead = [token.lower for token in tokens[at : at + 2]]
    return ahead[:1] != [] and (ahead[0] in _BUSINESS or ahead == ["chief", "executive"])


_BUSINESS: Final = frozenset(
    "ceo cfo coo shareholders shares boss customers factory factories headquarters profits "
    "subsidiary executives dealerships".split()
)


def _stands_in(tokens: list[Token], name: Name) -> bool:
    """Whether "in" stands before a name, or a place behind its comma: "Irving, Texas"."""
    if len(name.words) > 2:
        return False
    after = tokens[name.last : name.last + 2]
    if len(after) == 2 and after[0].text == "," and after[1].text in PLACES:
        return True
    return (
        name.first > 0
        and tokens[name.first - 1].lower == "in"
        and not (after and (after[0].capital or after[0].kind in ("possessive", "number")))
    )


def core_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without "Jr." and the leading article."""
    if len(words) > 1 and words[0] == "The":
        words = words[1:]
    while len(words) > 1 and words[-1].lower() in SUFFIXES:
        words = words[:-1]
    return words
