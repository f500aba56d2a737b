"""Errors in one shape: problem details (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus

from msgspec import UNSET, Struct, UnsetType
from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope

from onrecord.views import to_json_line

PROBLEM = "application/problem+json"
API = "/api/"


class WrongValue(Struct, frozen=True):
    """One value that was not accepted: its name, what was given, and what would be accepted."""

    name: str
    value: str
    accepted: str


class Problem(Struct, frozen=True):
    """Why a request was not done."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[WrongValue] | UnsetType = UNSET


class ProblemError(Exception):
    """A request that is not done; it is answered with the problem."""

    def __init__(
        self, status: int, detail: str, *, errors: list[WrongValue] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = errors
        self.headers = headers


def problem(
    status: int, detail: str, *, errors: list[WrongValue] | None = None,
    headers: dict[str, str] | None = None,
) -> Response:  # fmt: skip
    """The answer that tells of a problem."""
    title = HTTPStatus(status).phrase
    name = title.lower().replace(" ", "-")
    told = Problem(f"urn:onrecord:problem:{name}", title, status, detail, errors or UNSET)
    own = {"Cache-Control": "no-store", **(headers or {})}
    return Response(to_json_line(told), status, own, PROBLEM)


def refusal(
    scope: Scope, status: int, detail: str, *, headers: dict[str, str] | None = None
) -> Response:
    """The same for whoever asked: programs get a problem, people a line of text."""
    if scope["path"].startswith(API):
        return problem(status, detail, headers=headers)
    own = {"Cache-Control": "no-store", **(headers or {})}
    return PlainTextResponse(f"{detail}\n", status, own)
