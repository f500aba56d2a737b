"""What a page is asked for, and what a form sends: read with bounds, never trusted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qs

from starlette.datastructures import QueryParams
from starlette.requests import Request

from onrecord.report.safe import one_line

MAX_BODY = 65_536  # bytes of a form
MAX_FIELDS = 400
MAX_VALUE = 2_000  # characters of a field
MAX_PAGE = 10_000
DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
LANGUAGE = re.compile(r"[a-z]{2,3}")
LOCAL = re.compile(r"/(?![/\\])[!-~]*")


class FormError(ValueError):
    """A form that nobody's browser sends by itself, or one with a field that says nothing."""


class Form:
    """The fields of a form."""

    def __init__(self, fields: Mapping[str, list[str]]) -> None:
        self._fields = fields

    def text(self, name: str) -> str:
        """A field on one line; empty where it was not sent."""
        values = self._fields.get(name) or [""]
        return one_line(values[0])[:MAX_VALUE]

    def all(self, name: str) -> list[str]:
        """Every value of a field that can be sent several times."""
        return [one_line(value)[:MAX_VALUE] for value in self._fields.get(name, [])]


async def read_form(request: Request) -> Form:
    """The urlencoded form of a request."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise FormError("the form is too large")
    try:
        fields = parse_qs(
            body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MAX_FIELDS
        )
    except ValueError:
        raise FormError(f"a form has at most {MAX_FIELDS} fields") from None
    return Form(fields)


def words(query: QueryParams, name: str) -> str:
    """A field of an address on one line, no longer than anybody types."""
    return one_line(query.get(name, ""))[:MAX_VALUE]


def day(query: QueryParams, name: str) -> str | None:
    """A day, YYYY-MM-DD; None for anything else."""
    value = query.get(name, "")
    return value if DAY.fullmatch(value) else None


def language(query: QueryParams) -> str | None:
    """The code of a language; None for anything else."""
    value = query.get("language", "").strip().lower()
    return value if LANGUAGE.fullmatch(value) else None


def number(query: QueryParams, name: str, default: int, most: int) -> int:
    """A whole number from 0 to ``most``; ``default`` for anything else."""
    value = query.get(name, "")
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        return default
    return min(int(value), most)


def page_number(query: QueryParams) -> int:
    """Which page of a list, from 1 on."""
    return max(1, number(query, "page", 1, MAX_PAGE))


def local(address: str) -> str:
    """An address on this server to go back to; the first page for any other.

    >>> local("/story/1?page=2"), local("//elsewhere.example"), local("https://elsewhere.example")
    ('/story/1?page=2', '/', '/')
    """
    return address if LOCAL.fullmatch(address) else "/"
