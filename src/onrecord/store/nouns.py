"""What a store keeps and gives out, beside the nouns of the steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from onrecord.types import Article, Citation, Expectation, StoryRecord

ChangeKind = Literal[
    "new_story",
    "merged",
    "split",
    "new_statement",
    "new_wording",
    "new_disagreement",
    "new_side",
    "disagreement_ended",
    "correction",
    "edited",
    "copy",
    "due",
    "overdue",
    "met",
    "override",
    "override_undone",
]
EditedWhat = Literal["attribution", "figure", "title"]
EditedHow = Literal["changed", "added", "removed"]
Awaited = Literal["open", "due", "overdue", "met"]


@dataclass(frozen=True, slots=True)
class EditedPart:
    """One thing that an outlet changed in an article without saying so."""

    what: EditedWhat
    how: EditedHow
    old: str | None  # the words as they were; None where it was added
    new: str | None  # the words as they are; None where it was removed
    speaker: str | None = None  # as the article that stands now names them, else the earlier one
    before: tuple[Citation, ...] = ()  # in the earlier version
    after: tuple[Citation, ...] = ()  # in the version that stands now


@dataclass(frozen=True, slots=True)
class Change:
    """Something new in a story."""

    kind: ChangeKind
    story: str  # the store's id of the story
    title: str  # the story's, when this was seen
    text: str  # the words that matter: a wording, an expectation, what a disagreement is about
    seen: str = ""  # ISO 8601 in UTC: when the store learned of it
    n: int = 0  # its place in the log: the cursor that readers keep
    article: str | None = None  # the store's id of the article that brought it
    outlet: str | None = None
    speaker: str | None = None
    what: str | None = None  # kind of a disagreement, or of an override
    day: str | None = None  # when it was said, or is due
    # The other story of a merger or split; the article that is copied; the override's number.
    other: str | None = None
    count: int | None = None  # articles of a new story; articles that moved
    citations: tuple[Citation, ...] = ()
    before: tuple[Citation, ...] = ()  # what stood or was known before
    parts: tuple[EditedPart, ...] = ()  # of an edited article
    shown: bool = True  # False: counted only


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with its place in the store. ``now`` is the version that stands."""

    id: str  # of its first version; it stays when the article is edited
    now: Article
    story: str
    copy_of: str | None
    seen: str  # when it first came


@dataclass(frozen=True, slots=True)
class Sighting:
    """From when on a version of an article stood at its address."""

    version: str  # Article.id
    seen: str


@dataclass(frozen=True, slots=True)
class Placed:
    """How an article came to its story."""

    article: str
    story: str
    copy_of: str | None
    why: Any  # plain JSON values: the reasons as the stream of stories gave them
    seen: str


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """The record of one story as it is kept."""

    as_of: str | None
    bounds: tuple[tuple[str, str], ...]
    story: StoryRecord


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in one line of a list."""

    id: str
    title: str
    articles: int
    outlets: int
    statements: int
    disagreements: int
    first_day: str | None
    last_day: str | None
    revision: int
    founded: str
    touched: str
    merged_into: str | None = None


@dataclass(frozen=True, slots=True)
class Awaiting:
    """An expectation of a story, with what was last told of it."""

    story: str
    state: Awaited
    expectation: Expectation
    n: int = 0


@dataclass(frozen=True, slots=True)
class FeedState:
    """What a watcher keeps of a feed between two polls."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    next_due: str | None = None  # ISO 8601 in UTC
    failures: int = 0
    state: str = "{}"  # JSON of the watcher's own


@dataclass(frozen=True, slots=True)
class Override:
    """A correction that somebody made by hand; it survives that a story is remade."""

    n: int
    kind: str
    target: str
    value: str  # JSON
    made_at: str
    undone_at: str | None = None
    made_by: str | None = None
    undone_by: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A hit of a search. ``marks`` are the places of the matched words in ``snippet``."""

    kind: Literal["statement", "article"]
    story: str
    story_title: str
    article: str  # Article.id of the version that holds it
    outlet: str | None
    published: str | None
    url: str | None
    title: str | None  # the article's
    snippet: str
    marks: tuple[tuple[int, int], ...]
    speaker: str | None = None
    statement: str | None = None
    citation: Citation | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """A speaker in one line of a list, over all stories."""

    name: str
    statements: int
    stories: int


@dataclass(frozen=True, slots=True)
class OutletLine:
    """An outlet in one line of a list."""

    name: str
    articles: int
    stories: int


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in a list of what a speaker said, in its longest wording."""

    story: str
    story_title: str
    statement: str
    speaker: str
    day: str | None
    words: str
    wordings: int  # how many attributions carry it
    outlets: tuple[str, ...]
    citation: Citation


def utc(moment: datetime) -> str:
    """The moment as it is stored: ISO 8601 in UTC, to the second.

    >>> from datetime import timedelta, timezone
    >>> utc(datetime(2031, 4, 5, 1, 30, tzinfo=timezone(timedelta(hours=2))))
    '2031-04-04T23:30:00Z'
    """
    if moment.tzinfo is None:
        raise ValueError(f"a time needs its zone, got {moment.isoformat()}")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
