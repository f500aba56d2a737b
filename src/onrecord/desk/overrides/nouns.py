"""A correction as faces see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from onrecord.types import Skipped

Kind = Literal[
    "join_speakers",
    "split_speaker",
    "join_statements",
    "split_statement",
    "join_stories",
    "split_story",
    "outlet",
    "date",
    "settle",
]
KINDS: tuple[str, ...] = get_args(Kind)
OF_ARTICLES = ("outlet", "date")  # whose target is an article; that of the others is a story
OF_STORIES = ("join_stories", "split_story")  # that move articles

State = Literal["applied", "not applied", "undone"]


@dataclass(frozen=True, slots=True)
class MadeOverride:
    """A correction that somebody made, and how it stands."""

    n: int
    kind: str
    target: str  # the store's id of the story or article
    value: dict[str, Any]  # as it is kept: by articles, names and words, which stay
    note: str | None
    text: str  # one line in words
    by: str | None
    made_at: str
    undone_at: str | None
    undone_by: str | None
    state: State
    why: str | None  # of one that is not applied
    stories: tuple[str, ...]  # the store's ids of the stories that it bears on now


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the lines of an export."""

    made: tuple[MadeOverride, ...]
    known: int  # how many the store had
    skipped: tuple[Skipped, ...]
