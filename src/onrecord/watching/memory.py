"""What is kept of a feed between two turns, beside what the store has columns for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace

import msgspec

from onrecord.intake.entries import Entry

KEPT_IDS = 1000  # of entries that have left the feed: some come back
LONGEST_KEPT = 20_000  # characters of a text that is kept while its page cannot be fetched
Given = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Postponed:
    """An article whose page could not be fetched, and when that is tried again."""

    entry: Entry
    due: str
    tries: int = 1
    why: str = ""


@dataclass(frozen=True, slots=True)
class Revisit:
    """An article that is looked at again, since outlets change reports without saying so."""

    url: str
    due: str
    looks: int = 1  # how often it was fetched
    etag: str | None = None
    modified: str | None = None
    given: Given = ()  # what the feed said of it


@dataclass(frozen=True, slots=True)
class Memory:
    """The watcher's own part of a feed's state."""

    poll_due: str = ""  # when the feed itself is asked again; "" at once
    address: str = ""  # where the feed moved to
    title: str = ""
    trouble: str = ""  # why it could not be read the last time
    gone: bool = False  # the site says that it is no more
    seen: dict[str, str] = field(default_factory=dict)  # entries: short hash of id, and of content
    postponed: tuple[Postponed, ...] = ()
    revisits: tuple[Revisit, ...] = ()

    def encode(self) -> str:
        """As JSON."""
        return msgspec.json.encode(self).decode()


def decode_memory(state: str) -> Memory:
    """The memory as it was kept; an unreadable one is an empty one, and costs fetching again."""
    try:
        return msgspec.json.decode(state.encode(), type=Memory)
    except msgspec.DecodeError:
        return Memory()


def mark(text: str) -> str:
    """Twelve letters and figures that stand for a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def content_mark(entry: Entry) -> str:
    """Stands for everything by which an entry shows that its article was changed."""
    return mark("\x1f".join((entry.url, entry.title, entry.updated, entry.content)))


def kept_small(entry: Entry) -> Entry:
    """The entry as it is kept while it waits."""
    return replace(entry, content=entry.content[:LONGEST_KEPT])


def remembered(seen: dict[str, str], present: dict[str, str]) -> dict[str, str]:
    """What was seen, with those that are present last, and the oldest forgotten."""
    older = {name: value for name, value in seen.items() if name not in present}
    surplus = max(0, len(older) - KEPT_IDS)
    return dict(list(older.items())[surplus:]) | present
