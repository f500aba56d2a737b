"""Articles with every version that was seen of them, and the addresses they were seen at."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from onrecord.store.nouns import Placed, Sighting, StoredArticle
from onrecord.store.packing import (
    pack_article,
    pack_reading,
    plain,
    unpack_article,
    unpack_reading,
    whole_characters,
)
from onrecord.types import Article, Reading

LAST = "\U0010ffff"  # after every other character

_STORED = """
    SELECT a.id, a.story, a.copy_of, a.seen, v.rest, v.text
    FROM article AS a JOIN version AS v ON v.id = a.version
"""


def digest_of(article: Article) -> str:
    """Names a report's words, whatever address and outlet they stand under."""
    words = f"{article.title or ''}\x1f{article.text}"
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Articles:
    """The articles of a store."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def count(self) -> int:
        """How many there are, each once however many versions it has."""
        return int(self._db.execute("SELECT count(*) FROM article").fetchone()[0])

    def get(self, key: str) -> StoredArticle | None:
        """The article by its own id or by that of any of its versions."""
        row = self._db.execute(
            f"{_STORED} WHERE a.id = (SELECT article FROM version WHERE id = ?)",  # noqa: S608
            (key,),
        ).fetchone()
        return None if row is None else _stored(row)

    def version(self, key: str) -> Article | None:
        """A version, be it the one that stands or an earlier one."""
        row = self._db.execute("SELECT rest, text FROM version WHERE id = ?", (key,)).fetchone()
        return None if row is None else unpack_article(*row)

    def reading(self, version: str) -> Reading | None:
        """What a version tells; None where an earlier program kept it in another shape."""
        row = self._db.execute("SELECT reading FROM version WHERE id = ?", (version,)).fetchone()
        return None if row is None else unpack_reading(row[0])

    def keep_reading(self, version: str, reading: Reading) -> None:
        """Keep a version's reading in place of one of another shape."""
        packed = pack_reading(reading)
        self._db.execute("UPDATE version SET reading = ? WHERE id = ?", (packed, version))

    def sightings(self, key: str) -> list[Sighting]:
        """When which version stood there, the first seen first. A version can come back."""
        rows = self._db.execute(
            "SELECT version, seen FROM sighting WHERE article = ? ORDER BY n", (key,)
        )
        return [Sighting(*row) for row in rows]

    def addresses(self, key: str) -> list[str]:
        """The addresses at which the article was seen."""
        rows = self._db.execute(
            "SELECT address FROM address WHERE article = ? ORDER BY address", (key,)
        )
        return [row[0] for row in rows]

    def of_story(self, story: str) -> list[StoredArticle]:
        """The articles of a story as they stand, the first published first, as a record has it."""
        rows = self._db.execute(_STORED + "WHERE a.story = ?", (story,))
        found = [_stored(row) for row in rows]
        return sorted(found, key=lambda a: (_published(a.now), a.now.id))

    def read_in_story(self, story: str) -> list[tuple[Article, bytes]]:
        """The versions that stand, with their packed readings, in the order of a record."""
        rows = self._db.execute(
            "SELECT v.rest, v.text, v.reading FROM article AS a JOIN version AS v "
            "ON v.id = a.version WHERE a.story = ?",
            (story,),
        )
        found = [(unpack_article(rest, text), reading) for rest, text, reading in rows]
        return sorted(found, key=lambda pair: (_published(pair[0]), pair[0].id))

    def at_address(self, address: str) -> str | None:
        """The id of the article that stands at an address."""
        row = self._db.execute(
            "SELECT article FROM address WHERE address = ?", (address,)
        ).fetchone()
        return None if row is None else str(row[0])

    def with_words(self, digest: str) -> list[StoredArticle]:
        """The articles that have, or had, exactly these words."""
        rows = self._db.execute(
            _STORED + "WHERE a.id IN (SELECT article FROM version WHERE digest = ?) ORDER BY a.n",  # noqa: S608
            (digest,),
        )
        return [_stored(row) for row in rows]

    def owner(self, version: str) -> str | None:
        """The id of the article that a version is of."""
        row = self._db.execute("SELECT article FROM version WHERE id = ?", (version,)).fetchone()
        return None if row is None else str(row[0])

    def owners(self, story: str) -> dict[str, str]:
        """The articles of a story by the version that stands."""
        rows = self._db.execute("SELECT version, id FROM article WHERE story = ?", (story,))
        return dict(rows.fetchall())

    def named(self, name: str) -> list[str]:
        """The ids of the articles that a version's id, or its beginning, can mean; the first 20."""
        name = whole_characters(name)
        for condition, values in (("id = ?", (name,)), ("id >= ? AND id < ?", (name, name + LAST))):
            found = self._db.execute(
                f"SELECT DISTINCT article FROM version WHERE {condition} "  # noqa: S608
                "ORDER BY article LIMIT 20",
                values,
            ).fetchall()
            if found:
                return [row[0] for row in found]
        return []

    def versions_of(self, story: str) -> list[str]:
        """The versions that stand of a story's articles, in the order of their ids."""
        rows = self._db.execute(
            "SELECT version FROM article WHERE story = ? ORDER BY version", (story,)
        )
        return [row[0] for row in rows]

    def story_of(self, key: str) -> str:
        """The story of an article that the store has."""
        return str(self._db.execute("SELECT story FROM article WHERE id = ?", (key,)).fetchone()[0])

    def in_story(self, story: str) -> int:
        """How many articles a story has."""
        row = self._db.execute("SELECT count(*) FROM article WHERE story = ?", (story,))
        return int(row.fetchone()[0])

    def standing(self, key: str) -> str:
        """The version that stands of an article that the store has."""
        row = self._db.execute("SELECT version FROM article WHERE id = ?", (key,)).fetchone()
        return str(row[0])

    def placed(self, story: str) -> list[Placed]:
        """How each article came to the story, in the order in which they came."""
        import msgspec

        rows = self._db.execute(
            "SELECT id, story, copy_of, why, seen FROM article WHERE story = ? ORDER BY n",
            (story,),
        )
        return [Placed(a, s, c, msgspec.json.decode(w), seen) for a, s, c, w, seen in rows]

    def last_placed(self) -> int:
        """The number of the article that came last; 0 in an empty store."""
        row = self._db.execute("SELECT coalesce(max(n), 0) FROM article").fetchone()
        return int(row[0])

    def placements(self, *, after: int = 0) -> Iterator[tuple[int, str, bytes, str]]:
        """Number, id, features and story of what came after an article, in order of arrival."""
        yield from self._db.execute(
            "SELECT n, id, features, story FROM article WHERE n > ? ORDER BY n", (after,)
        )

    def held(self) -> int:
        """How many of the articles that came last the stream of stories held at its last word."""
        row = self._db.execute("SELECT holds FROM stream").fetchone()
        return 0 if row is None else int(row[0])

    def hold(self, number: int) -> None:
        """The stream of stories holds so many of the articles that came last."""
        self._db.execute(
            "INSERT INTO stream (only, holds) VALUES (1, ?) "
            "ON CONFLICT (only) DO UPDATE SET holds = excluded.holds",
            (number,),
        )

    def add(
        self, article: Article, reading: Reading, *, story: str, why: object,
        copy_of: str | None, features: bytes, seen: str,
    ) -> int:  # fmt: skip
        """Keep an article that was never seen before; its number."""
        self._add_version(article.id, article, reading, seen)
        cursor = self._db.execute(
            "INSERT INTO article (id, version, story, why, copy_of, features, seen) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (article.id, article.id, story, plain(why), copy_of, features, seen),
        )
        self._see(article.id, article.id, seen)
        return int(cursor.lastrowid or 0)

    def change(self, key: str, article: Article, reading: Reading, *, seen: str) -> None:
        """Another text stands where the article ``key`` stood; it may be one that stood before."""
        if self.version(article.id) is None:
            self._add_version(key, article, reading, seen)
        self._db.execute("UPDATE article SET version = ? WHERE id = ?", (article.id, key))
        self._see(key, article.id, seen)

    def move(self, key: str, story: str) -> None:
        """Put an article into another story."""
        self._db.execute("UPDATE article SET story = ? WHERE id = ?", (story, key))

    def set_addresses(self, key: str, addresses: Iterable[str]) -> None:
        """The article stands at these addresses now."""
        self._db.executemany(
            "INSERT INTO address (address, article) VALUES (?, ?) "
            "ON CONFLICT (address) DO UPDATE SET article = excluded.article",
            [(address, key) for address in addresses],
        )

    def _add_version(self, key: str, article: Article, reading: Reading, seen: str) -> None:
        published = article.published.value if article.published else None
        values: Sequence[object] = (
            article.id, key, digest_of(article), article.url, article.outlet, article.title,
            published, article.language, article.text, pack_article(article),
            pack_reading(reading), seen,
        )  # fmt: skip
        self._db.execute(
            "INSERT INTO version (id, article, digest, url, outlet, title, published, language, "
            "text, rest, reading, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )

    def _see(self, key: str, version: str, seen: str) -> None:
        self._db.execute(
            "INSERT INTO sighting (article, version, seen) VALUES (?, ?, ?)", (key, version, seen)
        )


def _stored(row: tuple[str, str, str | None, str, str, str]) -> StoredArticle:
    key, story, copy_of, seen, rest, text = row
    return StoredArticle(key, unpack_article(rest, text), story, copy_of, seen)


def _published(article: Article) -> str:
    return article.published.value if article.published else "~"
