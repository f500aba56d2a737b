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
RANKED = 5_000  # hits; of more, the newest: ranking 30,000 takes 30 ms, and nobody reads them

# Which rows are hits is asked first, and what is shown of a row only for those of one page: a word
# that stands in every second article would else be marked in all of them.
_STATEMENT = """
    SELECT w.story, s.title, w.version, w.outlet, v.published, v.url, v.title,
           {shown}, w.speaker, w.statement, w.starts, w.ends,
           substr(v.text, w.starts + 1, w.ends - w.starts), w.day
    FROM {tables}
    JOIN version AS v ON v.id = w.version JOIN story AS s ON s.id = w.story
    WHERE w.n = ? {match}
"""
_ARTICLE = """
    SELECT a.story, s.title, v.id, v.outlet, v.published, v.url, v.title, {shown}
    FROM {tables}
    JOIN article AS a ON a.version = v.id JOIN story AS s ON s.id = a.story
    WHERE v.n = ? {match}
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
        found = self._hits(
            "wording_words", "wording AS w ON w.n = f.rowid JOIN version AS v ON v.id = w.version"
            if query else "wording AS w JOIN version AS v ON v.id = w.version",
            order="bm25(wording_words, 1.0, 0.0, 0.0), f.rowid DESC" if query else "w.n DESC",
            row="f.rowid" if query else "w.n", query=query, conditions=conditions,
            values=[*values, limit, offset],
        )  # fmt: skip
        sql = _STATEMENT.format(
            shown=_marked("highlight(wording_words, 0, {0}, {1})") if query else "w.words",
            tables="wording_words AS f JOIN wording AS w ON w.n = f.rowid"
            if query
            else "wording AS w",
            match="AND wording_words MATCH ?" if query else "",
        )
        own = (query,) if query else ()
        return [_statement(self._db.execute(sql, (n, *own)).fetchone()) for n in found]

    def articles(
        self, words: str = "", *, outlet: str | None = None, since: str | None = None,
        limit: int = 20, offset: int = 0,
    ) -> list[Found]:  # fmt: skip
        """Articles with all the words in title or text as they stand now, the best first."""
        query = fts_query(words)
        conditions, values = _filters("coalesce(v.published, v.seen)", outlet, since)
        if not query and words.strip():
            return []
        found = self._hits(
            "article_words", "version AS v ON v.n = f.rowid"
            if query else "version AS v JOIN article AS a ON a.version = v.id",
            order="bm25(article_words, 4.0, 1.0), f.rowid DESC" if query else "v.n DESC",
            row="f.rowid" if query else "v.n", query=query, conditions=conditions,
            values=[*values, limit, offset],
        )  # fmt: skip
        sql = _ARTICLE.format(
            shown=_marked("snippet(article_words, 1, {0}, {1}, '…', " + str(SNIPPET) + ")")
            if query
            else "substr(v.text, 1, 240)",
            tables="article_words AS f JOIN version AS v ON v.n = f.rowid"
            if query
            else "version AS v",
            match="AND article_words MATCH ?" if query else "",
        )
        own = (query,) if query else ()
        return [_article(self._db.execute(sql, (n, *own)).fetchone()) for n in found]

    def _hits(
        self, index: str, tables: str, *, order: str, row: str, query: str, conditions: list[str],
        values: list[object],
    ) -> list[int]:  # fmt: skip
        """The numbers of the rows that are hits, in their order."""
        # Without a filter the index alone knows all that is asked.
        source = tables if not query else f"{index} AS f JOIN {tables}" if conditions else (
            f"{index} AS f"
        )  # fmt: skip
        asked = [f"{index} MATCH ?", *conditions] if query else conditions
        if query and not conditions and (oldest := self._oldest_ranked(index, query, values)):
            asked, values = [*asked, "f.rowid >= ?"], [oldest, *values]
        rows = self._db.execute(
            f"SELECT {row} FROM {source} "  # noqa: S608
            f"WHERE {' AND '.join(asked) or '1 = 1'} ORDER BY {order} LIMIT ? OFFSET ?",
            [query, *values] if query else values,
        )
        return [n for (n,) in rows]

    def _oldest_ranked(self, index: str, query: str, window: list[object]) -> int | None:
        """The row from which on hits are ranked; None where they are few enough to rank all."""
        sizes = [size for size in window if isinstance(size, int)]
        if min(sizes) < 0:  # SQLite's word for no limit
            return None
        ranked = max(RANKED, sum(sizes))
        row = self._db.execute(
            f"SELECT rowid FROM {index} WHERE {index} MATCH ? "  # noqa: S608
            "ORDER BY rowid DESC LIMIT 1 OFFSET ?",
            (query, ranked - 1),
        ).fetchone()
        return None if row is None else int(row[0])


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
