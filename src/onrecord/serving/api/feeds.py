"""Changes as feeds, so that stories can be followed from any reader of feeds; feeds as a list."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from urllib.parse import quote

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from onrecord.exports.dates import EPOCH
from onrecord.exports.feeds import Entry, Feed, FollowedFeed, atom, json_feed, opml
from onrecord.report.safe import shorten, web_address
from onrecord.serving.answers import Sheet, answer
from onrecord.serving.api.endpoints import Endpoint
from onrecord.serving.api.standing import standing
from onrecord.serving.api.stories import GONE
from onrecord.store import Change, Store

ENTRIES = 100  # of a feed: the newest
TITLE = 140  # characters; the words stand whole in the entry
ATOM, JSON_FEED, OPML = "application/atom+xml", "application/feed+json", "text/x-opml"


async def changes_atom(request: Request, asked: Struct) -> Response:
    """The newest changes of all stories as an Atom feed."""
    return await answer(request, lambda store: _of_all(request, store, atom, ATOM))


async def changes_json_feed(request: Request, asked: Struct) -> Response:
    """The newest changes of all stories as a JSON Feed."""
    return await answer(request, lambda store: _of_all(request, store, json_feed, JSON_FEED))


async def story_changes_atom(request: Request, asked: Struct) -> Response:
    """The newest changes of a story as an Atom feed."""
    return await answer(request, lambda store: _of_story(request, store, atom, ATOM))


async def story_changes_json_feed(request: Request, asked: Struct) -> Response:
    """The newest changes of a story as a JSON Feed."""
    return await answer(request, lambda store: _of_story(request, store, json_feed, JSON_FEED))


async def feeds_opml(request: Request, asked: Struct) -> Response:
    """The feeds that are watched for this store, as OPML."""

    def find(store: Store) -> Sheet:
        from onrecord.watching.memory import decode_memory

        feeds = [
            FollowedFeed(state.url, decode_memory(state.state).title)
            for state in store.feeds.all()
            if web_address(state.url) is not None
        ]
        return Sheet(
            lambda: opml(feeds, title="Feeds that onrecord follows"), media_type=OPML,
            headers={"Content-Disposition": 'attachment; filename="onrecord-feeds.opml"'},
        )  # fmt: skip

    return await answer(request, find)


Maker = Callable[[Feed], bytes]


def _of_all(request: Request, store: Store, make: Maker, media: str) -> Sheet:
    changes = store.changes.newest(limit=ENTRIES)
    return _sheet(request, changes, "urn:onrecord:changes", "What is new in the stories", "/",
                  make, media)  # fmt: skip


def _of_story(request: Request, store: Store, make: Maker, media: str) -> Sheet:
    line = standing(request, store)
    changes = store.changes.newest(story=line.id, limit=ENTRIES)
    return _sheet(request, changes, f"urn:onrecord:story:{line.id}", line.title,
                  f"/story/{line.id}", make, media)  # fmt: skip


def _sheet(
    request: Request, changes: Sequence[Change], name: str, title: str, page: str, make: Maker,
    media: str,
) -> Sheet:  # fmt: skip
    base = str(request.base_url).rstrip("/").removesuffix("/api/v1")
    feed = Feed(
        id=name,
        title=title or "Without a title",
        entries=tuple(_entry(change, base) for change in changes),
        updated=max((change.seen for change in changes), default=EPOCH),
        url=base + page,
        feed_url=base + request.url.path,
    )
    return Sheet(lambda: make(feed), media_type=media)


def _entry(change: Change, base: str) -> Entry:
    from onrecord.desk.telling import details, headline

    told = headline(change)
    cited = [f"“{citation.text}”" for citation in change.citations[:5]]
    return Entry(
        id=f"urn:onrecord:change:{_named(change)}",
        title=shorten(f"{change.title}: {told}" if change.title else told, TITLE),
        updated=change.seen,
        text="\n\n".join([told, *details(change), *cited]),
        url=f"{base}/story/{quote(change.story, safe='')}",
        authors=(change.speaker,) if change.speaker else (),
        tags=(change.kind,),
    )


def _named(change: Change) -> str:
    """Stays the change's for good, and is another in every store.

    It begins with the place in the log: a feed puts what was seen at one moment in the order of
    the names.
    """
    parts = (change.seen, change.kind, change.story, change.text)
    hashed = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{change.n:012}-{hashed[:12]}"


ENDPOINTS = (
    Endpoint("/changes.atom", changes_atom, media=(ATOM,), tag="feeds"),
    Endpoint("/changes.feed.json", changes_json_feed, media=(JSON_FEED,), tag="feeds"),
    Endpoint(
        "/stories/{story}/changes.atom", story_changes_atom, media=(ATOM,), says=GONE, tag="feeds"
    ),
    Endpoint(
        "/stories/{story}/changes.feed.json", story_changes_json_feed, media=(JSON_FEED,),
        says=GONE, tag="feeds",
    ),
    Endpoint("/feeds.opml", feeds_opml, media=(OPML,), tag="feeds"),
)  # fmt: skip
