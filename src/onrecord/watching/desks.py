"""What the watcher needs of whoever keeps the articles, and how the store's desk gives it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from onrecord.store import Change, FeedState, Store
from onrecord.types import Page, Skipped
from onrecord.watching.clocks import Clock
from onrecord.watching.schedule import iso

if TYPE_CHECKING:
    from onrecord.desk import Outcome


class WatchDesk(Protocol):
    """Keeps articles, feeds' states and the log of changes."""

    def states(self) -> dict[str, FeedState]:
        """What was kept of each feed, by its address."""

    def take(self, pages: Sequence[Page | Skipped], state: FeedState) -> list[Outcome]:
        """Keep the articles of the pages and the state of their feed: all of it or nothing."""

    def pass_days(self) -> None:
        """Log what fell due meanwhile."""

    def begin(self, readers: Sequence[str]) -> None:
        """What is in the log already is no news to readers who come for the first time."""

    def news(self, reader: str) -> list[Change]:
        """What a reader has not heard yet, oldest first."""

    def heard(self, reader: str, change: Change) -> None:
        """A reader has heard of everything up to this change."""


class StoreDesk:
    """The desk over a store."""

    def __init__(self, store: Store, clock: Clock, *, at_once: int) -> None:
        from onrecord.desk import Desk

        self._store = store
        self._clock = clock
        self._desk = Desk(store, clock=clock.now, at_once=at_once)

    def states(self) -> dict[str, FeedState]:
        """What was kept of each feed, by its address."""
        return {state.url: state for state in self._store.feeds.all()}

    def take(self, pages: Sequence[Page | Skipped], state: FeedState) -> list[Outcome]:
        """Keep the articles of the pages and the state of their feed: all of it or nothing."""
        return list(self._desk.add(pages, along=lambda store: store.feeds.put(state)))

    def pass_days(self) -> None:
        """Log what fell due meanwhile."""
        self._desk.tell_deadlines()

    def begin(self, readers: Sequence[str]) -> None:
        """What is in the log already is no news to readers who come for the first time."""
        with self._store.transaction():
            last = self._store.changes.last()
            for reader in readers:
                if not self._store.readers.knows(reader):
                    self._store.readers.look(reader, last, at=iso(self._clock.now()))

    def news(self, reader: str) -> list[Change]:
        """What a reader has not heard yet, oldest first."""
        return self._store.changes.since(self._store.readers.looked_to(reader))

    def heard(self, reader: str, change: Change) -> None:
        """A reader has heard of everything up to this change."""
        with self._store.transaction():
            self._store.readers.look(reader, change.n, at=iso(self._clock.now()))
