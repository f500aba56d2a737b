"""How far large files were read, by their names."""

from __future__ import annotations

import sqlite3


class Progress:
    """The places in a store at which files are gone on with."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def get(self, name: str) -> str | None:
        """What was kept of a file, or None."""
        row = self._db.execute("SELECT state FROM progress WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def put(self, name: str, state: str) -> None:
        """Keep this in place of what was kept."""
        self._db.execute(
            "INSERT INTO progress (name, state) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET state = excluded.state",
            (name, state),
        )
