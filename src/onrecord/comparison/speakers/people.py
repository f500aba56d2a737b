"""People across the articles of a story: which of their names are one person's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from onrecord.comparison.given_names import sounds
from onrecord.comparison.joining import Groups
from onrecord.comparison.names import name_words, same_person, spelling_key
from onrecord.comparison.reports import Report
from onrecord.comparison.speakers.bodies import Place
from onrecord.types import Entity

# "Philip “Pip” Haver", "Philip (Pip) Haver": what a person is called besides.
CALLED = re.compile(
    r"\b(?P<given>[A-Z][\w’'-]+) [“\"‘'(](?P<called>[A-Z][\w’'-]+)[”\"’')] "
    r"(?P<surname>[A-Z][\w’'-]+)"
)


def join_people(
    people: Mapping[Place, Entity], groups: Groups[Place], reports: Sequence[Report]
) -> None:
    """Full names first; a lone surname then joins the one person who can bear it."""
    full: dict[str, list[Place]] = defaultdict(list)
    lone: dict[str, list[Place]] = defaultdict(list)
    for place, person in people.items():
        words = name_words(person.name)
        if words:
            (full if len(words) > 1 else lone)[spelling_key(words[-1])].append(place)
    called = _called(reports)
    for places in full.values():
        firsts: list[Place] = []  # one of each person found so far
        for place in places:
            fits = [p for p in firsts if _may_be_one(people[p], people[place])]
            if len(fits) == 1:
                groups.join(fits[0], place)
            elif not fits:
                firsts.append(place)
    heard: dict[str, list[Place]] = defaultdict(list)  # by how the surname sounds
    for places in full.values():
        for place in places:
            heard[sounds(name_words(people[place].name)[-1].replace("ts", "z"))].append(place)
    for places in heard.values():
        if len({groups.find(place) for place in places}) > 1:
            pairs = set().union(
                *(called.get(spelling_key(name_words(people[p].name)[-1]), set()) for p in places)
            )
            _join_likely(people, groups, places, pairs)
    for surname, places in lone.items():
        bearers = {groups.find(place) for place in full.get(surname, ())}
        if not bearers:
            for place in places[1:]:
                groups.join(places[0], place)
            continue
        for place in places:
            fits = [b for b in bearers if _gender_agrees(people[b], people[place])]
            if len(fits) == 1:
                groups.join(fits[0], place)


def _join_likely(
    people: Mapping[Place, Entity],
    groups: Groups[Place],
    places: Sequence[Place],
    called: set[frozenset[str]],
) -> None:
    """Those of one surname whose given names are transcribed by other rules, or nicknames.

    Only a likeness, so it holds where nobody else fits and no article names both.
    """
    members: dict[Place, list[Place]] = defaultdict(list)
    for place in places:
        members[groups.find(place)].append(place)
    pairs = [
        (one, other)
        for one, other in combinations(members, 2)
        if not {article for article, _ in members[one]} & {a for a, _ in members[other]}
        and _gender_agrees(people[one], people[other])
        and any(
            _likely_one(people[a].name, people[b].name, called)
            for a in members[one]
            for b in members[other]
        )
    ]
    partners: dict[Place, int] = defaultdict(int)
    for pair in pairs:
        for place in pair:
            partners[place] += 1
    for one, other in pairs:
        if (
            partners[one] == partners[other] == 1
            or len(pairs) == len(members) * (len(members) - 1) // 2
        ):  # each fits each: three spellings of one name
            groups.join(one, other)


def _likely_one(one: str, other: str, called: set[frozenset[str]]) -> bool:
    givens = frozenset((name_words(one)[0], name_words(other)[0]))
    return givens in called or same_person(one, other, loosely=True)


def _called(reports: Sequence[Report]) -> dict[str, set[frozenset[str]]]:
    """By surname, the pairs of given name and nickname that an article spells out."""
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for report in reports:
        for match in CALLED.finditer(report.article.text):
            pair = frozenset((match["given"].casefold(), match["called"].casefold()))
            found[spelling_key(match["surname"].casefold())].add(pair)
    return found


def _may_be_one(one: Entity, other: Entity) -> bool:
    return same_person(one.name, other.name) and _gender_agrees(one, other)


def _gender_agrees(one: Entity, other: Entity) -> bool:
    return one.gender is None or other.gender is None or one.gender == other.gender
