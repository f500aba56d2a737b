"""One article's reading as plain JSON: a line of ``onrecord read --format jsonl``."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from onrecord.types import Article, Attribution, Reading
from onrecord.types.articles import Precision
from onrecord.types.reading import EntityKind, TimexType
from onrecord.views.parts import channel_view, finding_view, maybe_span, span_view
from onrecord.views.shapes import AttributionView, ChannelView


class ReadArticleView(Struct, frozen=True):
    """The article that was read; ``text`` only where it was asked for."""

    id: str
    key: str | None
    path: str | None
    url: str | None
    outlet: str | None
    title: str | None
    byline: list[str]
    published: str | None
    published_precision: Precision | None
    language: str | None
    text: str | UnsetType = UNSET


class MentionView(Struct, frozen=True):
    """One place where the article speaks of an entity, by the entity's full name or null."""

    start: int
    end: int
    text: str
    kind: Literal["name", "pronoun", "role"]
    entity: str | None
    entity_kind: EntityKind | None


class ReadRoleView(Struct, frozen=True):
    """What the article says an entity is."""

    start: int
    end: int
    text: str
    entity: str | None


class TimeView(Struct, frozen=True):
    """An expression of time with its TIMEX3 type and value."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str | None


class ReadingView(Struct, frozen=True):
    """All that one article tells, in reading order; speakers are named as it names them."""

    article: ReadArticleView
    attributions: list[AttributionView]
    mentions: list[MentionView]
    times: list[TimeView]
    roles: list[ReadRoleView]
    credits: list[ChannelView]


def reading_view(article: Article, reading: Reading, *, with_text: bool = False) -> ReadingView:
    """The reading in the shape that every face gives out."""
    text = article.text
    entities = {entity.id: entity for entity in reading.entities}
    names = {entity.id: entity.name for entity in reading.entities}
    published = article.published
    return ReadingView(
        article=ReadArticleView(
            id=article.id,
            key=article.key,
            path=article.path,
            url=article.url,
            outlet=article.outlet,
            title=article.title,
            byline=list(article.byline),
            published=published.value if published else None,
            published_precision=published.precision if published else None,
            language=article.language,
            text=text if with_text else UNSET,
        ),
        attributions=[_attribution(a, article, names) for a in reading.attributions],
        mentions=[
            MentionView(
                mention.span.start,
                mention.span.end,
                mention.span.of(text),
                mention.kind,
                names.get(mention.entity or ""),
                entity.kind if (entity := entities.get(mention.entity or "")) else None,
            )
            for mention in reading.mentions
        ],
        times=[
            TimeView(t.span.start, t.span.end, t.span.of(text), t.type, t.value)
            for t in reading.times
        ],
        roles=[
            ReadRoleView(r.span.start, r.span.end, r.span.of(text), names.get(r.entity))
            for r in reading.roles
        ],
        credits=[view for credit in reading.credits if (view := channel_view(credit, text))],
    )


def _attribution(a: Attribution, article: Article, names: dict[str, str]) -> AttributionView:
    text = article.text
    return AttributionView(
        id=a.id_in(article.id),
        article=article.id,
        kind=a.kind,
        content=[span_view(span, text) for span in a.content],
        source=maybe_span(a.source, text),
        cue=maybe_span(a.cue, text),
        speaker=names.get(a.entity or ""),
        channel=channel_view(a.channel, text),
        date=a.date,
        stance=a.stance,
        act=a.act,
        confidence=a.confidence,
        rule=a.rule,
        anonymous=a.anonymous,
        model=finding_view(a.finding, text),
    )
