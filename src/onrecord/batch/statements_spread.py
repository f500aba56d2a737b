"""How a statement went through the news: its wordings, and when who had it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from onrecord.batch.moments import day_of, moment_of, order_of
from onrecord.batch.tables import Row
from onrecord.likeness.words import words
from onrecord.types import Article, SpokenAttribution, Statement, StoryRecord

HOUR = 3_600  # seconds


@dataclass(frozen=True, slots=True)
class Carriers:
    """The articles of a story, and which of them repeat one that was compared."""

    articles: Mapping[str, Article]  # all of the story's; of those not compared, without their text
    repeats: Mapping[str, Sequence[str]]  # a compared article, those that were left out for it

    def of(self, statement: Sequence[SpokenAttribution]) -> list[Article]:
        """The articles that carry what these attributions say, the earliest first."""
        found = {one.article for one in statement}
        found |= {other for key in found for other in self.repeats.get(key, ())}
        return sorted((self.articles[key] for key in found), key=_order)


def spread_rows(record: StoryRecord, carriers: Carriers) -> Iterator[Row]:
    """The rows of the table of spread."""
    names = {speaker.id: speaker.name for speaker in record.speakers}
    for statement, spoken in _statements(record):
        yield from _spread(record.id, statement, names[statement.speaker], carriers.of(spoken))


def wording_rows(record: StoryRecord, carriers: Carriers) -> Iterator[Row]:
    """The rows of the table of wordings."""
    names = {speaker.id: speaker.name for speaker in record.speakers}
    for statement, spoken in _statements(record):
        told: dict[tuple[str, ...], list[SpokenAttribution]] = {}
        for one in spoken:
            told.setdefault(tuple(words(_printed(one, carriers))), []).append(one)
        rows: list[dict[str, Any]] = []
        for own, same in told.items():
            same.sort(key=lambda one: (_order(carriers.articles[one.article]), one.id))
            articles = carriers.of(same)
            first = same[0]
            rows.append(
                {
                    "story": record.id,
                    "statement": statement.id,
                    "speaker": statement.speaker,
                    "speaker_name": names[statement.speaker],
                    "wording": _printed(first, carriers),
                    "kind": first.kind,
                    "words": len(own),
                    "articles": len(articles),
                    "outlets": sorted({a.outlet for a in articles if a.outlet}),
                    "article": first.article,
                    "start": first.content[0].start,
                    "end": first.content[-1].end,
                    "moment": order_of(carriers.articles[first.article].published),
                    "attributions": [one.id for one in same],
                }
            )
        yield from sorted(rows, key=_most_printed)


def _most_printed(row: dict[str, Any]) -> tuple[Any, ...]:
    return -row["articles"], row["moment"], row["article"], row["start"]


def _spread(
    story: str, statement: Statement, speaker: str, articles: Sequence[Article]
) -> Iterator[Row]:
    days = [day for article in articles if (day := day_of(article.published)) is not None]
    first = articles[0] if articles else None
    began = moment_of(first.published) if first else None
    opening = began.toordinal() if began else min(days, default=None)
    groups: dict[tuple[int | None, int | None, str | None], list[Article]] = {}
    for article in articles:
        groups.setdefault(_when(article, opening, began), []).append(article)
    so_far, seen = 0, set[str]()
    for (since, hours, date_told), found in groups.items():
        new = {article.outlet for article in found if article.outlet} - seen
        seen |= new
        so_far += len(found)
        yield {
            "story": story,
            "statement": statement.id,
            "speaker_name": speaker,
            "days": since,
            "hours": hours,
            "date": date_told,
            "articles": len(found),
            "outlets": len(new),
            "articles_so_far": so_far,
            "outlets_so_far": len(seen),
        }


def _when(
    article: Article, opening: int | None, began: datetime | None
) -> tuple[int | None, int | None, str | None]:
    """Days and hours since the first, and the day."""
    moment = moment_of(article.published)
    day = moment.toordinal() if moment else day_of(article.published)
    if day is None or opening is None:
        return None, None, None
    hours = int((moment - began).total_seconds() // HOUR) if moment and began else None
    return max(0, day - opening), hours, date.fromordinal(day).isoformat()


def _statements(record: StoryRecord) -> Iterator[tuple[Statement, list[SpokenAttribution]]]:
    by_id = {one.id: one for one in record.attributions}
    for statement in record.statements:
        yield statement, [by_id[key] for key in statement.attributions]


def _printed(one: SpokenAttribution, carriers: Carriers) -> str:
    text = carriers.articles[one.article].text
    return " … ".join(span.of(text) for span in one.content)


def _order(article: Article) -> tuple[str, str]:
    return order_of(article.published), article.id
