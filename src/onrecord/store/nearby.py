"""Wordings that share words with a quotation, looked up at a bounded cost."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.store.terms import as_term

_COLUMNS = (
    "w.n, w.id, w.story, w.statement, w.speaker, w.aliases, w.version, w.words, w.starts, w.ends, "
    "w.kind, w.day, w.outlet"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of one statement, as the store's search knows it."""

    n: int  # the newer, the greater
    attribution: str  # SpokenAttribution.id
    story: str
    statement: str
    speaker: str
    aliases: tuple[str, ...]
    article: str  # Article.id of the version that prints it
    words: str
    start: int
    end: int
    kind: str
    day: str | None
    outlet: str | None


class Nearby:
    """Looks wordings up by some of their words.

    Nothing is ranked here, and so nothing is sorted: the newest come first, and no more are looked
    at than are asked for, however many there are.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def holding(
        self, groups: Sequence[Sequence[str]], *, named: Sequence[str] = (), limit: int
    ) -> list[Wording]:
        """Wordings that hold all terms of one of the groups; a term is a word or a run of words.

        ``named``: words of which one must stand in the speaker's name or alias. Without groups,
        any wording of such a speaker.
        """
        alternatives = [" AND ".join(map(as_term, terms)) for terms in groups if terms]
        parts = []
        if alternatives:
            parts.append("{words} : (" + " OR ".join(f"({one})" for one in alternatives) + ")")
        if named:
            parts.append("{speaker aliases} : (" + " OR ".join(map(as_term, named)) + ")")
        if not parts:
            return []
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM (SELECT rowid AS n FROM wording_words "  # noqa: S608
            "WHERE wording_words MATCH ? ORDER BY rowid DESC LIMIT ?) AS f "
            "JOIN wording AS w ON w.n = f.n",
            (" AND ".join(parts), limit),
        )
        return [_wording(row) for row in rows]

    def of_statement(self, story: str, statement: str) -> list[Wording]:
        """All wordings of one statement."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM wording AS w WHERE w.story = ? AND w.statement = ? "  # noqa: S608
            "ORDER BY w.n",
            (story, statement),
        )
        return [_wording(row) for row in rows]

    def printed(self, run: str, *, limit: int) -> list[tuple[str, str]]:
        """Story and version of articles that print a run of words as they stand now."""
        rows = self._db.execute(
            "SELECT a.story, v.id FROM (SELECT rowid AS n FROM article_words "
            "WHERE article_words MATCH ? ORDER BY rowid DESC LIMIT ?) AS f "
            "JOIN version AS v ON v.n = f.n JOIN article AS a ON a.version = v.id",
            ("{text} : " + as_term(run), limit),
        )
        return [(story, version) for story, version in rows]


def _wording(row: tuple[object, ...]) -> Wording:
    n, key, story, statement, speaker, aliases, *rest = row
    names = tuple(filter(None, str(aliases).split("\n")))
    return Wording(n, key, story, statement, speaker, names, *rest)  # type: ignore[arg-type]
