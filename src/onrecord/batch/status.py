"""How far a run is, told from its folder alone: any machine that sees the folder can tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from onrecord.batch.folders import is_locked, run_in
from onrecord.batch.marks import read_mark
from onrecord.batch.running import Plan, dones_of, finished_of, plan_of
from onrecord.batch.runs import Run
from onrecord.batch.steps import STEPS
from onrecord.batch.tasks import Done

State = Literal["done", "under way", "broken off", "not begun"]


@dataclass(frozen=True, slots=True)
class StepStatus:
    """How far one step is."""

    name: str
    state: State
    round: str = ""  # that is under way
    tasks: int = 0  # of the round; of all rounds where the step is done
    tasks_done: int = 0
    rows: int = 0
    read: int = 0  # bytes
    seconds: float = 0.0  # of all workers together
    rate: float = 0.0  # rows a second of a worker
    bytes_rate: float = 0.0  # bytes a second of a worker
    left: float | None = None  # seconds that the round still takes; None: cannot be told
    skipped: tuple[tuple[str, int], ...] = ()  # reason and number, the most frequent first


@dataclass(frozen=True, slots=True)
class RunStatus:
    """How far a run is."""

    folder: str
    inputs: int
    size: int  # bytes
    at_work: bool
    steps: tuple[StepStatus, ...]


def status_of(folder: Path) -> RunStatus:
    """How far the run in a folder is; a ``BatchError`` where there is none."""
    run = run_in(folder)
    at_work = is_locked(folder)
    return RunStatus(
        folder=str(folder),
        inputs=len(run.sources),
        size=sum(source.size for source in run.sources),
        at_work=at_work,
        steps=tuple(_step(run, step.name, at_work) for step in STEPS),
    )


def _step(run: Run, name: str, at_work: bool) -> StepStatus:
    finished = finished_of(run.folder, name)
    if finished is not None:
        seconds = finished.seconds or 1e-9
        return StepStatus(
            name, "done", tasks=finished.tasks, tasks_done=finished.tasks, rows=finished.rows,
            read=finished.read, seconds=finished.seconds, rate=finished.rows / seconds,
            bytes_rate=finished.read / seconds, skipped=_ordered(finished.skipped),
        )  # fmt: skip
    plan = plan_of(run.folder, name)
    if plan is None:
        return StepStatus(name, "not begun")
    dones = list(dones_of(run.folder, name, plan.round))
    skipped: Counter[str] = Counter()
    for done in dones:
        skipped.update(done.skipped)
    rows, read = sum(done.rows for done in dones), sum(done.read for done in dones)
    seconds = sum(done.seconds for done in dones) or 1e-9
    return StepStatus(
        name, "under way" if at_work else "broken off", round=plan.round, tasks=plan.tasks,
        tasks_done=len(dones), rows=rows, read=read, seconds=seconds, rate=rows / seconds,
        bytes_rate=read / seconds, left=_left(run, name, plan, dones), skipped=_ordered(skipped),
    )  # fmt: skip


def _left(run: Run, step: str, plan: Plan, dones: list[Done]) -> float | None:
    """Seconds that a round still takes with as many workers, at the rate it had so far."""
    waiting = plan.tasks - len(dones)
    if not waiting:
        return 0.0
    if not dones:
        return None
    workers = min(plan.workers, waiting)
    seconds = sum(done.seconds for done in dones)
    read = sum(done.read for done in dones)
    if step == "articles" and read:
        # Inputs differ in size, and what is read of the open ones is marked.
        size = sum(source.size for source in run.sources)
        part = sum(mark[2] for mark in _marks(run.folder / "state" / step / "at"))
        return max(0.0, size - read - part) * seconds / read / workers
    return waiting * seconds / len(dones) / workers


def _marks(folder: Path) -> list[tuple[int, int, int]]:
    paths = folder.glob("*") if folder.is_dir() else ()
    return [mark for path in paths if (mark := read_mark(path)) is not None]


def _ordered(skipped: Counter[str] | dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(skipped.items(), key=lambda pair: (-pair[1], pair[0])))
