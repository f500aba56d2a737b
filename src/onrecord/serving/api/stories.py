"""Stories: the list, and what is told of one."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from onrecord.serving.answers import Sheet, answer
from onrecord.serving.api.asking import Day, Limit, Name, PageToken, Words, check_day
from onrecord.serving.api.endpoints import Endpoint
from onrecord.serving.api.paging import Page, place_of, sheet_of_page
from onrecord.serving.api.standing import made_of, standing
from onrecord.store import Store, StoryLine
from onrecord.views import RecordView, record_view, to_json_line

Least = Annotated[int, Meta(ge=1, le=1_000_000, description="A whole number from 1 on.")]


class StoriesAsked(Struct, frozen=True, kw_only=True):
    """Which stories."""

    outlet: Name | None = None
    speaker: Name | None = None
    language: Name | None = None
    since: Day | None = None
    until: Day | None = None
    q: Words = ""
    least: Least = 1
    limit: Limit = 50
    page: PageToken | None = None


class AsOf(Struct, frozen=True, kw_only=True):
    """The day that deadlines are told against; by default that of the newest article."""

    as_of: Day | None = None


async def list_stories(request: Request, asked: StoriesAsked) -> Response:
    """The stories, those with the newest developments first.

    outlet, speaker and language take whole names in any case; since and until bound the days on
    which they were told, q asks for words in their articles, least for so many articles.
    """
    check_day("since", asked.since)
    check_day("until", asked.until)
    after = place_of(asked.page, tuple[str, str])

    def find(store: Store) -> Sheet:
        found = store.lists.stories(
            limit=asked.limit + 1, after=after, least=asked.least, outlet=asked.outlet,
            speaker=asked.speaker, language=asked.language, since=asked.since, until=asked.until,
            words=asked.q,
        )  # fmt: skip
        shown = found[: asked.limit]
        more = len(found) > len(shown)
        return sheet_of_page(request, shown, (shown[-1].touched, shown[-1].id) if more else None)

    return await answer(request, find)


async def get_story(request: Request, asked: AsOf) -> Response:
    """The record of a story with its articles: every line cites its characters.

    It is the JSON of `onrecord story ID --format json`, and its schema is that of
    `onrecord schema record`.
    """
    check_day("as_of", asked.as_of)

    def find(store: Store) -> Sheet:
        from onrecord.desk import story_record

        line = standing(request, store)

        def body() -> bytes:
            record = story_record(store, line.id, as_of=asked.as_of)
            assert record is not None  # noqa: S101  (its line is there, in the same view)
            return to_json_line(record_view(record))

        return Sheet(body, tag=made_of(store, line, asked.as_of))

    return await answer(request, find)


async def get_story_line(request: Request, asked: Struct) -> Response:
    """A story in one line of a list; its revision grows with each change of its record."""

    def find(store: Store) -> Sheet:
        line = standing(request, store)
        return Sheet(lambda: to_json_line(line))

    return await answer(request, find)


MERGED = {307: "The story became part of another one; Location leads there."}
GONE = {404: "There is no such story.", **MERGED}

ENDPOINTS = (
    Endpoint("/stories", list_stories, Page[StoryLine], StoriesAsked),
    Endpoint("/stories/{story}", get_story, RecordView, AsOf, says=GONE),
    Endpoint("/stories/{story}/line", get_story_line, StoryLine, says=GONE),
)
