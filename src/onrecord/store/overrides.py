"""Corrections made by hand: kept, listed, undone and made again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from onrecord.store.nouns import Override

_COLUMNS = "o.n, o.kind, o.target, o.value, o.made_at, o.undone_at, o.made_by, o.undone_by"


class Overrides:
    """The corrections of a store."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def make(
        self, kind: str, target: str, value: str, *, made_at: str, by: str | None = None,
        articles: Iterable[str] = (),
    ) -> int:  # fmt: skip
        """Keep a correction; its number. ``value`` is JSON; ``articles`` those it speaks of."""
        cursor = self._db.execute(
            "INSERT INTO override (kind, target, value, made_at, made_by) VALUES (?, ?, ?, ?, ?)",
            (kind, target, value, made_at, by),
        )
        n = int(cursor.lastrowid or 0)
        self._db.executemany(
            "INSERT INTO override_article (article, override) VALUES (?, ?)",
            [(article, n) for article in sorted(set(articles))],
        )
        return n

    def undo(self, n: int, *, undone_at: str, by: str | None = None) -> bool:
        """Whether there was such a correction in force; it is not any more."""
        cursor = self._db.execute(
            "UPDATE override SET undone_at = ?, undone_by = ? WHERE n = ? AND undone_at IS NULL",
            (undone_at, by, n),
        )
        return cursor.rowcount == 1

    def get(self, n: int) -> Override | None:
        """The correction of a number, in force or undone."""
        row = self._db.execute(
            f"SELECT {_COLUMNS} FROM override AS o WHERE o.n = ?",  # noqa: S608
            (n,),
        ).fetchone()
        return None if row is None else Override(*row)

    def in_force(self, kind: str | None = None) -> list[Override]:
        """The corrections that hold, in the order in which they were made."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM override AS o "  # noqa: S608
            "WHERE o.undone_at IS NULL AND (? IS NULL OR o.kind = ?) ORDER BY o.n",
            (kind, kind),
        )
        return [Override(*row) for row in rows]

    def all(self) -> list[Override]:
        """Every correction ever made, the undone ones too."""
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM override AS o ORDER BY o.n")  # noqa: S608
        return [Override(*row) for row in rows]

    def of_story(self, story: str) -> list[Override]:
        """The corrections in force that speak of an article of a story."""
        rows = self._db.execute(
            f"SELECT DISTINCT {_COLUMNS} FROM override AS o "  # noqa: S608
            "JOIN override_article AS oa ON oa.override = o.n "
            "JOIN article AS a ON a.id = oa.article "
            "WHERE a.story = ? AND o.undone_at IS NULL ORDER BY o.n",
            (story,),
        )
        return [Override(*row) for row in rows]

    def of_article(self, article: str) -> list[Override]:
        """The corrections in force that speak of an article."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM override AS o "  # noqa: S608
            "JOIN override_article AS oa ON oa.override = o.n "
            "WHERE oa.article = ? AND o.undone_at IS NULL ORDER BY o.n",
            (article,),
        )
        return [Override(*row) for row in rows]

    def articles(self, n: int) -> list[str]:
        """The articles that a correction speaks of, be they in the store or not."""
        rows = self._db.execute(
            "SELECT article FROM override_article WHERE override = ? ORDER BY article", (n,)
        )
        return [row[0] for row in rows]

    def stories(self, n: int) -> list[str]:
        """The stories that have articles which a correction speaks of."""
        rows = self._db.execute(
            "SELECT DISTINCT a.story FROM override_article AS oa "
            "JOIN article AS a ON a.id = oa.article WHERE oa.override = ? ORDER BY a.story",
            (n,),
        )
        return [row[0] for row in rows]
