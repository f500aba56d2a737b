"""``onrecord watch`` as its own process, in the rig's time: what the tests start and kill.

    python tests/watching/driver.py PORT LIST.opml --store FILE ...

The program is the one that users run. Three things are put in from outside: the clock, the names
of hosts, which all lead to the rig, and no pause between two requests to one host.
"""

from __future__ import annotations

import socket
import sys
import threading
import urllib.request
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import quote

from onrecord import cli, watching
from onrecord.intake import pace, polite


class RigClock:
    """The rig's time; waiting moves it."""

    def __init__(self, port: int) -> None:
        self._base = f"http://127.0.0.1:{port}/-"

    def now(self) -> datetime:
        """The rig's time."""
        return datetime.fromisoformat(self._ask("/now"))

    def wait(self, until: datetime, stop: threading.Event) -> None:
        """Let the rig go on to ``until``; at the end of its scenario the watcher stops."""
        if self._ask(f"/wait?until={quote(until.isoformat())}", data=b"") == "end":
            stop.set()

    def _ask(self, path: str, data: bytes | None = None) -> str:
        with urllib.request.urlopen(self._base + path, data=data, timeout=30) as answer:
            return str(answer.read().decode())


def main() -> None:
    """Run the program in the rig."""
    port = int(sys.argv[1])
    clock = RigClock(port)
    found = socket.getaddrinfo

    def lead_to_the_rig(host: Any, *args: Any, **kwargs: Any) -> Any:
        host = "127.0.0.1" if str(host).endswith(".example") else host
        return found(host, *args, **kwargs)

    socket.getaddrinfo = lead_to_the_rig
    watching.SystemClock = lambda: clock  # type: ignore[assignment, misc]
    unhurried = pace.Pace(0.0, now=lambda: clock.now().timestamp())
    polite.Fetcher = partial(polite.Fetcher, pace=unhurried)  # type: ignore[assignment, misc]
    sys.argv[1:] = ["watch", *sys.argv[2:], "--allow-private"]
    cli.main()


if __name__ == "__main__":
    main()
