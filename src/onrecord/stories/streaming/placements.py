"""Where an article went, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ReasonKind = Literal[
    "copy",  # what: the original's id; value: share of runs in common
    "founded",  # what: the story's key; value: nearness of the nearest story, 0 for none
    "joined",  # what: the story's key; value: the article's mean nearness to it
    "again",  # what: the article's id; it is held already, so nothing changed
    "threshold",  # what: "join" or "copy"; value: what nearness or likeness had to reach
    "word",  # what: a stem in common with the story; value: its part of the nearness
    "name",  # what: a name in common; value: its part of the nearness
    "date",  # what: a day that both speak of; value: its part of the nearness
    "days",  # what: the story's key; value: days between the article and the story's middle
    "undated",  # what: the story's key; value: days that counted instead, a day not being known
    "runner-up",  # what: the next story's key; value: nearness to it
    "woke",  # what: the story's key; value: days that it had been silent
    "merged",  # what: the key of a story that went up in this one; value: articles that came
    "split",  # what: the key of a story that came out of an older one; value: articles in it
]


@dataclass(frozen=True, slots=True)
class Reason:
    """One of the facts that a placement rests on."""

    kind: ReasonKind
    what: str
    value: float


@dataclass(frozen=True, slots=True)
class Placement:
    """The story that an article went to, and what else changed with it."""

    article: str
    story: str  # a story's key: stable, the id of the article that founded it
    copy_of: str | None = None  # the article that it repeats nearly word for word
    why: tuple[Reason, ...] = ()
    moved: tuple[tuple[str, str, str], ...] = ()  # article, from which story, to which
