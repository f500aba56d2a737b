"""One request to one checked address, and its answer: with a size and a time that it cannot exceed.

A host that drips a byte a second stays below every timeout of a socket. Here a clock runs beside
each request, and when it is over the connection is cut.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse
    from urllib3.connection import HTTPConnection

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0  # between two pieces of an answer
CHUNK = 65_536  # bytes
PORTS = {"http": 80, "https": 443}


class FetchError(Exception):
    """Why a URL could not be read, in words for an editor."""


class TooLargeError(FetchError):
    """An answer is larger than what was asked for can be."""


def checked_url(url: str) -> SplitResult:
    """The parts of an http(s) address that may be asked for."""
    try:
        parts = urlsplit(url)
        port_is_readable = parts.port is None or parts.port > 0
    except ValueError:
        raise FetchError("not a readable web address") from None
    if parts.scheme.lower() not in PORTS:
        raise FetchError("only http and https addresses are read")
    if not parts.hostname or not port_is_readable:
        raise FetchError("not a readable web address")
    if parts.username is not None or parts.password is not None:
        raise FetchError("the address carries a user name or password; it would be recorded")
    return parts


def led_on(url: str, location: str) -> str:
    """Where an answer leads on to; never to a place inside a page."""
    try:
        return urljoin(url, location).partition("#")[0]
    except ValueError:
        raise FetchError("it leads on to what is no web address") from None


def port_of(parts: SplitResult) -> int:
    """The port that a URL names, or that of its scheme."""
    return parts.port or PORTS[parts.scheme.lower()]


@contextmanager
def answer(
    parts: SplitResult, addresses: list[str], headers: Mapping[str, str], *, seconds: float
) -> Iterator[BaseHTTPResponse]:
    """The answer of the first of the checked addresses that can be reached.

    ``seconds`` is how long connecting, asking and reading may take in all.
    """
    if seconds <= 0:
        raise FetchError("the site does not answer in time")
    over = threading.Event()
    with _told(over):
        connection = _connected(parts, addresses, seconds)
        clock = threading.Timer(seconds, _cut, [connection.sock, over])
        clock.daemon = True
        clock.start()
        try:
            connection.request(
                "GET", _target(parts), headers={"Host": _host(parts), **headers},
                preload_content=False, decode_content=True,
            )  # fmt: skip
            yield connection.getresponse()
        finally:
            clock.cancel()
            connection.close()


def read_body(response: BaseHTTPResponse, limit: int, *, cut: bool = False) -> bytes:
    """The body, unpacked; one of more than ``limit`` bytes is refused, or ``cut`` behind them."""
    parts: list[bytes] = []
    size = 0
    for part in response.stream(CHUNK, decode_content=True):
        size += len(part)
        parts.append(part)
        if size > limit:
            if cut:
                break
            raise TooLargeError(f"larger than {limit // 1_000_000} MB")
    return b"".join(parts)[: limit + 1]


def _connected(parts: SplitResult, addresses: list[str], seconds: float) -> HTTPConnection:
    from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

    for address in addresses:
        connection = _connection(parts, address, seconds)
        try:
            connection.connect()
        except (NewConnectionError, ConnectTimeoutError):
            connection.close()
            if address == addresses[-1]:
                raise
        else:
            if connection.sock is not None:
                connection.sock.settimeout(min(READ_SECONDS, seconds))
            return connection
    raise FetchError("the site cannot be reached")


def _connection(parts: SplitResult, address: str, seconds: float) -> HTTPConnection:
    """A connection to ``address`` whose certificate must be that of the host."""
    from urllib3.connection import HTTPConnection, HTTPSConnection

    timeout = min(CONNECT_SECONDS, seconds)
    if parts.scheme.lower() == "http":
        return HTTPConnection(address, port_of(parts), timeout=timeout)
    host = _ascii(str(parts.hostname))
    return HTTPSConnection(
        address, port_of(parts), timeout=timeout, server_hostname=host, assert_hostname=host,
        cert_reqs="CERT_REQUIRED",
    )  # fmt: skip


def _cut(sock: socket.socket | None, over: threading.Event) -> None:
    """End a connection under whoever reads from it."""
    over.set()
    if sock is not None:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)


@contextmanager
def _told(over: threading.Event) -> Iterator[None]:
    """Tell what goes wrong on the way in words."""
    import http.client

    from urllib3 import exceptions

    try:
        yield
    except FetchError:
        raise
    except (exceptions.HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        if over.is_set():
            raise FetchError("the site does not answer in time") from error
        raise FetchError(trouble(error)) from error
    if over.is_set():  # a body without a length ends where the connection is cut
        raise FetchError("the site does not answer in time")


def trouble(error: Exception) -> str:
    """What went wrong with a connection, in words for an editor."""
    import ssl

    from urllib3 import exceptions

    if isinstance(error, (exceptions.SSLError, ssl.SSLError)):
        return "the site's certificate cannot be trusted"
    if isinstance(error, (exceptions.TimeoutError, TimeoutError)):
        return "the site does not answer in time"
    if isinstance(error, exceptions.NewConnectionError):
        return "the site cannot be reached"
    if isinstance(error, exceptions.DecodeError):
        return "the page is packed in a way that cannot be undone"
    return "the connection broke off"


def _host(parts: SplitResult) -> str:
    host = _ascii(str(parts.hostname))
    bare = f"[{host}]" if ":" in host else host
    port = port_of(parts)
    return bare if port == PORTS[parts.scheme.lower()] else f"{bare}:{port}"


def _target(parts: SplitResult) -> str:
    """The path and the parameters as a request has them."""
    target = urlunsplit(
        ("", "", quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._"),
         quote(parts.query, safe="/?%:@!$&'()*+,;=~-._"), "")
    )  # fmt: skip
    # A path that begins with two slashes would be read as a host.
    return "/" + target.lstrip("/")


def _ascii(host: str) -> str:
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        raise FetchError("not a readable web address") from None
