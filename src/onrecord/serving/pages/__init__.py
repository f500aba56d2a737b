"""The pages of the web app: stories, articles, speakers, search, what is new, corrections."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from onrecord.serving.pages import assets, choices, correcting
from onrecord.serving.pages.article_page import article
from onrecord.serving.pages.drawing import show
from onrecord.serving.pages.forms import FormError
from onrecord.serving.pages.news_page import news
from onrecord.serving.pages.searching import search
from onrecord.serving.pages.speaker_page import speaker
from onrecord.serving.pages.story_list import stories
from onrecord.serving.pages.story_page import story
from onrecord.serving.pages.troubles import MissingError, error_page
from onrecord.store import NoStoreError, Store

Draws = Callable[[Request, Store], Response]
Answers = Callable[[Request], Awaitable[Response]]

__all__ = ["error_page", "routes"]


def routes() -> list[BaseRoute]:
    """Where the pages are, and what they are drawn with."""
    return [
        Route("/", _reads(stories)),
        Route("/story/{story}", _reads(story)),
        Route("/story/{story}/{view}", _reads(story)),
        Route("/article/{article}", _reads(article)),
        Route("/speaker/", _reads(speaker)),
        Route("/search", _reads(search)),
        Route("/new", _reads(news)),
        Route("/corrections", _reads(correcting.corrections)),
        Route("/corrections/export", _reads(correcting.export)),
        Route("/correct", _reads(correcting.form)),
        Route("/correct", _takes(correcting.correct), methods=["POST"]),
        Route("/corrections/undo", _takes(correcting.undo), methods=["POST"]),
        Route("/theme", _takes(choices.theme), methods=["POST"]),
        Route("/reader", _takes(choices.reader), methods=["POST"]),
        Route("/seen", _takes(choices.seen), methods=["POST"]),
        *(Route(f"/static/{name}", assets.served(name)) for name in assets.assets()),
    ]


def _reads(draws: Draws) -> Answers:
    """A page that reads the store; it is drawn in the thread that reads."""

    async def endpoint(request: Request) -> Response:
        try:
            drawn: Response = await request.app.state.shelf.look(
                lambda store: draws(request, store)
            )
        except MissingError as missing:
            return error_page(request, 404, str(missing))
        except NoStoreError:
            return show(request, "empty.html", part="stories")
        return drawn

    return endpoint


def _takes(answers: Answers) -> Answers:
    """A form."""

    async def endpoint(request: Request) -> Response:
        try:
            return await answers(request)
        except FormError as error:
            return error_page(request, 400, str(error))

    return endpoint
