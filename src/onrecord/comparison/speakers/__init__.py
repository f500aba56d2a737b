"""Speakers: the people and organisations of a story, each once, across its articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.comparison.joining import Groups
from onrecord.comparison.names import name_words
from onrecord.comparison.reports import Report, short_hash
from onrecord.comparison.speakers.bodies import Place, join_bodies
from onrecord.comparison.speakers.kinds import with_known_kinds
from onrecord.comparison.speakers.people import join_people
from onrecord.comparison.speakers.ruled_speakers import chosen_names, ruled_speakers
from onrecord.comparison.speakers.spokespeople import with_spoken_for
from onrecord.comparison.speakers.unnamed import join_by_words, join_nicknamed
from onrecord.likeness.words import content_stems
from onrecord.types import (
    NO_RULINGS,
    Citation,
    Entity,
    Rulings,
    Speaker,
    SpeakerRole,
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody a story names, and which of them an article's entity is."""

    speakers: Mapping[str, Speaker]  # by Speaker.id
    of: Mapping[Place, str]  # Speaker.id of an article's entity


def find_cast(reports: Sequence[Report], rulings: Rulings = NO_RULINGS) -> Cast:
    """Everybody the articles name, joined across articles where the names allow only one.

    What people decided by hand has the last word.
    """
    entities = {(r.id, e.id): e for r in reports for e in r.reading.entities}
    groups = Groups(entities)
    named = with_known_kinds({place: e for place, e in entities.items() if e.named}, reports)
    join_people({p: e for p, e in named.items() if e.kind == "person"}, groups, reports)
    join_nicknamed(named, groups, reports)
    join_by_words(entities, groups, reports)
    known = {**entities, **named}
    join_bodies({p: e for p, e in known.items() if e.kind != "person"}, groups)
    told = _index(reports)
    speakers: dict[str, Speaker] = {}
    of: dict[Place, str] = {}
    chosen = chosen_names(rulings.speakers)
    for places in ruled_speakers(groups.all(), entities, rulings.speakers):
        name = next((chosen[place] for place in places if place in chosen), None)
        speaker = _speaker(places, known, told, name)
        if speaker.id in speakers:  # a namesake who is known to be somebody else
            speaker = replace(speaker, id=short_hash([speaker.id, *places[0]]))
        speakers[speaker.id] = speaker
        of.update((place, speaker.id) for place in places)
    return Cast(with_spoken_for(reports, speakers, of), of)


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


def _speaker(
    places: list[Place], entities: Mapping[Place, Entity], told: Told, chosen: str | None = None
) -> Speaker:
    members = [entities[place] for place in places]
    forms: Counter[str] = Counter(
        entity.name for entity in [e for e in members if e.named] or members
    )
    name = min(forms, key=lambda form: (_shouts(form), -_fullness(form), -forms[form], form))
    kinds = Counter(entity.kind for entity in members)
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    aliases = Counter(form for place in places for form in told.names.get(place, ()))
    aliases.update(entity.name for entity in members)
    if (
        chosen is not None and chosen in aliases
    ):  # an article may have been edited since it was chosen
        name = chosen
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


def _shouts(name: str) -> bool:
    """Whether a name is a heading's: "DORN BOARD ISSUES WARNING"."""
    return name.isupper() and len(name.split()) > 2


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
