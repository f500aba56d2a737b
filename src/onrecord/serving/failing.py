"""What is answered when something goes wrong: never more than the client should know."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope

from onrecord.serving.problems import API, ProblemError, WrongValue, problem, refusal
from onrecord.serving.shelf import TooManyWaitingError, TooSlowError
from onrecord.store import StoreBusyError, StoreError

log = logging.getLogger(__name__)


def _answer(
    request: Request, status: int, detail: str, *, headers: dict[str, str] | None = None,
    errors: list[WrongValue] | None = None,
) -> Response:  # fmt: skip
    if request.url.path.startswith(API):
        return problem(status, detail, headers=headers, errors=errors)
    from onrecord.serving.pages import error_page

    made = error_page(request, status, detail)
    for name, value in (headers or {}).items():
        made.headers[name] = value
    return made


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)  # noqa: S101
    return _answer(request, error.status, error.detail, headers=error.headers, errors=error.errors)


async def _http(request: Request, error: Exception) -> Response:
    """What Starlette itself says no to: no such path, no such method."""
    assert isinstance(error, HTTPException)  # noqa: S101
    phrase = HTTPStatus(error.status_code).phrase
    details = {404: "there is nothing at this address", 405: "this address takes another method"}
    own = error.detail if error.detail != phrase else phrase.lower()
    detail = details.get(error.status_code, own)
    return _answer(request, error.status_code, detail, headers=dict(error.headers or {}))


async def _busy(request: Request, error: Exception) -> Response:
    return _answer(request, 503, str(error), headers={"Retry-After": "2"})


async def _store(request: Request, error: Exception) -> Response:
    """The file is busy, full or broken; where it lies is no business of a client."""
    if isinstance(error, StoreBusyError):
        detail = "the store is being written by another program; try again soon"
        return _answer(request, 503, detail, headers={"Retry-After": "5"})
    log.error("%s", error)
    return _answer(request, 503, "the store cannot be used now; the server's log says why")


def failed(scope: Scope, receive: Receive) -> Response:
    """The answer to a fault of ours."""
    said = "the server made a mistake; its log says which"
    try:
        return _answer(Request(scope, receive), 500, said)
    except Exception:  # the page that tells of faults has one itself
        log.exception("the page of a fault failed")
        return refusal(scope, 500, said)


HANDLERS: dict[Any, Any] = {
    ProblemError: _told,
    HTTPException: _http,
    TooManyWaitingError: _busy,
    TooSlowError: _busy,
    StoreError: _store,
}
