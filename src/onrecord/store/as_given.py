"""What versions said of themselves, beside what people set: outlet and date of publication."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from onrecord.store.packing import pack_article, pack_reading, unpack_article
from onrecord.types import Article, Reading


@dataclass(frozen=True, slots=True)
class Dressed:
    """A version as it stands, and as it came where that is another."""

    version: str
    now: Article
    given: Article
    read_as_set: bool  # its reading was made anew for what people set


class AsGiven:
    """The versions whose outlet or date people set.

    What people set stands in ``version``, so that lists, search and records follow; what the page
    said is kept here, with its reading, so that it comes back to the byte.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def article(self, version: str) -> Article | None:
        """A version as its page had it; None where the store has no such version."""
        row = self._db.execute(
            "SELECT coalesce(g.rest, v.rest), v.text FROM version AS v "
            "LEFT JOIN as_given AS g ON g.version = v.id WHERE v.id = ?",
            (version,),
        ).fetchone()
        return None if row is None else unpack_article(*row)

    def versions(self, article: str) -> list[Dressed]:
        """All versions of an article, the first seen first."""
        rows = self._db.execute(
            "SELECT v.id, v.rest, v.text, g.rest, g.reading IS NOT NULL FROM version AS v "
            "LEFT JOIN as_given AS g ON g.version = v.id WHERE v.article = ? ORDER BY v.n",
            (article,),
        )
        return [
            Dressed(key, now := unpack_article(rest, text),
                    unpack_article(given, text) if given else now, bool(anew))
            for key, rest, text, given, anew in rows
        ]  # fmt: skip

    def set(self, article: Article, reading: Reading | None = None) -> None:
        """From now on a version says this of itself; ``reading`` was made for it."""
        self._db.execute(
            "INSERT INTO as_given (version, rest) SELECT id, rest FROM version WHERE id = ? "
            "ON CONFLICT (version) DO NOTHING",
            (article.id,),
        )
        self._write(article, pack_article(article))
        if reading is not None:
            self._db.execute(
                "UPDATE as_given SET reading = (SELECT v.reading FROM version AS v "
                "WHERE v.id = as_given.version) WHERE version = ? AND reading IS NULL",
                (article.id,),
            )
            self._db.execute(
                "UPDATE version SET reading = ? WHERE id = ?", (pack_reading(reading), article.id)
            )

    def unread(self, version: str) -> None:
        """The reading that the version came with stands again."""
        self._db.execute(
            "UPDATE version SET reading = (SELECT reading FROM as_given WHERE version = ?) "
            "WHERE id = ? AND EXISTS "
            "(SELECT 1 FROM as_given WHERE version = ? AND reading IS NOT NULL)",
            (version, version, version),
        )
        self._db.execute("UPDATE as_given SET reading = NULL WHERE version = ?", (version,))

    def restore(self, version: str) -> None:
        """The version says of itself what its page said, to the byte."""
        self.unread(version)
        row = self._db.execute(
            "SELECT g.rest, v.text FROM as_given AS g JOIN version AS v ON v.id = g.version "
            "WHERE g.version = ?",
            (version,),
        ).fetchone()
        if row is not None:
            self._write(unpack_article(*row), row[0])
            self._db.execute("DELETE FROM as_given WHERE version = ?", (version,))

    def _write(self, article: Article, rest: str) -> None:
        published = article.published.value if article.published else None
        self._db.execute(
            "UPDATE version SET outlet = ?, published = ?, rest = ? WHERE id = ?",
            (article.outlet, published, rest, article.id),
        )
