"""Tells the streams of events when the log of changes has grown, whoever wrote to the store."""

from __future__ import annotations

import asyncio
import logging
import threading

from onrecord.store import Store, StoreError

log = logging.getLogger(__name__)


class Pulse:
    """A thread that asks the file, twice a second or so, whether anybody committed something.

    SQLite answers that from memory that all programs share, so that asking costs next to nothing
    while nothing happens.
    """

    def __init__(self, path: str, *, every: float) -> None:
        self.last = 0  # the cursor at the end of the log
        self.stopped = False
        self._path = path
        self._every = every
        self._over = threading.Event()
        self._thread: threading.Thread | None = None
        self._news = asyncio.Event()

    def start(self) -> None:
        """Begin to look; called in the loop that is told."""
        loop = asyncio.get_running_loop()
        self.stopped = False
        self._over = threading.Event()
        self._news = asyncio.Event()
        self._thread = threading.Thread(target=self._run, args=[loop], name="pulse", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """No more news will come: whoever waits for some is told so at once."""
        self._over.set()
        self.stopped = True
        self._news.set()

    def join(self) -> None:
        """Wait until the thread has let go of the store."""
        if self._thread is not None:
            self._thread.join()

    async def beyond(self, cursor: int, *, seconds: float) -> bool:
        """Whether the log goes beyond a cursor within so many seconds."""
        try:
            async with asyncio.timeout(seconds):
                while self.last <= cursor and not self.stopped:
                    await self._news.wait()
        except TimeoutError:
            return False
        return not self.stopped

    def _tell(self, last: int) -> None:
        self.last = last
        if not self.stopped:
            told, self._news = self._news, asyncio.Event()
            told.set()

    def _run(self, loop: asyncio.AbstractEventLoop) -> None:
        while not self._over.is_set():
            try:
                with Store.open(self._path) as store:
                    self._follow(store, loop)
            except StoreError as error:
                log.error("%s", error)
                self._over.wait(10 * self._every)
            except RuntimeError:  # the loop was closed before the server said that it ends
                return

    def _follow(self, store: Store, loop: asyncio.AbstractEventLoop) -> None:
        version, known = None, -1
        while not self._over.is_set():
            (now,) = store.db.execute("PRAGMA data_version").fetchone()
            if now != version:
                version, last = now, store.changes.last()
                if last != known:
                    known = last
                    loop.call_soon_threadsafe(self._tell, last)
            self._over.wait(self._every)
