"""The log of what was new: rows are only ever added, and a reader keeps a cursor in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from onrecord.store.nouns import Change
from onrecord.store.packing import pack_change, unpack_change


class Changes:
    """The log of changes of a store."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def log(self, changes: Iterable[Change]) -> None:
        """Add changes to the end of the log."""
        self._db.executemany(
            "INSERT INTO change (seen, kind, story, article, shown, noun) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [(c.seen, c.kind, c.story, c.article, c.shown, pack_change(c)) for c in changes],
        )

    def since(
        self, cursor: int = 0, *, seen: str | None = None, until: int | None = None,
        story: str | None = None, kinds: Sequence[str] = (), shown: bool | None = None,
        limit: int = -1,
    ) -> list[Change]:  # fmt: skip
        """What came after ``cursor``, oldest first: the last one's ``n`` is the next cursor.

        ``seen`` leaves out what the store learned before that time; ``until`` is the last cursor
        wanted; ``shown`` chooses between what is shown and what is counted only.
        """
        if seen is not None:
            cursor = max(cursor, self._before(seen))
        wanted = ", ".join("?" * len(kinds))
        rows = self._db.execute(
            "SELECT noun, n FROM change WHERE n > ? "  # noqa: S608
            "AND (? IS NULL OR n <= ?) AND (? IS NULL OR story = ?) "
            f"AND (? IS NULL OR shown = ?) {f'AND kind IN ({wanted})' if kinds else ''} "
            "ORDER BY n LIMIT ?",
            (cursor, until, until, story, story, shown, shown, *kinds, limit),
        )
        return [unpack_change(*row) for row in rows]

    def of_story(self, story: str, *, limit: int = -1) -> list[Change]:
        """A story's changes, newest first."""
        rows = self._db.execute(
            "SELECT noun, n FROM change WHERE story = ? ORDER BY n DESC LIMIT ?", (story, limit)
        )
        return [unpack_change(*row) for row in rows]

    def newest(self, *, story: str | None = None, limit: int) -> list[Change]:
        """The newest of those that are shown, of one story or of all, the newest first."""
        chosen, values = ("", ()) if story is None else ("AND story = ?", (story,))
        rows = self._db.execute(
            f"SELECT noun, n FROM change WHERE shown = 1 {chosen} ORDER BY n DESC LIMIT ?",  # noqa: S608
            (*values, limit),
        )
        return [unpack_change(*row) for row in rows]

    def counts(self, cursor: int, stories: Sequence[str]) -> dict[str, int]:
        """How much of each story is new to a reader, what is only counted left out."""
        marks = ", ".join("?" * len(stories))
        rows = self._db.execute(
            "SELECT story, count(*) FROM change WHERE n > ? AND shown = 1 "  # noqa: S608
            f"AND story IN ({marks}) GROUP BY story",
            (cursor, *stories),
        )
        return dict(rows.fetchall())

    def _before(self, seen: str) -> int:
        """The last cursor before everything that was learned from a time on."""
        row = self._db.execute("SELECT min(n) FROM change WHERE seen >= ?", (seen,)).fetchone()
        return self.last() if row[0] is None else int(row[0]) - 1

    def last(self) -> int:
        """The cursor at the end of the log; 0 where it is empty."""
        return int(self._db.execute("SELECT coalesce(max(n), 0) FROM change").fetchone()[0])
