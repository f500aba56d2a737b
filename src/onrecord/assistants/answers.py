"""What the tools give back: the shapes of the record, in bounded portions."""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType

from onrecord.store import Found, StoryLine
from onrecord.views.shapes import (
    AttributionView,
    CitationView,
    DevelopmentView,
    DisagreementView,
    ExpectationView,
    RelayView,
    SpeakerView,
    StatementView,
    TimelineView,
    UnconfirmedView,
)


class FoundAnswer(Struct, frozen=True):
    """Hits of a search, the best first. More of them stand from `next_offset` on."""

    found: list[Found]
    next_offset: int | None


class StoriesAnswer(Struct, frozen=True):
    """Stories, the last touched first. More of them stand from `next_offset` on."""

    stories: list[StoryLine]
    next_offset: int | None


class ArticleLine(Struct, frozen=True):
    """An article without its text."""

    id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None


class StoryAnswer(Struct, frozen=True, omit_defaults=True):
    """A story's record: the parts that were asked for, and how many entries each has in all."""

    story: str
    title: str
    as_of: str | None
    merged_into: str | None
    totals: dict[str, int]
    articles: list[ArticleLine]
    next_offset: int | None
    cut_short: bool  # the answer had no room for all that was asked for: ask for less of it
    speakers: list[SpeakerView] | UnsetType = UNSET
    attributions: list[AttributionView] | UnsetType = UNSET
    statements: list[StatementView] | UnsetType = UNSET
    timeline: list[TimelineView] | UnsetType = UNSET
    disagreements: list[DisagreementView] | UnsetType = UNSET
    relays: list[RelayView] | UnsetType = UNSET
    expectations: list[ExpectationView] | UnsetType = UNSET
    unconfirmed: list[UnconfirmedView] | UnsetType = UNSET
    developments: list[DevelopmentView] | UnsetType = UNSET


class SaidHere(Struct, frozen=True):
    """Something said, in the characters that were asked for."""

    speaker: str | None
    kind: str
    citation: CitationView


class ArticleAnswer(Struct, frozen=True):
    """Characters of an article: `text` is its text from `start` to `end`."""

    article: ArticleLine
    story: str | None
    stands: bool  # False: an earlier version, which the outlet has changed since
    length: int  # characters of the whole text
    start: int
    end: int
    text: str
    said: list[SaidHere]
    next_start: int | None
