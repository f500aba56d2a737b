"""Groups of near-copies: who was first, and what each has of the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.batch import components
from onrecord.batch.article_rows import article_of
from onrecord.batch.copies_find import node_schema
from onrecord.batch.copies_signs import node_of, shared, sketch
from onrecord.batch.copies_table import COPIES
from onrecord.batch.moments import day_of, order_of
from onrecord.batch.shuffle import numbers, part_of, piece, read_part, write_parts, writing_parts
from onrecord.batch.tables import read_columns, read_rows, write_rows
from onrecord.batch.tasks import Counts, Task
from onrecord.comparison.names import organisation_key
from onrecord.comparison.origins.copies import Copy, Printed, copied
from onrecord.comparison.reports import Report
from onrecord.likeness.minhash import runs
from onrecord.likeness.words import words
from onrecord.store.packing import pack_article, unpack_article
from onrecord.types import Article, Reading

QUOTED = 200  # characters of the longest passage that a row shows; the places tell the rest
APART = 90  # days from which the same words again are another matter: "Clocks go back on Sunday"

Arrow = Any  # pyarrow ships no types


def located_schema() -> Arrow:
    """An article of a part, and the lowest number of its group, which may be its own."""
    import pyarrow as pa

    return pa.schema([("node", pa.uint64()), ("root", pa.uint64()), ("grouped", pa.bool_())])


def text_schema() -> Arrow:
    """An article of a group, on the way to where the group comes together."""
    import pyarrow as pa

    numbered = [("root", pa.uint64()), ("file", pa.int64()), ("part", pa.int64())]
    return pa.schema([*numbered, ("about", pa.string()), ("text", pa.large_string())])


def member_schema() -> Arrow:
    """What a group says of one of its articles, on the way back to the article's part."""
    from onrecord.batch.tables import arrow_schema

    return arrow_schema(COPIES).remove_metadata()


def locate(task: Task) -> Counts:
    """Where the articles of one part of the numbers stand: the lowest part that has each."""
    stars, nodes = (Path(path) for path in task.inputs)
    part, files = int(task.name), int(task.options["files"])
    grouped, roots = components.labels(
        *components.read_pairs(stars, int(task.options["stars"]), part)
    )
    tables = [read_part([piece(nodes, n)], part, node_schema()) for n in range(files)]
    own = np.concatenate([numbers(table, "node") for table in tables])
    where = np.repeat(np.arange(files), [table.num_rows for table in tables])
    own, lowest = np.unique(own, return_index=True)  # the first of each, so the lowest part
    root = own.copy()
    places = np.searchsorted(own, grouped)
    root[places] = roots
    told = np.zeros(len(own), dtype=bool)
    told[places] = True
    out, columns = Path(task.out), {"node": own, "root": root, "grouped": told}
    write_parts(out, columns, where[lowest], files, located_schema())
    return Counts(rows=len(own), written=out.stat().st_size)


