"""Pages of lists: so many items, and the address of those that come after them."""

from __future__ import annotations

import base64
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

import msgspec
from msgspec import Struct
from starlette.requests import Request

from onrecord.serving.answers import Sheet
from onrecord.serving.problems import ProblemError
from onrecord.views import to_json_line

T = TypeVar("T")


class Page(Struct, Generic[T], frozen=True):
    """Some items of a list; ``next`` is the address of those after them, null at the end."""

    items: list[T]
    next: str | None


def sheet_of_page(
    request: Request, items: list[Any], after: Any | None, *, tag: tuple[object, ...] | None = None
) -> Sheet:
    """The page that holds the items; ``after`` is what the next one begins behind, if there is one.

    ``tag`` names all that the page was made of; without one it is named after its bytes.
    """
    address = None if after is None else address_with(request, page=token_of(after))
    headers = {} if address is None else {"Link": f'<{address}>; rel="next"'}
    return Sheet(lambda: to_json_line(Page(items, address)), tag=tag, headers=headers)


def address_with(request: Request, **values: str) -> str:
    """The address that was asked for, with other values of some parameters."""
    kept = [(k, v) for k, v in request.query_params.multi_items() if k not in values]
    return f"{request.url.path}?{urlencode([*kept, *values.items()])}"


def token_of(after: Any) -> str:
    """A place in a list as characters for an address."""
    return base64.urlsafe_b64encode(msgspec.json.encode(after)).decode().rstrip("=")


def place_of(token: str | None, kind: Any) -> Any:
    """The place, of that kind, that a token stands for; None at the beginning."""
    if token is None:
        return None
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        return msgspec.json.decode(raw, type=kind)
    except (ValueError, msgspec.DecodeError):  # of base64, of UTF-8, of JSON
        detail = "page: this is no token that an answer's next gave"
        raise ProblemError(422, detail) from None
