"""Answers that are made in the thread that reads the store: tagged, compressed, or not at all."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

from onrecord.serving.kept import Kept, of_app
from onrecord.serving.shelf import Shelf
from onrecord.store import Store

JSON = "application/json"
FRESH = "private, no-cache"  # may be kept, and is asked for again each time: a 304 is cheap
FOR_GOOD = "private, max-age=31536000, immutable"
ROOM = 64 << 20  # bytes of bodies that are kept, as they go out
SMALL = 1_000  # bytes that are not worth compressing
LEVEL = 5  # of 9: half the time of the highest for a few percent more
GZIP = b"\x1f\x8b"  # no text and no JSON begins so
PACKED = re.compile(r"^(?:text/|application/(?:[\w.+-]*json|[\w.+-]*xml|javascript|x-research))")


@dataclass(frozen=True, slots=True)
class Sheet:
    """An answer before it is known whether the client has it already.

    ``tag`` names what the body is made of; without one it is named after its bytes.
    """

    body: Callable[[], bytes]
    media_type: str = JSON
    tag: tuple[object, ...] | None = None
    caching: str = FRESH
    headers: Mapping[str, str] = field(default_factory=dict)


async def answer(request: Request, make: Callable[[Store], Sheet]) -> Response:
    """What ``make`` finds in the store, or 304 where the client has the same already."""
    shelf: Shelf = request.app.state.shelf
    headers, kept = request.headers, of_app(request.app, "bodies", ROOM)
    address = str(request.url)  # a tag is of one address, and links in a body name its host
    return await shelf.look(lambda store: sent(make(store), headers, kept, address))


def sent(
    sheet: Sheet, headers: Headers, kept: Kept[bytes] | None = None, address: str = ""
) -> Response:
    """The sheet as it goes to a client with these headers.

    ``kept`` has the bodies that were made before, under their addresses and tags; what was
    compressed is kept so.
    """
    own = {"Cache-Control": sheet.caching, **sheet.headers}
    packing = bool(PACKED.match(sheet.media_type))
    if packing:
        own["Vary"] = "Accept-Encoding"
    if sheet.tag is not None and (found := _known(headers, _named(sheet.tag))):
        return Response(status_code=304, headers={**own, "ETag": found})
    wanted = packing and takes_gzip(headers.get("accept-encoding", ""))
    if sheet.tag is not None and kept is not None:
        tag = _named(sheet.tag)
        body = kept.get((address, tag, wanted), lambda: _body(sheet, wanted), len)
    else:
        body = sheet.body()
        tag = _named(sheet.tag) if sheet.tag is not None else _digest(body)
        if found := _known(headers, tag):
            return Response(status_code=304, headers={**own, "ETag": found})
        body = _packed(body, wanted)
    if wanted and body.startswith(GZIP):
        own["Content-Encoding"] = "gzip"
        tag += ".gz"  # other bytes, another tag
    return Response(body, 200, {**own, "ETag": f'"{tag}"'}, sheet.media_type)


def _body(sheet: Sheet, wanted: bool) -> bytes:
    return _packed(sheet.body(), wanted)


def _packed(body: bytes, wanted: bool) -> bytes:
    """The body, compressed where that is wanted and worth it."""
    return gzip.compress(body, LEVEL, mtime=0) if wanted and len(body) >= SMALL else body


def takes_gzip(accepted: str) -> bool:
    """Whether a client that accepts these encodings takes gzip.

    >>> takes_gzip("br, gzip;q=0.8"), takes_gzip("gzip"), takes_gzip("gzip;q=0"), takes_gzip("br")
    (True, True, False, False)
    """
    for part in accepted.lower().split(","):
        name, _, quality = part.partition(";")
        if name.strip() == "gzip":
            return not re.fullmatch(r"\s*q\s*=\s*0(?:\.0*)?\s*", quality)
    return False


def _known(headers: Headers, tag: str) -> str | None:
    """The tag by which the client has it already, compressed or not."""
    given = headers.get("if-none-match")
    if given is None:
        return None
    for one in given.split(","):
        known = one.strip().removeprefix("W/").strip('"')
        if known == "*" or known.removesuffix(".gz") == tag:
            return f'"{tag}"' if known == "*" else f'"{known}"'
    return None


def _named(tag: tuple[object, ...]) -> str:
    return _digest("\x1f".join([_program(), *map(str, tag)]).encode("utf-8", "surrogatepass"))


def _digest(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=12).hexdigest()


@cache
def _program() -> str:
    """The program's version: another one may write the same things otherwise."""
    from onrecord import __version__

    return str(__version__)
