"""One http(s) URL to its pages: with limits, and to public addresses only unless told otherwise."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from onrecord.intake.addresses import RefusedAddressError, checked_addresses
from onrecord.intake.streams import MAX_PAGE, MAX_PAGE_SAID, Kind, pages_of_bytes
from onrecord.types import Page, Skipped

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, HTTPConnectionPool, Timeout
    from urllib3.exceptions import HTTPError

MAX_REDIRECTS = 5
CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
WHOLE_SECONDS = 60.0  # for one page with all its redirects, however slowly it drips
CHUNK = 65_536  # bytes
USER_AGENT = "onrecord/0.1 (reads one news page for a person who asked for it)"
ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,application/json;q=0.8,*/*;q=0.1"
REDIRECTS = frozenset({301, 302, 303, 307, 308})

CONTENT_TYPES: dict[str, Kind | None] = {
    "": None,
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": None,
    "text/markdown": "text",
    "application/json": "json",
    "application/x-ndjson": "lines",
    "application/jsonl": "lines",
    "application/x-jsonlines": "lines",
    "application/octet-stream": None,
    "application/gzip": None,
    "application/x-gzip": None,
}
STATUS_SAID = {
    401: "the page asks for a login",
    402: "the page asks for payment",
    403: "the site refuses access to the page",
    404: "the page does not exist",
    410: "the page was taken away",
    429: "the site is asked too often",
    451: "the page is blocked for legal reasons",
}


class _FetchError(Exception):
    """Why a URL could not be read, in words for an editor."""


def is_url(path: str) -> bool:
    """Whether a path as the caller wrote it is an http(s) URL."""
    return path[:8].lower().startswith(("http://", "https://"))


def pages_of_url(url: str, *, allow_private: bool = False) -> Iterator[Page | Skipped]:
    """The pages behind ``url``, its redirects followed; they carry the last address as theirs."""
    import urllib3

    deadline = time.monotonic() + WHOLE_SECONDS
    at = url
    try:
        for _ in range(MAX_REDIRECTS + 1):
            response, body = _get(at, allow_private=allow_private, deadline=deadline)
            location = response.headers.get("Location")
            if response.status in REDIRECTS and location:
                at = urljoin(at, location)
                continue
            kind, declared = _accepted(response)
            yield from pages_of_bytes(body, path=url, kind=kind, url=at, declared=declared)
            return
        yield Skipped(url, f"more than {MAX_REDIRECTS} redirects")
    except (_FetchError, RefusedAddressError) as error:
        yield Skipped(url, str(error))
    except urllib3.exceptions.HTTPError as error:
        yield Skipped(url, _trouble(error))


def _get(url: str, *, allow_private: bool, deadline: float) -> tuple[BaseHTTPResponse, bytes]:
    """The answer to one request and its body, which is read for a page alone."""
    parts = _checked(url)
    host = str(parts.hostname)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    addresses = checked_addresses(host, port, allow_private=allow_private)
    response = _request(parts, addresses, host, port)
    try:
        if response.status in REDIRECTS:
            return response, b""
        if response.status != 200:
            said = STATUS_SAID.get(response.status, "the site answers with an error")
            raise _FetchError(f"{said} (status {response.status})")
        _accepted(response)
        return response, _body(response, deadline)
    finally:
        response.close()


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port_is_readable = parts.port is None or parts.port > 0
    except ValueError:
        raise _FetchError("not a readable web address") from None
    if parts.scheme.lower() not in ("http", "https"):
        raise _FetchError("only http and https addresses are read")
    if not parts.hostname or not port_is_readable:
        raise _FetchError("not a readable web address")
    if parts.username is not None or parts.password is not None:
        raise _FetchError("the address carries a user name or password; it would be recorded")
    return parts


def _request(parts: SplitResult, addresses: list[str], host: str, port: int) -> BaseHTTPResponse:
    """The answer of the first of the checked addresses that can be reached."""
    import urllib3

    ascii_host = _ascii(host)
    default = 443 if parts.scheme == "https" else 80
    bare = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    headers = {
        "Host": bare if port == default else f"{bare}:{port}",
        "User-Agent": USER_AGENT,
        "Accept": ACCEPT,
        "Accept-Encoding": "gzip, deflate",
    }
    target = urlunsplit(
        ("", "", quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._"),
         quote(parts.query, safe="/?%:@!$&'()*+,;=~-._"), "")
    )  # fmt: skip
    # A path that begins with two slashes would be read as a host.
    target = "/" + target.lstrip("/")
    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
    for address in addresses:
        pool = _pool(parts.scheme, address, port, ascii_host, timeout)
        try:
            return pool.urlopen(
                "GET", target, headers=headers, redirect=False, retries=False,
                preload_content=False,
            )  # fmt: skip
        except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError):
            if address == addresses[-1]:
                raise
    raise _FetchError("the site cannot be reached")


def _pool(scheme: str, address: str, port: int, host: str, timeout: Timeout) -> HTTPConnectionPool:
    """A connection to ``address`` whose certificate must be that of ``host``."""
    import urllib3

    if scheme == "http":
        return urllib3.HTTPConnectionPool(address, port, timeout=timeout)
    return urllib3.HTTPSConnectionPool(
        address, port, timeout=timeout, server_hostname=host, assert_hostname=host,
        cert_reqs="CERT_REQUIRED",
    )  # fmt: skip


def _ascii(host: str) -> str:
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        raise _FetchError("not a readable web address") from None


def _accepted(response: BaseHTTPResponse) -> tuple[Kind | None, str | None]:
    """The kind and the encoding that the answer's content type promises."""
    kind, _, rest = response.headers.get("Content-Type", "").partition(";")
    kind = kind.strip().lower()
    if kind not in CONTENT_TYPES:
        raise _FetchError(f"not a page but {kind}")
    _, _, charset = rest.lower().partition("charset=")
    return CONTENT_TYPES[kind], charset.partition(";")[0].strip(" \"'") or None


def _body(response: BaseHTTPResponse, deadline: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in response.stream(CHUNK, decode_content=True):
        size += len(part)
        if size > MAX_PAGE:
            raise _FetchError(f"larger than {MAX_PAGE_SAID}, too large for a news page")
        if time.monotonic() > deadline:
            raise _FetchError(f"not complete after {WHOLE_SECONDS:.0f} seconds")
        parts.append(part)
    return b"".join(parts)


def _trouble(error: HTTPError) -> str:
    from urllib3 import exceptions

    if isinstance(error, exceptions.SSLError):
        return "the site's certificate cannot be trusted"
    if isinstance(error, exceptions.TimeoutError):
        return "the site does not answer in time"
    if isinstance(error, exceptions.NewConnectionError):
        return "the site cannot be reached"
    if isinstance(error, exceptions.DecodeError):
        return "the page is packed in a way that cannot be undone"
    return "the connection broke off"
