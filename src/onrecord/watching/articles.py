"""An entry of a feed to its article's page: from the feed where it is all there, else fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from onrecord.intake.canonical import canonical_url
from onrecord.intake.connections import FetchError
from onrecord.intake.entries import Entry, moment, page_of_entry, publisher, words_in
from onrecord.intake.origin import with_origin
from onrecord.intake.polite import Fetched, Fetcher, Refused, Unchanged
from onrecord.intake.streams import MAX_PAGE, pages_of_bytes
from onrecord.intake.web import accepted
from onrecord.types import Page, Skipped
from onrecord.watching.memory import Given

FULL = 200  # words from which a feed's own text is taken for the article; excerpts have 20 to 80
SOME = 40  # words of an excerpt that is worth keeping where the page cannot be had
AHEAD = timedelta(days=1)  # a date further in the future is a mistake
CUT_SHORT = re.compile(
    r"(?:\[?(?:\.\.\.|…|&#8230;|&hellip;)\]?|(?:read|continue|view)\b[^.<>]{0,40}\b(?:more|reading|"
    r"full (?:story|article))[^.<>]{0,20})\s*(?:</\w+>\s*)*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Later:
    """A page that could not be fetched now."""

    why: str
    after: float | None = None


@dataclass(frozen=True, slots=True)
class Got:
    """The page of an article as it was fetched, with what to ask by the next time."""

    page: Page | Skipped
    etag: str | None = None
    modified: str | None = None


def is_whole(entry: Entry) -> bool:
    """Whether the feed brings the article along, and not its beginning alone."""
    return words_in(entry) >= FULL and not CUT_SHORT.search(entry.content[-400:].rstrip())


def own_page(entry: Entry, path: str, now: datetime, language: str) -> Page:
    """The page that the feed's own text makes."""
    return page_of_entry(_sane(entry, now), path, language=language)


def instead(entry: Entry, path: str, now: datetime, language: str, why: str) -> Page | Skipped:
    """What is taken where the page cannot be had: the feed's excerpt, or nothing."""
    if words_in(entry) >= SOME:
        return own_page(entry, path, now, language)
    return Skipped(entry.url or path, why)


def given_of(entry: Entry, now: datetime) -> Given:
    """What a feed says of an article whose page is fetched: what that page says goes before it.

    The title is the page's own affair, and so is the byline: feeds shorten both.
    """
    entry = _sane(entry, now)
    given = (("published", entry.published), *publisher(entry, entry.url))
    return tuple((name, value) for name, value in given if value)


def fetch_page(
    fetcher: Fetcher, url: str, given: Given, *,
    etag: str | None = None, modified: str | None = None,
) -> Got | Unchanged | Refused:  # fmt: skip
    """The page at an article's address."""
    found = fetcher.fetch(url, limit=MAX_PAGE, etag=etag, modified=modified)
    if not isinstance(found, Fetched):
        return found
    try:
        kind, declared = accepted(found.content_type)
    except FetchError as error:
        return Refused(str(error), "never")
    if kind not in (None, "html", "text"):
        return Refused("not a page but data", "never")
    at = canonical_url(found.url)
    held = list(pages_of_bytes(found.body, path=url, kind=kind, url=at, declared=declared))
    if len(held) != 1:
        return Refused("not a page but data", "never")
    page = held[0]
    if isinstance(page, Page):
        page = with_origin(replace(page, given=given))
    return Got(page, found.etag, found.modified)


def _sane(entry: Entry, now: datetime) -> Entry:
    """The entry without a date that lies in the future."""
    date = moment(entry.published) if entry.published else None
    if date is not None and date > now + AHEAD:
        entry = replace(entry, published="")
    date = moment(entry.updated) if entry.updated else None
    return replace(entry, updated="") if date is not None and date > now + AHEAD else entry
