"""What is told of a speaker over all stories, without a story's record being opened."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from onrecord.store.packing import whole_characters


@dataclass(frozen=True, slots=True)
class SaidWords:
    """One wording of a statement, with where it stands."""

    version: str
    words: str
    starts: int
    ends: int
    kind: str
    outlet: str | None
    published: str | None


class Spoken:
    """What the speakers of a store said."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def wordings(self, story: str, statement: str, *, limit: int) -> list[SaidWords]:
        """The wordings of a statement, the first published first."""
        rows = self._db.execute(
            "SELECT w.version, w.words, w.starts, w.ends, w.kind, w.outlet, v.published "
            "FROM wording AS w JOIN version AS v ON v.id = w.version "
            "WHERE w.story = ? AND w.statement = ? "
            "ORDER BY coalesce(v.published, '~'), w.n LIMIT ?",
            (story, statement, limit),
        )
        return [SaidWords(*row) for row in rows]

    def first(self, speaker: str) -> tuple[str, SaidWords] | None:
        """The earliest day on which somebody is known to have spoken, with the words."""
        row = self._db.execute(
            "SELECT w.day, w.version, w.words, w.starts, w.ends, w.kind, w.outlet, v.published "
            "FROM wording AS w JOIN version AS v ON v.id = w.version "
            "WHERE lower(w.speaker) = lower(?) AND coalesce(w.day, '') > '' "
            "ORDER BY coalesce(w.day, ''), w.story, w.statement, w.n LIMIT 1",
            (whole_characters(speaker),),
        ).fetchone()
        return None if row is None else (row[0], SaidWords(*row[1:]))

    def stories(self, speaker: str, *, limit: int) -> list[str]:
        """The stories in which somebody speaks, those with the latest articles first."""
        rows = self._db.execute(
            "SELECT s.id FROM story AS s WHERE s.id IN "
            "(SELECT story FROM spoken WHERE lower(speaker) = lower(?)) "
            "ORDER BY coalesce(s.last_day, '') DESC, s.id LIMIT ?",
            (whole_characters(speaker), limit),
        )
        return [row[0] for row in rows]

    def aliases(self, speaker: str, *, limit: int = 8) -> list[str]:
        """Other names that stories give somebody."""
        rows = self._db.execute(
            "SELECT DISTINCT aliases FROM (SELECT aliases FROM wording "
            "WHERE lower(speaker) = lower(?) LIMIT 400) LIMIT ?",
            (whole_characters(speaker), limit),
        )
        return list(dict.fromkeys(name for row in rows for name in row[0].split("\n") if name))
