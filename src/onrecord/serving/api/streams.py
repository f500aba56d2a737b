"""Streams of server-sent events: the changes of a store as they come."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from functools import partial

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from onrecord.serving.limits import client_of
from onrecord.serving.problems import ProblemError
from onrecord.serving.pulse import Pulse
from onrecord.serving.shelf import Shelf
from onrecord.store import Change, Store
from onrecord.views import to_json_line

AT_ONCE = 100  # changes that are read of the log at a time
RETRY = b"retry: 3000\n\n"  # milliseconds until a browser that lost the stream comes again
ALIVE = b": alive\n\n"
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


class Streams:
    """The streams that are open, counted by client."""

    def __init__(self, most: int, of_client: int) -> None:
        self._most = most
        self._of_client = of_client
        self._open: Counter[str] = Counter()

    def check(self, client: str) -> None:
        """Raise where there is no room for one more."""
        if self._open.total() >= self._most:
            raise ProblemError(503, "too many streams are open", headers={"Retry-After": "30"})
        if self._open[client] >= self._of_client:
            detail = "this client has too many streams open"
            raise ProblemError(429, detail, headers={"Retry-After": "30"})

    def enter(self, client: str) -> None:
        """One more."""
        self._open[client] += 1

    def leave(self, client: str) -> None:
        """One less."""
        self._open[client] -= 1
        if not self._open[client]:
            del self._open[client]


def follow(request: Request, cursor: int | None, story: str | None) -> Response:
    """The stream from a cursor on; Last-Event-ID, which browsers send, goes before it."""
    state = request.app.state
    streams: Streams = state.streams
    streams.check(client_of(request.scope))
    last = request.headers.get("last-event-id", "").strip()
    if last.isascii() and last.isdecimal() and len(last) < 16:
        cursor = int(last)
    if request.method == "HEAD":
        return Response(headers=HEADERS, media_type="text/event-stream")
    events = _events(state.shelf, state.pulse, cursor, story, state.settings.heartbeat)
    return _Counted(events, headers=HEADERS, media_type="text/event-stream")


class _Counted(StreamingResponse):
    """Counted from its first to its last byte, however it ends."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        streams: Streams = scope["app"].state.streams
        client = client_of(scope)
        streams.enter(client)
        try:
            await super().__call__(scope, receive, send)
        finally:
            streams.leave(client)


async def _events(
    shelf: Shelf, pulse: Pulse, cursor: int | None, story: str | None, heartbeat: float
) -> AsyncIterator[bytes]:
    at = await shelf.look(lambda store: store.changes.last()) if cursor is None else cursor
    yield RETRY
    while not pulse.stopped:
        # Taken before the log is read: what comes meanwhile is read again, and not passed over.
        seen = pulse.last
        found = await shelf.look(partial(_after, at, story))
        for change in found:
            yield event_of(change)
            at = change.n
        if len(found) == AT_ONCE:
            continue
        at = max(at, seen)
        if not await pulse.beyond(at, seconds=heartbeat) and not pulse.stopped:
            yield ALIVE


def _after(cursor: int, story: str | None, store: Store) -> list[Change]:
    return store.changes.since(cursor, story=story, limit=AT_ONCE)


def event_of(change: Change) -> bytes:
    """A change as an event; its JSON has no line break of its own."""
    return b"id: %d\nevent: change\ndata: %s\n" % (change.n, to_json_line(change))
