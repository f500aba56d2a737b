"""Articles into stories, by windows of days that overlap and are then joined.

Days in a row make *blocks*, of as many articles as one worker holds. A *window* is a block and up
to ninety days before it; it is worked on alone, by the stream of stories, its articles in the order
of their days. Of a window's groups those count that hold articles of its block. One goes on from a
group of the window before where each of the two has most of the other's articles, of those that
stand in both windows. One article of each group of copies stands for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from onrecord.batch.planning import Planner, parts_for
from onrecord.batch.shuffle import piece
from onrecord.batch.stories_place import counted
from onrecord.batch.stories_table import PLACEMENTS
from onrecord.batch.stories_windows import MOST, blocks_for, windows_with_lead
from onrecord.batch.tables import part_name
from onrecord.batch.tasks import Task

if TYPE_CHECKING:
    from onrecord.batch.runs import Run

TABLES = (PLACEMENTS,)


def rounds(run: Run, *, most: int = MOST) -> Iterator[Sequence[Task]]:
    """The rounds of tasks; ``most`` is how many articles a block of more than a day holds."""
    articles, readings = run.parts("articles"), run.table("readings")
    copies = [run.table("copies") / path.name for path in articles]
    files, parts = len(articles), parts_for(articles)
    if not files:
        return
    plan = Planner(run, "stories", {"files": files, "parts": parts})
    days = plan.pieces("days")
    both = list(enumerate(zip(articles, copies, strict=True)))
    yield [
        plan.task("days", n, "stories_place:count_days", *pair, out=days / f"{n:05d}.json")
        for n, pair in both
    ]
    blocks = blocks_for(*counted([days / f"{n:05d}.json" for n in range(files)]), most=most)
    windows: dict[str, Any] = {
        "dated": [(block.first, block.last, block.lead) for block in blocks.dated],
        "undated": blocks.undated,
        "windows": len(blocks),
    }
    plan = replace(plan, whole=plan.whole | windows)
    features, repeated = plan.pieces("features"), plan.pieces("repeat")
    yield [
        plan.task(
            "features", n, "stories_place:features", *pair,
            *(path for path in [readings / pair[0].name] if path.exists()),
            out=piece(features, n),
        )
        for n, pair in both
    ]  # fmt: skip
    yield plan.numbered("place", len(blocks), "stories_place:place", features)
    groups, joins = plan.pieces("place"), plan.pieces("join")
    leads = windows_with_lead(blocks)
    if leads:
        yield [
            plan.task("join", n, "stories_place:join", groups, out=piece(joins, n)) for n in leads
        ]
    out = piece(plan.pieces("follow"), 0)
    yield [plan.task("follow", 0, "stories_place:follow", joins, out=out, leads=list(leads))]
    chains = plan.pieces("follow")
    yield plan.numbered("assign", len(blocks), "stories_tell:assign", groups, chains)
    yield [
        plan.task("repeat", n, "stories_tell:repeat", *pair, out=piece(repeated, n))
        for n, pair in both
    ]
    yield plan.numbered("settle", parts, "stories_tell:settle", plan.pieces("assign"), repeated)
    table = run.table("placements")
    yield [
        plan.task("tell", n, "stories_tell:tell", plan.pieces("settle"), out=table / part_name(n))
        for n in range(parts)
    ]
