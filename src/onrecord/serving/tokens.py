"""Who may come in where a token is asked for: in a header, or in the cookie that a login sets."""

from __future__ import annotations

import hashlib
import hmac
import math
import time
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.serving.limits import Allowance, client_of
from onrecord.serving.problems import API, refusal

COOKIE = "onrecord"
DAYS = 30
TRIES = 10  # wrong tokens of one client at once
TRIES_PER_SECOND = 0.1
OPEN = ("/login", "/static/")  # what everybody may see


class Gate:
    """Tells who knows the token, and how often somebody may be wrong."""

    def __init__(self, token: str) -> None:
        self._token = token.encode()
        self._key = hashlib.sha256(b"onrecord cookie\0" + self._token).digest()
        self._tries = Allowance(TRIES, TRIES_PER_SECOND)

    def knows(self, given: bytes) -> bool:
        """Whether this is the token; it takes as long for every wrong one."""
        return hmac.compare_digest(given, self._token)

    def cookie(self) -> str:
        """What a client that knows the token is given; it holds for ``DAYS`` days."""
        until = str(int(time.time()) + DAYS * 86_400)
        return f"{until}.{self._sign(until)}"

    def accepts(self, cookie: str) -> bool:
        """Whether it is one of ours, and still holds."""
        until, _, signed = cookie.partition(".")
        given = signed.encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._sign(until).encode()):
            return False
        return until.isdecimal() and int(until) > time.time()

    def wait(self, client: str) -> int:
        """The seconds for which a client that was wrong too often is not listened to."""
        return math.ceil(self._tries.wait(client))

    def was_wrong(self, client: str) -> None:
        """Count a wrong token."""
        self._tries.spend(client)

    def _sign(self, until: str) -> str:
        said = until.encode("utf-8", "surrogateescape")
        return hmac.new(self._key, said, hashlib.sha256).hexdigest()


class Tokens:
    """Lets in who gives the token; everybody, where none is asked for."""

    def __init__(self, app: ASGIApp, gate: Gate | None) -> None:
        self._app = app
        self._gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it."""
        gate = self._gate
        if scope["type"] != "http" or gate is None or _is_open(scope["path"]):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        client = client_of(scope)
        bearer = _bearer(headers.get("authorization", ""))
        if bearer is not None:
            wait = gate.wait(client)
            if wait:
                answer = refusal(
                    scope, 429, "too many wrong tokens", headers={"Retry-After": str(wait)}
                )
                await answer(scope, receive, send)
                return
            if gate.knows(bearer):
                await self._app(scope, receive, send)
                return
            gate.was_wrong(client)
        elif gate.accepts(cookie_parser(headers.get("cookie", "")).get(COOKIE, "")):
            await self._app(scope, receive, send)
            return
        await _turned_away(scope, receive, send)


def _is_open(path: str) -> bool:
    return path == OPEN[0] or path.startswith(OPEN[1])


def _bearer(authorization: str) -> bytes | None:
    """The token as it came: headers are bytes, which Starlette reads as Latin-1."""
    scheme, _, given = authorization.partition(" ")
    return given.strip().encode("latin-1") if scheme.lower() == "bearer" else None


async def _turned_away(scope: Scope, receive: Receive, send: Send) -> None:
    """Programs are told what is missing, people are led to the login."""
    if scope["path"].startswith(API) or scope["method"] not in ("GET", "HEAD"):
        answer = refusal(
            scope, 401, "give the server's token: Authorization: Bearer TOKEN",
            headers={"WWW-Authenticate": 'Bearer realm="onrecord"'},
        )  # fmt: skip
    else:
        query = scope["query_string"].decode("latin-1")
        at = scope["path"] + (f"?{query}" if query else "")
        location = "/login" if at == "/" else f"/login?to={quote(at, safe='')}"
        answer = refusal(scope, 303, "log in first", headers={"Location": location})
    await answer(scope, receive, send)
