"""Disagreements that people settled: marked in the record, and last in its list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from onrecord.desk.overrides.referring import plain
from onrecord.store import Override
from onrecord.types import Disagreement, Settled, Side, StoryRecord

Where = tuple[str, str]  # the store's id of an article, the words in it


def with_settled(
    record: StoryRecord, overrides: Iterable[Override], owners: Mapping[str, str]
) -> StoryRecord:
    """The record, what was settled marked; the later of two notes on one thing holds."""
    settling = [o for o in overrides if o.kind == "settle"]
    if not settling:
        return record
    marked = list(record.disagreements)
    for override in settling:
        value = json.loads(override.value)
        for at, disagreement in enumerate(marked):
            if meets(value, disagreement, owners) and not unheard(value, disagreement, owners):
                note = Settled(value["note"], override.made_by, override.made_at, override.n)
                marked[at] = replace(disagreement, settled=note)
    marked.sort(key=lambda d: d.settled is not None)
    return replace(record, disagreements=tuple(marked))


def meets(value: Mapping[str, Any], disagreement: Disagreement, owners: Mapping[str, str]) -> bool:
    """Whether a disagreement is the one that was settled.

    It is known by where two of its sides stand, or by what they say of the same thing: what it is
    about is put into words anew with every article.
    """
    if value["kind"] != disagreement.kind:
        return False
    known = [_known(side) for side in value["sides"]]
    left = list(known)
    for side in disagreement.sides:
        match = next((places for places in left if places & _places(side, owners)), None)
        if match is not None:
            left.remove(match)
    if len(known) - len(left) >= 2:
        return True
    values = {side.value.casefold() for side in disagreement.sides}
    same = values & {str(side["value"]).casefold() for side in value["sides"]}
    return disagreement.about.casefold() == str(value["about"]).casefold() and len(same) >= 2


def unheard(
    value: Mapping[str, Any], disagreement: Disagreement, owners: Mapping[str, str]
) -> list[str]:
    """The sides that nobody had heard when it was settled: with one, it stands open again."""
    known = {where for side in value["sides"] for where in _known(side)}
    values = {str(side["value"]).casefold() for side in value["sides"]}
    return [
        side.value
        for side in disagreement.sides
        if not known & _places(side, owners) and side.value.casefold() not in values
    ]


def _known(side: Mapping[str, Any]) -> set[Where]:
    return {(str(c["article"]), plain(str(c["words"]))) for c in side["citations"]}


def _places(side: Side, owners: Mapping[str, str]) -> set[Where]:
    return {(owners[c.article], plain(c.text)) for c in side.citations}
