"""How often one host is asked: never more than once in a while, and not at all while it says so."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

MANY = 10_000  # hosts remembered before those that may be asked again are forgotten


class Pace:
    """Leaves time between two requests to one host, whichever thread makes them."""

    def __init__(self, seconds: float, *, now: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._now = now
        self._next: dict[str, float] = {}
        self._held: dict[str, float] = {}
        self._lock = threading.Lock()

    def turn(self, host: str, *, at_least: float = 0.0) -> float:
        """Take the host's next turn: how many seconds it is away.

        ``at_least`` is the pause that the host itself asks for.
        """
        with self._lock:
            now = self._now()
            at = max(now, self._next.get(host, now))
            if len(self._next) > MANY:
                self._next = {name: then for name, then in self._next.items() if then > now}
            self._next[host] = at + max(self._seconds, at_least)
            return at - now

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long: it asked for that."""
        with self._lock:
            self._held[host] = self._now() + seconds

    def held(self, host: str) -> float:
        """How many seconds a host is still to be left alone."""
        with self._lock:
            left = self._held.get(host, 0.0) - self._now()
            if left <= 0:
                self._held.pop(host, None)
            return max(left, 0.0)
