"""Articles as rows of a table, and back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from onrecord.batch.tables import Column, Table
from onrecord.likeness.words import words
from onrecord.types import Article, Published, Removed

ARTICLES = Table(
    "articles",
    "one article of the archive, in the order of its input; an article that stands in one input "
    "twice is one row, and one that stands in two inputs is a row of each",
    (
        Column("article", "text", "the article's id: the same page gives the same one"),
        Column("part", "integer", "number of the part, which is that of the input"),
        Column("row", "integer", "place among the part's rows, from 0 on"),
        Column("path", "text", "where it stood in the input: file:byte, file:line or file"),
        Column("key", "text", "the id that the input gave"),
        Column("url", "text", "its address"),
        Column("outlet", "text", "who published it; null rather than guessed"),
        Column("syndicated_from", "texts", "outlets that had it first, the first first"),
        Column("title", "text", "its headline"),
        Column("byline", "texts", "its authors"),
        Column("published", "text", "ISO 8601, no more exact than the page says"),
        Column("published_precision", "text", "second, minute, hour, day, week, month or year"),
        Column("day", "text", "YYYY-MM-DD of publication; null where the page gives less"),
        Column("language", "text", "ISO 639-1"),
        Column("words", "integer", "how many words its text has"),
        Column("characters", "integer", "how many characters: offsets count in them"),
        Column("digest", "text", "stands for the words of its text, whatever the marks between"),
        Column("text", "text", "the clean text; paragraphs are divided by an empty line"),
        Column("removed", "removed", "what was taken out of the page's text, with the reason"),
    ),
)
SKIPPED = Table(
    "skipped",
    "one input, or one place in an input, that gave no article",
    (
        Column("part", "integer", "number of the input"),
        Column("path", "text", "where it stood: file:byte, file:line or file"),
        Column("reason", "text", "why, in one of a few wordings: rows are counted by it"),
        Column("why", "text", "why, with what is special about this one"),
    ),
)


def row_of(article: Article, *, part: int, row: int) -> dict[str, Any]:
    """The row of an article; its strings hold whole characters only."""
    published, found = article.published, words(article.text)
    return {
        "article": article.id,
        "part": part,
        "row": row,
        "path": article.path,
        "key": article.key,
        "url": article.url,
        "outlet": article.outlet,
        "syndicated_from": list(article.syndicated_from),
        "title": article.title,
        "byline": list(article.byline),
        "published": published.value if published else None,
        "published_precision": published.precision if published else None,
        "day": published.day if published else None,
        "language": article.language,
        "words": len(found),
        "characters": len(article.text),
        "digest": hashlib.blake2b(" ".join(found).encode(), digest_size=16).hexdigest(),
        "text": article.text,
        "removed": [{"text": one.text, "why": one.why} for one in article.removed],
    }


def article_of(row: Mapping[str, Any]) -> Article:
    """The article of a row."""
    published = row["published"]
    return Article(
        id=row["article"],
        text=row["text"],
        key=row["key"],
        path=row["path"],
        url=row["url"],
        outlet=row["outlet"],
        syndicated_from=tuple(row["syndicated_from"]),
        title=row["title"],
        byline=tuple(row["byline"]),
        published=Published(published, row["published_precision"]) if published else None,
        language=row["language"],
        removed=tuple(Removed(one["text"], one["why"]) for one in row["removed"]),
    )
