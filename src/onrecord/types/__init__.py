"""The nouns of the program: frozen, slotted, standard library only.

Everything that one step hands to the next is defined here, and nothing here knows a step.
"""

from onrecord.types.articles import Article, Page, Published, Removed, Skipped
from onrecord.types.reading import (
    Attribution,
    Channel,
    Entity,
    Mention,
    Reading,
    Role,
    Timex,
)
from onrecord.types.record import (
    Citation,
    Disagreement,
    Expectation,
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
    "Citation",
    "Disagreement",
    "Entity",
    "Expectation",
    "Mention",
    "Origin",
    "Page",
    "Published",
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
    "Statement",
    "Story",
    "StoryRecord",
    "TimelineEntry",
    "Timex",
    "Unconfirmed",
]
