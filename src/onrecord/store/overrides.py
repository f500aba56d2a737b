"""Corrections made by hand: kept, listed, undone and made again."""

from __future__ import annotations

import sqlite3

from onrecord.store.nouns import Override

_COLUMNS = "n, kind, target, value, made_at, undone_at"


class Overrides:
    """The corrections of a store."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def make(self, kind: str, target: str, value: str, *, made_at: str) -> int:
        """Keep a correction; its number. ``value`` is JSON."""
        cursor = self._db.execute(
            "INSERT INTO override (kind, target, value, made_at) VALUES (?, ?, ?, ?)",
            (kind, target, value, made_at),
        )
        return int(cursor.lastrowid or 0)

    def undo(self, n: int, *, undone_at: str) -> bool:
        """Whether there was such a correction in force; it is not any more."""
        cursor = self._db.execute(
            "UPDATE override SET undone_at = ? WHERE n = ? AND undone_at IS NULL", (undone_at, n)
        )
        return cursor.rowcount == 1

    def in_force(self, kind: str | None = None) -> list[Override]:
        """The corrections that hold, in the order in which they were made."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM override "  # noqa: S608
            "WHERE undone_at IS NULL AND (? IS NULL OR kind = ?) ORDER BY n",
            (kind, kind),
        )
        return [Override(*row) for row in rows]

    def all(self) -> list[Override]:
        """Every correction ever made, the undone ones too."""
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM override ORDER BY n")  # noqa: S608
        return [Override(*row) for row in rows]
