"""Who looks: a name that a browser keeps, so that each knows what is new to them."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from onrecord.report.safe import one_line

DEFAULT = "web"
COOKIE = "reader"
A_YEAR = 31_536_000  # seconds
NAME = re.compile(r"[\w][\w .'’-]{0,39}")


def reader_of(request: Request) -> str:
    """The name of whoever looks."""
    return clean(unquote(request.cookies.get(COOKIE, ""))) or DEFAULT


def clean(name: str) -> str:
    """A name that a person can have; empty for any other."""
    name = one_line(name)
    return name if NAME.fullmatch(name) else ""


def remember(response: Response, name: str, value: str) -> None:
    """Let the browser keep a choice."""
    response.set_cookie(
        name, quote(value), max_age=A_YEAR, path="/", samesite="lax", httponly=name == COOKIE
    )
