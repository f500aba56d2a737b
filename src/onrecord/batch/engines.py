"""Who runs the tasks: the names of the engines stand here, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from onrecord.batch.tasks import Done, Task

NAMES = ("local", "daft", "ray")


class Engine(Protocol):
    """Runs tasks on its workers. Entered once for a run, so that workers keep what they loaded."""

    def run(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """Do all the tasks; what came of each, as it comes. Tasks begin in the order given.

        A worker that dies costs its task a second try. What a task raises ends the run with a
        ``FailedTaskError``.
        """


def open_engine(
    name: str, *, workers: int, address: str | None = None
) -> AbstractContextManager[Engine]:
    """An engine by its name, to be used in a ``with``; ``address`` is that of a Ray cluster."""
    check_engine(name, workers=workers, address=address)
    if name == "local":
        from onrecord.batch.local import LocalEngine

        return LocalEngine(workers)
    from onrecord.batch.daft_engine import DaftEngine

    return DaftEngine(workers, on_ray=name == "ray", address=address)


def check_engine(name: str, *, workers: int, address: str | None = None) -> None:
    """Refuse what no engine can be opened with."""
    if name not in NAMES:
        raise ValueError(f"no engine {name!r}; the engines are {', '.join(NAMES)}")
    if workers < 1:
        raise ValueError(f"workers is a number of processes, 1 or more, got {workers}")
    if address is not None and name != "ray":
        raise ValueError("--address is that of a Ray cluster: it goes with --engine ray")
