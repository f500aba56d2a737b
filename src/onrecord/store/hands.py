"""Articles that people moved: in which story they stand, and where they were left without that."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping


class Hands:
    """The articles of a store that stay where people put them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def homes(self) -> dict[str, str]:
        """For each article that people placed, the story where the stream of stories had it."""
        rows = self._db.execute("SELECT id, home FROM article WHERE home IS NOT NULL ORDER BY n")
        return dict(rows.fetchall())

    def stories(self, articles: Iterable[str]) -> dict[str, str]:
        """The stories of those of the articles that the store has."""
        found = {}
        for article in articles:
            row = self._db.execute("SELECT story FROM article WHERE id = ?", (article,)).fetchone()
            if row is not None:
                found[article] = str(row[0])
        return found

    def place(self, places: Mapping[str, tuple[str, str | None]]) -> None:
        """Put articles into stories; each with its home, or None for one that is let go."""
        self._db.executemany(
            "UPDATE article SET story = ?, home = ? WHERE id = ?",
            [(story, home, key) for key, (story, home) in places.items()],
        )
        self._db.execute(
            "INSERT INTO stream (only, holds, hands) VALUES (1, 0, 1) "
            "ON CONFLICT (only) DO UPDATE SET hands = stream.hands + 1"
        )

    def times(self) -> int:
        """How often people moved articles: a number that another one tells from."""
        row = self._db.execute("SELECT hands FROM stream").fetchone()
        return 0 if row is None else int(row[0])

    def free_copies(self, article: str) -> list[str]:
        """The copies of an article that nobody placed."""
        rows = self._db.execute(
            "SELECT id FROM article WHERE copy_of = ? AND home IS NULL ORDER BY n", (article,)
        )
        return [row[0] for row in rows]

    def rehome(self, gone: str, into: str) -> None:
        """A story went up in another one: what would return to it goes there."""
        self._db.execute("UPDATE article SET home = ? WHERE home = ?", (into, gone))
