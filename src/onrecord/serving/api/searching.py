"""Search over what was said and over the articles."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from onrecord.serving.answers import Sheet, answer
from onrecord.serving.api.asking import Day, Limit, Name, PageToken, Words, check_day
from onrecord.serving.api.endpoints import Endpoint
from onrecord.serving.api.paging import Page, place_of, sheet_of_page
from onrecord.serving.problems import ProblemError
from onrecord.store import Found, Store

DEEPEST = 1_000  # hits; whoever has not found it among so many needs other words
Offset = Annotated[int, Meta(ge=0, le=DEEPEST)]


class SearchAsked(Struct, frozen=True, kw_only=True):
    """What to look for in articles."""

    q: Words = ""
    outlet: Name | None = None
    since: Day | None = None
    limit: Limit = 20
    page: PageToken | None = None


class StatementSearchAsked(SearchAsked, frozen=True, kw_only=True):
    """What to look for in statements."""

    speaker: Name | None = None


async def search_statements(request: Request, asked: StatementSearchAsked) -> Response:
    """Wordings of statements with all the words, the best match first, the matched words marked.

    speaker takes any of a speaker's names. Without words, the newest come first.
    """
    return await _search(request, asked, asked.speaker, statements=True)


async def search_articles(request: Request, asked: SearchAsked) -> Response:
    """Articles with all the words in title or text, the best match first."""
    return await _search(request, asked, None, statements=False)


async def _search(
    request: Request, asked: SearchAsked, speaker: str | None, *, statements: bool
) -> Response:
    check_day("since", asked.since)
    if not (asked.q.strip() or speaker or asked.outlet or asked.since):
        raise ProblemError(422, "give words to look for (q), or a speaker, outlet or since")
    start = place_of(asked.page, Offset) or 0

    def find(store: Store) -> Sheet:
        limit = asked.limit + 1
        found = (
            store.search.statements(
                asked.q, speaker=speaker, outlet=asked.outlet, since=asked.since, limit=limit,
                offset=start,
            )
            if statements
            else store.search.articles(
                asked.q, outlet=asked.outlet, since=asked.since, limit=limit, offset=start
            )
        )  # fmt: skip
        end = start + asked.limit
        more = len(found) > asked.limit and end <= DEEPEST
        return sheet_of_page(request, found[: asked.limit], end if more else None)

    return await answer(request, find)


ENDPOINTS = (
    Endpoint(
        "/search/statements", search_statements, Page[Found], StatementSearchAsked, tag="search"
    ),
    Endpoint("/search/articles", search_articles, Page[Found], SearchAsked, tag="search"),
)
