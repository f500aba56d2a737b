"""Which articles of a story are laid side by side, and which task does it."""

from __future__ import annotations

import hashlib
import heapq
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.batch.article_rows import article_of
from onrecord.batch.shuffle import piece, read_part, writing_parts
from onrecord.batch.tables import read_rows
from onrecord.batch.tasks import Counts, Task, beside
from onrecord.store.packing import pack_article

# Articles of a story that are compared: what comparing costs grows faster than their number.
MOST = 200
LARGE = 40  # articles from which a story is given to a task by itself, not with its slot
SLOTS_A_TASK = 16  # into so many the small stories of a task fall, to be evened out

Arrow = Any  # pyarrow ships no types


def route_schema() -> Arrow:
    """An article on the way to its part, with where it goes from there."""
    import pyarrow as pa

    named = [(name, pa.string()) for name in ("article", "story", "stands_for")]
    return pa.schema([*named, ("slot", pa.int64()), ("compared", pa.bool_())])


def story_schema() -> Arrow:
    """An article on the way to its story; what is not compared comes without text and reading."""
    import pyarrow as pa

    named = [(name, pa.string()) for name in ("story", "stands_for", "about")]
    held = [("compared", pa.bool_()), ("text", pa.large_string()), ("reading", pa.large_binary())]
    return pa.schema([*named, *held])


def route(task: Task) -> Counts:
    """Where the articles of one part's stories go."""
    slots = int(task.options["slots"])
    file_of = {int(number): n for n, number in enumerate(task.options["numbers"])}
    weights, large = Counter[int](), dict[str, int]()
    with writing_parts(Path(task.out), len(file_of), route_schema()) as writer:
        for story, members in groupby(read_rows(task.inputs[0]), key=itemgetter("story")):
            articles = list(members)
            slot = int(hashlib.sha256(story.encode()).hexdigest()[:12], 16) % slots
            if len(articles) >= LARGE:
                large[story] = cost(len(articles))
            else:
                weights[slot] += cost(len(articles))
            chosen = compared(articles)
            for row in articles:
                way = {name: row[name] for name in ("article", "story", "stands_for")}
                more = {"slot": slot, "compared": row["article"] in chosen}
                writer.add_row(way | more, file_of[row["part"]])
    told = {"slots": {str(slot): n for slot, n in sorted(weights.items())}, "large": large}
    with beside(Path(task.out).with_suffix(".json")) as file:
        file.write(json.dumps(told).encode())
    return Counts(rows=writer.rows)


def compared(articles: Sequence[Mapping[str, Any]], most: int = MOST) -> set[str]:
    """The articles of a story that are laid side by side: all, or so many of them.

    Those that repeat another are left out first, since they add no words; of the others some over
    the whole time of the story are taken, the first and the last among them.
    """
    own = [row["article"] for row in articles if row["stands_for"] is None]
    copies = [row["article"] for row in articles if row["stands_for"] is not None]
    if len(own) > most:
        places = np.linspace(0, len(own) - 1, most).round().astype(int)
        own = [own[place] for place in places.tolist()]
    return {*own, *copies[: most - len(own)]}


def cost(articles: int) -> int:
    """What comparing so many articles takes, in articles of a small story."""
    held = min(articles, MOST)
    return held + held * held // LARGE


def pack(task: Task) -> Counts:
    """To which task each slot and each large story goes, so that all have about as much to do."""
    folder, parts = Path(task.inputs[0]), int(task.options["placed"])
    told = [json.loads(piece(folder, n).with_suffix(".json").read_bytes()) for n in range(parts)]
    found = packed(told, int(task.options["tasks"]))
    with beside(Path(task.out)) as file:
        file.write(json.dumps(found).encode())
    return Counts(rows=sum(map(len, found.values())))


def packed(told: Sequence[Mapping[str, Any]], tasks: int) -> dict[str, dict[str, int]]:
    """The heaviest first, each to the task that has least."""
    weights: list[tuple[int, str, str]] = []
    slots = Counter[str]()
    for one in told:
        slots.update(one["slots"])
        weights += [(weight, "large", story) for story, weight in one["large"].items()]
    weights += [(weight, "slots", slot) for slot, weight in slots.items()]
    loads = [(0, task) for task in range(tasks)]
    found: dict[str, dict[str, int]] = {"slots": {}, "large": {}}
    for weight, kind, key in sorted(weights, key=lambda one: (-one[0], one[1:])):
        load, task = heapq.heappop(loads)
        found[kind][key] = task
        heapq.heappush(loads, (load + weight, task))
    return found


def gather(task: Task) -> Counts:
    """The articles of one part with their readings, by the task that compares their story."""
    articles, routes, places, *readings = task.inputs
    parts, tasks = int(task.options["placed"]), int(task.options["tasks"])
    files = [piece(Path(routes), n) for n in range(parts)]
    goes = {
        row["article"]: row for row in read_part(files, int(task.name), route_schema()).to_pylist()
    }
    slots, large = (json.loads(Path(places).read_bytes())[name] for name in ("slots", "large"))
    with writing_parts(Path(task.out), tasks, story_schema()) as writer:
        for row, reading in _with_readings(articles, readings):
            way = goes.get(row["article"])
            if way is None:
                continue
            article, told = article_of(row), way["compared"]
            held = {
                "story": way["story"],
                "stands_for": way["stands_for"],
                "about": pack_article(article),
                "compared": told,
                "text": article.text if told else "",
                "reading": reading if told else b"",
            }
            writer.add_row(held, large.get(way["story"], slots.get(str(way["slot"]), 0)))
    return Counts(rows=writer.rows)


def _with_readings(
    articles: str, readings: Sequence[str]
) -> Iterator[tuple[dict[str, Any], bytes]]:
    """The articles of a part with their packed readings, empty where there is none."""
    read = iter(read_rows(readings[0])) if readings else iter(())
    held = next(read, None)
    for row in read_rows(articles):
        packed_reading = b""
        if held is not None and held["article"] == row["article"]:
            packed_reading = held["reading"]
            held = next(read, None)
        yield row, packed_reading
