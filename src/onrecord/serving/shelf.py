"""The store behind a server: many read at once, one writes, and nobody waits for the writer."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, TypeVar

from onrecord.store import Store

T = TypeVar("T")
Work = Callable[[Store], Any]

STEPS = 20_000  # of SQLite's machine between two looks at the clock: about a millisecond


class TooManyWaitingError(Exception):
    """More is asked of the store than it can answer."""


class TooSlowError(Exception):
    """A read took longer than a read may take."""


class Shelf:
    """A store that the threads of a server share; each has it open for itself.

    ``readers`` read side by side, and at most ``waiting`` more wait for one of them. One read is
    broken off after ``seconds``.
    """

    def __init__(
        self, path: str, *, readers: int = 4, waiting: int = 256, seconds: float = 15.0
    ) -> None:
        self.path = path
        self._reading = _Crew(path, readers, waiting, seconds, "reader")
        self._writing = _Crew(path, 1, waiting, None, "writer")

    async def look(self, fn: Callable[[Store], T]) -> T:
        """What ``fn`` finds in the store, all of it of one moment."""

        def viewing(store: Store) -> T:
            with store.view():
                return fn(store)

        return await self._reading.do(viewing)

    async def change(self, fn: Callable[[Store], T]) -> T:
        """What ``fn`` did to the store, in transactions of its own; one change at a time."""
        return await self._writing.do(fn)

    def open(self) -> None:
        """Take work again after ``close``."""
        self._reading.open()
        self._writing.open()

    def close(self) -> None:
        """Finish what was begun and let go of the store; what is asked from now on is refused."""
        self._reading.close()
        self._writing.close()


class _Crew:
    """Threads that each have the store open and take work from one pile."""

    def __init__(
        self, path: str, threads: int, waiting: int, seconds: float | None, name: str
    ) -> None:
        self._path = path
        self._size = threads
        self._seconds = seconds
        self._most = waiting + threads
        self._name = name
        self._pile: SimpleQueue[tuple[Work, Future[Any]] | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._closed = False

    async def do(self, work: Callable[[Store], T]) -> T:
        if self._closed:
            raise TooManyWaitingError("the server is being stopped")
        if self._pile.qsize() >= self._most:
            raise TooManyWaitingError("the server has more to do than it can; try again soon")
        if not self._threads:
            self._start()
        future: Future[T] = Future()
        self._pile.put((work, future))
        return await asyncio.wrap_future(future)

    def _start(self) -> None:
        names = [f"{self._name}-{n}" for n in range(self._size)]
        self._threads = [threading.Thread(target=self._run, name=n, daemon=True) for n in names]
        for thread in self._threads:
            thread.start()

    def open(self) -> None:
        self._closed = False

    def close(self) -> None:
        self._closed = True
        for _ in self._threads:
            self._pile.put(None)
        for thread in self._threads:
            thread.join()
        self._threads = []

    def _run(self) -> None:
        store: Store | None = None
        while (task := self._pile.get()) is not None:
            work, future = task
            if not future.set_running_or_notify_cancel():
                continue
            try:
                # Opened when it is first needed: what is wrong with it is the answer.
                store = store or Store.open(self._path)
                future.set_result(self._in_time(store, work))
            except BaseException as error:
                future.set_exception(error)
            del task, work, future  # what was found must not live on until the next one comes
        if store is not None:
            store.close()

    def _in_time(self, store: Store, work: Work) -> Any:
        if self._seconds is None:
            return work(store)
        deadline = time.monotonic() + self._seconds
        store.db.set_progress_handler(lambda: time.monotonic() > deadline, STEPS)
        try:
            return work(store)
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                raise TooSlowError("this takes too long; ask for less at once") from error
            raise
        finally:
            store.db.set_progress_handler(None, 0)
