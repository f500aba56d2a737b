"""The record: what the articles of a story say together. Every line cites its characters."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from onrecord.types.articles import Article, Precision, Removed, Skipped
from onrecord.types.reading import Channel, ChannelKind, EntityKind, Finding, QuoteKind, Stance
from onrecord.types.spans import Span

DisagreementKind = Literal["figure", "date", "role", "wording", "channel", "claim", "status"]
# Why two attributions are held to carry one statement: the same words; words of the one inside the
# other; a sentence of the same meaning, with the words shared; one dispatch that both translate;
# one article telling it twice; somebody decided so.
JoinKind = Literal["identical", "contained", "meaning", "dispatch", "repeated", "hand"]
# How two wordings differ, what matters most first. "words": inside quotation marks in one outlet
# only; "shortening" and "punctuation" are told of wordings, and are no disagreement.
WordingKind = Literal[
    "figure", "modality", "polarity", "words", "translation", "shortening", "punctuation"
]
RelayKind = Literal["credits", "syndicates", "copies"]
# Why an article is held to repeat another: a line says so, it names the other, it came later.
RelayReason = Literal["line", "credit", "time"]
ExpectationState = Literal["open", "due", "overdue", "met"]
# How a day is known: the sentence's own expression dates what happened ("told"), or when it was
# said ("said"); the sentences before give it ("context"); the other articles settle it ("story").
DayReason = Literal["told", "said", "context", "story"]


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """The exact characters of an article that a line rests on."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SpeakerRole:
    """A role that articles give a speaker, as printed, with every place that gives it."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """The person or organisation behind source spans, across articles."""

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    roles: tuple[SpeakerRole, ...] = ()
    spoken_for: str | None = None  # Speaker.id of the institution or person behind a spokesperson


@dataclass(frozen=True, slots=True)
class SpokenAttribution:
    """An attribution placed in a story: its article, its speaker across articles, an id."""

    id: str
    article: str
    kind: QuoteKind
    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    speaker: str | None  # Speaker.id
    channel: Channel | None
    date: str | None
    stance: Stance
    confidence: float
    rule: str
    finding: Finding | None = None  # what the reader's network said, before any rule
    anonymous: bool = False  # people whose names the article keeps back


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a statement first came from, as far as the articles tell."""

    kind: ChannelKind
    name: str | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """Why two attributions are held to carry one statement."""

    attributions: tuple[str, str]  # SpokenAttribution.id
    kind: JoinKind
    evidence: str  # the words they share, or the dispatch; with a meaning, how near; by hand: ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one speaker said on one occasion, with its attributions in every outlet."""

    id: str
    speaker: str  # Speaker.id
    attributions: tuple[str, ...]  # SpokenAttribution.id, the fullest wording first
    date: str | None
    origin: Origin | None
    outlets: tuple[str, ...]  # names; articles without a known outlet are counted, not named
    unnamed_outlets: int  # how many of its articles have no known outlet
    independent_origins: int
    joined_by: tuple[Join, ...] = ()  # one fewer than its attributions, the surest first


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something that happened on a day (or month, or week), in an article's own words."""

    date: str
    precision: Precision
    summary: str  # a sentence of one of the articles
    citations: tuple[Citation, ...]  # the first one is the summary's sentence
    outlets: tuple[str, ...] = ()
    id: str = ""
    subject: str | None = None  # full name of whom the summary's opening pronoun means
    unnamed_outlets: int = 0  # how many of its articles have no known outlet
    independent_origins: int = 1
    background: bool = False  # before the story began
    weight: float = 0.0  # the more, the earlier kept when a timeline is cut short
    reason: DayReason = "told"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values in a disagreement, with the places that give it."""

    value: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """That somebody looked into a disagreement, and what came out."""

    note: str
    by: str | None
    at: str  # ISO 8601 in UTC
    override: int  # the number of the correction that says so


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two or more sides about one thing."""

    kind: DisagreementKind
    about: str
    sides: tuple[Side, ...]
    differences: tuple[WordingKind, ...] = ()  # of wordings: what matters most first
    settled: Settled | None = None

    def __post_init__(self) -> None:
        if len(self.sides) < 2:
            raise ValueError("a disagreement has at least two sides")

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits that name it, as it stands now: kind, sides, their places."""
        parts = [self.kind, self.about]
        for side in self.sides:
            parts += [side.value, *(f"{c.article}:{c.start}-{c.end}" for c in side.citations)]
        named = "\x1f".join(parts).encode("utf-8", "surrogatepass")
        return hashlib.sha256(named).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Step:
    """A value that a figure had by a day."""

    day: str  # ISO day on which it was reported
    value: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Development:
    """A figure that grew from day to day: a toll that mounted, not a disagreement."""

    about: str
    steps: tuple[Step, ...]  # the earliest first

    def __post_init__(self) -> None:
        if len(self.steps) < 2:
            raise ValueError("a development has at least two steps")


@dataclass(frozen=True, slots=True)
class RelayedFrom:
    """What an article repeats: a wire, an outlet, or another article of the story."""

    kind: Literal["wire", "outlet", "article"]
    name: str | None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words that two articles share: where the one has it, and where the other."""

    here: Citation
    there: Citation


@dataclass(frozen=True, slots=True)
class Relay:
    """One article repeating another, an outlet or a wire."""

    article: str
    of: RelayedFrom
    kind: RelayKind
    citations: tuple[Citation, ...]
    removed: tuple[Removed, ...] = ()  # evidence that is not in the text: a syndication line
    share: float | None = None  # for copies: share of the article's words that are shared
    directed: bool = True  # False: the two share their text, and nothing tells who had it first
    reason: RelayReason | None = None  # why the direction is this one; None: it is open
    passages: tuple[Passage, ...] = ()  # for copies: what they share, the longest first


@dataclass(frozen=True, slots=True)
class Announcer:
    """Who announced something, with the places that name them."""

    speaker: str | None  # Speaker.id; None where the articles do not let us say who it is
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Expectation:
    """Something announced for a later day."""

    text: str
    due: str | None
    state: ExpectationState
    citations: tuple[Citation, ...]
    announced_by: Announcer | None = None  # None: the articles say so in their own voice
    met_by: tuple[Citation, ...] = ()  # sentences of later articles that tell it happened


@dataclass(frozen=True, slots=True)
class About:
    """The line of the record that a mark of doubt qualifies."""

    kind: Literal["statement", "entry"]
    id: str  # Statement.id, TimelineEntry.id


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A sentence by which an article marks what is not established."""

    text: str
    citations: tuple[Citation, ...]
    about: About | None = None  # None: what it qualifies is not surely known


@dataclass(frozen=True, slots=True)
class StoryRecord:
    """The record of one story."""

    id: str
    title: str
    articles: tuple[str, ...]
    speakers: tuple[Speaker, ...]
    attributions: tuple[SpokenAttribution, ...]
    statements: tuple[Statement, ...]
    timeline: tuple[TimelineEntry, ...]
    disagreements: tuple[Disagreement, ...]
    relays: tuple[Relay, ...]
    expectations: tuple[Expectation, ...]
    unconfirmed: tuple[Unconfirmed, ...]
    developments: tuple[Development, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """All that was made of one pile of articles."""

    as_of: str | None  # ISO day that "due" and "overdue" are told against
    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    stories: tuple[StoryRecord, ...]
    published_bounds: tuple[tuple[str, str], ...] = ()  # article id, day it cannot be older than
