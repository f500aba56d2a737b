"""Stories that were read and compared once, from which any number of others are cast.

A mould is a story of `benchmarks.generate` as a store keeps it: articles, readings, the record and
what was told as new. A cast of it has other names and other things, each word of the same length as
the mould's, so that every offset holds, and ids of its own. Reading and comparing a story takes
seconds, casting it milliseconds; texts, readings and records stay in step with one another, and
each is as long, and as full, as what the program makes of such a story.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import msgspec

from benchmarks.generate import NOUNS, one_story
from onrecord.articles import to_article
from onrecord.comparison import compare
from onrecord.desk.awaited import carry
from onrecord.desk.developments import developments, founded
from onrecord.desk.lookup import Lookup
from onrecord.desk.records import Remade, batch_story
from onrecord.desk.told import Brought, told_before
from onrecord.intake.jsonlines import page_of_item
from onrecord.reading import read_seen
from onrecord.store import Awaiting, Change, KeptRecord, Store
from onrecord.types import Article, Attribution, Page, Reading

KEY = "0" * 12  # the store's id of a mould's story, until a cast gets its own
NAME_LETTERS = ("bdfgklmnprstv", "aeiou")  # consonants and vowels of invented names, in turn
NEW_LINE, PLAIN_LINE = "\\n", "\x1e"  # in JSON, and while words are looked for
HEXADECIMAL = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Cast:
    """A story as a store keeps it, in the order in which its articles came."""

    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]
    kept: KeptRecord
    changes: tuple[Change, ...]
    awaiting: tuple[Awaiting, ...]

    @property
    def days(self) -> list[str]:
        """The days on which its articles were published."""
        return [a.published.day for a in self.articles if a.published and a.published.day]


class Mould:
    """One story, taken apart at each word and id that a cast has otherwise."""

    def __init__(self, articles: int, *, seed: int, begins: date) -> None:
        told = one_story(articles, seed=seed, begins=begins)
        self.size = articles
        self._cast = _compared([_article(row) for row in told.rows])
        nouns = {form for noun in told.nouns for form in (noun, f"{noun}s")}
        words = "|".join(sorted((*told.names, *nouns), key=len, reverse=True))
        self._names, self._nouns = sorted(told.names), sorted(told.nouns)
        self._split = re.compile(rf"\b({words}|{HEXADECIMAL.pattern})\b").split
        # Twice: the new articles' own words decide their ids, and the rest cites these.
        self._articles = self._pieces(self._cast.articles)
        self._all = self._pieces(self._cast)

    def cast(self, number: int, first: int) -> Cast:
        """The story again with other words. ``first``: how many articles a store has before it."""
        chance = random.Random(number)
        words = self._other_words(chance)
        made = msgspec.json.decode(_joined(self._articles, words), type=tuple[Article, ...])
        articles = tuple(_numbered(a, first + n) for n, a in enumerate(made))
        ids = _Ids(number)
        ids |= {old.id: new.id for old, new in zip(self._cast.articles, articles, strict=True)}
        for spoken in self._cast.kept.story.attributions:
            said = Attribution(spoken.kind, spoken.content, spoken.source)
            ids[spoken.id] = said.id_in(ids[spoken.article])
        ids[self._cast.kept.story.id] = batch_story(articles).id
        ids[KEY] = articles[0].id
        ids |= words
        cast = msgspec.json.decode(_joined(self._all, ids), type=Cast)
        return replace(cast, articles=articles)

    def _pieces(self, value: object) -> list[str]:
        plain = msgspec.json.encode(value).decode().replace(NEW_LINE, PLAIN_LINE)
        return self._split(plain)

    def _other_words(self, chance: random.Random) -> dict[str, str]:
        """For each of its own words another of the same length; no two have the same."""
        names = _drawn(self._names, partial(_name, chance))
        stock: Mapping[int, list[str]] = _by_length(NOUNS)
        nouns = _drawn(self._nouns, lambda size: chance.choice(stock[size]))
        return names | nouns | {f"{old}s": f"{new}s" for old, new in nouns.items()}


class _Ids(dict[str, str]):
    """Ids of the mould with those of one cast; an id that nothing else names gets a new one."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def __missing__(self, old: str) -> str:
        new = hashlib.sha256(f"{self._number}\x1f{old}".encode()).hexdigest()[:12]
        self[old] = new
        return new


