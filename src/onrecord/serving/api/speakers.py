"""Speakers and outlets over all stories."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from onrecord.serving.answers import Sheet, answer
from onrecord.serving.api.asking import Limit, Name, PageToken
from onrecord.serving.api.endpoints import Endpoint
from onrecord.serving.api.paging import Page, place_of, sheet_of_page
from onrecord.serving.problems import ProblemError
from onrecord.store import OutletLine, Said, SpeakerLine, Store

Like = Annotated[str, Meta(max_length=300, description="A part of a name, in any case.")]
Made = tuple[Annotated[int, Meta(ge=0, le=2**53)], str]


class NamesAsked(Struct, frozen=True, kw_only=True):
    """Which names."""

    like: Like = ""
    limit: Limit = 50
    page: PageToken | None = None


class StatementsAsked(Struct, frozen=True, kw_only=True):
    """Whose statements: the whole name, in any case."""

    speaker: Name
    limit: Limit = 50
    page: PageToken | None = None


async def list_speakers(request: Request, asked: NamesAsked) -> Response:
    """Speakers over all stories, those first who made the most statements."""
    after = place_of(asked.page, Made)

    def find(store: Store) -> Sheet:
        found = store.lists.speakers(limit=asked.limit + 1, after=after, like=asked.like)
        shown = found[: asked.limit]
        last = (shown[-1].statements, shown[-1].name) if len(found) > len(shown) else None
        return sheet_of_page(request, shown, last)

    return await answer(request, find)


async def list_speaker_statements(request: Request, asked: StatementsAsked) -> Response:
    """What one speaker said in all stories, the newest first, each in its longest wording."""
    after = place_of(asked.page, tuple[str, str, str])

    def find(store: Store) -> Sheet:
        if store.lists.speaker(asked.speaker) is None:
            raise ProblemError(404, "nobody of that name speaks in the store's stories")
        found = store.lists.said(asked.speaker, limit=asked.limit + 1, after=after)
        shown = found[: asked.limit]
        end = shown[-1] if len(found) > len(shown) else None
        return sheet_of_page(request, shown, end and (end.day or "", end.story, end.statement))

    return await answer(request, find)


async def list_outlets(request: Request, asked: NamesAsked) -> Response:
    """The outlets whose articles the store has, by name."""
    after = place_of(asked.page, str)

    def find(store: Store) -> Sheet:
        found = store.lists.outlets(limit=asked.limit + 1, after=after or "", like=asked.like)
        shown = found[: asked.limit]
        return sheet_of_page(request, shown, shown[-1].name if len(found) > len(shown) else None)

    return await answer(request, find)


NOBODY = {404: "Nobody of that name speaks in the store's stories."}
ENDPOINTS = (
    Endpoint("/speakers", list_speakers, Page[SpeakerLine], NamesAsked, tag="speakers"),
    Endpoint(
        "/speakers/statements", list_speaker_statements, Page[Said], StatementsAsked, says=NOBODY,
        tag="speakers",
    ),
    Endpoint("/outlets", list_outlets, Page[OutletLine], NamesAsked, tag="speakers"),
)  # fmt: skip
