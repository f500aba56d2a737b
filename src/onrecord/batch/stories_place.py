"""Articles into groups, a window of days at a time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.batch.article_rows import article_of
from onrecord.batch.attribution_rows import reading_of
from onrecord.batch.copies_signs import node_of, nodes_of
from onrecord.batch.moments import day_of, order_of, published_of
from onrecord.batch.shuffle import numbers, piece, read_part, write_parts, writing_parts
from onrecord.batch.stories_windows import Block, Blocks, followed, joined
from onrecord.batch.tables import read_columns, read_rows
from onrecord.batch.tasks import Counts, Task, beside
from onrecord.stories.streaming import Features, Settings, StoryStream, features_of
from onrecord.stories.streaming.features import DAY_MARK, NAME_MARK
from onrecord.types import Published, Reading

UNDATED = -1
HOME, LEAD = 0, 1  # parts of a window's file: the block's own articles, and those before it

Arrow = Any  # pyarrow ships no types


def feature_schema() -> Arrow:
    """An article on its way to the window of its block."""
    import pyarrow as pa

    named = [("article", pa.string()), ("moment", pa.string()), ("placed_by", pa.string())]
    return pa.schema([*_where(), ("day", pa.int64()), *named, ("features", pa.large_binary())])


def group_schema() -> Arrow:
    """An article with its group in a window."""
    import pyarrow as pa

    named = [("article", pa.string()), ("moment", pa.string()), ("placed_by", pa.string())]
    return pa.schema([("node", pa.uint64()), ("group", pa.uint64()), *_where(), *named])


def _where() -> list[tuple[str, Arrow]]:
    import pyarrow as pa

    return [("part", pa.int64())]


def count_days(task: Task) -> Counts:
    """How many articles of one part there are on each day, of those placed by their own words."""
    articles, copies = task.inputs
    own = _own(copies)
    days: Counter[str] = Counter()
    for row in read_columns(articles, ["article", "published", "published_precision"]).to_pylist():
        if row["article"] in own:
            day = day_of(published_of(row))
            days[str(UNDATED if day is None else day)] += 1
    with beside(Path(task.out)) as file:
        file.write(json.dumps(dict(sorted(days.items()))).encode())
    return Counts(rows=days.total())


def counted(paths: Sequence[Path]) -> tuple[dict[int, int], int]:
    """Articles on each day, and how many have none, of all parts."""
    days: Counter[int] = Counter()
    for path in paths:
        days.update({int(day): n for day, n in json.loads(path.read_bytes()).items()})
    undated = days.pop(UNDATED, 0)
    return dict(days), undated


def features(task: Task) -> Counts:
    """What the stories need of the articles of one part, apart by their block."""
    articles, copies, *readings = task.inputs
    blocks = blocks_of(task)
    own = _own(copies)
    with writing_parts(Path(task.out), len(blocks), feature_schema()) as writer:
        for row, reading in _with_readings(articles, readings):
            if row["article"] not in own:
                continue
            article = article_of(row)
            made = features_of(article, reading)
            block, day, by = _placed(made, blocks)
            told = {
                "part": row["part"],
                "day": UNDATED if day is None else day,
                "article": article.id,
                "moment": order_of(article.published),
                "placed_by": by,
                "features": _dated(made, day).to_bytes(),
            }
            writer.add_row(told, block)
    return Counts(rows=writer.rows)


def _placed(made: Features, blocks: Blocks) -> tuple[int, int | None, str]:
    """The block of an article, the day it goes by, and how that was known."""
    if made.day is not None:
        block = blocks.of(made.day)
        if block is not None:
            return block, made.day, "words"
    for day in sorted(_days_told(made), reverse=True):
        block = blocks.of(day)
        if block is not None:
            return block, day, "told"
    # Those who speak of one person or place come together.
    about = next((term for term in made.terms if term.startswith(NAME_MARK)), "")
    about = about or (made.terms[0] if made.terms else "")
    return len(blocks.dated) + node_of(about) % blocks.undated, None, "undated"


def _days_told(made: Features) -> Iterator[int]:
    for term in made.terms:
        if term.startswith(DAY_MARK):
            day = day_of(Published(term[len(DAY_MARK) :], "day"))
            if day is not None:
                yield day


def _dated(made: Features, day: int | None) -> Features:
    return Features(made.article, day, made.terms, made.weights, made.signature)


def place(task: Task) -> Counts:
    """The groups of one window: a block's articles, with those of the days before it."""
    import pyarrow as pa

    folder, files = Path(task.inputs[0]), int(task.options["files"])
    blocks, number = blocks_of(task), int(task.name)
    paths = [piece(folder, n) for n in range(files)]
    found = {HOME: read_part(paths, number, feature_schema()).to_pylist(), LEAD: []}
    if blocks.has_lead(number):
        before = read_part(paths, number - 1, feature_schema())
        late = before.column("day").to_numpy() >= blocks.dated[number].lead
        found[LEAD] = before.filter(pa.array(late)).to_pylist()
    rows = [(row, which) for which in (LEAD, HOME) for row in found[which]]
    rows.sort(key=lambda one: (one[0]["day"], one[0]["moment"], one[0]["article"]))
    # Nothing is let go within a window, unless it is a day of half a million.
    settings = Settings(keep=Settings().most) if number >= len(blocks.dated) else Settings()
    groups = groups_of((Features.from_bytes(row["features"]) for row, _ in rows), settings)
    schema = group_schema()
    columns: dict[str, Any] = {
        name: [row[name] for row, _ in rows] for name in ("part", "article", "moment", "placed_by")
    }
    columns["node"] = nodes_of(columns["article"])
    keys = [groups[article] for article in columns["article"]]
    columns["group"] = nodes_of([f"{number}/{key}" for key in keys])
    goes_to = np.array([which for _, which in rows], dtype=np.int64)
    write_parts(Path(task.out), columns, goes_to, 2, schema)
    return Counts(rows=len(found[HOME]))


