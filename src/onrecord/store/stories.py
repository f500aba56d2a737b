"""Stories: what a list shows of them, and the record of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from onrecord.store.nouns import KeptRecord, StoryLine
from onrecord.store.packing import pack_record, unpack_record, whole_characters

_LINE = (
    "s.id, s.title, s.articles, s.outlets, s.statements, s.disagreements, s.first_day, "
    "s.last_day, s.revision, s.founded, s.touched, s.merged_into"
)


class Stories:
    """The stories of a store."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def count(self, *, least: int = 1) -> int:
        """How many there are with at least so many articles."""
        row = self._db.execute(
            "SELECT count(*) FROM story WHERE articles >= ?", (least,)
        ).fetchone()
        return int(row[0])

    def line(self, story: str) -> StoryLine | None:
        """One story in a line. A story that became part of another tells of which."""
        # By itself SQLite takes the primary key, and reads past the record in the story's row.
        found = self._db.execute(
            f"SELECT {_LINE} FROM story AS s INDEXED BY story_line WHERE s.id = ?",  # noqa: S608
            (story,),
        )
        row = found.fetchone()
        return None if row is None else StoryLine(*row)

    def named(self, name: str) -> list[str]:
        """The ids of the stories that a person can mean: the id or its beginning, an article's id.

        A story that was merged is followed to where it went.
        """
        name = whole_characters(name)
        for sought, values in (
            ("SELECT id FROM story WHERE id = ?", (name,)),
            (
                "SELECT story FROM article WHERE id = "
                "(SELECT article FROM version WHERE version.id = ?)",
                (name,),
            ),
            (
                "SELECT id FROM story WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT 20",
                (len(name), name),
            ),
        ):
            found = self._db.execute(sought, values).fetchall()
            if found:
                break
        return sorted({self.stands(row[0]) for row in found})

    def stands(self, story: str) -> str:
        """The story that this one is part of now; itself, unless it was merged."""
        followed = {story}
        while (line := self.line(story)) is not None and line.merged_into is not None:
            story = line.merged_into
            if story in followed:
                break
            followed.add(story)
        return story

    def list(
        self, *, limit: int = 50, offset: int = 0, least: int = 1, since: str | None = None,
        outlet: str | None = None, speaker: str | None = None, language: str | None = None,
    ) -> list[StoryLine]:  # fmt: skip
        """Stories with articles in them, the last touched first.

        ``since`` is an ISO day or time; a story passes when it was touched or has an article
        published from then on. ``outlet`` and ``speaker`` are whole names, in any case.
        """
        conditions, values = _conditions(since, outlet, speaker, language)
        rows = self._db.execute(
            f"SELECT {_LINE} FROM story AS s WHERE s.articles >= ? {conditions} "  # noqa: S608
            "ORDER BY s.touched DESC, s.articles DESC, s.id LIMIT ? OFFSET ?",
            (max(least, 1), *values, limit, offset),
        )
        return [StoryLine(*row) for row in rows]

    def record(self, story: str) -> KeptRecord | None:
        """The record of a story."""
        row = self._db.execute("SELECT record FROM story WHERE id = ?", (story,)).fetchone()
        return None if row is None else unpack_record(row[0])

    def found(self, story: str, *, seen: str) -> bool:
        """Make room for a story; False where it was known."""
        cursor = self._db.execute(
            "INSERT INTO story (id, title, articles, outlets, statements, disagreements, "
            "revision, record, founded, touched) VALUES (?, '', 0, 0, 0, 0, 0, ?, ?, ?) "
            "ON CONFLICT (id) DO NOTHING",
            (story, b"", seen, seen),
        )
        return cursor.rowcount == 1

    def keep(
        self, story: str, record: KeptRecord, *, outlets: int, days: Sequence[str], seen: str
    ) -> None:
        """Keep a story's record, which is another one than that kept so far."""
        told = record.story
        self._db.execute(
            "UPDATE story SET title = ?, articles = ?, outlets = ?, statements = ?, "
            "disagreements = ?, first_day = ?, last_day = ?, revision = revision + 1, "
            "record = ?, touched = ?, merged_into = NULL WHERE id = ?",
            (
                told.title, len(told.articles), outlets, len(told.statements),
                len(told.disagreements), min(days, default=None), max(days, default=None),
                pack_record(record), seen, story,
            ),
        )  # fmt: skip

    def empty(self, story: str, *, into: str | None, seen: str) -> None:
        """A story whose articles all went elsewhere; its id still leads to where they are."""
        self._db.execute(
            "UPDATE story SET articles = 0, outlets = 0, statements = 0, disagreements = 0, "
            "revision = revision + 1, record = ?, touched = ?, merged_into = ? WHERE id = ?",
            (b"", seen, into, story),
        )


def _conditions(
    since: str | None, outlet: str | None, speaker: str | None, language: str | None
) -> tuple[str, list[str]]:
    parts: list[str] = []
    values: list[str] = []
    if since is not None:
        parts.append("(s.touched >= ? OR s.last_day >= ?)")
        values += [since, since[:10]]
    within = (
        "EXISTS (SELECT 1 FROM article AS a JOIN version AS v ON v.id = a.version "
        "WHERE a.story = s.id AND "
    )
    if outlet is not None:
        parts.append(within + "lower(v.outlet) = lower(?))")
        values.append(outlet)
    if language is not None:
        parts.append(within + "v.language = ?)")
        values.append(language)
    if speaker is not None:
        parts.append(
            "EXISTS (SELECT 1 FROM wording AS w "
            "WHERE w.story = s.id AND lower(w.speaker) = lower(?))"
        )
        values.append(speaker)
    return "".join(f" AND {part}" for part in parts), [whole_characters(v) for v in values]
