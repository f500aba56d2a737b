"""Disagreements that began, gained a side, or ended."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from onrecord.desk.lookup import Lookup
from onrecord.desk.told import Told
from onrecord.store import Change
from onrecord.types import Citation, Disagreement, Side, StoryRecord


def disagreement_changes(
    told: Told, record: StoryRecord, lookup: Lookup, *, articles: Collection[str],
    reworded: Collection[Citation],
) -> list[Change]:  # fmt: skip
    """What differs now and did not, and what differed and does not.

    Disagreements are known by what their sides cite: what they are about is put into words anew
    with every article. ``articles`` are those of the story; ``reworded`` is what was told already
    as a new wording.
    """
    ended = list(told.disagreements)
    begun: list[Disagreement] = []
    changes: list[Change] = []
    for disagreement in record.disagreements:
        # One that was known can be two now, or two can be one: none of them is new.
        same = [d for d in told.disagreements if _is_one(d, disagreement, lookup)]
        ended = [d for d in ended if d not in same]
        if same:
            changes += _new_sides(same, disagreement, lookup)
        elif not any(_says_the_same(d, disagreement) for d in begun):
            begun.append(disagreement)
    for disagreement in begun:
        twin = next((d for d in ended if _is_about_one(d, disagreement, lookup)), None)
        if twin is not None:
            ended.remove(twin)
        elif not (disagreement.kind == "wording" and _cites(disagreement, reworded)):
            changes.append(_change("new_disagreement", disagreement, disagreement.sides))
    return changes + [
        replace(_change("disagreement_ended", d, ()), before=_all(d.sides))
        for d in ended
        if len({lookup.owner(c.article) for s in d.sides for c in s.citations} & {*articles}) > 1
    ]


def _is_one(known: Disagreement, now: Disagreement, lookup: Lookup) -> bool:
    """Whether two sides of one are two sides of the other, by their places or by their words."""
    if known.kind != now.kind:
        return False
    return _says_the_same(known, now) or _common_sides(known, now, lookup) >= 2


def _says_the_same(one: Disagreement, other: Disagreement) -> bool:
    if one.kind != other.kind or one.about.casefold() != other.about.casefold():
        return False
    values = {side.value.casefold() for side in one.sides}
    return len(values & {side.value.casefold() for side in other.sides}) >= 2


def _is_about_one(known: Disagreement, now: Disagreement, lookup: Lookup) -> bool:
    if known.kind != now.kind or known.about.casefold() != now.about.casefold():
        return False
    return _common_sides(known, now, lookup) >= 1


def _common_sides(known: Disagreement, now: Disagreement, lookup: Lookup) -> int:
    left = [_places(side, lookup) for side in known.sides]
    common = 0
    for side in now.sides:
        own = _places(side, lookup)
        match = next((places for places in left if places & own), None)
        if match is not None:
            left.remove(match)
            common += 1
    return common


def _new_sides(known: Sequence[Disagreement], now: Disagreement, lookup: Lookup) -> list[Change]:
    if now.kind == "wording":
        return []  # a new wording is told as that
    places = {place for d in known for side in d.sides for place in _places(side, lookup)}
    values = {side.value.casefold() for d in known for side in d.sides}
    return [
        replace(
            _change("new_side", now, (side,)),
            before=_all(tuple(s for s in now.sides if s is not side)),
        )
        for side in now.sides
        if not _places(side, lookup) & places and side.value.casefold() not in values
    ]


def _change(kind: str, disagreement: Disagreement, sides: Sequence[Side]) -> Change:
    values = " / ".join(side.value for side in sides or disagreement.sides)
    return Change(
        kind,  # type: ignore[arg-type]
        story="",
        title="",
        text=f"{disagreement.about}: {values}",
        what=disagreement.kind,
        citations=_all(sides),
    )


def _places(side: Side, lookup: Lookup) -> set[tuple[str, str]]:
    return {lookup.place(citation) for citation in side.citations}


def _cites(disagreement: Disagreement, citations: Collection[Citation]) -> bool:
    return any(c in citations for side in disagreement.sides for c in side.citations)


def _all(sides: Sequence[Side]) -> tuple[Citation, ...]:
    return tuple(citation for side in sides for citation in side.citations)
