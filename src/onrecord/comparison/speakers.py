"""Speakers: the people and organisations of a story, each once, across its articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.comparison.joining import Groups
from onrecord.comparison.names import (
    acronym,
    name_words,
    organisation_key,
    same_person,
    spelling_key,
)
from onrecord.comparison.reports import Report, short_hash
from onrecord.likeness.weights import weight
from onrecord.likeness.words import content_stems, stem
from onrecord.types import Citation, Entity, EntityKind, Speaker, SpeakerRole

# Weight from which a word names a company by itself: rarer than in one of 30 articles.
RARE_NAME = 3.5

Place = tuple[str, str]  # article id, entity id


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody a story names, and which of them an article's entity is."""

    speakers: Mapping[str, Speaker]  # by Speaker.id
    of: Mapping[Place, str]  # Speaker.id of an article's entity


def find_cast(reports: Sequence[Report]) -> Cast:
    """Everybody the articles name, joined across articles where the names allow only one."""
    entities = {(r.id, e.id): e for r in reports for e in r.reading.entities}
    groups = Groups(entities)
    named = _with_known_kinds({place: e for place, e in entities.items() if e.named})
    _join_people({p: e for p, e in named.items() if e.kind == "person"}, groups)
    _join_organisations({p: e for p, e in named.items() if e.kind != "person"}, groups)
    told = _index(reports)
    speakers: dict[str, Speaker] = {}
    of: dict[Place, str] = {}
    for places in groups.all():
        speaker = _speaker(places, entities, told)
        if speaker.id in speakers:  # a namesake who is known to be somebody else
            speaker = replace(speaker, id=short_hash([speaker.id, *places[0]]))
        speakers[speaker.id] = speaker
        of.update((place, speaker.id) for place in places)
    return Cast(speakers, of)


def _with_known_kinds(named: Mapping[Place, Entity]) -> dict[Place, Entity]:
    """The entities, those of no certain kind by what another article knows them as.

    One article calls her "Ana Bel, the mayor", another has "Bel" with nothing that shows a kind;
    one has "Norrvale Inc.", and in another "Norrvale said" looks like a surname.
    """
    people = {name_words(e.name) for e in named.values() if e.kind == "person"}
    surnames = {words[-1] for words in people if len(words) > 1}
    bodies = {organisation_key(e.name) for e in named.values() if e.kind == "organisation"}

    def kind(entity: Entity) -> EntityKind:
        words = name_words(entity.name)
        if entity.kind == "other" and words in people:
            return "person"
        if len(words) == 1 and entity.kind in ("other", "person"):
            if words[0] in surnames:
                return "person"
            if organisation_key(entity.name) in bodies:
                return "organisation"
        return entity.kind

    return {place: replace(e, kind=kind(e)) for place, e in named.items()}


def _join_people(people: Mapping[Place, Entity], groups: Groups[Place]) -> None:
    """Full names first; a lone surname then joins the one person who can bear it."""
    full: dict[str, list[Place]] = defaultdict(list)
    lone: dict[str, list[Place]] = defaultdict(list)
    for place, person in people.items():
        words = name_words(person.name)
        if words:
            (full if len(words) > 1 else lone)[spelling_key(words[-1])].append(place)
    for places in full.values():
        firsts: list[Place] = []  # one of each person found so far
        for place in places:
            fits = [p for p in firsts if _may_be_one(people[p], people[place])]
            if len(fits) == 1:
                groups.join(fits[0], place)
            elif not fits:
                firsts.append(place)
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


def _may_be_one(one: Entity, other: Entity) -> bool:
    return same_person(one.name, other.name) and _gender_agrees(one, other)


def _gender_agrees(one: Entity, other: Entity) -> bool:
    return one.gender is None or other.gender is None or one.gender == other.gender


def _join_organisations(organisations: Mapping[Place, Entity], groups: Groups[Place]) -> None:
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
        # "Norrvale" for "Norrvale Minerals": a first word that is rare enough to name only it.
        if len(words) > 1 and weight(stem(words[0])) >= RARE_NAME:
            longer[words[0]].add(key)
        if len(words) > 2 or (len(words) == 2 and words[1] in {"duma", "parliament", "senate"}):
            longer[" ".join(words[1:])].add(key)
    for short, keys in longer.items():
        full = sorted(keys - {short}, key=lambda key: (len(key), key))
        # Several full names are one only if each goes on where the shorter one ends.
        if short in by_key and full and all(k.startswith(full[0]) for k in full):
            for key in full:
                groups.join(by_key[key][0], by_key[short][0])


@dataclass(frozen=True, slots=True)
class Told:
    """What the articles say of each entity, by its place: names in use and roles given."""

    names: Mapping[Place, list[str]]
    roles: Mapping[Place, list[Citation]]


def _index(reports: Sequence[Report]) -> Told:
    names: dict[Place, list[str]] = defaultdict(list)
    roles: dict[Place, list[Citation]] = defaultdict(list)
    for report in reports:
        text = report.article.text
        for mention in report.reading.mentions:
            if mention.entity and mention.kind == "name":
                names[report.id, mention.entity].append(" ".join(mention.span.of(text).split()))
        for role in report.reading.roles:
            roles[report.id, role.entity].append(report.cite(role.span))
    return Told(names, roles)


def _speaker(places: list[Place], entities: Mapping[Place, Entity], told: Told) -> Speaker:
    members = [entities[place] for place in places]
    forms: Counter[str] = Counter(entity.name for entity in members)
    name = min(forms, key=lambda form: (-_fullness(form), -forms[form], form))
    kinds = Counter(entity.kind for entity in members)
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    aliases = Counter(form for place in places for form in told.names.get(place, ()))
    aliases.update(form for form in forms)
    del aliases[name]
    # An unnamed source is a speaker within its article only, so the article is in its id.
    named = any(entity.named for entity in members)
    return Speaker(
        id=short_hash([kind, name] if named else [kind, name, *places[0]]),
        name=name,
        kind=kind,
        aliases=tuple(sorted(aliases, key=lambda form: (-aliases[form], form))),
        roles=_roles([c for place in places for c in told.roles.get(place, ())]),
    )


def _fullness(name: str) -> int:
    """Two words make a full name; more (middle names, particles) make it no fuller."""
    return min(len(name_words(name)), 2)


def _roles(given: Sequence[Citation]) -> tuple[SpeakerRole, ...]:
    """The roles that articles give, best supported first; the same words in other case are one."""
    cited: dict[str, list[Citation]] = defaultdict(list)
    for citation in given:
        cited[_role_key(citation.text)].append(citation)
    stems = {key: frozenset(content_stems(key)) for key in cited}

    def standing(key: str) -> tuple[float, str]:
        """How much the articles agree on it: roles that share its words speak for it too."""
        support = sum(
            len(cited[other]) * len(stems[key] & stems[other]) / len(stems[key] | stems[other])
            for other in cited
            if stems[key] | stems[other]
        )
        return (-round(support, 6), key)

    return tuple(
        SpeakerRole(cited[key][0].text, tuple(cited[key])) for key in sorted(cited, key=standing)
    )


def _role_key(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().replace(".", "").split())
