"""The record as JSON: the order of the fields is the order of the keys."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from onrecord.types.articles import Precision
from onrecord.types.reading import Act, ChannelKind, EntityKind, QuoteKind, Stance
from onrecord.types.record import (
    DayReason,
    DisagreementKind,
    ExpectationState,
    JoinKind,
    RelayKind,
    RelayReason,
    WordingKind,
)

RECORD_SCHEMA: Literal["onrecord/record/1"] = "onrecord/record/1"


class SpanView(Struct, frozen=True):
    """Characters of an article: text[start:end] == text, in Unicode code points."""

    start: int
    end: int
    text: str


class CitationView(Struct, frozen=True):
    """The exact characters of an article that a line rests on."""

    article: str
    start: int
    end: int
    text: str


class ChannelView(Struct, frozen=True):
    """How the words reached the press, and the characters that say so."""

    kind: ChannelKind
    name: str | None
    start: int
    end: int
    text: str


class RemovedView(Struct, frozen=True):
    """Text of a page that is not part of the report, and why it was taken out."""

    text: str
    why: str


class ArticleView(Struct, frozen=True):
    """One report by one outlet, as clean text."""

    id: str
    key: str | None
    path: str | None
    url: str | None
    outlet: str | None
    syndicated_from: list[str]
    title: str | None
    byline: list[str]
    published: str | None
    published_precision: Precision | None
    published_not_before: str | None
    language: str | None
    text: str
    removed: list[RemovedView]


class SkippedView(Struct, frozen=True):
    """One input that was not read, and why."""

    path: str
    why: str


class RoleView(Struct, frozen=True):
    """A role that articles give a speaker, as printed."""

    text: str
    citations: list[CitationView]


class SpeakerView(Struct, frozen=True):
    """The person or organisation behind source spans, across articles."""

    id: str
    name: str
    kind: EntityKind
    aliases: list[str]
    roles: list[RoleView]
    spoken_for: str | None


class FindingView(Struct, frozen=True):
    """What the reader's network said of an attribution, before any rule looked at it."""

    content: list[SpanView]
    source: SpanView | None
    cue: SpanView | None
    score: float


class AttributionView(Struct, frozen=True):
    """One place where an article says that somebody said something."""

    id: str
    article: str
    kind: QuoteKind
    content: list[SpanView]
    source: SpanView | None
    cue: SpanView | None
    speaker: str | None
    channel: ChannelView | None
    date: str | None
    stance: Stance
    act: Act
    confidence: float
    rule: str
    anonymous: bool
    model: FindingView | None


class OriginView(Struct, frozen=True):
    """Where a statement first came from, as far as the articles tell."""

    kind: ChannelKind
    name: str | None
    citations: list[CitationView]


class JoinView(Struct, frozen=True):
    """Why two attributions are held to carry one statement."""

    attributions: list[str]
    kind: JoinKind
    evidence: str


class StatementView(Struct, frozen=True):
    """What one speaker said on one occasion; the fullest wording comes first."""

    id: str
    speaker: str
    attributions: list[str]
    date: str | None
    origin: OriginView | None
    outlets: list[str]
    unnamed_outlets: int
    independent_origins: int
    joined_by: list[JoinView]


class TimelineView(Struct, frozen=True):
    """Something that happened on a day (or month, or week), in an article's own words."""

    id: str
    date: str
    precision: Precision
    reason: DayReason
    summary: str
    subject: str | None
    outlets: list[str]
    unnamed_outlets: int
    independent_origins: int
    background: bool
    weight: float
    citations: list[CitationView]


class SideView(Struct, frozen=True):
    """One of the values in a disagreement."""

    value: str
    citations: list[CitationView]


class SettledView(Struct, frozen=True):
    """What came out when somebody looked into a disagreement."""

    note: str
    by: str | None
    at: str
    override: int


class DisagreementView(Struct, frozen=True):
    """Two or more sides about one thing; ``settled`` only where somebody settled it."""

    id: str
    kind: DisagreementKind
    about: str
    sides: list[SideView]
    differences: list[WordingKind]
    settled: SettledView | UnsetType = UNSET


class StepView(Struct, frozen=True):
    """A value that a figure had by a day."""

    day: str
    value: str
    citations: list[CitationView]


class DevelopmentView(Struct, frozen=True):
    """A figure that grew from day to day; the earliest value comes first."""

    about: str
    steps: list[StepView]


class RelayedFromView(Struct, frozen=True):
    """What an article repeats: a wire, an outlet, or another article of the story."""

    kind: Literal["wire", "outlet", "article"]
    name: str | None
    article: str | None


class PassageView(Struct, frozen=True):
    """Words that two articles share, in the one and in the other."""

    here: CitationView
    there: CitationView


class RelayView(Struct, frozen=True):
    """One article repeating another, an outlet or a wire.

    Where ``directed`` is false the two share their text, and nothing tells who had it first.
    """

    article: str
    of: RelayedFromView
    kind: RelayKind
    directed: bool
    reason: RelayReason | None
    share: float | None
    passages: list[PassageView]
    citations: list[CitationView]
    removed: list[RemovedView]


class AnnouncerView(Struct, frozen=True):
    """Who announced something: a speaker's id, or null, and the places that name them."""

    speaker: str | None
    citations: list[CitationView]


class ExpectationView(Struct, frozen=True):
    """Something announced for a later day."""

    text: str
    due: str | None
    state: ExpectationState
    announced_by: AnnouncerView | None
    citations: list[CitationView]
    met_by: list[CitationView]


class AboutView(Struct, frozen=True):
    """The statement or the entry of the timeline that a mark of doubt qualifies."""

    kind: Literal["statement", "entry"]
    id: str


class UnconfirmedView(Struct, frozen=True):
    """A sentence by which an article marks what is not established."""

    text: str
    about: AboutView | None
    citations: list[CitationView]


class StoryView(Struct, frozen=True):
    """The record of one story."""

    id: str
    title: str
    articles: list[str]
    speakers: list[SpeakerView]
    attributions: list[AttributionView]
    statements: list[StatementView]
    timeline: list[TimelineView]
    disagreements: list[DisagreementView]
    relays: list[RelayView]
    expectations: list[ExpectationView]
    unconfirmed: list[UnconfirmedView]
    developments: list[DevelopmentView]


class RecordView(Struct, frozen=True):
    """All that was made of one pile of articles. Every line cites its characters."""

    schema: Literal["onrecord/record/1"]
    as_of: str | None
    articles: list[ArticleView]
    skipped: list[SkippedView]
    stories: list[StoryView]
