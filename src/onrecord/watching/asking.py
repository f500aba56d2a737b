"""Asking a feed what it holds; a sitemap index leads to further lists."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from onrecord.intake.connections import FetchError
from onrecord.intake.entries import Entry, Feed, moment, one_each
from onrecord.intake.lists import read_list
from onrecord.intake.polite import Fetched, Fetcher, Refused, Unchanged
from onrecord.intake.sitemaps import MAX_SITEMAP
from onrecord.intake.web import accepted

MAX_LISTS = 20  # sitemaps that are read of an index, the newest first
MAX_DEPTH = 3  # indexes in indexes
RECENT = timedelta(days=3)  # what a sitemap has that is older is its archive


@dataclass(frozen=True, slots=True)
class Asked:
    """A feed that answered."""

    feed: Feed
    fetched: Fetched


def ask(
    fetcher: Fetcher, url: str, now: datetime, *, etag: str | None, modified: str | None
) -> Asked | Unchanged | Refused:
    """What a feed holds, if it changed; one in which nothing can be read counts as refused."""
    found = fetcher.fetch(url, limit=MAX_SITEMAP, cut=True, etag=etag, modified=modified)
    if not isinstance(found, Fetched):
        return found
    feed = read_list(found.body, url=found.url, declared=_charset(found.content_type))
    if feed.more:
        feed = _of_index(fetcher, feed, now)
    elif not feed.entries and feed.troubles:
        return Refused("; ".join(feed.troubles))
    if feed.is_sitemap:
        feed = _latest(feed, now)
    return Asked(feed, found)


def _charset(content_type: str) -> str | None:
    """The encoding that a server names; feeds come under every type there is."""
    try:
        return accepted("text/html;" + content_type.partition(";")[2])[1]
    except FetchError:
        return None


def _of_index(fetcher: Fetcher, index: Feed, now: datetime) -> Feed:
    """The entries of the newest sitemaps below an index."""
    entries: list[Entry] = list(index.entries)
    troubles = list(index.troubles)
    seen: set[str] = set()
    waiting = [(url, 1) for url, date in index.more if _is_recent(date, now)]
    while waiting and len(seen) < MAX_LISTS:
        url, depth = waiting.pop(0)
        if url in seen or depth > MAX_DEPTH:
            continue
        seen.add(url)
        found = fetcher.fetch(url, limit=MAX_SITEMAP, cut=True)
        if isinstance(found, Fetched):
            below = read_list(found.body, url=found.url)
            entries += below.entries
            waiting += [(more, depth + 1) for more, date in below.more if _is_recent(date, now)]
        elif isinstance(found, Refused):
            troubles.append(f"{url}: {found.why}")
    if waiting:
        troubles.append(f"more than {MAX_LISTS} sitemaps; the oldest are left out")
    return Feed(entries=tuple(one_each(entries)), troubles=tuple(troubles), is_sitemap=True)


def _latest(sitemap: Feed, now: datetime) -> Feed:
    """What a sitemap has that is new; what nobody dates might be years old."""
    dated = [(entry, entry.published or entry.updated) for entry in sitemap.entries]
    latest = tuple(entry for entry, date in dated if date and _is_recent(date, now))
    undated = sum(1 for _, date in dated if not date)
    troubles = sitemap.troubles
    if undated:
        troubles += (f"{undated} addresses without a date are left out",)
    return replace(sitemap, entries=latest, troubles=troubles)


def _is_recent(date: str, now: datetime) -> bool:
    found = moment(date) if date else None
    return found is None or found >= now - RECENT
