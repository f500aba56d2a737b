"""How a step that shuffles makes its tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.batch.shuffle import piece
from onrecord.batch.tables import open_part
from onrecord.batch.tasks import Task

if TYPE_CHECKING:
    from onrecord.batch.runs import Run

ARTICLES_A_PART = 5_000  # so that a task takes seconds, and little is lost with it
MOST_PARTS = 512  # more parts would make more pieces than rows are worth


@dataclass(frozen=True, slots=True)
class Planner:
    """Makes the tasks of one step. ``whole`` goes with each of them."""

    run: Run
    step: str
    whole: dict[str, Any]

    def pieces(self, name: str) -> Path:
        """The folder of what a round of this step leaves."""
        return self.run.pieces(self.step, name)

    def task(
        self, name: str, number: int, function: str, *inputs: Path, out: Path, **more: Any
    ) -> Task:
        """A task of the round of that name."""
        return Task(
            step=self.step,
            round=name,
            name=f"{number:05d}",
            run=f"onrecord.batch.{function}",
            folder=str(self.run.folder),
            inputs=tuple(map(str, inputs)),
            out=str(out),
            options=self.whole | more,
        )

    def numbered(
        self, name: str, count: int, function: str, *inputs: Path, **more: Any
    ) -> list[Task]:
        """So many tasks that all have the same inputs and read their own part of them."""
        out = self.pieces(name)
        return [
            self.task(name, n, function, *inputs, out=piece(out, n), **more) for n in range(count)
        ]


def parts_for(
    articles: Sequence[Path], *, each: int = ARTICLES_A_PART, most: int = MOST_PARTS
) -> int:
    """Into how many parts an archive's numbers fall: by how many articles there are."""
    return min(most, 1 + rows_of(articles) // each)


def rows_of(paths: Sequence[Path]) -> int:
    """How many rows some parts of a table have."""
    count = 0
    for path in paths:
        with open_part(path) as part:
            count += part.metadata.num_rows
    return count
