"""Running the server: an address, uvicorn on it, and an end that waits for nobody's stream."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from onrecord.serving.app import create_app
from onrecord.serving.settings import Settings

BACKLOG = 512
CONNECTIONS = 512  # open at once; more are told to come again
IDLE_SECONDS = 15  # that a connection is kept for another request
LAST_SECONDS = 5  # in which requests may end when the server is stopped


def listen(host: str, port: int) -> socket.socket:
    """A socket at the address; OSError where it cannot be had."""
    family, _, _, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    # Named TCP, so that asyncio sends at once: else small answers wait 40 ms for the client.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        # A server that was just stopped leaves its port behind for a minute.
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(BACKLOG)
    except BaseException:
        made.close()
        raise
    return made


def address_of(listening: socket.socket, host: str) -> str:
    """The URL at which a browser on this machine finds the server.

    >>> with listen("127.0.0.1", 0) as listening:
    ...     address_of(listening, "0.0.0.0").rpartition(":")[0]
    'http://127.0.0.1'
    """
    port = listening.getsockname()[1]
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


def run(settings: Settings, listening: socket.socket, started: Callable[[], None]) -> None:
    """Serve until a signal ends it. ``started`` is called once requests are answered."""
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # else clients could say who they are
        limit_concurrency=CONNECTIONS,
        h11_max_incomplete_event_size=settings.head_bytes + settings.url_bytes,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=LAST_SECONDS,
        backlog=BACKLOG,
    )
    with _quiet_signals():
        asyncio.run(_Server(config, app, started).serve(sockets=[listening]))


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, app: Starlette, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._app = app
        self._started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if not self.should_exit:
            self._started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # The streams of events have no end of their own.
        self._app.state.pulse.stop()
        await super().shutdown(sockets=sockets)


@contextmanager
def _quiet_signals() -> Iterator[None]:
    """Uvicorn sends itself the signal once more when it has ended; that has no effect here."""

    def heard(number: int, frame: FrameType | None) -> None:
        return

    before = {number: signal.signal(number, heard) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
