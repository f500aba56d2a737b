"""Lists of a store a page at a time: what comes after the last line of the page before."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from onrecord.store.nouns import OutletLine, Said, SpeakerLine, StoryLine
from onrecord.store.packing import whole_characters
from onrecord.store.terms import fts_query
from onrecord.types import Citation

_LINE = (
    "s.id, s.title, s.articles, s.outlets, s.statements, s.disagreements, s.first_day, "
    "s.last_day, s.revision, s.founded, s.touched, s.merged_into"
)
_MATCHING = (
    "s.id IN (SELECT a.story FROM article_words AS f JOIN version AS v ON v.n = f.rowid "
    "JOIN article AS a ON a.version = v.id WHERE article_words MATCH ?)"
)
_SAID = """
    SELECT w.story, s.title, w.statement, w.speaker, nullif(coalesce(w.day, ''), ''),
           w.version, w.words, w.starts, w.ends, substr(v.text, w.starts + 1, w.ends - w.starts)
    FROM wording AS w JOIN story AS s ON s.id = w.story JOIN version AS v ON v.id = w.version
    WHERE lower(w.speaker) = lower(?)
    {after}
    AND NOT EXISTS (
        SELECT 1 FROM wording AS x WHERE x.story = w.story AND x.statement = w.statement
        AND (length(x.words), -x.n) > (length(w.words), -w.n))
    ORDER BY coalesce(w.day, '') DESC, w.story DESC, w.statement DESC LIMIT ?
"""


class Lists:
    """The lists of a store."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def stories(
        self, *, limit: int, after: tuple[str, str] | None = None, least: int = 1,
        outlet: str | None = None, speaker: str | None = None, language: str | None = None,
        since: str | None = None, until: str | None = None, words: str = "",
    ) -> list[StoryLine]:  # fmt: skip
        """Stories, the last touched first; ``after`` is ``touched`` and ``id`` of the last one had.

        ``outlet``, ``speaker`` and ``language`` are whole names, in any case. ``since`` is an ISO
        day or time: a story passes when it was touched or has an article published from then on;
        ``until`` a day up to which its first article was published. ``words`` are looked for in
        titles and texts.
        """
        parts, values = ["s.articles >= ?"], [str(max(least, 1))]
        if after is not None:
            parts.append("s.touched <= ? AND (s.touched < ? OR s.id > ?)")
            values += [after[0], after[0], after[1]]
        if since is not None:
            parts.append("(s.touched >= ? OR s.last_day >= ?)")
            values += [since, since[:10]]
        if until is not None:
            parts.append("s.first_day <= ?")
            values.append(until)
        for kind, value in (("outlet", outlet), ("language", language)):
            if value is not None:
                parts.append(
                    "EXISTS (SELECT 1 FROM told AS t "
                    "WHERE t.kind = ? AND t.value = lower(?) AND t.story = s.id)"
                )
                values += [kind, value]
        if speaker is not None:
            parts.append(
                "EXISTS (SELECT 1 FROM spoken AS p "
                "WHERE lower(p.speaker) = lower(?) AND p.story = s.id)"
            )
            values.append(speaker)
        if words.strip():
            query = fts_query(words)
            if not query:
                return []
            parts.append(_MATCHING)
            values.append(query)
        rows = self._db.execute(
            f"SELECT {_LINE} FROM story AS s INDEXED BY story_listed "  # noqa: S608
            f"WHERE {' AND '.join(parts)} ORDER BY s.touched DESC, s.id LIMIT ?",
            (int(values[0]), *map(whole_characters, values[1:]), limit),
        )
        return [StoryLine(*row) for row in rows]

    def speakers(
        self, *, limit: int, after: tuple[int, str] | None = None, like: str = ""
    ) -> list[SpeakerLine]:
        """Speakers with those first who made the most statements; ``after`` is ``statements`` and
        ``name`` of the last one had, ``like`` a part of a name in any case.
        """
        made, name = after or (2**62, "")
        rows = self._db.execute(
            "SELECT name, statements, stories FROM speaker WHERE statements <= ? "
            "AND (statements < ? OR name > ?) AND instr(lower(name), lower(?)) > 0 "
            "ORDER BY statements DESC, name LIMIT ?",
            (made, made, name, whole_characters(like), limit),
        )
        return [SpeakerLine(*row) for row in rows]

    def speaker(self, name: str) -> SpeakerLine | None:
        """A speaker by the whole name, in any case."""
        row = self._db.execute(
            "SELECT name, statements, stories FROM speaker WHERE lower(name) = lower(?) "
            "ORDER BY name = ? DESC, statements DESC, name LIMIT 1",
            (whole_characters(name), whole_characters(name)),
        ).fetchone()
        return None if row is None else SpeakerLine(*row)

    def said(
        self, speaker: str, *, limit: int, after: tuple[str, str, str] | None = None
    ) -> list[Said]:
        """A speaker's statements over all stories, the newest first, each in its longest wording.

        ``after`` is day ("" where it has none), ``story`` and ``statement`` of the last one had.
        """
        values: list[object] = [whole_characters(speaker)]
        if after is not None:
            values += map(whole_characters, after)
        rows = self._db.execute(
            _SAID.format(
                after=""
                if after is None
                else "AND (coalesce(w.day, ''), w.story, w.statement) < (?, ?, ?)"
            ),
            (*values, limit),
        ).fetchall()
        return [self._said(row) for row in rows]

    def outlets(self, *, limit: int, after: str = "", like: str = "") -> list[OutletLine]:
        """Outlets by their names; ``after`` is the last one had, in small letters."""
        rows = self._db.execute(
            "SELECT max(shown), sum(articles), count(*) FROM told WHERE kind = 'outlet' "
            "AND value > lower(?) AND instr(value, lower(?)) > 0 "
            "GROUP BY value ORDER BY value LIMIT ?",
            (whole_characters(after), whole_characters(like), limit),
        )
        return [OutletLine(*row) for row in rows]

    def languages(self) -> list[str]:
        """The languages of the articles, as ISO 639-1 has them."""
        rows = self._db.execute(
            "SELECT DISTINCT value FROM told WHERE kind = 'language' ORDER BY value"
        )
        return [row[0] for row in rows]

    def days(self, stories: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
        """How many articles of each story were published on which day, in order."""
        found: dict[str, list[tuple[str, int]]] = {story: [] for story in stories}
        marks = ", ".join("?" * len(stories))
        rows = self._db.execute(
            "SELECT a.story, substr(v.published, 1, 10) AS day, count(*) "  # noqa: S608
            "FROM article AS a JOIN version AS v ON v.id = a.version "
            f"WHERE a.story IN ({marks}) AND length(v.published) >= 10 "
            "GROUP BY a.story, day ORDER BY a.story, day",
            tuple(stories),
        )
        for story, day, number in rows:
            found[story].append((day, number))
        return found

    def _said(self, row: tuple[str, ...]) -> Said:
        story, title, statement, speaker, day, version, words, starts, ends, text = row
        told = self._db.execute(
            "SELECT count(*) FROM wording WHERE story = ? AND statement = ?", (story, statement)
        ).fetchone()
        outlets = self._db.execute(
            "SELECT DISTINCT outlet FROM wording WHERE story = ? AND statement = ? "
            "AND outlet IS NOT NULL ORDER BY outlet",
            (story, statement),
        )
        return Said(
            story=story,
            story_title=title,
            statement=statement,
            speaker=speaker,
            day=day,
            words=words,
            wordings=int(told[0]),
            outlets=tuple(o[0] for o in outlets),
            citation=Citation(version, int(starts), int(ends), text),
        )
