"""Daft: tasks as rows of a data frame, on this machine or, by the same script, on a Ray cluster.

The one file that imports Daft and Ray.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from onrecord.batch.errors import BatchError, FailedTaskError, MissingLibraryError
from onrecord.batch.tasks import Done, Task, attempt, done_of, encode_task, outcome

MOST_DEATHS = 15  # of workers, without a task done between them
LONGEST_PAUSE = 5  # seconds before workers are started again
A_TIME = 2000  # tasks of one data frame: Ray keeps a partition for each

Frame = Any  # Daft's types are its own affair


class Worker:
    """What Daft makes one of in each of its processes."""

    def __call__(self, tasks: Any) -> list[str]:
        """What came of each task, as JSON."""
        return [attempt(text) for text in tasks.to_pylist()]


class DaftEngine:
    """Runs tasks through Daft."""

    def __init__(self, workers: int, *, on_ray: bool, address: str | None = None) -> None:
        self._workers = workers
        self._on_ray = on_ray
        self._address = address
        self._own_ray = False

    def __enter__(self) -> Self:
        os.environ.setdefault("DO_NOT_TRACK", "1")  # neither library is to report its use
        os.environ.setdefault("DAFT_ANALYTICS_ENABLED", "0")
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        os.environ.setdefault("DAFT_PROGRESS_BAR", "0")
        try:
            import daft
        except ImportError as error:
            raise MissingLibraryError(
                "this engine needs Daft: pip install 'onrecord[batch]'; "
                "--engine local runs the same steps without it"
            ) from error
        if self._on_ray:
            self._start_ray()
            daft.set_runner_ray(noop_if_initialized=True)
        else:
            daft.set_runner_native()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        if self._own_ray:
            import ray

            ray.shutdown()

    def run(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """Do all tasks; what came of each, as it comes."""
        for start in range(0, len(tasks), A_TIME):
            yield from self._run(tasks[start : start + A_TIME])

    def _run(self, tasks: Sequence[Task]) -> Iterator[Done]:
        left = {task.name: task for task in tasks}
        deaths = 0
        while left:
            trouble: Exception | None = None
            try:
                for done in self._collected(list(left.values())):
                    deaths = 0
                    del left[done.name]
                    yield done
            except BatchError:
                raise
            except Exception as error:  # Daft and Ray have many for a worker that died
                trouble = error
                self._renew(deaths)
            for task in list(left.values()):
                if (made := done_of(task)) is not None:
                    deaths = 0
                    del left[task.name]
                    yield made
            deaths += 1
            if left and deaths >= MOST_DEATHS:
                raise FailedTaskError(
                    f"workers die on task {min(left)} and those after it, perhaps for want of "
                    f"memory: {trouble}"
                )

    def _renew(self, deaths: int) -> None:
        """Let Daft begin anew on Ray: it keeps an actor that leads the others, a dead one too."""
        if not self._on_ray:
            return
        import daft
        import ray

        time.sleep(min(deaths, LONGEST_PAUSE))
        runner: Any = daft.get_or_create_runner()
        with suppress(Exception):  # it may be the one that died
            ray.kill(runner.flotilla_plan_runner.runner)
        with suppress(AttributeError):  # another release of Daft
            runner.flotilla_plan_runner = None

    def _collected(self, tasks: Sequence[Task]) -> Iterator[Done]:
        import daft

        frame = daft.from_pydict({"task": [encode_task(task) for task in tasks]})
        if self._on_ray:
            # Rows of one partition are told of together; apart they are told of as they come.
            frame = frame.into_partitions(len(tasks))
        for row in self._through_workers(frame).iter_rows(results_buffer_size=self._workers):
            yield outcome(row["done"])

    def _through_workers(self, frame: Frame) -> Frame:
        import daft

        kind = daft.cls(max_concurrency=self._workers, use_process=True)
        method = daft.method.batch(return_dtype=daft.DataType.string(), batch_size=1)
        made = type("Worker", (Worker,), {"__call__": method(Worker.__call__)})
        return frame.select(kind(made)()(frame["task"]).alias("done"))

    def _start_ray(self) -> None:
        try:
            import ray
        except ImportError as error:
            raise MissingLibraryError(
                "this engine needs Ray: pip install 'onrecord[batch]'"
            ) from error
        if ray.is_initialized():
            return
        quiet: dict[str, Any] = {"logging_level": logging.ERROR, "log_to_driver": False}
        if self._address is None:
            # A worker is one core: with fewer Ray would not start them all.
            quiet |= {"num_cpus": self._workers, "include_dashboard": False}
        else:
            quiet |= {"address": self._address}
        try:
            ray.init(**quiet)
        except Exception as error:  # whatever it is that keeps it from starting
            where = f" at {self._address}" if self._address else ""
            raise BatchError(f"Ray{where} cannot be reached: {error}") from error
        self._own_ray = True
