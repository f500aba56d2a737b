"""Runs the steps: what is done is passed over, the rest is handed to the engine."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import msgspec

from onrecord.batch.engines import Engine, check_engine, open_engine
from onrecord.batch.folders import locked, refuse_strangers, sweep, take_folder
from onrecord.batch.runs import Options, Run
from onrecord.batch.steps import Step, with_needed
from onrecord.batch.tasks import Done, Task, beside, done_of, read_done


@dataclass(frozen=True, slots=True)
class Workers:
    """Who does the work."""

    engine: str = "local"
    number: int = 1
    address: str | None = None  # of a Ray cluster


@dataclass(frozen=True, slots=True)
class Plan:
    """The round of a step that is under way; it lies with the step's state, for ``--status``."""

    round: str
    tasks: int
    workers: int
    engine: str
    began: float  # seconds since 1970
    done_before: int  # of the tasks, when this program took them up


@dataclass(frozen=True, slots=True)
class Finished:
    """A step that is over; it lies with the step's state."""

    rounds: tuple[str, ...]
    tasks: int
    rows: int  # of the last round, whose tasks make the tables
    skipped: dict[str, int] = field(default_factory=dict)
    read: int = 0  # bytes
    written: int = 0  # bytes
    seconds: float = 0.0  # of all workers together
    cpu: float = 0.0  # seconds of a core
    memory: int = 0  # bytes, of the largest worker


_finished = msgspec.json.Decoder(Finished)
_plans = msgspec.json.Decoder(Plan)


def run_batch(
    inputs: Sequence[str], folder: Path, *, steps: Sequence[str], options: Options, workers: Workers
) -> Iterator[tuple[Step, Done]]:
    """Run the steps and what they need; what came of each task, as it comes.

    ``BatchError`` says why a run cannot go on. What was done is kept: called again, the run goes
    on where it was.
    """
    wanted = with_needed(steps)
    check_engine(workers.engine, workers=workers.number, address=workers.address)
    refuse_strangers(folder)
    with locked(folder), ExitStack() as entered:
        run = take_folder(folder, inputs, options)
        engine: Engine | None = None
        for step in wanted:
            if finished_of(folder, step.name) is not None:
                continue
            total = _Total()
            for tasks in step.rounds(run):
                waiting = [task for task in tasks if done_of(task) is None]
                for task in waiting:  # one without its output would count once others make some
                    task.checkpoint.unlink(missing_ok=True)
                _plan(run, step, tasks, len(tasks) - len(waiting), workers)
                if waiting and engine is None:
                    # Not before there is work: starting Ray takes a while.
                    engine = entered.enter_context(_opened(workers))
                if waiting and engine is not None:
                    for done in engine.run(waiting):
                        yield step, done
                total.add_round(tasks)
            _finish(run, step, total.finished())
        sweep(folder)


def finished_of(folder: Path, step: str) -> Finished | None:
    """What came of a step that is over; None: it is not."""
    return _kept(folder / "state" / step / "finished.json", _finished)


def plan_of(folder: Path, step: str) -> Plan | None:
    """The round of a step that is, or was last, under way; None: it has not begun."""
    return _kept(folder / "state" / step / "plan.json", _plans)


def dones_of(folder: Path, step: str, named: str) -> Iterator[Done]:
    """What came of the tasks of a round that are done."""
    for path in sorted((folder / "state" / step / named).glob("[!.]*.json")):
        if (done := read_done(path)) is not None:
            yield done


Kept = TypeVar("Kept")


def _kept(path: Path, decoder: msgspec.json.Decoder[Kept]) -> Kept | None:
    try:
        return decoder.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError):
        return None


def _opened(workers: Workers) -> AbstractContextManager[Engine]:
    return open_engine(workers.engine, workers=workers.number, address=workers.address)


def _plan(run: Run, step: Step, tasks: Sequence[Task], done: int, workers: Workers) -> None:
    if not tasks:
        return
    plan = Plan(tasks[0].round, len(tasks), workers.number, workers.engine, time.time(), done)
    with beside(run.folder / "state" / step.name / "plan.json") as file:
        file.write(msgspec.json.encode(plan))


def _finish(run: Run, step: Step, finished: Finished) -> None:
    """Note that a step is over, and take away what its rounds left to one another."""
    state = run.folder / "state" / step.name
    with beside(state / "finished.json") as file:
        file.write(msgspec.json.encode(finished))
    shutil.rmtree(state / "pieces", ignore_errors=True)


class _Total:
    """Adds up what came of a step's tasks."""

    def __init__(self) -> None:
        self._rounds: list[str] = []
        self._last: list[Done] = []
        self._all = Finished((), 0, 0)
        self._skipped: Counter[str] = Counter()

    def add_round(self, tasks: Sequence[Task]) -> None:
        """Add a round, whose tasks are all done."""
        if not tasks:
            return
        self._rounds.append(tasks[0].round)
        self._last = [done for task in tasks if (done := done_of(task)) is not None]
        for done in self._last:
            self._skipped.update(done.skipped)
        before = self._all
        self._all = replace(
            before,
            tasks=before.tasks + len(tasks),
            read=before.read + sum(done.read for done in self._last),
            written=before.written + sum(done.written for done in self._last),
            seconds=before.seconds + sum(done.seconds for done in self._last),
            cpu=before.cpu + sum(done.cpu for done in self._last),
            memory=max([before.memory, *(done.memory for done in self._last)]),
        )

    def finished(self) -> Finished:
        """The sums."""
        return replace(
            self._all,
            rounds=tuple(self._rounds),
            rows=sum(done.rows for done in self._last),
            skipped=dict(sorted(self._skipped.items())),
        )
