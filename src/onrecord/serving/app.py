"""The application: the API, the pages, and the guards before them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import Mount

from onrecord.intake.polite import Fetcher
from onrecord.serving import api, login, pages
from onrecord.serving.api.exports import AT_ONCE
from onrecord.serving.api.streams import Streams
from onrecord.serving.api.submitting import FETCHES
from onrecord.serving.days import pass_days
from onrecord.serving.failing import HANDLERS
from onrecord.serving.guard import guards
from onrecord.serving.pulse import Pulse
from onrecord.serving.settings import Settings
from onrecord.serving.shelf import Shelf
from onrecord.serving.tokens import Gate
from onrecord.serving.writing import Writing


def create_app(settings: Settings) -> Starlette:
    """The server's application over the store of the settings."""
    gate = Gate(settings.token) if settings.token is not None else None
    app = Starlette(
        routes=[
            Mount("/api/v1", routes=api.routes(), name="api"),
            *login.routes(),
            *pages.routes(),
        ],
        middleware=guards(settings, gate),
        exception_handlers=HANDLERS,
        lifespan=_open,
    )
    app.state.settings = settings
    app.state.gate = gate
    app.state.streams = Streams(settings.streams, settings.streams_of_client)
    app.state.exporting = asyncio.Semaphore(AT_ONCE)
    app.state.fetching = asyncio.Semaphore(FETCHES)
    app.state.writing = Writing()
    app.state.fetcher = Fetcher(allow_private=settings.allow_private)
    app.state.pulse = Pulse(settings.store, every=settings.poll)
    app.state.shelf = Shelf(
        settings.store, readers=settings.readers, waiting=settings.waiting, seconds=settings.seconds
    )
    return app


@asynccontextmanager
async def _open(app: Starlette) -> AsyncIterator[None]:
    """Everything that runs beside the requests, from the first to the last of them."""
    state = app.state
    state.shelf.open()
    state.fetcher.stop.clear()
    state.pulse.start()
    days = asyncio.create_task(pass_days(state.shelf))
    try:
        yield
    finally:
        days.cancel()
        state.pulse.stop()
        state.fetcher.stop.set()
        await asyncio.to_thread(_let_go, state.pulse, state.shelf)


def _let_go(pulse: Pulse, shelf: Shelf) -> None:
    pulse.join()
    shelf.close()
