"""How much one client may ask for: requests, the length of an address, the size of a body."""

from __future__ import annotations

import asyncio
import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.serving.problems import refusal
from onrecord.serving.settings import Settings

CLIENTS = 10_000  # that are remembered; the one that was silent the longest is forgotten first


class Allowance:
    """So many at once, refilled at so many a second, for each client by itself."""

    def __init__(
        self, burst: int, per_second: float, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst = float(burst)
        self._rate = per_second
        self._now = now
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def spend(self, client: str) -> float:
        """Zero where one more is allowed; else the seconds after which it will be."""
        left = self._standing(client)
        if left < 1.0:
            return (1.0 - left) / self._rate
        self._left[client] = (left - 1.0, self._now())
        if len(self._left) > CLIENTS:
            self._left.popitem(last=False)
        return 0.0

    def wait(self, client: str) -> float:
        """What ``spend`` would say, without spending."""
        left = self._standing(client)
        return 0.0 if left >= 1.0 else (1.0 - left) / self._rate

    def _standing(self, client: str) -> float:
        left, at = self._left.get(client, (self._burst, self._now()))
        if client in self._left:
            self._left.move_to_end(client)
        return min(self._burst, left + (self._now() - at) * self._rate)


class Limits:
    """Sends away who asks too often, at too great length, or with too much in hand."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        rate = settings.requests_per_second
        self._allowed = Allowance(settings.burst, rate) if rate > 0 else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refused(scope)
        if refused is not None:
            status, detail, headers = refused
            await refusal(scope, status, detail, headers=headers)(scope, receive, send)
            return
        body = _Body(receive, send, self._settings)
        try:
            await self._app(scope, body.receive, body.send)
        except _BodyRefusedError as error:
            if body.answered:
                raise
            # The rest of the body is still on its way: the connection is of no use any more.
            answer = refusal(scope, error.status, str(error), headers={"Connection": "close"})
            await answer(scope, receive, send)

    def _refused(self, scope: Scope) -> tuple[int, str, dict[str, str]] | None:
        settings = self._settings
        wait = self._allowed.spend(client_of(scope)) if self._allowed else 0.0
        if wait:
            return 429, "too many requests; slow down", {"Retry-After": str(math.ceil(wait))}
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > settings.url_bytes:
            return 414, f"the address is longer than {settings.url_bytes:,} bytes", {}
        if sum(len(name) + len(value) for name, value in scope["headers"]) > settings.head_bytes:
            return 431, f"the headers are longer than {settings.head_bytes:,} bytes", {}
        length = Headers(scope=scope).get("content-length", "")
        if length.isdecimal() and int(length[:20]) > settings.body_bytes:
            return 413, too_large(settings), {"Connection": "close"}
        return None


def too_large(settings: Settings) -> str:
    """What is said of a body that is too large."""
    return f"the body is larger than {settings.body_bytes:,} bytes"


def client_of(scope: Scope) -> str:
    """Whom a request is counted for; an IPv6 client has 2^64 addresses to choose from."""
    host = (scope.get("client") or ("", 0))[0]
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return str(host)
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return host


class _BodyRefusedError(Exception):
    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


class _Body:
    """A request's body as it comes in: counted, and not waited for for ever."""

    def __init__(self, receive: Receive, send: Send, settings: Settings) -> None:
        self._receive = receive
        self._send = send
        self._settings = settings
        self._size = 0
        self._until = time.monotonic() + settings.body_seconds
        self._whole = False
        self.answered = False

    async def receive(self) -> Message:
        if self._whole:  # what comes now is the client's farewell
            return await self._receive()
        try:
            async with asyncio.timeout(max(self._until - time.monotonic(), 0.0)):
                message = await self._receive()
        except TimeoutError:
            raise _BodyRefusedError(408, "the body did not arrive in time") from None
        self._size += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        if self._size > self._settings.body_bytes:
            raise _BodyRefusedError(413, too_large(self._settings))
        return message

    async def send(self, message: Message) -> None:
        self.answered = True
        await self._send(message)
