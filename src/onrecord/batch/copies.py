"""Near-copies over the whole archive: which articles repeat which, and who was first.

*sign* gives each article sixteen bands and some of its runs; *meet* brings together what shares a
band; *carry* and *check* lay the real runs of a pair side by side; ``components`` makes groups of
the pairs; *locate*, *bring* and *gather* bring a group's articles together, the earliest dated
first, with what each has of it; *tell* writes the rows by the articles' parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.batch import components
from onrecord.batch.copies_table import COPIES
from onrecord.batch.planning import Planner, parts_for
from onrecord.batch.shuffle import piece
from onrecord.batch.tasks import Task, done_of

if TYPE_CHECKING:
    from onrecord.batch.runs import Run

TABLES = (COPIES,)


def rounds(run: Run, *, at_once: int = components.AT_ONCE) -> Iterator[Sequence[Task]]:
    """The rounds of tasks. Of more than ``at_once`` pairs the groups are made in rounds, too."""
    articles = run.parts("articles")
    files, parts = len(articles), parts_for(articles)
    if not files:
        return
    plan = Planner(run, "copies", {"files": files, "parts": parts})
    signs = plan.pieces("sign")
    nodes, located = signs / "nodes", plan.pieces("locate")
    yield [
        plan.task("sign", n, "copies_find:sign", part, out=signs) for n, part in enumerate(articles)
    ]
    yield plan.numbered("meet", parts, "copies_find:meet", signs / "bands")
    yield plan.numbered("carry", parts, "copies_find:carry", plan.pieces("meet"), nodes)
    check = plan.numbered("check", parts, "copies_find:check", plan.pieces("carry"), nodes)
    yield check
    pairs = sum(done.rows for task in check if (done := done_of(task)) is not None)
    yield from components.rounds(plan, plan.pieces("check"), parts, pairs, at_once=at_once)
    stars, star_files = components.last_folder(plan.pieces("stars").parent)
    yield plan.numbered("locate", parts, "copies_groups:locate", stars, nodes, stars=star_files)
    yield [
        plan.task(
            "bring", n, "copies_groups:bring", part, located, out=piece(plan.pieces("bring"), n)
        )
        for n, part in enumerate(articles)
    ]
    yield plan.numbered("gather", parts, "copies_groups:gather", plan.pieces("bring"))
    table, members = run.table("copies"), plan.pieces("gather")
    yield [
        plan.task("tell", n, "copies_groups:tell", part, located, members, out=table / part.name)
        for n, part in enumerate(articles)
    ]
