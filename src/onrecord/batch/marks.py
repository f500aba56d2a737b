"""Which record a worker is at, kept where it outlives the worker.

A record at which workers die again and again, for want of memory or in a library's own code, is
passed over. It takes several deaths: a worker may also be killed for other reasons, and then the
tables must not show it.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEATHS = 3  # at one record, one after the other
MOST_GIVEN_UP = 3  # records of an input
_MARK = struct.Struct("<QQQ")  # record, deaths there so far, bytes read


class Marks:
    """The marks of one task; see ``marking``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        before = read_mark(path)
        self._died_at, self._deaths = (before[0], before[1] + 1) if before else (-1, 0)
        self._given_up = set(_numbers(self._list))
        if self._deaths >= DEATHS and self._died_at not in self._given_up:
            self._given_up.add(self._died_at)
            with self._list.open("a") as file:
                file.write(f"{self._died_at}\n")
        # Where the worker dies before it can pass over the record, and where there are too many of
        # such records, nothing more of the input is read.
        hopeless = self._deaths > DEATHS + 1 or len(self._given_up) > MOST_GIVEN_UP
        self.stuck_at = self._died_at if hopeless else None

    @property
    def _list(self) -> Path:
        return self._path.with_suffix(".given-up")

    def at(self, record: int, read: int) -> bool:
        """Mark that a record is worked on from now; whether it is to be passed over."""
        deaths = self._deaths if record == self._died_at else 0
        os.pwrite(self._handle, _MARK.pack(record, deaths, read), 0)
        return record in self._given_up

    def close(self, *, done: bool) -> None:
        """End the marking; nothing is left of it when the task is done."""
        os.close(self._handle)
        if done:
            self._path.unlink(missing_ok=True)
            self._list.unlink(missing_ok=True)


@contextmanager
def marking(path: Path) -> Iterator[Marks]:
    """Marks at ``path`` for as long as a task goes on. An error is no death."""
    marks = Marks(path)
    try:
        yield marks
    except BaseException:
        marks.at(2**63, 0)
        marks.close(done=False)
        raise
    marks.close(done=True)


def read_mark(path: Path) -> tuple[int, int, int] | None:
    """Record, deaths before and bytes read, as they stand; None where nothing was marked yet."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    return _MARK.unpack(raw) if len(raw) == _MARK.size else None


def _numbers(path: Path) -> Iterator[int]:
    try:
        lines = path.read_text().split()
    except OSError:
        return
    yield from (int(line) for line in lines if line.isdigit())
