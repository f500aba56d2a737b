"""A pool of processes on this machine. One that dies is replaced, and its task is done again."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.batch.errors import FailedTaskError
from onrecord.batch.tasks import Done, Task, attempt, encode_task, outcome

# Of workers over one task. A source may hold three records at which workers die thrice each.
MOST_DEATHS = 15
FIRST_TO_GO = "500"  # to Linux, when memory runs out: a worker goes before anything else does
ORPHANED = 1.0  # seconds between two looks whether the run itself still lives


@dataclass
class _Worker:
    """One process, and the task that it has."""

    process: BaseProcess
    pipe: Connection
    task: Task | None = None


class LocalEngine:
    """Runs tasks in processes that live as long as it does, so that what they load stays loaded."""

    def __init__(self, workers: int) -> None:
        self._number = workers
        # A forked child would share the locks of threads that it does not have.
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        self._workers = [self._start() for _ in range(self._number)]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        for worker in self._workers:
            worker.pipe.close()
            # An idle one ends by itself; one at work would end its task first.
            if worker.task is not None:
                worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers = []

    def run(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """Do all tasks; what came of each, as it comes."""
        waiting = deque(tasks)
        deaths: Counter[str] = Counter()
        under_way = 0
        while waiting or under_way:
            for at, worker in enumerate(self._workers):
                if waiting and worker.task is None:
                    self._workers[at] = self._hand(worker, waiting.popleft())
                    under_way += 1
            for worker in self._ready():
                task, worker.task = worker.task, None
                under_way -= 1
                said = _said(worker)
                if said is not None:
                    yield outcome(said)
                elif task is not None:
                    self._replace(worker)
                    deaths[task.name] += 1
                    if deaths[task.name] >= MOST_DEATHS:
                        raise FailedTaskError(
                            f"{task.step}, task {task.name}: {MOST_DEATHS} workers died on it, "
                            "perhaps for want of memory"
                        )
                    waiting.appendleft(task)

    def _hand(self, worker: _Worker, task: Task) -> _Worker:
        """The worker, with a task; another one where it has died while it was idle."""
        try:
            worker.pipe.send_bytes(encode_task(task).encode())
        except OSError:
            worker = self._replace(worker)
            worker.pipe.send_bytes(encode_task(task).encode())
        worker.task = task
        return worker

    def _ready(self) -> list[_Worker]:
        """The workers at work that have something to say, or are dead."""
        pipes = {worker.pipe: worker for worker in self._workers if worker.task is not None}
        return [pipes[pipe] for pipe in wait(list(pipes)) if isinstance(pipe, Connection)]

    def _replace(self, worker: _Worker) -> _Worker:
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        new = self._start()
        self._workers[self._workers.index(worker)] = new
        return new

    def _start(self) -> _Worker:
        here, there = self._context.Pipe()
        process = self._context.Process(target=_work, args=(there, os.getpid()), daemon=True)
        process.start()
        there.close()
        return _Worker(process, here)


def _said(worker: _Worker) -> str | None:
    """What a worker says; None: it is dead."""
    try:
        return worker.pipe.recv_bytes().decode()
    except (EOFError, OSError):
        return None


def _work(pipe: Connection, parent: int) -> None:
    """Do the tasks that come, until none can come any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run itself ends its workers
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    with suppress(OSError):  # another system than Linux
        Path("/proc/self/oom_score_adj").write_text(FIRST_TO_GO)
    while True:
        try:
            text = pipe.recv_bytes().decode()
            pipe.send_bytes(attempt(text).encode())
        except (EOFError, OSError):
            return


def _end_with(parent: int) -> None:
    """End this process when the run that it belongs to was killed."""
    while os.getppid() == parent:
        time.sleep(ORPHANED)
    os._exit(1)
