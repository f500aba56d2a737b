"""What a watcher keeps of each feed, in the transaction of the articles that the feed brought."""

from __future__ import annotations

import sqlite3

from onrecord.store.nouns import FeedState

_COLUMNS = "url, etag, last_modified, next_due, failures, state"


class Feeds:
    """The feeds' states of a store."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def get(self, url: str) -> FeedState | None:
        """The state of one feed."""
        row = self._db.execute(f"SELECT {_COLUMNS} FROM feed WHERE url = ?", (url,)).fetchone()  # noqa: S608
        return None if row is None else FeedState(*row)

    def all(self) -> list[FeedState]:
        """The states of all feeds, by their addresses."""
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM feed ORDER BY url")  # noqa: S608
        return [FeedState(*row) for row in rows]

    def due(self, now: str) -> list[FeedState]:
        """The feeds that are to be asked again, the longest due first."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM feed "  # noqa: S608
            "WHERE next_due IS NULL OR next_due <= ? ORDER BY coalesce(next_due, ''), url",
            (now,),
        )
        return [FeedState(*row) for row in rows]

    def put(self, feed: FeedState) -> None:
        """Keep a feed's state in place of what was kept of it."""
        self._db.execute(
            f"INSERT INTO feed ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) "  # noqa: S608
            "ON CONFLICT (url) DO UPDATE SET etag = excluded.etag, "
            "last_modified = excluded.last_modified, next_due = excluded.next_due, "
            "failures = excluded.failures, state = excluded.state",
            (feed.url, feed.etag, feed.last_modified, feed.next_due, feed.failures, feed.state),
        )

    def forget(self, url: str) -> None:
        """Drop a feed; the articles it brought stay."""
        self._db.execute("DELETE FROM feed WHERE url = ?", (url,))
