"""Speakers joined and split by hand, after the rules have grouped them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.comparison.speakers.bodies import Place
from onrecord.types import Entity
from onrecord.types.rulings import OneSpeaker, TwoSpeakers

Group = list[Place]


def ruled_speakers(
    groups: list[Group],
    entities: Mapping[Place, Entity],
    rulings: Sequence[OneSpeaker | TwoSpeakers],
) -> list[Group]:
    """The groups as they are once everything decided by hand has been done, in its order."""
    if not rulings:
        return groups
    order = {place: n for n, place in enumerate(entities)}
    for ruling in rulings:
        if isinstance(ruling, OneSpeaker):
            groups = _joined(groups, ruling)
        else:
            groups = [part for group in groups for part in _parted(group, entities, ruling)]
        groups = [sorted(group, key=order.__getitem__) for group in groups]
    return sorted(groups, key=lambda group: order[group[0]])


def chosen_names(rulings: Iterable[OneSpeaker | TwoSpeakers]) -> dict[Place, str]:
    """The names that people chose, by the places of whom they chose them for."""
    return {
        place: ruling.name
        for ruling in rulings
        if isinstance(ruling, OneSpeaker) and ruling.name is not None
        for place in ruling.places
    }


def _joined(groups: list[Group], ruling: OneSpeaker) -> list[Group]:
    wanted = set(ruling.places)
    own = [group for group in groups if wanted.intersection(group)]
    others = [group for group in groups if not wanted.intersection(group)]
    return [*others, [place for group in own for place in group]] if own else groups


def _parted(
    group: Group, entities: Mapping[Place, Entity], ruling: TwoSpeakers
) -> tuple[Group, ...]:
    """The group, in two where some stay and some leave.

    Of those whom nobody spoke of, as articles that came later name them, who bears a name that
    only those who leave have goes with them.
    """
    leaves, stays = set(ruling.leaves), set(ruling.stays)
    if not leaves.intersection(group) or leaves.issuperset(group):
        return (group,)
    names = {_name(entities[place]) for place in group if place in leaves}
    names -= {_name(entities[place]) for place in group if place in stays}
    gone = [
        place
        for place in group
        if place in leaves or (place not in stays and _name(entities[place]) in names)
    ]
    rest = [place for place in group if place not in gone]
    return (rest, gone) if rest else (group,)


def _name(entity: Entity) -> str:
    return " ".join(entity.name.casefold().split())
