"""Search over what was said and over the articles, with the matched words marked."""

from __future__ import annotations

import sqlite3

from onrecord.store.nouns import Found
from onrecord.store.packing import whole_characters
from onrecord.store.terms import fts_query, names_query
from onrecord.types import Citation

# Characters that stand around a matched word in what FTS5 gives back; no cleaned text has them.
OPEN, CLOSE = "\x02", "\x03"
SNIPPET = 40  # words around the matched ones in an article's text

_STATEMENTS = """
    SELECT w.story, s.title, w.version, w.outlet, v.published, v.url, v.title,
           {shown}, w.speaker, w.statement, w.starts, w.ends,
           substr(v.text, w.starts + 1, w.ends - w.starts), w.day
    FROM {tables}
    JOIN version AS v ON v.id = w.version JOIN story AS s ON s.id = w.story
    WHERE {conditions} ORDER BY {order} LIMIT ? OFFSET ?
"""
_ARTICLES = """
    SELECT a.story, s.title, v.id, v.outlet, v.published, v.url, v.title, {shown}
    FROM {tables}
    JOIN article AS a ON a.version = v.id JOIN story AS s ON s.id = a.story
    WHERE {conditions} ORDER BY {order} LIMIT ? OFFSET ?
"""


class Search:
    """The search of a store."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def statements(
        self, words: str = "", *, speaker: str | None = None, outlet: str | None = None,
        since: str | None = None, limit: int = 20, offset: int = 0,
    ) -> list[Found]:  # fmt: skip
        """Wordings of statements with all the words, the best match first; the newest first
        where no words are given.

        ``speaker`` matches any of a speaker's names, ``outlet`` the outlet's whole name, in any
        case; ``since`` is the day, YYYY-MM-DD, from which on it was said or published.
        """
        query = _columns("words", fts_query(words))
        if speaker is not None:
            query = " AND ".join(
                filter(None, (query, _columns("speaker aliases", names_query(speaker))))
            )
        conditions, values = _filters("coalesce(w.day, v.published)", outlet, since)
        if not query and (words.strip() or speaker is not None):
            return []
        if query:
            conditions.insert(0, "wording_words MATCH ?")
            values.insert(0, query)
        sql = _STATEMENTS.format(
            shown=_marked("highlight(wording_words, 0, {0}, {1})") if query else "w.words",
            tables="wording_words AS f JOIN wording AS w ON w.n = f.rowid"
            if query
            else "wording AS w",
            conditions=" AND ".join(conditions) or "1 = 1",
            order="bm25(wording_words, 1.0, 0.0, 0.0), w.n DESC" if query else "w.n DESC",
        )
        rows = self._db.execute(sql, [*values, limit, offset])
        return [_statement(row) for row in rows]

    def articles(
        self, words: str = "", *, outlet: str | None = None, since: str | None = None,
        limit: int = 20, offset: int = 0,
    ) -> list[Found]:  # fmt: skip
        """Articles with all the words in title or text as they stand now, the best first."""
        query = fts_query(words)
        conditions, values = _filters("coalesce(v.published, v.seen)", outlet, since)
        if not query and words.strip():
            return []
        if query:
            conditions.insert(0, "article_words MATCH ?")
            values.insert(0, query)
        sql = _ARTICLES.format(
            shown=_marked("snippet(article_words, 1, {0}, {1}, '…', " + str(SNIPPET) + ")")
            if query
            else "substr(v.text, 1, 240)",
            tables="article_words AS f JOIN version AS v ON v.n = f.rowid"
            if query
            else "version AS v",
            conditions=" AND ".join(conditions) or "1 = 1",
            order="bm25(article_words, 4.0, 1.0), v.n DESC" if query else "v.n DESC",
        )
        rows = self._db.execute(sql, [*values, limit, offset])
        return [_article(row) for row in rows]


def _columns(names: str, query: str) -> str:
    return f"{{{names}}} : ({query})" if query else ""


def _marked(function: str) -> str:
    return function.format(f"char({ord(OPEN)})", f"char({ord(CLOSE)})")


def _filters(day: str, outlet: str | None, since: str | None) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    if outlet is not None:
        conditions.append("lower(v.outlet) = lower(?)")
        values.append(whole_characters(outlet))
    if since is not None:
        conditions.append(f"{day} >= ?")
        values.append(whole_characters(since))
    return conditions, values


def _statement(row: tuple[str, ...]) -> Found:
    story, story_title, version, outlet, published, url, title, shown, *rest = row
    speaker, statement, starts, ends, text, day = rest
    snippet, marks = unmark(shown)
    citation = Citation(version, int(starts), int(ends), text)
    return Found(
        "statement", story, story_title, version, outlet, published, url, title, snippet, marks,
        speaker=speaker, statement=statement, citation=citation, day=day,
    )  # fmt: skip


def _article(row: tuple[str, ...]) -> Found:
    story, story_title, version, outlet, published, url, title, shown = row
    snippet, marks = unmark(shown)
    return Found(
        "article", story, story_title, version, outlet, published, url, title, snippet, marks
    )


def unmark(shown: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without the marks, and the places they stood around.

    >>> unmark("an old \\x02ferry\\x03 for Alder")
    ('an old ferry for Alder', ((7, 12),))
    """
    pieces, marks, length = [], [], 0
    for n, part in enumerate(shown.split(OPEN)):
        word, closed, after = part.partition(CLOSE)
        if n and closed:
            marks.append((length, length + len(word)))
            text = word + after
        else:
            text = part
        pieces.append(text.replace(CLOSE, ""))
        length += len(pieces[-1])
    return "".join(pieces), tuple(marks)
