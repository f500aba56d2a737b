"""Which group of articles goes on under which story's key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.stories.streaming.open_story import OpenStory
from onrecord.stories.streaming.regrouping import Unit


def heirs(groups: Sequence[Sequence[Unit]]) -> list[OpenStory | None]:
    """For each group the story whose key it keeps; None: it is a new story.

    A story's key goes to the group that has most of its articles; where two stories met in one
    group, the key of the one that brought more stays, of two equal ones that of the older.
    """
    held = [Counter[str]() for _ in groups]
    stories: dict[str, OpenStory] = {}
    for tally, group in zip(held, groups, strict=True):
        for unit in group:
            if unit.story is not None:
                stories[unit.story.key] = unit.story
                tally[unit.story.key] += len(unit.members)
    claims = [_largest_part(story, groups, held) for story in stories.values()]
    kept: list[OpenStory | None] = [None] * len(groups)
    claims.sort(key=lambda c: (not c[1].pinned, -c[0], c[1].members[0]))
    for count, story, place in claims:
        if kept[place] is None and count:
            kept[place] = story
    return kept


def _largest_part(
    story: OpenStory, groups: Sequence[Sequence[Unit]], held: Sequence[Counter[str]]
) -> tuple[int, OpenStory, int]:
    place = min(
        range(len(groups)),
        key=lambda n: (not _pins(groups[n], story), -held[n][story.key], first(groups[n])),
    )
    return held[place][story.key], story, place


def _pins(group: Sequence[Unit], story: OpenStory) -> bool:
    return any(unit.pinned and unit.story is story for unit in group)


def first(group: Sequence[Unit]) -> int:
    """The arrival number of a group's earliest article."""
    return min(unit.members[0] for unit in group)
