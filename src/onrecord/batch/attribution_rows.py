"""Attributions as rows of a table, and the readings that they come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.batch.tables import Column, Table
from onrecord.store.packing import pack_reading, unpack_reading
from onrecord.types import Article, Attribution, Reading, Span

ATTRIBUTIONS = Table(
    "attributions",
    "one place where an article says that somebody said, thinks or does something; rows stand by "
    "article in the order of the articles, and within it in reading order",
    (
        Column("attribution", "text", "its id: its article and its places"),
        Column("article", "text", "articles.article"),
        Column("kind", "text", "direct, indirect or mixed"),
        Column("act", "text", "says, thinks or does"),
        Column("stance", "text", "says, denies or declines"),
        Column("within", "text", "id of the narrowest attribution whose content it lies in"),
        Column("content", "spans", "the content's characters; several where the cue interrupts"),
        Column("content_text", "text", "them as text, parts joined by a space"),
        Column("source", "span", "the source's characters; null: nobody is named"),
        Column("source_text", "text", "them as text"),
        Column("cue", "span", "the cue's characters; null: a quotation standing alone"),
        Column("cue_text", "text", "them as text"),
        Column("speaker", "text", "fullest name that the article has for the source, or null"),
        Column("speaker_kind", "text", "person, organisation, place, group or other"),
        Column("channel", "text", "wire, interview, briefing, speech, social, document or report"),
        Column("channel_name", "text", "its name, where the article gives one"),
        Column("date", "text", "ISO day, or part of one, on which it was said"),
        Column("confidence", "number", "0 to 1"),
        Column("rule", "text", "the rule that stands behind it, or the network"),
        Column("anonymous", "flag", "whether the article keeps the source's name back"),
        Column("carried_from", "text", "the article it was read in; null: in its own"),
    ),
)
READINGS = Table(
    "readings",
    "all that one article tells, packed for the steps after; the attributions table is for people",
    (
        Column("article", "text", "articles.article; rows stand in the order of the articles"),
        Column("carried_from", "text", "the article that was read for it; null: it itself was"),
        Column("reading", "bytes", "the reading, as onrecord.store.packing packs it"),
    ),
)


def rows_of(
    article: Article, reading: Reading, carried_from: str | None
) -> Iterator[dict[str, Any]]:
    """The attributions of an article, as rows."""
    text, entities = article.text, {entity.id: entity for entity in reading.entities}
    for one in reading.attributions:
        entity, channel = entities.get(one.entity or ""), one.channel
        outer = _narrowest_around(one, reading)
        yield {
            "attribution": one.id_in(article.id),
            "article": article.id,
            "kind": one.kind,
            "act": one.act,
            "stance": one.stance,
            "within": outer.id_in(article.id) if outer else None,
            "content": [_span(span) for span in one.content],
            "content_text": " ".join(span.of(text) for span in one.content),
            "source": _span(one.source),
            "source_text": one.source.of(text) if one.source else None,
            "cue": _span(one.cue),
            "cue_text": one.cue.of(text) if one.cue else None,
            "speaker": entity.name if entity else None,
            "speaker_kind": entity.kind if entity else None,
            "channel": channel.kind if channel else None,
            "channel_name": channel.name if channel else None,
            "date": one.date,
            "confidence": one.confidence,
            "rule": one.rule,
            "anonymous": one.anonymous,
            "carried_from": carried_from,
        }


def reading_row(reading: Reading, carried_from: str | None) -> dict[str, Any]:
    """A reading as a row."""
    return {
        "article": reading.article,
        "carried_from": carried_from,
        "reading": pack_reading(reading),
    }


def reading_of(row: Mapping[str, Any]) -> Reading:
    """The reading of a row; ValueError where another version packed it."""
    reading = unpack_reading(row["reading"])
    if reading is None:
        raise ValueError(
            f"the reading of article {row['article']} is damaged, or of another version"
        )
    return reading


def _narrowest_around(inner: Attribution, reading: Reading) -> Attribution | None:
    """The attribution with the least content that all of another one's content lies in."""
    around = [
        one
        for one in reading.attributions
        if one is not inner
        and _length(one) > _length(inner)
        and all(any(outer.contains(span) for outer in one.content) for span in inner.content)
    ]
    return min(around, key=lambda one: (_length(one), one.content), default=None)


def _length(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)


def _span(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}
