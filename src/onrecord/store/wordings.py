"""Each wording of each statement of each story, as rows that can be searched."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import TypeAlias

from onrecord.types import Article, StoryRecord

Row: TypeAlias = tuple[str | int | None, ...]

_COLUMNS = "id, statement, speaker, aliases, version, words, starts, ends, kind, day, outlet"


class Wordings:
    """The wordings of a store."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def replace(self, story: str, record: StoryRecord, articles: Mapping[str, Article]) -> None:
        """Keep the wordings of a story's record; rows that say the same stay untouched."""
        wanted = set(_rows(record, articles))
        kept = {
            tuple(row[1:]): row[0]
            for row in self._db.execute(
                f"SELECT n, {_COLUMNS} FROM wording WHERE story = ?",  # noqa: S608
                (story,),
            )
        }
        gone = [(n,) for row, n in kept.items() if row not in wanted]
        self._db.executemany("DELETE FROM wording WHERE n = ?", gone)
        self._db.executemany(
            f"INSERT INTO wording (story, {_COLUMNS}) "  # noqa: S608
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(story, *row) for row in sorted(wanted - kept.keys(), key=str)],
        )

    def clear(self, story: str) -> None:
        """Drop the wordings of a story that holds nothing any more."""
        self._db.execute("DELETE FROM wording WHERE story = ?", (story,))

    def speakers(self, *, like: str = "", limit: int = 50) -> list[tuple[str, int, int]]:
        """Speakers with how many statements they made in how many stories, the most first."""
        rows = self._db.execute(
            "SELECT speaker, count(DISTINCT story || '/' || statement) AS made, "
            "count(DISTINCT story) FROM wording WHERE instr(lower(speaker), lower(?)) > 0 "
            "GROUP BY speaker ORDER BY made DESC, speaker LIMIT ?",
            (like, limit),
        )
        return [tuple(row) for row in rows]


def _rows(record: StoryRecord, articles: Mapping[str, Article]) -> list[Row]:
    speakers = {speaker.id: speaker for speaker in record.speakers}
    attributions = {a.id: a for a in record.attributions}
    rows: list[Row] = []
    for statement in record.statements:
        speaker = speakers.get(statement.speaker)
        for key in statement.attributions:
            attribution = attributions[key]
            article = articles[attribution.article]
            words = " ".join(span.of(article.text) for span in attribution.content)
            rows.append(
                (
                    key,
                    statement.id,
                    speaker.name if speaker else "",
                    "\n".join(speaker.aliases) if speaker else "",
                    article.id,
                    words,
                    min(span.start for span in attribution.content),
                    max(span.end for span in attribution.content),
                    attribution.kind,
                    attribution.date or statement.date,
                    article.outlet,
                )
            )
    return rows
