"""robots.txt, as RFC 9309 has it: what a site lets programs read, and how fast."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onrecord.intake.decode import decode

AGENT = "onrecord"  # the name that a robots.txt calls us by
MAX_ROBOTS = 512_000  # bytes; RFC 9309 asks for at least 500 kibibytes
DAY = 86_400.0  # seconds for which an answer holds, from the same place
SOON = 600.0  # seconds after which a site that could not answer is asked again
LONGEST_PAUSE = 60.0  # seconds between requests that a site can ask for
MANY = 5_000  # sites remembered

Rules = Any  # protego ships no types


@dataclass(frozen=True, slots=True)
class RobotsAnswer:
    """What became of asking a site for its robots.txt. ``status`` 0: nothing came of it."""

    status: int
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one address may be read."""

    allowed: bool
    for_now: bool = False  # the site could not tell; ask again later
    pause: float = 0.0  # seconds between two requests that the site asks for


@dataclass(frozen=True, slots=True)
class _Known:
    verdict: Verdict | None  # for the whole site; None: the rules say
    rules: Rules
    until: float


class Robots:
    """The rules of the sites that were asked, each asked once a day."""

    def __init__(
        self,
        ask: Callable[[str], RobotsAnswer],
        *,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ask = ask
        self._now = now
        self._known: dict[str, _Known] = {}
        self._asking: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def verdict(self, site: str, url: str) -> Verdict:
        """Whether ``url`` of ``site`` (scheme, host and port) may be read."""
        known = self._rules_of(site)
        if known.verdict is not None:
            return known.verdict
        pause = known.rules.crawl_delay(AGENT) or 0.0
        rate = known.rules.request_rate(AGENT)
        if rate is not None and rate.requests:
            pause = max(pause, rate.seconds / rate.requests)
        allowed = bool(known.rules.can_fetch(url, AGENT))
        return Verdict(allowed, pause=min(float(pause), LONGEST_PAUSE))

    def _rules_of(self, site: str) -> _Known:
        with self._lock:
            lock = self._asking.setdefault(site, threading.Lock())
        with lock:  # who comes second waits for what the first one learns
            known = self._known.get(site)
            if known is None or known.until <= self._now():
                known = self._learned(self._ask(f"{site}/robots.txt"))
                with self._lock:
                    if len(self._known) >= MANY:
                        self._known.clear()
                        self._asking.clear()
                    self._known[site] = known
            return known

    def _learned(self, answer: RobotsAnswer) -> _Known:
        now = self._now()
        if 400 <= answer.status < 500 and answer.status != 429:
            return _Known(Verdict(True), None, now + DAY)  # a site without rules
        if not 200 <= answer.status < 300:
            return _Known(Verdict(False, for_now=True), None, now + SOON)
        from protego import Protego

        text = decode(answer.body[:MAX_ROBOTS]) or answer.body[:MAX_ROBOTS].decode("latin-1")
        return _Known(None, Protego.parse(text), now + DAY)
