"""A batch run while it goes on, on stderr: a bar a step where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.batch.tasks import Done

Note = Callable[[str, "Done"], None]


@contextmanager
def shown(folder: Path) -> Iterator[Note]:
    """Something to be told of each task that is done; it shows how far the run is."""
    if not sys.stderr.isatty():
        yield lambda step, done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    from onrecord.batch.running import plan_of

    columns = (
        TextColumn("{task.description:<13}"), BarColumn(), TextColumn("{task.fields[said]}"),
        TimeElapsedColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True)) as progress:
        bars: dict[tuple[str, str], TaskID] = {}
        rows: dict[str, int] = {}
        skipped: dict[str, int] = {}

        def note(step: str, done: Done) -> None:
            plan = plan_of(folder, step)
            named = plan.round if plan else ""
            if (step, named) not in bars:
                for bar in bars.values():
                    progress.stop_task(bar)
                bars[step, named] = progress.add_task(
                    f"{step} {named}", total=plan.tasks if plan else None, said="",
                    completed=plan.done_before if plan else 0,
                )  # fmt: skip
                rows[step] = 0
            rows[step] += done.rows
            skipped[step] = skipped.get(step, 0) + sum(done.skipped.values())
            said = f"{rows[step]:,} rows"
            said += f", {skipped[step]:,} skipped" if skipped[step] else ""
            progress.update(bars[step, named], advance=1, said=said)

        yield note
