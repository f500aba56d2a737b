"""What time it is, and waiting until it is later: the one place where the watcher asks."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import Protocol

LONGEST_WAIT = 60.0  # seconds after which the clock is looked at again: machines sleep too


class Clock(Protocol):
    """Tells the time and passes it."""

    def now(self) -> datetime:
        """This moment, in UTC."""

    def wait(self, until: datetime, stop: threading.Event) -> None:
        """Come back at ``until``, or when ``stop`` is set, or somewhat before."""


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)

    def wait(self, until: datetime, stop: threading.Event) -> None:
        """Come back at ``until``, when ``stop`` is set, or after a minute."""
        seconds = (until - self.now()).total_seconds()
        stop.wait(min(max(seconds, 0.0), LONGEST_WAIT))
