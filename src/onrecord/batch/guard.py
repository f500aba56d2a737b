"""A time limit for one page: a hostile one must not hold up an archive.

Inside Python the page is given up when its time is over. A page that hangs inside a library written
in C cannot be given up; there the worker ends itself, and the record is passed over the next time
(see ``marks``).
"""

from __future__ import annotations

import ctypes
import faulthandler
import os
import threading
import time
from types import TracebackType
from typing import Self

LOOK = 0.25  # seconds between two looks at the clock


class PageTimeout(BaseException):
    """The time of a page is over. No ``Exception``: libraries catch those on their way."""


class Guard:
    """Limits what is done inside ``with guard:`` in time; one guard serves many pages."""

    def __init__(self, seconds: float, *, at_the_worst: float) -> None:
        self._seconds = seconds
        self._worst = at_the_worst
        self._until: float | None = None
        self._lock = threading.Lock()
        self._owner = threading.get_ident()
        self._closed = threading.Event()
        # Where it dumps to, it is of no use to anybody: the mark names the record.
        self._nowhere = open(os.devnull, "w")  # noqa: SIM115  closed with the guard
        threading.Thread(target=self._watch, daemon=True, name="guard").start()

    def __enter__(self) -> Self:
        with self._lock:
            self._until = time.monotonic() + self._seconds
        faulthandler.dump_traceback_later(self._worst, exit=True, file=self._nowhere)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        faulthandler.cancel_dump_traceback_later()
        with self._lock:
            self._until = None
        _settle()

    def close(self) -> None:
        """End the watching."""
        self._closed.set()
        self._nowhere.close()

    def _watch(self) -> None:
        while not self._closed.wait(LOOK):
            with self._lock:
                if self._until is not None and time.monotonic() > self._until:
                    self._until = None
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(
                        ctypes.c_ulong(self._owner), ctypes.py_object(PageTimeout)
                    )


def _settle() -> None:
    """A call, at which Python raises what was set for this thread: not later, in other hands."""
