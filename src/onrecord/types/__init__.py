"""The nouns of the program: frozen, slotted, standard library only.

Everything that one step hands to the next is defined here, and nothing here knows a step.
"""

from onrecord.types.articles import Article, Page, Precision, Published, Removed, Skipped
from onrecord.types.reading import (
    Attribution,
    Channel,
    ChannelKind,
    Entity,
    EntityKind,
    Mention,
    QuoteKind,
    Reading,
    Role,
    Stance,
    Timex,
)
from onrecord.types.record import (
    Citation,
    Disagreement,
    DisagreementKind,
    Expectation,
    ExpectationState,
    Origin,
    Record,
    Relay,
    RelayedFrom,
    Side,
    Speaker,
    SpeakerRole,
    SpokenAttribution,
    Statement,
    StoryRecord,
    TimelineEntry,
    Unconfirmed,
)
from onrecord.types.spans import Span
from onrecord.types.stories import Story

__all__ = [
    "Article",
    "Attribution",
    "Channel",
    "ChannelKind",
    "Citation",
    "Disagreement",
    "DisagreementKind",
    "Entity",
    "EntityKind",
    "Expectation",
    "ExpectationState",
    "Mention",
    "Origin",
    "Page",
    "Precision",
    "Published",
    "QuoteKind",
    "Reading",
    "Record",
    "Relay",
    "RelayedFrom",
    "Removed",
    "Role",
    "Side",
    "Skipped",
    "Span",
    "Speaker",
    "SpeakerRole",
    "SpokenAttribution",
    "Stance",
    "Statement",
    "Story",
    "StoryRecord",
    "TimelineEntry",
    "Timex",
    "Unconfirmed",
]
