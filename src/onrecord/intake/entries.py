"""What feeds of every kind are made of, and an entry as a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

from onrecord.intake.canonical import canonical_url, host_of, same_site
from onrecord.types import Page, Skipped

MAX_ENTRIES = 5000  # of one feed; those of news sites have 10 to 200
EARLIEST = 1980  # a report "of 1970" has a clock's zero for its date
MARKUP = re.compile(r"<[^<>]{1,2000}>")
WHOLE = re.compile(r"<(?:html|body)\b", re.I)


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a feed announces it; what the feed does not say is an empty string."""

    id: str  # the feed's own, else its URL: never empty, one in a feed
    url: str = ""  # without tracking parameters
    title: str = ""
    byline: str = ""  # names divided by ";"
    published: str = ""  # as the feed writes it, or ISO 8601
    updated: str = ""
    language: str = ""
    outlet: str = ""  # where the feed names the publisher of this entry, as news sitemaps do
    source: str = ""  # who published it first, where that is another site
    source_url: str = ""
    content: str = ""  # the fullest that the feed gives
    kind: Literal["text", "html"] = "html"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that has been read as far as it goes."""

    entries: tuple[Entry, ...] = ()
    title: str = ""
    language: str = ""
    more: tuple[tuple[str, str], ...] = ()  # further lists and their dates, as an index has them
    troubles: tuple[str, ...] = ()  # what could not be read, in words
    is_sitemap: bool = False  # it may list a whole site, and not the latest of it


def words_in(entry: Entry) -> int:
    """How many words of a text the feed itself gives."""
    text = MARKUP.sub(" ", entry.content) if entry.kind == "html" else entry.content
    return len(text.split())


def pages_of_feed(feed: Feed, path: str) -> Iterator[Page | Skipped]:
    """The entries that bring their own text, as pages; nothing is fetched."""
    given = 0
    for number, entry in enumerate(feed.entries, start=1):
        if entry.content.strip():
            given += 1
            yield page_of_entry(entry, f"{path}:{number}", language=feed.language)
    if not given:
        why = "; ".join(("a feed or a sitemap, not a page", *feed.troubles))
        yield Skipped(path, f"{why}; no entry of it brings a text along")
        return
    for trouble in feed.troubles:
        yield Skipped(path, trouble)
    if given < len(feed.entries):
        without = len(feed.entries) - given
        yield Skipped(path, f"{without} of {len(feed.entries)} entries bring no text along")


def page_of_entry(entry: Entry, path: str, *, language: str = "") -> Page:
    """The page that an entry's own content makes."""
    content = entry.content
    if entry.kind == "html" and not WHOLE.search(content):
        # A piece of HTML is no page: extractors take a lone paragraph for an empty document.
        content = f"<html><body><article><div>{content}</div></article></body></html>"
    given = (
        ("title", entry.title),
        ("byline", entry.byline),
        ("published", entry.published or entry.updated),
        ("language", entry.language or language),
        *publisher(entry, entry.url),
    )
    return Page(
        content=content,
        kind=entry.kind,
        path=path,
        url=entry.url or None,
        given=tuple((name, value) for name, value in given if value),
    )


def publisher(entry: Entry, url: str) -> tuple[tuple[str, str], ...]:
    """Who stands behind the page at ``url``, as far as its feed says: its outlet, or the first."""
    if entry.outlet:
        return (("outlet", entry.outlet),)
    name = entry.source or host_of(entry.source_url)
    if not name:
        return ()
    if entry.source and entry.source_url and url and same_site(entry.source_url, url):
        return (("outlet", entry.source),)
    if not entry.source and same_site(entry.source_url, url):
        return ()
    return (("syndicated_from", name),)


def one_each(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, each id once: the first, as feeds have the newest on top.

    Some feeds give all their entries one id; those that share nothing else are kept apart by URL.
    """
    seen: dict[str, Entry] = {}
    for entry in entries:
        first = seen.get(entry.id)
        if first is not None and _differ(first, entry):
            entry = replace(entry, id=entry.url)
        if entry.id not in seen:
            seen[entry.id] = entry
            yield entry


def _differ(one: Entry, other: Entry) -> bool:
    return bool(other.url) and one.url != other.url and one.title != other.title


def checked_date(raw: str, parsed: datetime | None = None) -> str:
    """A feed's date as it stands where others can read it too, else in ISO; "" where it is none.

    The form is kept because it tells the publisher's zone, which ``parsed`` has lost.
    """
    raw = raw.strip()
    known = _date(raw)
    if known is not None:
        return raw if _is_likely(known) else ""
    if parsed is not None and _is_likely(parsed):
        return parsed.isoformat()
    return ""


def _date(raw: str) -> datetime | None:
    if not raw or len(raw) > 100:
        return None
    try:
        return datetime.fromisoformat(raw)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(raw)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _is_likely(date: datetime) -> bool:
    return EARLIEST <= date.year < 9999


def moment(raw: str) -> datetime | None:
    """A feed's date as a moment, taken for UTC where it names no zone."""
    found = _date(raw.strip())
    if found is None:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def entry_id(given: str, url: str, title: str, content: str) -> str:
    """The id of an entry: the feed's own, else its address, else its words."""
    return (given.strip() or canonical_url(url) or f"{title}\n{content[:200]}".strip())[:1000]
