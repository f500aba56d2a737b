"""What the tasks of the step that reads do; ``attributions`` plans them."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.batch.article_rows import article_of
from onrecord.batch.attribution_rows import (
    ATTRIBUTIONS,
    READINGS,
    reading_of,
    reading_row,
    rows_of,
)
from onrecord.batch.carrying import carried, shared_sentences
from onrecord.batch.picking import rows_with
from onrecord.batch.tables import Column, Table, part_name, read_rows, writing
from onrecord.batch.tasks import Counts, Task
from onrecord.reading import read_articles
from onrecord.types import Article, Reading

HELD = 64  # articles, while the network sees some and the rules others
LONGEST = 500_000  # characters of an article that is read; no report is a tenth of it

WEIGHED = Table(
    "weighed",
    "one article and how it is to be read",
    (
        Column("article", "text", "articles.article"),
        Column("row", "integer", "its row in the articles' part"),
        Column("characters", "integer", "of its text; 0 where it is not read itself"),
        Column("first", "text", "the article whose reading it takes; null: it is read itself"),
        Column("first_part", "integer", "the part of articles in which that one stands"),
    ),
)

log = logging.getLogger(__name__)


def weigh(task: Task) -> Counts:
    """Tell for each article of a part whether it is read or has its reading from another."""
    part, copies = task.inputs
    rows = {row["article"]: row for row in read_rows(copies, ["article", "first", "first_part"])}
    firsts = _texts(part, (row for row in rows.values() if row["first"] != row["article"]))
    carry = 0
    with writing(task.out, WEIGHED) as writer:
        for found in read_rows(part):
            row = rows.pop(found["article"], None)
            if row is None:
                continue  # it stands in a lower part, or twice
            article = article_of(found)
            first = firsts.get(row["first"]) if row["first"] != article.id else None
            other = first is not None and shared_sentences(first, article) is not None
            carry += other
            writer.add({
                "article": article.id,
                "row": found["row"],
                "characters": 0 if other else max(1, len(article.text)),
                "first": row["first"] if other else None,
                "first_part": row["first_part"] if other else None,
            })  # fmt: skip
    return Counts(rows=writer.rows, written=Path(task.out).stat().st_size)


def read(task: Task) -> Counts:
    """Read a batch of articles."""
    weighed = rows_with(
        task.options["weighed"], "row", range(task.options["first"], task.options["last"] + 1)
    )
    wanted = {row["row"] for row in weighed if row["first"] is None}
    articles = (article_of(row) for row in rows_with(task.inputs[0], "row", wanted))
    skipped: Counter[str] = Counter()
    size = 0
    with writing(task.out, READINGS) as writer:
        for article, reading in _read(articles, skipped):
            size += len(article.text)
            writer.add(reading_row(reading, None))
    return Counts(writer.rows, read=size, written=Path(task.out).stat().st_size, skipped=skipped)


def join(task: Task) -> Counts:
    """Write the attributions and readings of a part, those of near-copies carried over."""
    part, weighed = task.inputs
    pieces = Path(task.folder, "state", "attributions", "pieces", "read")
    weights = {row["article"]: row for row in read_rows(weighed)}
    carry = [row for row in weights.values() if row["first"] is not None]
    firsts, readings = _texts(part, carry), _readings(pieces, carry)
    own = _own_readings(pieces / f"{task.options['part']:05d}")
    skipped: Counter[str] = Counter()
    with (
        writing(task.out, ATTRIBUTIONS) as attributions,
        writing(task.options["readings"], READINGS) as packed,
    ):
        for found in read_rows(part):
            weight = weights.pop(found["article"], None)
            if weight is None:
                continue
            article, origin = article_of(found), weight["first"]
            reading = next(own) if origin is None else None
            if origin is not None:
                reading = _carried(firsts[origin], readings[origin], article)
                if reading is None:
                    origin = None
                    ((_, reading),) = _read([article], skipped)
            if reading is None or reading.article != article.id:
                raise ValueError(f"no reading of article {article.id} is at hand")
            packed.add(reading_row(reading, origin))
            for row in rows_of(article, reading, origin):
                attributions.add(row)
    size = Path(task.out).stat().st_size + Path(task.options["readings"]).stat().st_size
    return Counts(rows=attributions.rows, written=size, skipped=skipped)


def _carried(first: Article, reading: Reading, copy: Article) -> Reading | None:
    shared = shared_sentences(first, copy)
    return carried(first, reading, copy, shared) if shared is not None else None


def _read(articles: Iterable[Article], skipped: Counter[str]) -> Iterator[tuple[Article, Reading]]:
    """Each article with its reading; an empty one where it cannot be read, which is counted."""
    held: list[Article] = []
    for article in articles:
        held.append(article)
        if len(held) >= 64:
            yield from _read_held(held, skipped)
            held = []
    yield from _read_held(held, skipped)


def _read_held(held: Sequence[Article], skipped: Counter[str]) -> Iterator[tuple[Article, Reading]]:
    short = [article for article in held if len(article.text) <= LONGEST]
    skipped["too long to be read"] += len(held) - len(short)
    try:
        readings = dict(zip([a.id for a in short], read_articles(short, acts=True), strict=True))
    except Exception:  # which article is it?
        log.exception("reading %d articles together failed", len(short))
        readings = {a.id: made for a in short if (made := _read_alone(a, skipped)) is not None}
    for article in held:
        yield article, readings.get(article.id) or Reading(article.id)
    skipped += Counter()  # without what did not occur


def _read_alone(article: Article, skipped: Counter[str]) -> Reading | None:
    try:
        return next(read_articles([article], acts=True))
    except Exception as error:
        skipped[f"the reader failed on it: {type(error).__name__}"] += 1
        return None


def _texts(part: str, rows: Iterable[dict[str, Any]]) -> dict[str, Article]:
    """The articles that rows name as their first, by id."""
    found: dict[str, Article] = {}
    for number, names in _by_part(rows).items():
        path = Path(part).with_name(part_name(number))
        for row in rows_with(path, "article", names):
            found.setdefault(row["article"], article_of(row))
    return found


def _readings(pieces: Path, rows: Iterable[dict[str, Any]]) -> dict[str, Reading]:
    """The readings of the articles that rows name as their first, by id."""
    found: dict[str, Reading] = {}
    for number, names in _by_part(rows).items():
        for path in sorted((pieces / f"{number:05d}").glob("part-*.parquet")):
            for row in rows_with(path, "article", names):
                found[row["article"]] = reading_of(row)
    return found


def _own_readings(folder: Path) -> Iterator[Reading]:
    """The readings of a part, in the order of its articles."""
    for path in sorted(folder.glob("part-*.parquet")):
        yield from map(reading_of, read_rows(path))


def _by_part(rows: Iterable[dict[str, Any]]) -> dict[int, set[str]]:
    parts: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        parts[row["first_part"]].add(row["first"])
    return dict(sorted(parts.items()))
