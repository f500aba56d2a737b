"""Stories put together: the groups of all windows, and the copies of what was grouped."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.batch.copies_signs import nodes_of
from onrecord.batch.moments import order_of, published_of
from onrecord.batch.shuffle import numbers, parts_of, piece, read_part, write_parts
from onrecord.batch.stories_place import HOME, chain_schema, group_schema
from onrecord.batch.stories_table import PLACEMENTS
from onrecord.batch.tables import read_columns, write_rows
from onrecord.batch.tasks import Counts, Task

Arrow = Any  # pyarrow ships no types
PUBLISHED = ("article", "part", "published", "published_precision")


def member_schema() -> Arrow:
    """An article with the number of what it belongs to: of its story, or of what it repeats."""
    import pyarrow as pa

    named = [(name, pa.string()) for name in ("article", "moment", "stands_for", "placed_by")]
    return pa.schema([("of", pa.uint64()), ("part", pa.int64()), *named])


def assign(task: Task) -> Counts:
    """The articles of one window's block with the numbers of their stories, by article."""
    groups, chains = (Path(path) for path in task.inputs)
    number, parts = int(task.name), int(task.options["parts"])
    table = read_part([piece(groups, number)], HOME, group_schema())
    chain = read_part([piece(chains, 0)], number, chain_schema())
    known = dict(zip(numbers(chain, "own").tolist(), numbers(chain, "other").tolist(), strict=True))
    own = numbers(table, "group").tolist()
    columns: dict[str, Any] = {
        name: table.column(name) for name in ("part", "article", "moment", "placed_by")
    }
    columns["of"] = np.array([known.get(group, group) for group in own], dtype=np.uint64)
    columns["stands_for"] = columns["article"]
    goes_to = parts_of(numbers(table, "node"), parts)
    write_parts(Path(task.out), columns, goes_to, parts, member_schema())
    return Counts(rows=table.num_rows)


def repeat(task: Task) -> Counts:
    """The articles of one part that go where another goes, by that other."""
    articles, copies = task.inputs
    parts = int(task.options["parts"])
    stands = read_columns(copies, ["article", "stands_for"]).to_pylist()
    other = {r["article"]: r["stands_for"] for r in stands if r["stands_for"] != r["article"]}
    rows = [
        {
            "part": row["part"],
            "article": row["article"],
            "moment": order_of(published_of(row)),
            "stands_for": other[row["article"]],
            "placed_by": "copy",
        }
        for row in read_columns(articles, PUBLISHED).to_pylist()
        if row["article"] in other
    ]
    columns: dict[str, Any] = {
        name: [row[name] for row in rows] for name in member_schema().names if name != "of"
    }
    columns["of"] = nodes_of(columns["stands_for"])
    goes_to = parts_of(columns["of"], parts)
    write_parts(Path(task.out), columns, goes_to, parts, member_schema())
    return Counts(rows=len(rows))


def settle(task: Task) -> Counts:
    """The articles of one part, and what repeats them, by story."""
    placed, repeated = (Path(path) for path in task.inputs)
    number, parts = int(task.name), int(task.options["parts"])
    own = read_part(_files(placed, task.options["windows"]), number, member_schema())
    copies = read_part(_files(repeated, task.options["files"]), number, member_schema())
    nodes = nodes_of(own.column("article").to_pylist())
    story_of = dict(zip(nodes.tolist(), numbers(own, "of").tolist(), strict=True))
    stories = [story_of[node] for node in numbers(copies, "of").tolist()]
    columns = {name: own.column(name).to_pylist() for name in member_schema().names}
    for name, values in columns.items():
        values += stories if name == "of" else copies.column(name).to_pylist()
    goes_to = parts_of(np.array(columns["of"], dtype=np.uint64), parts)
    write_parts(Path(task.out), columns, goes_to, parts, member_schema())
    return Counts(rows=len(goes_to))


def tell(task: Task) -> Counts:
    """The stories of one part, each with its articles."""
    folder, parts = Path(task.inputs[0]), int(task.options["parts"])
    table = read_part(_files(folder, parts), int(task.name), member_schema())
    members: dict[int, list[dict[str, Any]]] = {}
    for row in table.to_pylist():
        members.setdefault(row["of"], []).append(row)
    stories = sorted((story_id([r["article"] for r in rows]), rows) for rows in members.values())
    rows = [row for story, found in stories for row in rows_of(story, found)]
    return Counts(rows=write_rows(task.out, PLACEMENTS, rows))


def story_id(articles: Sequence[str]) -> str:
    """The id of a story of these articles, made as that of a story in a record."""
    return hashlib.sha256("\n".join(sorted(articles)).encode()).hexdigest()[:12]


def rows_of(story: str, members: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of a story, the earliest article first."""
    members = sorted(members, key=lambda row: (row["moment"], row["article"]))
    return [
        {
            "story": story,
            "article": row["article"],
            "part": row["part"],
            "articles": len(members),
            "place": place,
            "moment": row["moment"],
            "stands_for": row["stands_for"] if row["placed_by"] == "copy" else None,
            "placed_by": row["placed_by"],
        }
        for place, row in enumerate(members)
    ]


def _files(folder: Path, count: int) -> list[Path]:
    return [piece(folder, number) for number in range(count)]
