"""One http(s) URL to its pages: with limits, and to public addresses only unless told otherwise."""

from __future__ import annotations

import time
from collections.abc import Iterator

from onrecord.intake.addresses import RefusedAddressError, checked_addresses
from onrecord.intake.connections import (
    FetchError,
    TooLargeError,
    answer,
    checked_url,
    led_on,
    port_of,
    read_body,
)
from onrecord.intake.streams import MAX_PAGE, MAX_PAGE_SAID, Kind, pages_of_bytes
from onrecord.types import Page, Skipped

MAX_REDIRECTS = 5
WHOLE_SECONDS = 60.0  # for one page with all its redirects, however slowly it drips
ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,application/json;q=0.8,*/*;q=0.1"
HEADERS = {
    "User-Agent": "onrecord/0.1 (reads one news page for a person who asked for it)",
    "Accept": ACCEPT,
    "Accept-Encoding": "gzip, deflate",
}
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
    "application/rss+xml": "xml",
    "application/atom+xml": "xml",
    "application/rdf+xml": "xml",
    "application/xml": None,
    "text/xml": None,
    "text/x-opml": "xml",
    "application/feed+json": "json",
    "application/warc": None,
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


def is_url(path: str) -> bool:
    """Whether a path as the caller wrote it is an http(s) URL."""
    return path[:8].lower().startswith(("http://", "https://"))


def pages_of_url(url: str, *, allow_private: bool = False) -> Iterator[Page | Skipped]:
    """The pages behind ``url``, its redirects followed; they carry the last address as theirs."""
    deadline = time.monotonic() + WHOLE_SECONDS
    at = url
    try:
        for _ in range(MAX_REDIRECTS + 1):
            found = _get(at, allow_private=allow_private, seconds=deadline - time.monotonic())
            if isinstance(found, str):
                at = led_on(at, found)
                continue
            kind, declared = found[0]
            yield from pages_of_bytes(found[1], path=url, kind=kind, url=at, declared=declared)
            return
        yield Skipped(url, f"more than {MAX_REDIRECTS} redirects")
    except TooLargeError:
        yield Skipped(url, f"larger than {MAX_PAGE_SAID}, too large for a news page")
    except (FetchError, RefusedAddressError) as error:
        yield Skipped(url, str(error))


def _get(
    url: str, *, allow_private: bool, seconds: float
) -> str | tuple[tuple[Kind | None, str | None], bytes]:
    """Where one request leads on to, or what it is answered with: kind, encoding and body."""
    parts = checked_url(url)
    host = str(parts.hostname)
    addresses = checked_addresses(host, port_of(parts), allow_private=allow_private)
    with answer(parts, addresses, HEADERS, seconds=seconds) as response:
        location = response.headers.get("Location")
        if response.status in REDIRECTS and location:
            return location
        if response.status != 200:
            raise FetchError(said_of_status(response.status))
        return accepted(response.headers.get("Content-Type", "")), read_body(response, MAX_PAGE)


def said_of_status(status: int) -> str:
    """What an answer other than the page means, in words for an editor."""
    said = STATUS_SAID.get(status, "the site answers with an error")
    return f"{said} (status {status})"


def accepted(content_type: str) -> tuple[Kind | None, str | None]:
    """The kind and the encoding that an answer's content type promises."""
    kind, _, rest = content_type.partition(";")
    kind = kind.strip().lower()
    if kind not in CONTENT_TYPES:
        raise FetchError(f"not a page but {kind}")
    _, _, charset = rest.lower().partition("charset=")
    return CONTENT_TYPES[kind], charset.partition(";")[0].strip(" \"'") or None
