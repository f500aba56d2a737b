"""The steps in the order in which they run; each is a module that plans rounds of tasks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from onrecord.batch.tables import Table
from onrecord.batch.tasks import Task

if TYPE_CHECKING:
    from onrecord.batch.runs import Run

Rounds = Iterator[Sequence[Task]]


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Its module has ``TABLES`` and ``rounds(run)``, a generator of rounds. The next round is asked
    for when all tasks of the one before are done, so it may look at what they made. A run that
    goes on asks for every round again: what ``rounds`` gives depends on files alone, and never on
    engine or workers.
    """

    name: str
    module: str
    needs: tuple[str, ...]  # steps whose tables it reads

    def rounds(self, run: Run) -> Rounds:
        """The rounds of tasks, one after the other."""
        rounds: Rounds = import_module(self.module).rounds(run)
        return rounds

    def tables(self) -> tuple[Table, ...]:
        """The tables that it makes."""
        tables: tuple[Table, ...] = import_module(self.module).TABLES
        return tables


# Copies come before attributions: one article of each group of near copies is read.
STEPS = (
    Step("articles", "onrecord.batch.articles", ()),
    Step("copies", "onrecord.batch.copies", ("articles",)),
    Step("attributions", "onrecord.batch.attributions", ("articles", "copies")),
    Step("stories", "onrecord.batch.stories", ("articles", "copies", "attributions")),
    Step("statements", "onrecord.batch.statements", ("articles", "attributions", "stories")),
)
NAMES = tuple(step.name for step in STEPS)


def with_needed(names: Sequence[str]) -> tuple[Step, ...]:
    """The steps of these names and all that they need, in order."""
    unknown = sorted(set(names) - set(NAMES))
    if unknown:
        raise ValueError(f"no step {unknown[0]!r}; the steps are {', '.join(NAMES)}")
    wanted: set[str] = set()
    for step in reversed(STEPS):
        if step.name in names or step.name in wanted:
            wanted.update((step.name, *step.needs))
    return tuple(step for step in STEPS if step.name in wanted)
