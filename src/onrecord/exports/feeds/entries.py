"""A feed and its entries, before anything is said of a format."""

from __future__ import annotations

import re
from dataclasses import dataclass

RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is new. Its texts are plain: each format escapes them."""

    id: str  # an IRI that stays the entry's for good: a reader that has it shows it once
    title: str
    updated: str  # RFC 3339: "2031-04-05T18:05:00Z"
    text: str = ""  # paragraphs divided by one empty line
    url: str | None = None  # where to read on
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check(self.id, self.updated)


@dataclass(frozen=True, slots=True)
class Feed:
    """Entries under one title; formats put the newest first."""

    id: str  # an IRI
    title: str
    entries: tuple[Entry, ...]
    updated: str  # RFC 3339
    url: str | None = None  # the page that shows the same
    feed_url: str | None = None  # where the feed itself is found
    language: str | None = None

    def __post_init__(self) -> None:
        _check(self.id, self.updated)

    def newest_first(self) -> list[Entry]:
        """The entries in the order of a feed; those of one moment by their ids."""
        return sorted(sorted(self.entries, key=lambda e: e.id), key=lambda e: e.updated)[::-1]


def _check(name: str, updated: str) -> None:
    if ":" not in name or any(mark.isspace() for mark in name):
        raise ValueError(f"{name!r} is no IRI: one has a scheme, as urn:onrecord:1 has")
    if not RFC_3339.fullmatch(updated):
        raise ValueError(f"{updated!r} is no moment of RFC 3339, as 2031-04-05T18:05:00Z is")
