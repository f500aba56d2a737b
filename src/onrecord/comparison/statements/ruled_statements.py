"""Statements joined and split by hand, after the rules have grouped attributions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.comparison.joining import Groups
from onrecord.comparison.reports import Spoken
from onrecord.comparison.statements import Said
from onrecord.comparison.statements.contents import content_of, fullest_first
from onrecord.types import Join
from onrecord.types.rulings import OneStatement, TwoStatements


def ruled_statements(
    found: list[Said], rulings: Sequence[OneStatement | TwoStatements]
) -> list[Said]:
    """The statements as they are once everything decided by hand has been done, in its order."""
    for ruling in rulings:
        if isinstance(ruling, OneStatement):
            found = _joined(found, ruling)
        else:
            found = [part for said in found for part in _parted(said, ruling)]
    return found


def _joined(found: list[Said], ruling: OneStatement) -> list[Said]:
    """A statement never crosses speakers: of each speaker, those that are one."""
    wanted = set(ruling.attributions)
    by_speaker: dict[str, list[Said]] = {}
    for said in found:
        if wanted & {one.id for one in said.attributions}:
            by_speaker.setdefault(said.speaker, []).append(said)
    one = {id(own[0]): own for own in by_speaker.values() if len(own) > 1}
    gone = {id(said) for own in one.values() for said in own[1:]}
    return [
        _one(one[id(said)]) if id(said) in one else said for said in found if id(said) not in gone
    ]


def _one(own: Sequence[Said]) -> Said:
    spoken = [one for said in own for one in said.attributions]
    joins = [join for said in own for join in said.joined_by]
    return Said(
        own[0].speaker,
        sorted(spoken, key=lambda one: fullest_first(content_of(one))),
        (*_by_hand([said.attributions[0].id for said in own]), *joins),
    )


def _parted(said: Said, ruling: TwoStatements) -> Iterator[Said]:
    """The statement, in two where some attributions stay and some leave.

    An attribution that nobody spoke of goes with the one that it was surest joined to.
    """
    leaves, stays = set(ruling.leaves), set(ruling.stays)
    ids = [one.id for one in said.attributions]
    if not leaves.intersection(ids) or leaves.issuperset(ids):
        yield said
        return
    groups = Groups(ids)
    sides = {key: key in leaves if key in leaves | stays else None for key in ids}
    kept: list[Join] = []
    for join in said.joined_by:
        one, other = (groups.find(key) for key in join.attributions)
        if one == other or {sides[one], sides[other]} == {True, False}:
            continue
        side = sides[one] if sides[one] is not None else sides[other]
        groups.join(one, other)
        sides[groups.find(one)] = side
        kept.append(join)
    for gone in (False, True):
        own = [one for one in said.attributions if (sides[groups.find(one.id)] or False) is gone]
        if own:
            yield _side(said.speaker, own, kept, groups)


def _side(speaker: str, own: list[Spoken], kept: list[Join], groups: Groups[str]) -> Said:
    members = {one.id for one in own}
    firsts: dict[str, str] = {}
    for one in own:
        firsts.setdefault(groups.find(one.id), one.id)
    joins = [join for join in kept if join.attributions[0] in members]
    return Said(speaker, own, (*_by_hand(list(firsts.values())), *joins))


def _by_hand(firsts: Sequence[str]) -> list[Join]:
    """What nothing but a hand joins."""
    return [Join(pair, "hand", "") for pair in pairwise(firsts)]
