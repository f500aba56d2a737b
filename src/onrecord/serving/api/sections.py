"""The parts of a story's record, a page at a time, each item as the record has it."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from onrecord.serving.answers import Sheet, answer
from onrecord.serving.api.asking import Day, Limit, PageToken, check_day
from onrecord.serving.api.endpoints import Endpoint, Handler
from onrecord.serving.api.paging import Page, place_of, sheet_of_page
from onrecord.serving.api.standing import kept_record, made_of, standing
from onrecord.serving.api.stories import GONE
from onrecord.serving.problems import ProblemError
from onrecord.store import Store
from onrecord.types import StoryRecord
from onrecord.views import shapes
from onrecord.views.records import article_view, story_view

Place = tuple[Annotated[int, Meta(ge=0, le=2**53)], Annotated[int, Meta(ge=0, le=2**53)]]

SHAPES: dict[str, tuple[Any, str]] = {
    "speakers": (shapes.SpeakerView, "Who speaks in a story, with the roles that articles give."),
    "attributions": (shapes.AttributionView, "Each place where an article of a story quotes."),
    "statements": (shapes.StatementView, "What was said, each statement once for all outlets."),
    "timeline": (shapes.TimelineView, "What happened when, in the articles' own words."),
    "disagreements": (shapes.DisagreementView, "Where the articles of a story differ."),
    "relays": (shapes.RelayView, "Which article repeats which wire, outlet or other article."),
    "expectations": (shapes.ExpectationView, "What was announced for a later day."),
    "unconfirmed": (shapes.UnconfirmedView, "What the articles mark as not established."),
    "developments": (shapes.DevelopmentView, "The figures that grew from day to day."),
}
EMPTY: dict[str, Any] = dict.fromkeys(SHAPES, ())


class SectionAsked(Struct, frozen=True, kw_only=True):
    """Which items."""

    as_of: Day | None = None
    limit: Limit = 50
    page: PageToken | None = None


def _section(name: str) -> Handler:
    async def section(request: Request, asked: SectionAsked) -> Response:
        check_day("as_of", asked.as_of)
        place = place_of(asked.page, Place)

        def find(store: Store) -> Sheet:
            line = standing(request, store)
            start = _start(place, line.revision)
            # Only what falls due depends on the day.
            items = store.parts.get(line.id, name) if asked.as_of is None else None
            if items is None:
                items = getattr(kept_record(store, line, asked.as_of).story, name)
            shown = items[start : start + asked.limit]
            end = start + len(shown)
            return sheet_of_page(
                request, _viewed(store, line.id, name, shown),
                (line.revision, end) if end < len(items) else None,
            )  # fmt: skip

        return await answer(request, find)

    section.__name__ = f"list_story_{name}"
    section.__doc__ = SHAPES[name][1]
    return section


async def list_story_articles(request: Request, asked: SectionAsked) -> Response:
    """The articles of a story as they stand now, with their texts, the first published first."""
    place = place_of(asked.page, Place)

    def find(store: Store) -> Sheet:
        line = standing(request, store)
        start = _start(place, line.revision)
        kept = kept_record(store, line)
        ids = kept.story.articles
        bounds = dict(kept.bounds)
        shown = ids[start : start + asked.limit]
        end = start + len(shown)
        articles = [article for key in shown if (article := store.articles.version(key))]
        return sheet_of_page(
            request, [article_view(a, bounds.get(a.id)) for a in articles],
            (line.revision, end) if end < len(ids) else None,
            tag=(asked.limit, asked.page, *made_of(store, line)),
        )  # fmt: skip

    return await answer(request, find)


def _start(place: tuple[int, int] | None, revision: int) -> int:
    """Where a page begins; a record that was remade meanwhile has other items at that place."""
    if place is None:
        return 0
    if place[0] != revision:
        raise ProblemError(410, "the story has changed since that page; begin at the first one")
    return place[1]


def _viewed(store: Store, story: str, name: str, items: tuple[Any, ...]) -> list[Any]:
    """The items in the record's shapes; only attributions are cut out of the texts."""
    part = StoryRecord(id=story, title="", articles=(), **{**EMPTY, name: items})
    texts = {
        key: article.text
        for key in {a.article for a in part.attributions}
        if (article := store.articles.version(key)) is not None
    }
    found: list[Any] = getattr(story_view(part, texts), name)
    return found


def _page_of(shape: Any) -> Any:
    return Page[shape]


OUTRUN = {**GONE, 410: "The story changed after the page token was given."}
ENDPOINTS = (
    *(
        Endpoint(
            f"/stories/{{story}}/{name}", _section(name), _page_of(shape), SectionAsked, says=OUTRUN
        )
        for name, (shape, _) in SHAPES.items()
    ),
    Endpoint(
        "/stories/{story}/articles", list_story_articles, Page[shapes.ArticleView], SectionAsked,
        says=OUTRUN,
    ),
)  # fmt: skip
