"""The store: one SQLite file that keeps articles, stories, their records and what was new."""

from __future__ import annotations

from onrecord.store.errors import (
    DamagedStoreError,
    NewerStoreError,
    NoStoreError,
    NotAStoreError,
    StoreBusyError,
    StoreError,
    StoreFullError,
    StoreRefusedError,
)
from onrecord.store.nouns import (
    Awaiting,
    Change,
    ChangeKind,
    EditedPart,
    FeedState,
    Found,
    KeptRecord,
    OutletLine,
    Override,
    Placed,
    Said,
    Sighting,
    SpeakerLine,
    StoredArticle,
    StoryLine,
    utc,
)
from onrecord.store.store import Store

__all__ = [
    "Awaiting",
    "Change",
    "ChangeKind",
    "DamagedStoreError",
    "EditedPart",
    "FeedState",
    "Found",
    "KeptRecord",
    "NewerStoreError",
    "NoStoreError",
    "NotAStoreError",
    "OutletLine",
    "Override",
    "Placed",
    "Said",
    "Sighting",
    "SpeakerLine",
    "Store",
    "StoreBusyError",
    "StoreError",
    "StoreFullError",
    "StoreRefusedError",
    "StoredArticle",
    "StoryLine",
    "utc",
]
