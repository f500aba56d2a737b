"""Articles that clients bring: by address, or as documents."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.outcomes import Outcome
from onrecord.serving.answers import JSON
from onrecord.serving.api.asking import Name, body_of
from onrecord.serving.api.documents import Document, page_of
from onrecord.serving.api.endpoints import Endpoint
from onrecord.serving.problems import ProblemError
from onrecord.store import Store
from onrecord.types import Page, Skipped
from onrecord.views import to_json_line

if TYPE_CHECKING:
    from onrecord.intake.polite import Fetcher

MOST = 50  # documents of one submission
FETCHES = 4  # addresses that are fetched side by side

Address = Annotated[
    str, Meta(min_length=1, max_length=2_000, description="An http or https address.")
]
Documents = Annotated[list[Document], Meta(max_length=MOST)]


class Submission(Struct, frozen=True, forbid_unknown_fields=True):
    """An address to fetch, or documents; one of the two."""

    url: Address | None = None
    documents: Documents | None = None


class Submitted(Struct, frozen=True):
    """What became of each document, in their order."""

    outcomes: list[Outcome]


class DocumentAsked(Struct, frozen=True, kw_only=True):
    """What is known of a document that is sent as HTML or as text."""

    url: Address | None = None
    title: Name | None = None
    outlet: Name | None = None
    published: Name | None = None
    language: Name | None = None


async def submit_articles(request: Request, asked: DocumentAsked) -> Response:
    """Add articles to the store: an address that is fetched, documents, or one HTML or text body.

    An address is fetched as politely as a feed's: as robots.txt allows, one request a second to a
    host, and never at a private address. The answer says what became of each: added, edited,
    known, or skipped with the reason.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await request.body()
    if kind in ("text/html", "text/plain"):
        pages: list[Page | Skipped] = [page_of(body, kind, request, asked)]
    elif kind == JSON:
        pages = await _pages(request, body_of(body, Submission))
    else:
        raise ProblemError(415, "accepted: application/json, text/html, text/plain")
    state = request.app.state

    def add(store: Store) -> list[Outcome]:
        return list(state.writing.desk(store).add(pages))

    outcomes = await state.shelf.change(add)
    headers = {"Cache-Control": "no-store"}
    return Response(to_json_line(Submitted(outcomes)), headers=headers, media_type=JSON)


async def _pages(request: Request, given: Submission) -> list[Page | Skipped]:
    if (given.url is None) == (not given.documents):
        raise ProblemError(422, "the body has either url or documents")
    if given.documents:
        return [document.page() for document in given.documents]
    state = request.app.state
    async with state.fetching:
        return [await asyncio.to_thread(_fetched, state.fetcher, given.url or "")]


def _fetched(fetcher: Fetcher, url: str) -> Page | Skipped:
    from onrecord.intake.polite import StoppedError
    from onrecord.watching.articles import Got, fetch_page

    try:
        found = fetch_page(fetcher, url, ())
    except StoppedError:
        raise ProblemError(503, "the server is being stopped") from None
    if isinstance(found, Got):
        return found.page
    return Skipped(url, getattr(found, "why", "nothing new was read"))


ENDPOINTS = (
    Endpoint(
        "/articles", submit_articles, Submitted, DocumentAsked, takes=Submission,
        takes_other=("text/html", "text/plain"), method="POST", tag="articles",
        says={413: "The body is too large.", 415: "The body is of no kind that is read."},
    ),
)  # fmt: skip
