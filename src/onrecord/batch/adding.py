"""A run's articles with their readings, the earliest first, to be taken into a store."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.batch.article_rows import article_of
from onrecord.batch.attribution_rows import reading_of
from onrecord.batch.errors import BatchError
from onrecord.batch.folders import RUN, run_in
from onrecord.batch.picking import rows_with
from onrecord.batch.running import finished_of
from onrecord.batch.runs import Run
from onrecord.batch.tables import part_name, read_columns
from onrecord.types import Article, Reading

HELD = 2000  # articles held at once

Place = tuple[str, str, int]  # when it was published, its id, its part


def is_output(path: str) -> bool:
    """Whether a path is the output folder of a run."""
    return os.path.isfile(os.path.join(path, RUN))


def read_articles_of(folder: Path) -> Iterator[tuple[Article, Reading]]:
    """Each article of a run with its reading, by time of publication, the undated ones last.

    A store places articles as they come, and what comes first founds a story.
    """
    run = run_in(folder)
    if finished_of(folder, "attributions") is None:
        raise BatchError(
            f"the articles in {folder} are not all read yet: onrecord batch --out {folder} "
            "--steps attributions goes on with it"
        )
    places = sorted(_places(run))
    for start in range(0, len(places), HELD):
        yield from _articles(run, places[start : start + HELD])


def _places(run: Run) -> Iterator[Place]:
    for part in run.parts("readings"):
        read = set(read_columns(part, ["article"]).column("article").to_pylist())
        table = read_columns(run.table("articles") / part.name, ["article", "published"])
        number = int(part.stem.removeprefix("part-"))
        for article, published in zip(
            table.column("article").to_pylist(), table.column("published").to_pylist(), strict=True
        ):
            if article in read:
                yield published or "~", article, number


def _articles(run: Run, places: Sequence[Place]) -> Iterator[tuple[Article, Reading]]:
    wanted: dict[int, set[str]] = defaultdict(set)
    for _, article, part in places:
        wanted[part].add(article)
    articles: dict[str, Article] = {}
    readings: dict[str, Reading] = {}
    for part, names in wanted.items():
        for row in rows_with(run.table("articles") / part_name(part), "article", names):
            articles[row["article"]] = article_of(row)
        for row in rows_with(run.table("readings") / part_name(part), "article", names):
            readings[row["article"]] = reading_of(row)
    for _, article, _ in places:
        yield articles[article], readings[article]