def groups_of(articles: Iterator[Features], settings: Settings | None = None) -> dict[str, str]:
    """The group of each article, as a stream that they come in by their days would have it."""
    stream, found = StoryStream(settings), dict[str, str]()
    for item in articles:
        placement = stream.place(item)
        found[placement.article] = placement.story
        found.update((article, to) for article, _, to in placement.moved)
    return found


def join(task: Task) -> Counts:
    """The groups of a window that go on from the window before."""
    folder, number = Path(task.inputs[0]), int(task.name)
    before = read_part([piece(folder, number - 1)], HOME, group_schema())
    after = read_part([piece(folder, number)], LEAD, group_schema())
    earlier, later = joined(
        *((numbers(table, "node"), numbers(table, "group")) for table in (before, after))
    )
    columns = {"own": later, "other": earlier}
    write_parts(Path(task.out), columns, np.zeros(len(later), dtype=np.int64), 1, chain_schema())
    return Counts(rows=len(later))


def chain_schema() -> Arrow:
    """A group, and the group that it goes on from."""
    import pyarrow as pa

    return pa.schema([("own", pa.uint64()), ("other", pa.uint64())])


def follow(task: Task) -> Counts:
    """For each group that goes on, the one that its story began with: window after window."""
    folder, windows = Path(task.inputs[0]), [int(n) for n in task.options["leads"]]
    pairs = []
    for number in windows:
        table = read_part([piece(folder, number)], 0, chain_schema())
        pairs.append((numbers(table, "other"), numbers(table, "own")))
    found = followed(pairs)
    empty = np.empty(0, dtype=np.uint64)
    own = np.concatenate([empty, *(later for later, _ in found)])
    root = np.concatenate([empty, *(roots for _, roots in found)])
    where = np.repeat(np.array(windows, dtype=np.int64), [len(later) for later, _ in found])
    count = len(blocks_of(task))
    write_parts(Path(task.out), {"own": own, "other": root}, where, count, chain_schema())
    return Counts(rows=len(own))


def blocks_of(task: Task) -> Blocks:
    """The blocks that a task was told of."""
    dated = tuple(Block(*days) for days in task.options["dated"])
    return Blocks(dated, int(task.options["undated"]))


def _own(copies: str) -> set[str]:
    """The articles of a part that are placed by their own words."""
    rows = read_columns(copies, ["article", "stands_for"]).to_pylist()
    return {row["article"] for row in rows if row["stands_for"] == row["article"]}


def _with_readings(
    articles: str, readings: Sequence[str]
) -> Iterator[tuple[dict[str, Any], Reading]]:
    """The articles of a part with their readings; unread ones have an empty reading."""
    read = iter(read_rows(readings[0])) if readings else iter(())
    held = next(read, None)
    for row in read_rows(articles):
        reading = Reading(article=row["article"])
        if held is not None and held["article"] == row["article"]:
            reading = reading_of(held)
            held = next(read, None)
        yield row, reading
