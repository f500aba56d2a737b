"""The stories of one task compared, and their tables written."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.batch.moments import day_of, order_of
from onrecord.batch.shuffle import piece, read_part
from onrecord.batch.statements_route import MOST, story_schema
from onrecord.batch.statements_spread import Carriers, spread_rows, wording_rows
from onrecord.batch.statements_tables import FROM_RECORD, TABLES, kind_of
from onrecord.batch.tables import Row, writing
from onrecord.batch.tasks import Counts, Task
from onrecord.comparison import compare as compare_articles
from onrecord.exports.plain import plain_record
from onrecord.exports.tables.making import columns_of
from onrecord.exports.tables.rows import ROWS
from onrecord.likeness.agreement import Meanings
from onrecord.store.packing import unpack_article, unpack_reading
from onrecord.types import Article, Reading, Record, Story

# Characters of a story's texts that are compared; a text that goes beyond is left out. A story of
# two hundred reports has some 700,000; only pages that are books come near.
MOST_CHARACTERS = 4_000_000

COPIES_LEFT = "copies, which add no words"
OWN_LEFT = f"beyond the {MOST} taken over the story's time"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Gathered:
    """A story with its articles, the earliest first."""

    id: str
    articles: tuple[Article, ...]  # all of them
    readings: Mapping[str, Reading]  # of those that are compared
    repeats: Mapping[str, Sequence[str]]  # an article, and those left out that repeat it
    why: str  # why some are left out


def compare(task: Task) -> Counts:
    """The tables of one task's stories."""
    folder, files = Path(task.inputs[0]), int(task.options["files"])
    found = read_part([piece(folder, n) for n in range(files)], int(task.name), story_schema())
    places: dict[str, list[int]] = {}
    for place, story in enumerate(found.column("story").to_pylist()):
        places.setdefault(story, []).append(place)
    skipped = Counter[str]()
    name = Path(task.out).name
    with ExitStack() as stack:
        writers = {
            table.name: stack.enter_context(writing(Path(task.folder, table.name, name), table))
            for table in TABLES
        }
        for story in sorted(places):
            gathered = gathered_of(story, found.take(places[story]).to_pylist(), skipped)
            for table, row in rows_of(gathered, skipped):
                writers[table].add(row)
    return Counts(rows=len(places), skipped=skipped)


def gathered_of(story: str, rows: Sequence[Mapping[str, Any]], skipped: Counter[str]) -> Gathered:
    """A story of its rows, within the bounds."""
    articles: dict[str, Article] = {}
    readings: dict[str, Reading] = {}
    repeats: dict[str, list[str]] = {}
    stands: dict[str, str] = {}
    why = Counter[str]()
    held = 0
    for row in sorted(rows, key=lambda row: (row["stands_for"] is not None, row["about"])):
        article = unpack_article(row["about"], row["text"])
        reading = unpack_reading(row["reading"]) if row["compared"] and row["reading"] else None
        if not row["compared"]:
            copy = row["stands_for"] is not None
            why[COPIES_LEFT if copy else OWN_LEFT] += 1
        elif reading is None:
            why["without a reading"] += 1
            skipped["article without a reading"] += 1
        elif held + len(article.text) > MOST_CHARACTERS:
            why["beyond the characters that are compared"] += 1
            skipped["text beyond the bound of its story"] += 1
        else:
            held += len(article.text)
            readings[article.id] = reading
        if article.id not in readings:
            article = replace(article, text="")
            if row["stands_for"] is not None:
                stands[article.id] = row["stands_for"]
        articles[article.id] = article
    for key, other in stands.items():
        repeats.setdefault(other, []).append(key)
    order = sorted(articles.values(), key=lambda one: (order_of(one.published), one.id))
    told = "; ".join(f"{count} {reason}" for reason, count in sorted(why.items()))
    return Gathered(story, tuple(order), readings, repeats, told)


def rows_of(story: Gathered, skipped: Counter[str]) -> Iterator[tuple[str, Row]]:
    """The rows of all tables that a story gives."""
    compared = [article for article in story.articles if article.id in story.readings]
    days = [a.published.day for a in compared if a.published and day_of(a.published)]
    as_of = max((day for day in days if day), default=None)
    record, why = None, story.why
    if compared:
        try:
            record = compare_articles(
                compared,
                story.readings,
                [Story(story.id, tuple(article.id for article in compared))],
                as_of=as_of,
                meanings=_meanings(),
            )
        except Exception as error:  # one story among millions: named, and the others go on
            log.exception("story %s could not be compared", story.id)
            skipped["story that could not be compared"] += 1
            why = f"could not be compared: {type(error).__name__}"
    told = {"compared": len(compared) if record else 0, "why": why or None, "as_of": as_of}
    if record is None:
        yield "stories", _bare(story) | told
        return
    for name, row in _record_rows(record):
        yield name, row | (told | _counted(story) if name == "stories" else {})
    carriers = Carriers({article.id: article for article in story.articles}, story.repeats)
    for own in record.stories:
        yield from (("wordings", row) for row in wording_rows(own, carriers))
        yield from (("spread", row) for row in spread_rows(own, carriers))


def _record_rows(record: Record) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of a record's tables, in their own shapes."""
    pile = plain_record(record)
    for name in FROM_RECORD:
        kind = kind_of(name)
        columns = [(column.name, column.type) for column in columns_of(kind)]
        for row in ROWS[name](pile):
            if name == "citations" and row["table"] == "attributions":
                continue  # the table of attributions has them, with all that they are
            yield name, {column: _plain(row.get(column), type_) for column, type_ in columns}


def _plain(value: Any, type_: str) -> Any:
    """A day as text: a table of an archive holds days and parts of them alike."""
    return value.isoformat() if type_ == "day" and value is not None else value


def _bare(story: Gathered) -> dict[str, Any]:
    """The row of a story of which nothing else is told."""
    columns = {column.name: None for column in columns_of(kind_of("stories"))}
    title = next((article.title for article in story.articles if article.title), None)
    return columns | {"id": story.id, "title": title, "statements": 0} | _counted(story)


def _counted(story: Gathered) -> dict[str, Any]:
    outlets = {article.outlet for article in story.articles if article.outlet}
    return {"articles": len(story.articles), "outlets": len(outlets)}


@cache
def _meanings() -> Meanings:
    """What sentences mean, by the reader's network, loaded once a worker."""
    from onrecord.reading.model import meanings

    return Meanings(meanings)
