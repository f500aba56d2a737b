"""Pages that were taken up before: the same bytes are not cleaned and read again."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass

from onrecord.store.packing import whole_characters
from onrecord.types import Article, Page


@dataclass(frozen=True, slots=True)
class TakenUp:
    """What became of a page: a version of an article that still stands, or nothing, and why."""

    version: str | None
    stands: bool
    why: str | None


def page_digest(page: Page) -> str:
    """Names what an article is made of: the page, its address, and what its input said of it.

    The path is left out, and when it was fetched: a file that was moved is no other page.
    """
    given = (part for one in page.given if one[0] != "fetched" for part in one)
    parts = [page.kind, page.url or "", page.content, *given]
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=16).hexdigest()


def read_digest(article: Article) -> str:
    """Names an article whose page is not at hand; no page has this name."""
    joined = "\x1f".join(("read", article.id, article.text)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=16).hexdigest()


class Pages:
    """The pages that a store has had."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def get(self, digest: str) -> TakenUp | None:
        """What became of a page, or None for one that was never taken up."""
        row = self._db.execute(
            "SELECT p.version, a.version IS NOT NULL, p.why FROM page AS p "
            "LEFT JOIN article AS a ON a.version = p.version "
            "AND a.id = (SELECT article FROM version WHERE id = p.version) WHERE p.digest = ?",
            (digest,),
        ).fetchone()
        return None if row is None else TakenUp(row[0], bool(row[1]), row[2])

    def put(self, digest: str, *, version: str | None = None, why: str | None = None) -> None:
        """Keep what became of a page."""
        self._db.execute(
            "INSERT INTO page (digest, version, why) VALUES (?, ?, ?) "
            "ON CONFLICT (digest) DO UPDATE SET version = excluded.version, why = excluded.why",
            (digest, version, None if why is None else whole_characters(why)),
        )
