"""The order of the steps: pages, articles, readings, stories, the record."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator

from onrecord.articles import to_article
from onrecord.comparison import compare
from onrecord.intake import pages
from onrecord.likeness.agreement import Meanings
from onrecord.reading import read_articles
from onrecord.reading.model import meanings
from onrecord.stories import group_stories
from onrecord.types import Article, Reading, Record, Skipped

AT_ONCE = 32  # articles held while they are read: the network sees some, the rules others

log = logging.getLogger(__name__)


def read_each(
    paths: Iterable[str], *, as_is: bool = False, allow_private: bool = False
) -> Iterator[tuple[Article, Reading] | Skipped]:
    """Each article with its reading, in the order of the input, one at a time.

    ``as_is`` takes the input's text for clean: nothing is removed and offsets count in it.
    ``allow_private`` lets URLs lead to private addresses.
    """
    seen: dict[str, str] = {}
    held: list[Article | Skipped] = []
    for page in pages(paths, allow_private=allow_private):
        item = page if isinstance(page, Skipped) else to_article(page, as_is=as_is)
        if isinstance(item, Article) and item.id in seen:
            item = Skipped(item.path or "-", f"the same article as {seen[item.id]}")
        if isinstance(item, Article):
            seen[item.id] = item.path or item.url or item.id
        held.append(item)
        if len(held) >= AT_ONCE:
            yield from _read_held(held)
            held = []
    yield from _read_held(held)


def _read_held(held: Iterable[Article | Skipped]) -> Iterator[tuple[Article, Reading] | Skipped]:
    readings = read_articles([item for item in held if isinstance(item, Article)], acts=True)
    for item in held:
        match item:
            case Article() as article:
                yield article, next(readings)
            case Skipped() as skipped:
                log.info("skipped %s: %s", skipped.path, skipped.why)
                yield skipped


def make_record(
    paths: Iterable[str], *, as_of: str | None = None, allow_private: bool = False
) -> Record:
    """The record of what the paths hold; their order changes nothing in it.

    ``as_of`` is the ISO day that deadlines are told against; by default the newest day on
    which one of the articles was published, so that the same input gives the same record.
    """
    read: list[tuple[Article, Reading]] = []
    skipped: list[Skipped] = []
    for item in read_each(paths, allow_private=allow_private):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            read.append(item)
    read.sort(key=lambda pair: (pair[0].published.value if pair[0].published else "~", pair[0].id))
    articles = tuple(article for article, _ in read)
    readings = {reading.article: reading for _, reading in read}
    stories = group_stories(articles)
    return compare(
        articles,
        readings,
        stories,
        as_of=as_of,
        skipped=tuple(sorted(skipped, key=lambda s: (s.path, s.why))),
        meanings=Meanings(meanings),
    )
