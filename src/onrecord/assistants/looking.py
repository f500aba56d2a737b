"""The lookups behind the tools: a store and arguments in, a bounded answer out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from onrecord.assistants.answers import (
    ArticleAnswer,
    ArticleLine,
    FoundAnswer,
    SaidHere,
    StoriesAnswer,
)
from onrecord.assistants.asking import (
    ArticleArguments,
    CheckArguments,
    SearchArguments,
    StoriesArguments,
)
from onrecord.desk.quotations import Check, check_quotation
from onrecord.store import Store
from onrecord.types import Article
from onrecord.views.shapes import CitationView

MOST_SAID = 100  # of one portion of an article

Item = TypeVar("Item")


def search(store: Store, asked: SearchArguments) -> FoundAnswer:
    """What was found, and where more of it stands."""
    if asked.look_in == "articles":
        if asked.speaker is not None:
            raise ValueError(
                'speaker chooses among statements: leave it out, or look_in "statements"'
            )
        found = store.search.articles(
            asked.words, outlet=asked.outlet, since=asked.since, limit=asked.limit + 1,
            offset=asked.offset,
        )  # fmt: skip
    else:
        found = store.search.statements(
            asked.words, speaker=asked.speaker, outlet=asked.outlet, since=asked.since,
            limit=asked.limit + 1, offset=asked.offset,
        )  # fmt: skip
    return FoundAnswer(*_portion(found, asked.offset, asked.limit))


def stories(store: Store, asked: StoriesArguments) -> StoriesAnswer:
    """The stories, those with the newest developments first."""
    found = store.stories.list(
        limit=asked.limit + 1, offset=asked.offset, least=asked.least_articles, since=asked.since,
        outlet=asked.outlet, speaker=asked.speaker,
    )  # fmt: skip
    return StoriesAnswer(*_portion(found, asked.offset, asked.limit))


def article(store: Store, asked: ArticleArguments) -> ArticleAnswer:
    """Characters of an article, with what is said in them."""
    with store.view():
        version = store.articles.version(asked.article)
        stored = store.articles.get(asked.article)
        version = version or (stored.now if stored else None)
        if version is None or stored is None:
            raise ValueError(f"no article {asked.article!r} in the store")
        end = min(asked.start + asked.length, len(version.text))
        said = _said_in(store, stored.story, version.id, asked.start, end)
    return ArticleAnswer(
        article=article_line(version),
        story=stored.story,
        stands=stored.now.id == version.id,
        length=len(version.text),
        start=min(asked.start, end),
        end=end,
        text=version.text[asked.start : end],
        said=said,
        next_start=end if end < len(version.text) else None,
    )


def check(store: Store, asked: CheckArguments) -> Check:
    """Whether somebody said it."""
    return check_quotation(store, asked.words, speaker=asked.speaker, limit=asked.limit)


def article_line(one: Article) -> ArticleLine:
    """An article without its text."""
    published = one.published.value if one.published else None
    return ArticleLine(one.id, one.outlet, one.title, one.url, published)


def _said_in(store: Store, story: str, version: str, start: int, end: int) -> list[SaidHere]:
    kept = store.stories.record(story)
    own = store.articles.version(version)
    if kept is None or own is None:
        return []
    names = {speaker.id: speaker.name for speaker in kept.story.speakers}
    said = []
    for one in kept.story.attributions:
        if one.article == version:
            first, last = min(s.start for s in one.content), max(s.end for s in one.content)
            if first < end and start < last:
                cited = CitationView(version, first, last, own.text[first:last])
                said.append(SaidHere(names.get(one.speaker or ""), one.kind, cited))
    return sorted(said, key=lambda one: one.citation.start)[:MOST_SAID]


def _portion(found: Sequence[Item], offset: int, limit: int) -> tuple[list[Item], int | None]:
    """What was asked for of one more than that, and where the rest begins."""
    return list(found[:limit]), offset + limit if len(found) > limit else None
