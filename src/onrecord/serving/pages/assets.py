"""The style and the scripts of the pages, read once; none comes from another host."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources

from starlette.requests import Request
from starlette.responses import Response

A_YEAR = 31_536_000  # seconds; the address names the content, so it never changes
KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages ask for."""

    content: bytes
    media_type: str
    mark: str  # a hash of the content


@cache
def assets() -> dict[str, Asset]:
    """Every file by its name. The style is the record's own, then that of the pages."""
    here = resources.files("onrecord.serving.pages") / "static"
    found = {
        entry.name: entry.read_bytes()
        for entry in sorted(here.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(tuple(KINDS))
    }
    record = resources.files("onrecord.report") / "templates" / "style.css"
    found["record.css"] = record.read_bytes()
    return {
        name: Asset(content, KINDS[name[name.rindex(".") :]], sha256(content).hexdigest()[:12])
        for name, content in found.items()
    }


def address(name: str) -> str:
    """The address of a file, which is another one when the file is."""
    return f"/static/{name}?v={assets()[name].mark}"


def served(name: str) -> Callable[[Request], Awaitable[Response]]:
    """What sends one of the files."""
    asset = assets()[name]
    tag = f'"{asset.mark}"'

    async def send(request: Request) -> Response:
        current = request.query_params.get("v") == asset.mark
        caching = f"public, max-age={A_YEAR}, immutable" if current else "no-cache"
        headers = {"Cache-Control": caching, "ETag": tag}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(asset.content, media_type=asset.media_type, headers=headers)

    return send
