"""What one article tells when it is read alone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from onrecord.types.spans import Span

QuoteKind = Literal["direct", "indirect", "mixed"]
EntityKind = Literal["person", "organisation", "place", "group", "other"]
ChannelKind = Literal["wire", "interview", "briefing", "speech", "social", "document", "report"]
Stance = Literal["says", "denies", "declines"]
Act = Literal["says", "thinks", "does"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or unnamed group, as one article knows it."""

    id: str  # unique within the article: "e1", "e2", ... in order of first mention
    name: str  # the fullest name the article gives; for a group or role noun, that noun
    kind: EntityKind
    named: bool = True  # False: known only by a role noun or a group noun ("officials")
    gender: Literal["he", "she"] | None = None  # where titles, pronouns or given names show it


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an article speaks of an entity."""

    span: Span
    kind: Literal["name", "pronoun", "role"]
    entity: str | None  # Entity.id; None: the article does not let us say


@dataclass(frozen=True, slots=True)
class Role:
    """What an article says an entity is: "first deputy chairman of the ... Committee"."""

    span: Span
    entity: str


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression of time with its TIMEX3 type and value."""

    span: Span
    type: TimexType
    value: str | None  # ISO 8601 / TimeML; "XXXX-06-20" when the year is not known; None: unsure


@dataclass(frozen=True, slots=True)
class Channel:
    """How the words reached the press."""

    kind: ChannelKind
    name: str | None  # "TASS", "Truth Social"; None where the article names none
    span: Span  # the characters that say so


@dataclass(frozen=True, slots=True)
class Finding:
    """One attribution as the reader's network gave it, before any rule looked at it."""

    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    score: float  # 0..1: how far the network holds the content's characters to be content


@dataclass(frozen=True, slots=True)
class Attribution:
    """One place where an article says that somebody said something."""

    kind: QuoteKind
    content: tuple[Span, ...]  # with the quotation marks; several when the cue interrupts
    source: Span | None = None  # None: the article names nobody
    cue: Span | None = None  # None: a quotation standing alone
    entity: str | None = None  # Entity.id behind the source; None: cannot be resolved
    channel: Channel | None = None
    stance: Stance = "says"
    date: str | None = None  # ISO day (or partial) on which it was said, as the article tells
    confidence: float = 1.0  # 0..1
    rule: str = ""  # the rule that found it, by name
    # "thinks": a view, wish or plan; "does": an act in words not told, as "praised the plan"
    act: Act = "says"
    finding: Finding | None = None  # what the network said; None: the rules alone found it
    anonymous: bool = False  # the source is people whose names the article keeps back

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("an attribution needs at least one content span")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence lies between 0 and 1, got {self.confidence}")

    def id_in(self, article: str) -> str:
        """Twelve hexadecimal digits that name the attribution: its article and its places."""
        places = [article, *(f"{span.start}-{span.end}" for span in self.content)]
        if self.source:
            places.append(f"by {self.source.start}-{self.source.end}")
        return hashlib.sha256("\x1f".join(places).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article tells, in reading order."""

    article: str  # Article.id
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()
    times: tuple[Timex, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    credits: tuple[Channel, ...] = ()  # credit lines: "AFP and Reuters contributed reporting."
