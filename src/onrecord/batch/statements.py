"""Statements, origins and wordings within each story, and how each went through the news.

*route* chooses which articles of a story are laid side by side and *pack* which task does it;
*gather* brings the articles and their readings there; *compare* makes the tables, by the same
comparison that makes a record. A large story goes to a task by itself, small ones by slots, so that
all tasks have about as much to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.batch.planning import Planner, parts_for
from onrecord.batch.shuffle import piece
from onrecord.batch.statements_route import SLOTS_A_TASK
from onrecord.batch.statements_tables import TABLES
from onrecord.batch.tables import part_name
from onrecord.batch.tasks import Task

if TYPE_CHECKING:
    from onrecord.batch.runs import Run

__all__ = ["TABLES", "rounds"]

ARTICLES_A_TASK = 500  # half a minute of comparing
MOST_TASKS = 4_096


def rounds(run: Run, *, each: int = ARTICLES_A_TASK) -> Iterator[Sequence[Task]]:
    """The rounds of tasks; ``each`` is how many articles a task compares, or about as many."""
    articles, placements = run.parts("articles"), run.parts("placements")
    if not placements:
        return
    tasks = parts_for(articles, each=each, most=MOST_TASKS)
    plan = Planner(
        run,
        "statements",
        {
            "files": len(articles),
            "placed": len(placements),
            "numbers": [int(path.stem.rpartition("-")[2]) for path in articles],
            "tasks": tasks,
            "slots": tasks * SLOTS_A_TASK,
        },
    )
    routes, gathered = plan.pieces("route"), plan.pieces("gather")
    yield [
        plan.task("route", n, "statements_route:route", path, out=piece(routes, n))
        for n, path in enumerate(placements)
    ]
    places = plan.pieces("pack") / "places.json"
    yield [plan.task("pack", 0, "statements_route:pack", routes, out=places)]
    yield [
        plan.task(
            "gather", n, "statements_route:gather", path, routes, places,
            *(read for read in [run.table("readings") / path.name] if read.exists()),
            out=piece(gathered, n),
        )
        for n, path in enumerate(articles)
    ]  # fmt: skip
    statements = run.table("statements")
    yield [
        plan.task(
            "compare", n, "statements_compare:compare", gathered, out=statements / part_name(n)
        )
        for n in range(tasks)
    ]
