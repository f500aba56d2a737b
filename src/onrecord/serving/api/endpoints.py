"""What an address of the API is: declared once, for the router and for the description."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from onrecord.serving.answers import JSON

Handler = Callable[[Request, Any], Awaitable[Response]]


class Nothing(Struct, frozen=True, forbid_unknown_fields=True):
    """No parameters."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One method of one address."""

    path: str  # below /api/v1
    handler: Handler  # its name is the operation's, its docstring what it does
    gives: Any = None  # the shape of its JSON; None: other bytes
    asks: type[Struct] = Nothing  # the parameters behind the "?"
    takes: Any = None  # the shape of the JSON that it is sent
    takes_other: tuple[str, ...] = ()  # other kinds of body
    method: Literal["GET", "POST", "DELETE"] = "GET"
    media: tuple[str, ...] = (JSON,)
    status: int = 200
    says: Mapping[int, str] = field(default_factory=dict)  # further answers
    tag: str = "stories"

    @property
    def name(self) -> str:
        """The operation's name."""
        return self.handler.__name__

    @property
    def about(self) -> str:
        """What it does, in a sentence and what follows it."""
        return " ".join((self.handler.__doc__ or "").split())
