"""What stands before every page and every call: who may ask for what, and how much."""

from __future__ import annotations

import logging

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.serving.failing import failed
from onrecord.serving.limits import Limits
from onrecord.serving.names import Names, origin_is_own
from onrecord.serving.problems import refusal
from onrecord.serving.settings import Settings
from onrecord.serving.tokens import Gate, Tokens

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # Under no-referrer browsers send "Origin: null" with a plain form, as a strange site does.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
log = logging.getLogger(__name__)

READING = frozenset({"GET", "HEAD", "OPTIONS"})


def guards(settings: Settings, gate: Gate | None) -> list[Middleware]:
    """The guards of a server, the outermost first."""
    return [
        Middleware(SafeAnswers),
        Middleware(Failures),
        Middleware(KnownNames, names=Names.of(settings)),
        Middleware(Limits, settings=settings),
        Middleware(OwnSite),
        Middleware(Tokens, gate=gate),
    ]


class SafeAnswers:
    """Each answer tells browsers what its page may do; one that has said so itself keeps it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, sending)


class Failures:
    """A fault of ours is logged, and told without its inside; a broken answer ends where it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception:
            log.exception("%s %s failed", scope["method"], scope["path"])
            if begun:
                raise
            await failed(scope, receive)(scope, receive, send)


class KnownNames:
    """Answers to the server's own names alone.

    A page of another site can have its name lead to this machine; its browser would then take our
    answers for that site's own.
    """

    def __init__(self, app: ASGIApp, names: Names) -> None:
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it."""
        if scope["type"] == "http":
            host = Headers(scope=scope).get("host", "")
            if not self._names.knows(host):
                detail = "this server does not go by that name; see --name of onrecord serve"
                await refusal(scope, 400, detail)(scope, receive, send)
                return
        await self._app(scope, receive, send)


class OwnSite:
    """Nothing is changed on behalf of another site's page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it."""
        if (
            scope["type"] == "http"
            and scope["method"] not in READING
            and not origin_is_own(Headers(scope=scope))
        ):
            detail = "a page of another site asked for this change"
            await refusal(scope, 403, detail)(scope, receive, send)
            return
        await self._app(scope, receive, send)
