"""A stored story's record, made from the readings that were kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.comparison import compare
from onrecord.desk.overrides.ruling import ruled
from onrecord.desk.overrides.settling import with_settled
from onrecord.likeness.agreement import Meanings
from onrecord.reading import read_article
from onrecord.reading.model import meanings
from onrecord.store import KeptRecord, Override, Store
from onrecord.store.packing import unpack_reading
from onrecord.types import NO_RULINGS, Article, Reading, Rulings, Story

Reread = Callable[[Article], Reading]


@dataclass(frozen=True, slots=True)
class Remade:
    """A story's record with the articles it was made of."""

    kept: KeptRecord
    articles: Mapping[str, Article]
    reread: Mapping[str, Reading]  # readings that the store had in another shape

    @property
    def outlets(self) -> int:
        """How many outlets report it; an article without a known one counts as one of its own."""
        named = {a.outlet.casefold() for a in self.articles.values() if a.outlet}
        return len(named) + sum(1 for a in self.articles.values() if not a.outlet)

    @property
    def days(self) -> list[str]:
        """The days on which its articles were published."""
        published = (a.published for a in self.articles.values())
        return [p.day for p in published if p is not None and p.day]


@dataclass(frozen=True, slots=True)
class Assembled:
    """What a story's record is made of."""

    articles: tuple[Article, ...]
    readings: Mapping[str, Reading]  # as people ruled that they are to be taken
    reread: Mapping[str, Reading]  # readings that the store had in another shape
    owners: Mapping[str, str]  # the store's id of each version
    overrides: tuple[Override, ...]  # corrections that speak of its articles
    rulings: Rulings


def assemble(store: Store, story: str, *, reread: Reread | None = None) -> Assembled | None:
    """A story's articles as they stand now, with what people corrected; None where it has none."""
    read = store.articles.read_in_story(story)
    if not read:
        return None
    readings, anew = {}, {}
    for article, packed in read:
        reading = unpack_reading(packed)
        if reading is None:
            reading = anew[article.id] = (reread or _read)(article)
        readings[article.id] = reading
    articles = tuple(article for article, _ in read)
    overrides = tuple(store.overrides.of_story(story))
    if not overrides:
        return Assembled(articles, readings, anew, {}, (), NO_RULINGS)
    owners = store.articles.owners(story)
    made = ruled(overrides, articles, readings, owners)
    return Assembled(articles, made.readings, anew, owners, overrides, made.rulings)


def remake(
    store: Store, story: str, *, as_of: str | None = None, reread: Reread | None = None
) -> Remade | None:
    """The record of a story as its articles stand now; None for a story without articles.

    It is the record that one batch of these articles has: `compare` sees the same articles in
    the same order, and what people decided. ``reread`` reads what an earlier program kept in
    another shape.
    """
    found = assemble(store, story, reread=reread)
    if found is None:
        return None
    articles = found.articles
    record = compare(
        articles, found.readings, [batch_story(articles)], as_of=as_of, meanings=_meanings(),
        rulings=found.rulings,
    )  # fmt: skip
    told = record.stories[0]
    if found.overrides:
        told = with_settled(told, found.overrides, found.owners)
    kept = KeptRecord(record.as_of, record.published_bounds, told)
    return Remade(kept, {article.id: article for article in articles}, found.reread)


@cache
def _meanings() -> Meanings:
    """One for the whole run: a story that grows asks the network for its new sentences only."""
    return Meanings(meanings)


def batch_story(articles: tuple[Article, ...]) -> Story:
    """The story with the id that a batch gives it: one that names the set of its articles."""
    ids = tuple(article.id for article in articles)
    return Story(hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()[:12], ids)


def _read(article: Article) -> Reading:
    return read_article(article, acts=True)
