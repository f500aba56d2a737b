"""Stories that merge and split when a new article shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.stories.streaming.damping import Damping
from onrecord.stories.streaming.features import Features
from onrecord.stories.streaming.keys import heirs
from onrecord.stories.streaming.open_story import OpenStory
from onrecord.stories.streaming.placements import Reason
from onrecord.stories.streaming.regrouping import Unit, link, units_of
from onrecord.stories.streaming.window import Window

Move = tuple[int, str, str]  # an article's number, from which story, to which


@dataclass(frozen=True, slots=True)
class Rearranged:
    """What became of some stories when a new article was held beside them."""

    story: OpenStory | None  # where the new article belongs; None: it stands alone
    changes: tuple[Reason, ...] = ()
    moved: tuple[tuple[str, str, str], ...] = ()


NOTHING = Rearranged(None)


def rearrange(
    window: Window, features: Features, stories: Sequence[OpenStory], damping: Damping
) -> Rearranged:
    """Group the stories' articles anew together with the new one, and move what has to move."""
    settings = window.settings
    number = window.next_number
    units = units_of(features, number, stories, recent=settings.recent)
    groups = link(units, damping, settings.join)
    home: OpenStory | None = None
    moves: list[Move] = []
    changes: list[Reason] = []
    for group, heir in zip(groups, heirs(groups), strict=True):
        settled = [unit for unit in group if unit.story is not None]
        story = heir
        if settled and heir is None:
            story = _split_off(window, settled)
            changes.append(Reason("split", story.key, float(len(settled))))
        if story is not None:
            moves += _gather(window, settled, story)
        if len(settled) < len(group):
            home = story
    for story in stories:
        if not story.members:
            gone = sum(source == story.key for _, source, _ in moves)
            changes.append(Reason("merged", story.key, float(gone)))
    moves.sort()
    moved = tuple((window[n].features.article, source, to) for n, source, to in moves)
    return Rearranged(home, tuple(changes), moved)


def _split_off(window: Window, units: Sequence[Unit]) -> OpenStory:
    members = sorted(member for unit in units for member in unit.members)
    return window.open_story(window.fresh_key([window[n].features.article for n in members]))


def _gather(window: Window, units: Sequence[Unit], story: OpenStory) -> list[Move]:
    """Bring the units' articles, with their copies, to a story; those that moved."""
    moves: list[Move] = []
    for unit in units:
        if unit.story is None or unit.story is story:
            continue
        for member in unit.members:
            gone = window.move(member, story)
            moves += [(number, unit.story.key, story.key) for number in gone]
    return moves