def page_of(article: Article) -> Page:
    """The page that an article of a made-up archive came on."""
    given = (
        ("key", article.key or ""),
        ("title", article.title or ""),
        ("outlet", article.outlet or ""),
        ("published", article.published.value if article.published else ""),
    )
    return Page(article.text, "text", article.path, article.url, given)


def _article(row: Mapping[str, str]) -> Article:
    page = page_of_item(row, "archive.jsonl")
    article = to_article(page) if isinstance(page, Page) else page
    if not isinstance(article, Article):
        raise ValueError(f"a made-up report was not read: {article}")
    return article


def _compared(articles: Sequence[Article]) -> Cast:
    """What a desk keeps of articles that come in two batches: a third of them, then the rest."""
    readings = {a.id: read_seen(a, None, acts=True) for a in articles}
    with Store.open(":memory:", create=True) as store, store.transaction():
        store.stories.found(KEY, seen="")
        for article in articles:
            store.articles.add(
                article, readings[article.id], story=KEY, why=(), copy_of=None, features=b"",
                seen="",
            )  # fmt: skip
        early = articles[: max(1, len(articles) // 3)]
        late = articles[len(early) :]
        before, now = _remade(early, readings), _remade(articles, readings)
        lookup = Lookup(store)
        lookup.know(now.articles)
        changes = [founded(KEY, before)]
        brought = Brought(articles=[a.id for a in late])
        told = told_before([before.kept.story], [])
        if late:
            changes += developments(KEY, told, now, brought, lookup)
        today = max(day for article in articles if (day := _day(article)))
        awaiting, _ = carry(KEY, [], now.kept.story, lookup, today=today)
    ordered = tuple(articles)
    read = tuple(readings[a.id] for a in articles)
    return Cast(ordered, read, now.kept, tuple(changes), tuple(awaiting))


def _remade(articles: Sequence[Article], readings: Mapping[str, Reading]) -> Remade:
    """As `desk.records.remake` does it, by words alone: the network would take hours for all."""
    ordered = tuple(
        sorted(articles, key=lambda a: (a.published.value if a.published else "~", a.id))
    )
    record = compare(ordered, readings, [batch_story(ordered)])
    kept = KeptRecord(record.as_of, record.published_bounds, record.stories[0])
    return Remade(kept, {a.id: a for a in ordered}, {})


def _day(article: Article) -> str | None:
    return article.published.day if article.published else None


def _numbered(article: Article, number: int) -> Article:
    """The article with the number that its address and its key end in, and so with its own id."""
    key = f"g{number:06d}"
    url = f"{(article.url or '').rpartition('/')[0]}/{number:06d}"
    renumbered = replace(article, key=key, url=url, path=f"archive.jsonl:{number + 1}")
    parts = (key, url, article.outlet, article.title, article.text)
    joined = "\x1f".join(part or "" for part in parts).encode()
    return replace(renumbered, id=hashlib.sha256(joined).hexdigest()[:12])


def _joined(pieces: Sequence[str], words: Mapping[str, str]) -> str:
    """The JSON with the words' replacements; every second piece is a word or an id."""
    put = list(pieces)
    put[1::2] = [words[piece] if piece in words else _same(words, piece) for piece in pieces[1::2]]
    return "".join(put).replace(PLAIN_LINE, NEW_LINE)


def _same(words: Mapping[str, str], piece: str) -> str:
    return words[piece] if isinstance(words, _Ids) else piece


def _drawn(old: Iterable[str], draw: Callable[[int], str]) -> dict[str, str]:
    """Each of the words with one drawn for it, none of them twice."""
    new: dict[str, str] = {}
    taken: set[str] = set()
    for word in old:
        drawn = draw(len(word))
        for _ in range(100):
            if drawn not in taken:
                break
            drawn = draw(len(word))
        else:
            drawn = word
        taken.add(drawn)
        new[word] = drawn
    return new


def _name(chance: random.Random, size: int) -> str:
    return "".join(chance.choice(NAME_LETTERS[n % 2]) for n in range(size)).capitalize()


def _by_length(words: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for word in words:
        found[len(word)].append(word)
    return found
