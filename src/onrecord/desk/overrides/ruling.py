"""The corrections of a story as rulings: what they say of the articles as they stand now."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.desk.overrides.referring import Told
from onrecord.store import Override
from onrecord.types import Article, Entity, Reading, Rulings
from onrecord.types.rulings import (
    OneSpeaker,
    OneStatement,
    Place,
    TwoSpeakers,
    TwoStatements,
)


@dataclass(frozen=True, slots=True)
class Ruled:
    """What is compared in place of the readings alone."""

    told: Told
    rulings: Rulings

    @property
    def readings(self) -> Mapping[str, Reading]:
        """The readings, those taken for one person parted where people said so."""
        return self.told.readings


def ruled(
    overrides: Iterable[Override], articles: Sequence[Article], readings: Mapping[str, Reading],
    owners: Mapping[str, str],
) -> Ruled:  # fmt: skip
    """The rulings of a story's corrections. What speaks of nothing that is there rules nothing.

    ``owners`` gives the store's id of each version.
    """
    told = Told(articles, readings, owners)
    speakers: list[OneSpeaker | TwoSpeakers] = []
    statements: list[OneStatement | TwoStatements] = []
    for override in overrides:
        value: dict[str, Any] = json.loads(override.value)
        match override.kind:
            case "join_speakers":
                places = [place for group in value["speakers"] for place in told.places(group)]
                speakers.append(OneSpeaker(tuple(places), value.get("name")))
            case "split_speaker":
                speakers.append(_two_speakers(told, override.n, value))
            case "join_statements":
                own = [key for group in value["statements"] for key in told.attributions(group)]
                statements.append(OneStatement(tuple(own)))
            case "split_statement":
                stays, leaves = (told.attributions(value[side]) for side in ("stays", "leaves"))
                statements.append(TwoStatements(tuple(stays), tuple(leaves)))
    return Ruled(told, Rulings(tuple(speakers), tuple(statements)))


def _two_speakers(told: Told, n: int, value: Mapping[str, Any]) -> TwoSpeakers:
    moved = set(told.attributions(one for place in value["leaves"] for one in place["said"]))
    stays = told.places(value["stays"])
    for place in value["leaves"]:
        _name_sources(told, place, f"hand/{n}")
    leaves = told.places(value["leaves"])
    for place in [place for place in leaves if place in stays]:
        own = set(told.said_by(place))
        if own <= moved:
            stays.remove(place)
        elif own & moved:
            leaves[leaves.index(place)] = _part(told, place, moved, f"{place[1]}/{n}")
        else:
            leaves.remove(place)
    return TwoSpeakers(tuple(stays), tuple(leaves))


def _name_sources(told: Told, place: Mapping[str, Any], new: str) -> None:
    """Give the attributions a source of their own where their article names none."""
    for key in told.attributions(place["said"]):
        if told.entity_of(key) is not None:
            continue
        version = told.spoken[key].version
        reading = told.readings[version]
        entities = {entity.id: entity for entity in reading.entities}
        entities.setdefault(new, Entity(new, str(place["name"]), "person"))
        told.readings[version] = replace(
            reading,
            entities=tuple(entities.values()),
            attributions=tuple(
                replace(a, entity=new) if at == told.spoken[key].at else a
                for at, a in enumerate(reading.attributions)
            ),
        )


def _part(told: Told, place: Place, moved: Collection[str], new: str) -> Place:
    """Make two of one whom an article takes for one: the attributions that moved are another's."""
    version, key = place
    reading, entity = told.readings[version], told.entity(place)
    sources = [
        a.source for a in reading.attributions
        if a.source and a.entity == key and a.id_in(version) in moved
    ]  # fmt: skip
    told.readings[version] = replace(
        reading,
        entities=(*reading.entities, replace(entity, id=new)),
        attributions=tuple(
            replace(a, entity=new) if a.entity == key and a.id_in(version) in moved else a
            for a in reading.attributions
        ),
        mentions=tuple(
            replace(m, entity=new)
            if m.entity == key and any(source.contains(m.span) for source in sources)
            else m
            for m in reading.mentions
        ),
    )
    return version, new
