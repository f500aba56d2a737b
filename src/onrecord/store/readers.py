"""How far each reader has looked in the log of changes."""

from __future__ import annotations

import sqlite3


class Readers:
    """The readers of a store, by name."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def looked_to(self, name: str) -> int:
        """The cursor of a reader; 0 for one who has never looked."""
        row = self._db.execute("SELECT looked_to FROM reader WHERE name = ?", (name,)).fetchone()
        return 0 if row is None else int(row[0])

    def knows(self, name: str) -> bool:
        """Whether a reader has looked before, if only at an empty log."""
        row = self._db.execute("SELECT 1 FROM reader WHERE name = ?", (name,)).fetchone()
        return row is not None

    def look(self, name: str, cursor: int, *, at: str) -> None:
        """The reader has seen everything up to ``cursor``; looking back takes nothing away."""
        self._db.execute(
            "INSERT INTO reader (name, looked_to, looked_at) VALUES (?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE SET looked_at = excluded.looked_at, "
            "looked_to = max(looked_to, excluded.looked_to)",
            (name, cursor, at),
        )
