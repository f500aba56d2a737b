"""Archives of articles made by hand, and steps run over them without an engine."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from onrecord.batch.article_rows import ARTICLES, article_of, row_of
from onrecord.batch.attribution_rows import READINGS, reading_row
from onrecord.batch.runs import Options, Run
from onrecord.batch.tables import part_name, parts_of, read_rows, write_rows
from onrecord.batch.tasks import Task, perform
from onrecord.reading import read_seen
from onrecord.types import Article, Published

WORDS = """
anchor baker candle dairy engine ferry garden harbour island jacket kettle lantern market needle
orchard paper quarry river saddle timber valley window yeast bridge copper desert elbow forest
granite hammer iron jungle kitchen ladder mirror north ocean pepper rocket silver tunnel velvet
""".split()


def text(seed: int, words: int = 120) -> str:
    """Words in a drawn order: two seeds have no long run in common."""
    chance = random.Random(seed)
    own = [f"{chance.choice(WORDS)}{chance.randrange(60)}" for _ in range(words)]
    sentences = [" ".join(own[at : at + 12]).capitalize() + "." for at in range(0, words, 12)]
    return "\n\n".join(sentences)


def article(
    name: str, body: str, when: str | None = "2031-04-02T08:00:00Z", *, outlet: str | None = None
) -> Article:
    """An article of that id."""
    precision = "second" if when and "T" in when else "day"
    published = Published(when, precision) if when else None
    return Article(id=name, text=body, outlet=outlet, title=body[:40], published=published)


def archive(folder: Path, parts: Iterable[Sequence[Article]]) -> Run:
    """A run whose articles lie there in parts."""
    for number, articles in enumerate(parts):
        rows = (row_of(one, part=number, row=at) for at, one in enumerate(articles))
        write_rows(folder / "articles" / part_name(number), ARTICLES, rows)
    return Run(folder, (), Options())


def cut(articles: Sequence[Article], each: int) -> list[Sequence[Article]]:
    """The articles in parts of so many."""
    return [articles[at : at + each] for at in range(0, len(articles), each)]


def done(rounds: Iterable[Sequence[Task]], *, seed: int = 0) -> list[str]:
    """Do all tasks, those of a round in a drawn order; the names of the rounds."""
    chance, names = random.Random(seed), []
    for tasks in rounds:
        names += {task.round for task in tasks}
        for task in chance.sample(list(tasks), len(tasks)):
            perform(task)
    return names


def read_by_rules(run: Run) -> None:
    """The readings of the articles, without the network: it takes a second to load."""
    for path in run.parts("articles"):
        rows = (reading_row(read_seen(article_of(row), None), None) for row in read_rows(path))
        write_rows(run.table("readings") / path.name, READINGS, rows)


def rows_by(run: Run, table: str, *key: str) -> list[dict[str, Any]]:
    """All rows of a table without what tells of parts, sorted by a key."""
    found = [row for path in parts_of(run.table(table)) for row in read_rows(path)]
    for row in found:
        row.pop("first_part", None)
        if table in ("copies", "placements"):
            row.pop("part")
    return sorted(found, key=lambda row: [(row[name] is None, row[name]) for name in key])
