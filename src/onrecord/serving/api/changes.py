"""The log of what was new, from a cursor on, and as a stream that goes on."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from onrecord.serving.answers import Sheet, answer
from onrecord.serving.api.asking import Limit, Name
from onrecord.serving.api.endpoints import Endpoint
from onrecord.serving.api.paging import address_with
from onrecord.serving.api.standing import standing
from onrecord.serving.api.stories import GONE
from onrecord.serving.api.streams import follow
from onrecord.store import Change, ChangeKind, Store
from onrecord.views import to_json_line

Cursor = Annotated[
    int, Meta(ge=0, le=2**53, description="The cursor of an earlier answer; 0 for the beginning.")
]


class ChangesView(Struct, frozen=True):
    """Changes, oldest first; ``cursor`` is where to go on, now or later."""

    items: list[Change]
    cursor: int
    next: str | None


class StoryChangesAsked(Struct, frozen=True, kw_only=True):
    """Which changes of a story; shown=true leaves out what is only counted."""

    cursor: Cursor = 0
    kind: ChangeKind | None = None
    shown: bool | None = None
    limit: Limit = 50


class ChangesAsked(StoryChangesAsked, frozen=True, kw_only=True):
    """Which changes."""

    story: Name | None = None


class EventsAsked(Struct, frozen=True, kw_only=True):
    """From where on, and of which story; without a cursor from now on."""

    cursor: Cursor | None = None
    story: Name | None = None


async def list_changes(request: Request, asked: ChangesAsked) -> Response:
    """What was new in all stories, in the order in which it became known.

    Keep the cursor of the answer: asked with it again, the next answer begins where this one ends.
    """
    return await answer(request, lambda store: _changes(request, store, asked, asked.story))


async def list_story_changes(request: Request, asked: StoryChangesAsked) -> Response:
    """What was new in one story, in the order in which it became known."""

    def find(store: Store) -> Sheet:
        return _changes(request, store, asked, standing(request, store).id)

    return await answer(request, find)


async def stream_events(request: Request, asked: EventsAsked) -> Response:
    """The changes as they come, as server-sent events named change, whoever writes to the store.

    The id of an event is its cursor: a client that lost the stream goes on from there by
    Last-Event-ID, as browsers do by themselves.
    """
    return follow(request, asked.cursor, asked.story)


def _changes(request: Request, store: Store, asked: StoryChangesAsked, story: str | None) -> Sheet:
    last = store.changes.last()
    found = store.changes.since(
        asked.cursor, until=last, story=story, kinds=(asked.kind,) if asked.kind else (),
        shown=asked.shown, limit=asked.limit + 1,
    )  # fmt: skip
    shown = found[: asked.limit]
    more = len(found) > len(shown)
    cursor = shown[-1].n if more else max(last, asked.cursor)
    address = address_with(request, cursor=str(cursor)) if more else None
    headers = {} if address is None else {"Link": f'<{address}>; rel="next"'}
    # The log only grows: from one cursor to another it is the same for ever.
    return Sheet(
        lambda: to_json_line(ChangesView(shown, cursor, address)),
        tag=("changes", cursor, *(c.n for c in shown)),
        headers=headers,
    )


BUSY = {429: "This client has too many streams open.", 503: "There are too many streams."}
ENDPOINTS = (
    Endpoint("/changes", list_changes, ChangesView, ChangesAsked, tag="changes"),
    Endpoint(
        "/stories/{story}/changes", list_story_changes, ChangesView, StoryChangesAsked, says=GONE,
        tag="changes",
    ),
    Endpoint(
        "/events", stream_events, None, EventsAsked, media=("text/event-stream",), says=BUSY,
        tag="changes",
    ),
)  # fmt: skip