def bring(task: Task) -> Counts:
    """The articles of one part that belong to groups, with their texts."""
    articles, located = task.inputs
    parts, number = int(task.options["parts"]), int(task.name)
    found = read_part([piece(Path(located), n) for n in range(parts)], number, located_schema())
    grouped = found.filter(found.column("grouped"))
    root_of = dict(
        zip(numbers(grouped, "node").tolist(), numbers(grouped, "root").tolist(), strict=True)
    )
    with writing_parts(Path(task.out), parts, text_schema()) as writer:
        for row in read_rows(articles):
            root = root_of.get(node_of(row["article"]))
            if root is not None:
                article = article_of(row)
                way = {"root": root, "file": number, "part": row["part"]}
                held = {"about": pack_article(article), "text": article.text}
                writer.add_row(way | held, part_of(root, parts))
    return Counts(rows=writer.rows)


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a group."""

    article: Article
    file: int  # place of its part among the parts that there are
    part: int
    order: str  # sorts the earliest first


def gather(task: Task) -> Counts:
    """The groups of one part of the numbers, each told of its first and its members."""
    texts, files = Path(task.inputs[0]), int(task.options["files"])
    table = read_part([piece(texts, n) for n in range(files)], int(task.name), text_schema())
    roots = numbers(table, "root")
    order = np.argsort(roots, kind="stable")
    with writing_parts(Path(task.out), files, member_schema()) as writer:
        # One group at a time as nouns: all of them at once would take many times the room.
        for places in np.split(order, np.flatnonzero(np.diff(roots[order])) + 1):
            members = _members(table.take(places).to_pylist()) if len(places) else []
            for row, member in zip(rows_of(members), members, strict=True):
                writer.add_row(row, member.file)
    return Counts(rows=writer.rows)


def _members(rows: Sequence[dict[str, Any]]) -> list[Member]:
    found = []
    for row in rows:
        article = unpack_article(row["about"], row["text"])
        found.append(Member(article, row["file"], row["part"], order_of(article.published)))
    return sorted(found, key=lambda member: (member.order, member.article.id))


def rows_of(members: Sequence[Member]) -> Iterator[dict[str, Any]]:
    """The rows of one group, whose members stand by time of publication."""
    if not members:
        return
    first = members[0]
    report = Printed(_report(first.article))
    signs = sketch(runs(words(first.article.text)))
    stands = stands_for(members)
    for place, (member, stand) in enumerate(zip(members, stands, strict=True)):
        row = alone(member.article.id, member.part) | {
            "group": first.article.id,
            "members": len(members),
            "place": place,
            "first": first.article.id,
            "first_part": first.part,
            "stands_for": stand,
        }
        if place:
            row["likeness"] = round(shared(signs, sketch(runs(words(member.article.text)))), 3)
            row["kind"] = _kind(first.article, member.article)
            row |= _evidence(member.article, copied(report, Printed(_report(member.article))))
        yield row


def alone(article: str, part: int) -> dict[str, Any]:
    """The row of an article without copies."""
    row: dict[str, Any] = dict.fromkeys(member_schema().names)
    own = {"article": article, "part": part, "first": article, "first_part": part}
    own["stands_for"] = article
    return row | own | {"members": 1, "place": 0, "reversed": False}


def stands_for(members: Sequence[Member]) -> list[str]:
    """For each member the one that goes into a story for it; some days apart, another one."""
    stand, since = members[0].article.id, day_of(members[0].article.published)
    found = []
    for member in members:
        day = day_of(member.article.published)
        if day is not None and since is not None and day - since > APART:
            stand, since = member.article.id, day
        found.append(stand)
    return found


def _report(article: Article) -> Report:
    """The article unread: what it copies is told by its words and its credit lines."""
    return Report(article, Reading(article=article.id))


def _kind(first: Article, later: Article) -> str:
    own = organisation_key(first.outlet or "")
    named = {organisation_key(outlet) for outlet in later.syndicated_from}
    return "syndicates" if own and own in named else "copies"


def _evidence(article: Article, copy: Copy | None) -> dict[str, Any]:
    if copy is None:
        return {}
    turned = copy.of.article is article
    longest = copy.passages[0]
    here, there = (longest.there, longest.here) if turned else (longest.here, longest.there)
    return {
        "share": round(copy.share, 3),
        "reason": copy.reason,
        "reversed": turned and copy.reason is not None,
        "passages": len(copy.passages),
        "start": here.start,
        "end": here.end,
        "first_start": there.start,
        "first_end": there.end,
        "quote": here.text[:QUOTED],
    }


def tell(task: Task) -> Counts:
    """The rows of the articles of one part."""
    articles, located, members = task.inputs
    parts, part = int(task.options["parts"]), int(task.name)
    found = read_part([piece(Path(located), n) for n in range(parts)], part, located_schema())
    here = set(numbers(found, "node").tolist())
    told = read_part([piece(Path(members), n) for n in range(parts)], part, member_schema())
    grouped = {row["article"]: row for row in told.to_pylist()}
    rows = (
        grouped.get(row["article"]) or alone(row["article"], row["part"])
        for row in read_columns(articles, ["article", "part"]).to_pylist()
        if node_of(row["article"]) in here
    )
    return Counts(rows=write_rows(task.out, COPIES, rows))
