"""Organisations across the articles of a story: which of their names are one body's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from onrecord.comparison.joining import Groups
from onrecord.comparison.names import acronym, organisation_key
from onrecord.likeness.weights import weight
from onrecord.likeness.words import stem
from onrecord.types import Entity

# Weight from which a word names a company by itself: rarer than in one of 30 articles.
RARE_NAME = 3.5

# Heads of public bodies, of which a story has one of each kind, unless it names two.
PUBLIC_HEADS: Final = frozenset(
    """
    ministry commission council municipality embassy consulate inspectorate guard guards tribunal
    committee authority regulator watchdog government parliament court army navy military palace
    agency bureau directorate constabulary prefecture inquiry brigade administration police office
    service prosecution hospital
    """.split()
)
# What companies and clubs leave out of their names.
TRADES: Final = frozenset(
    """
    ferries foods dairy railways rail airlines airways motors mining minerals energy shipping lines
    holdings group industries technologies systems stores steel oil gas pharmaceuticals pharma
    breweries brewery bank insurance rovers city united wanderers athletic media entertainment
    """.split()
)
_SMALL: Final = frozenset("the a an of for and on at in to".split())
_NEAR: Final = 5  # letters that "Lurian" and "Luria" must share

Place = tuple[str, str]  # article id, entity id


def join_bodies(bodies: Mapping[Place, Entity], groups: Groups[Place]) -> None:
    """Join the bodies with names, then those known by a common noun with them."""
    named = {place: e for place, e in bodies.items() if e.named}
    _join_named(named, groups)
    common = {
        place: e
        for place, e in bodies.items()
        if not e.named and e.kind == "organisation" and head_of(e.name) in PUBLIC_HEADS
    }
    _join_common(common, {p: e for p, e in named.items() if e.kind != "place"}, groups)


def _join_named(organisations: Mapping[Place, Entity], groups: Groups[Place]) -> None:
    """Equal names; an acronym and its full name; a name and the same with its country before."""
    by_key: dict[str, list[Place]] = defaultdict(list)
    for place, entity in organisations.items():
        by_key[organisation_key(entity.name)].append(place)
    for places in by_key.values():
        for place in places[1:]:
            groups.join(places[0], place)
    longer: dict[str, set[str]] = defaultdict(set)  # a short form's key -> keys of full names
    for key, places in by_key.items():
        for short in {acronym(organisations[place].name).casefold() for place in places} - {""}:
            longer[short].add(key)
        words = key.split()
        # "Norrvale" for "Norrvale Minerals": a first word that is rare enough to name only it, or
        # what is left of a company's name without its trade.
        if names_by_first_word(key):
            longer[words[0]].add(key)
        if len(words) > 2 or (len(words) == 2 and words[1] in {"duma", "parliament", "senate"}):
            longer[" ".join(words[1:])].add(key)
    for short, keys in longer.items():
        full = sorted(keys - {short}, key=lambda key: (len(key), key))
        # Several full names are one only if each goes on where the shorter one ends.
        if short in by_key and full and all(k.startswith(full[0]) for k in full):
            for key in full:
                groups.join(by_key[key][0], by_key[short][0])


def names_by_first_word(key: str) -> bool:
    """Whether a body may be called by its first word alone: a rare one, or one before a trade."""
    words = key.split()
    return len(words) > 1 and (weight(stem(words[0])) >= RARE_NAME or words[1] in TRADES)


def _join_common(
    common: Mapping[Place, Entity], named: Mapping[Place, Entity], groups: Groups[Place]
) -> None:
    """ "The coastguard", "the health ministry": one body, where the story has only one such.

    The words of the longer name hold those of the shorter: "Halmark Coast Guard" is the
    coastguard. Two bodies that both could be meant leave it open.
    """
    by_head: dict[str, dict[frozenset[str], list[Place]]] = defaultdict(lambda: defaultdict(list))
    for place, entity in {**named, **common}.items():
        by_head[head_of(entity.name)][body_words(entity.name)].append(place)
    meant: dict[str, set[frozenset[str]]] = defaultdict(set)
    for entity in common.values():
        meant[head_of(entity.name)].add(body_words(entity.name))
    for head in sorted(meant):
        for words in sorted(meant[head], key=lambda words: (-len(words), sorted(words))):
            wider = [other for other in by_head[head] if holds(other, words)]
            # Of those that could be meant, the one with most words: are all the others it?
            top = max(wider, key=lambda other: (len(other), sorted(other)))
            if all(holds(top, other) for other in wider):
                for place in (place for other in wider for place in by_head[head][other]):
                    groups.join(by_head[head][top][0], place)


def holds(wide: frozenset[str], narrow: frozenset[str]) -> bool:
    """Whether each word of one name is in the other, "Lurian" being "Luria" too."""
    return all(
        word in wide or any(_alike(word, other) for other in wide - narrow) for word in narrow
    )


def _alike(one: str, other: str) -> bool:
    return len(one) >= _NEAR and len(other) >= _NEAR and one[:_NEAR] == other[:_NEAR]


@lru_cache(maxsize=20_000)
def body_words(name: str) -> frozenset[str]:
    """The telling words of a body's name, in no order: "Ministry of Health", "health ministry"."""
    return frozenset(_words(name)) - _SMALL


@lru_cache(maxsize=20_000)
def head_of(name: str) -> str:
    """The noun that says what a body is: of "the Ministry of Health" the ministry."""
    words = _words(name)
    for at, word in enumerate(words):
        if at and word in {"of", "for", "on"}:
            return words[at - 1]
    return words[-1] if words else ""


def _words(name: str) -> list[str]:
    plain = re.sub(r"['’]s\b", "", name.casefold().replace(".", ""))
    plain = plain.replace("coastguard", "coast guard").replace("foreign office", "foreign ministry")
    return [word for word in re.findall(r"[^\W\d_]+", plain) if word not in {"the", "a", "an"}]
