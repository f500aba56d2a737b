"""A page made of a template: what every page needs, and how it is sent."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from typing import Any

from jinja2 import Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import Response

from onrecord.report.templating import environment
from onrecord.serving.pages import addresses, assets, moments
from onrecord.serving.pages.forms import local
from onrecord.serving.pages.headings import heading
from onrecord.serving.pages.readers import reader_of

THEMES = ("light", "dark")


@cache
def templates() -> Environment:
    """The templates of the pages and, below them, those of a record."""
    env = environment(PackageLoader("onrecord.serving.pages"))
    env.globals |= {
        "asset": assets.address,
        "story_at": addresses.story,
        "article_at": addresses.article,
        "cited_at": addresses.cited,
        "speaker_at": addresses.speaker,
        "export_at": addresses.export,
        "feed_at": addresses.feed,
        "with_query": addresses.with_query,
        "original_at": addresses.original,
        "heading": heading,
        "stamp": moments.stamp,
        "published_at": moments.published,
    }
    return env


def draw(name: str, /, **context: Any) -> str:
    """A part of a page."""
    return templates().get_template(name).render(context)


def show(
    request: Request, name: str, /, *, status: int = 200, part: str = "", **context: Any
) -> Response:
    """A whole page. ``part`` is the place in the navigation that it belongs to."""
    theme = request.cookies.get("theme", "")
    body = draw(
        name,
        theme=theme if theme in THEMES else "",
        here=_here(request),
        part=part,
        reader=reader_of(request),
        **{"live": None, "sought": "", **context},
    ).encode("utf-8", "replace")
    headers = {"Cache-Control": "private, no-cache", "Vary": "Cookie"}
    if status == 200:
        headers["ETag"] = f'W/"{blake2b(body, digest_size=12).hexdigest()}"'
        if headers["ETag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
    return Response(body, status, headers=headers, media_type="text/html; charset=utf-8")


def _here(request: Request) -> str:
    query = request.url.query
    path = request.scope.get("raw_path") or request.url.path.encode("utf-8", "replace")
    whole = path.decode("ascii", "replace").partition("?")[0]
    return local(whole + (f"?{query}" if query else "")) if request.method == "GET" else "/"
