"""An article: its text, what it says by itself, its versions and what differs between them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from onrecord.serving.answers import Sheet, answer
from onrecord.serving.api.asking import Name
from onrecord.serving.api.endpoints import Endpoint
from onrecord.serving.api.paging import Page, sheet_of_page
from onrecord.serving.problems import ProblemError
from onrecord.store import Sighting, Store, StoredArticle
from onrecord.types import Article
from onrecord.views import ReadingView, reading_view, to_json_line
from onrecord.views.records import article_view
from onrecord.views.shapes import ArticleView, SpanView


class StoredArticleView(Struct, frozen=True):
    """An article of a store. ``id`` stays when it is edited; ``article.id`` is the version's."""

    id: str
    story: str
    copy_of: str | None
    seen: str
    addresses: list[str]
    versions: list[Sighting]
    article: ArticleView
    reading: ReadingView | None


class SegmentView(Struct, frozen=True):
    """A stretch of the earlier text beside one of the later; together they cover both."""

    kind: Literal["equal", "punctuation", "changed", "only_a", "only_b"]
    a: SpanView
    b: SpanView


class DifferenceView(Struct, frozen=True):
    """What differs between two versions of an article, word by word."""

    a: str
    b: str
    title_a: str | None
    title_b: str | None
    segments: list[SegmentView]


class Against(Struct, frozen=True, kw_only=True):
    """With which version it is compared; by default the one that stood before."""

    against: Name | None = None


async def get_article(request: Request, asked: Struct) -> Response:
    """An article as it stands: text, attributions, mentions and times, and when it was seen how."""

    def find(store: Store) -> Sheet:
        stored = _article(request, store)
        seen = store.articles.sightings(stored.id)
        reading = store.articles.reading(stored.now.id)
        view = StoredArticleView(
            id=stored.id,
            story=stored.story,
            copy_of=stored.copy_of,
            seen=stored.seen,
            addresses=store.articles.addresses(stored.id),
            versions=seen,
            article=article_view(stored.now, None),
            reading=reading_view(stored.now, reading) if reading else None,
        )
        return Sheet(lambda: to_json_line(view))

    return await answer(request, find)


async def list_versions(request: Request, asked: Struct) -> Response:
    """When which version of an article stood at its address, the first seen first."""

    def find(store: Store) -> Sheet:
        stored = _article(request, store)
        return sheet_of_page(request, list(store.articles.sightings(stored.id)), None)

    return await answer(request, find)


async def get_version(request: Request, asked: Struct) -> Response:
    """A version of an article, with its text and what was removed from its page."""

    def find(store: Store) -> Sheet:
        stored = _article(request, store)
        version = _version(store, stored, request.path_params["version"])
        return Sheet(lambda: to_json_line(article_view(version, None)))

    return await answer(request, find)


async def get_difference(request: Request, asked: Against) -> Response:
    """What differs between a version and an earlier one, word by word."""

    def find(store: Store) -> Sheet:
        stored = _article(request, store)
        key = request.path_params["version"]
        now = _version(store, stored, key)
        before = _version(store, stored, asked.against or _before(store, stored, key))
        return Sheet(
            lambda: to_json_line(_difference(before, now)),
            tag=(before.id, now.id, before.title, now.title),
        )

    return await answer(request, find)


def _article(request: Request, store: Store) -> StoredArticle:
    stored = store.articles.get(request.path_params["article"])
    if stored is None:
        raise ProblemError(404, "there is no such article")
    return stored


def _version(store: Store, stored: StoredArticle, key: str) -> Article:
    article = store.articles.version(key)
    if article is None or store.articles.owner(key) != stored.id:
        raise ProblemError(404, "the article has no such version")
    return article


def _before(store: Store, stored: StoredArticle, key: str) -> str:
    """The version that stood before another one; itself, where none did."""
    seen = [sighting.version for sighting in store.articles.sightings(stored.id)]
    place = seen.index(key) if key in seen else 0
    return seen[place - 1] if place else key


def _difference(before: Article, now: Article) -> DifferenceView:
    from onrecord.likeness.alignment import align_words

    segments = [
        SegmentView(
            s.kind,
            SpanView(*s.a, before.text[slice(*s.a)]),
            SpanView(*s.b, now.text[slice(*s.b)]),
        )
        for s in align_words(before.text, now.text)
    ]
    return DifferenceView(before.id, now.id, before.title, now.title, segments)


UNKNOWN = {404: "There is no such article, or no such version of it."}
ENDPOINTS = (
    Endpoint("/articles/{article}", get_article, StoredArticleView, says=UNKNOWN, tag="articles"),
    Endpoint(
        "/articles/{article}/versions", list_versions, Page[Sighting], says=UNKNOWN, tag="articles"
    ),
    Endpoint(
        "/articles/{article}/versions/{version}", get_version, ArticleView, says=UNKNOWN,
        tag="articles",
    ),
    Endpoint(
        "/articles/{article}/versions/{version}/difference", get_difference, DifferenceView,
        Against, says=UNKNOWN, tag="articles",
    ),
)  # fmt: skip
