"""Tasks: what one worker does in one go, as plain values, and what came of it.

A task reads files and makes files. Each is written to the side and renamed; last of all the task's
``Done`` is, and that is the checkpoint: a task whose ``Done`` lies there is never run again. What a
task makes depends on its inputs and options alone, so it may be run twice, or by two workers.
"""

from __future__ import annotations

import errno
import os
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, Literal
from uuid import uuid4

import msgspec

from onrecord.batch.errors import (
    BatchError,
    ChangedInputError,
    FailedTaskError,
    FullDiskError,
    MissingLibraryError,
)

SIDE = ".side-"  # how the names of unfinished files begin


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work. All its values are plain, so that any engine can carry it anywhere."""

    step: str
    round: str
    name: str  # of its own within the round: "00003", or "00003-0017"
    run: str  # "package.module:function"; the function takes the task and gives Counts
    folder: str  # the run's folder, which every worker sees at the same path
    inputs: tuple[str, ...] = ()  # files it reads
    out: str = ""  # the file, or the folder of files, that it makes
    options: Mapping[str, Any] = field(default_factory=dict)  # what JSON can hold

    @property
    def checkpoint(self) -> Path:
        """Where its ``Done`` lies once all else does."""
        return Path(self.folder, "state", self.step, self.round, f"{self.name}.json")


@dataclass(frozen=True, slots=True)
class Counts:
    """What a task's function tells of its work."""

    rows: int = 0
    read: int = 0  # bytes of input
    written: int = 0  # bytes of output
    skipped: Mapping[str, int] = field(default_factory=dict)  # by reason


@dataclass(frozen=True, slots=True)
class Done:
    """A task that is done."""

    name: str
    rows: int
    skipped: Mapping[str, int]
    seconds: float
    read: int  # bytes
    written: int  # bytes
    ended: float  # seconds since 1970
    cpu: float = 0.0  # seconds of a core
    memory: int = 0  # bytes, the most that the worker has held so far


@dataclass(frozen=True, slots=True)
class Failed:
    """A task that cannot be done, and why; what it had made is gone."""

    step: str
    name: str
    why: str
    kind: Literal["disk", "input", "library", "program"]


_ERRORS: dict[str, type[BatchError]] = {
    "disk": FullDiskError,
    "input": ChangedInputError,
    "library": MissingLibraryError,
    "program": FailedTaskError,
}
_done = msgspec.json.Decoder(Done)
_failures = msgspec.json.Decoder(Failed)
_tasks = msgspec.json.Decoder(Task)


def encode_task(task: Task) -> str:
    """The task as JSON."""
    return msgspec.json.encode(task).decode()


def decode_task(text: str) -> Task:
    """The task that JSON tells of."""
    return _tasks.decode(text)


def decode_done(text: str) -> Done:
    """What came of a task, from JSON."""
    return _done.decode(text)


def done_of(task: Task) -> Done | None:
    """What came of a task that is done; None: it is still to be done.

    A checkpoint whose output is gone counts for nothing: what a round leaves to the next one is
    taken away when a step is over, and somebody may have the step begin again.
    """
    done = read_done(task.checkpoint)
    return None if done is not None and task.out and not Path(task.out).exists() else done


def read_done(path: Path) -> Done | None:
    """What a checkpoint says; None where there is none, or none that can be read."""
    try:
        return _done.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError):
        return None


def perform(task: Task) -> Done:
    """Do a task, unless it is done, and set its checkpoint."""
    before = done_of(task)
    if before is not None:
        return before
    started, used = time.perf_counter(), time.process_time()
    counts = function_of(task)(task)
    done = Done(
        name=task.name,
        rows=counts.rows,
        skipped=dict(sorted(counts.skipped.items())),
        seconds=round(time.perf_counter() - started, 3),
        read=counts.read,
        written=counts.written,
        ended=round(time.time(), 3),
        cpu=round(time.process_time() - used, 3),
        memory=_most_memory(),
    )
    with beside(task.checkpoint) as file:
        file.write(msgspec.json.encode(done))
    return done


def attempt(text: str) -> str:
    """Do the task that JSON tells of; what came of it as JSON. It never raises an ``Exception``."""
    task = decode_task(text)
    try:
        return msgspec.json.encode(perform(task)).decode()
    except Exception as error:
        return msgspec.json.encode(_failed(task, error)).decode()


def outcome(text: str) -> Done:
    """What came of a task, from what ``attempt`` gave; a ``BatchError`` where it failed."""
    message = msgspec.json.decode(text)
    if "why" not in message:
        return _done.decode(text)
    failed = _failures.decode(text)
    raise _ERRORS[failed.kind](f"{failed.step}, task {failed.name}: {failed.why}")


def _failed(task: Task, error: Exception) -> Failed:
    kind: Literal["disk", "input", "library", "program"] = "program"
    match error:
        case ChangedInputError():
            kind = "input"
        case MissingLibraryError():
            kind = "library"
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            kind = "disk"
    if kind != "program":
        why = str(error)
    elif isinstance(error, (OSError, MemoryError)):
        why = f"{type(error).__name__}: {error}"
    else:
        why = "".join(traceback.format_exception(error)).strip()
    if kind == "disk":
        why = "the disk is full. What is done is kept: make room and give the same command again"
    return Failed(task.step, task.name, why, kind)


def function_of(task: Task) -> Callable[[Task], Counts]:
    """The function that a task names; it must be one of this room's."""
    module, _, name = task.run.partition(":")
    if not module.startswith("onrecord.batch."):
        raise ValueError(f"a task runs a function of onrecord.batch, got {task.run!r}")
    function: Callable[[Task], Counts] = getattr(import_module(module), name)
    return function


@contextmanager
def beside(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its place at ``path`` when all went well, and is on the disk by then."""
    path.parent.mkdir(parents=True, exist_ok=True)
    side = path.with_name(f"{SIDE}{uuid4().hex}-{path.name}")
    try:
        with side.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(side, path)
    except BaseException:
        side.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make sure that a rename in it outlasts a power cut, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:  # some network disks refuse it
        return
    finally:
        os.close(handle)


def _most_memory() -> int:
    try:
        import resource
    except ImportError:  # Windows
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
