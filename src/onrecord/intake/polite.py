"""Fetching for somebody who comes again and again: asks leave, takes turns, never twice the same.

Each request goes to an address that was checked, at most one a second to a host, and only where
the site's robots.txt allows it. What was read before is asked for on the condition that it changed.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Literal
from urllib.parse import SplitResult

from onrecord.intake.addresses import RefusedAddressError, UnknownHostError, checked_addresses
from onrecord.intake.connections import (
    FetchError,
    TooLargeError,
    answer,
    checked_url,
    led_on,
    port_of,
    read_body,
)
from onrecord.intake.pace import Pace
from onrecord.intake.robots import MAX_ROBOTS, Robots, RobotsAnswer
from onrecord.intake.web import REDIRECTS, said_of_status

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

MAX_REDIRECTS = 5
HOST_SECONDS = 1.0  # between two requests to one host
WHOLE_SECONDS = 60.0  # for one address with all its redirects; waiting for a turn does not count
LONGEST_HOLD = 86_400.0  # seconds for which a site can ask to be left alone
USER_AGENT = "onrecord/0.1 (follows news feeds for a newsroom; one request a second at most)"
ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
    "application/feed+json,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5"
)
PERMANENT = frozenset({301, 308})
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})  # that may be otherwise in an hour
When = Literal["later", "never"]


class StoppedError(Exception):
    """Somebody ended the program while a request waited."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address holds now."""

    url: str  # where the redirects led
    body: bytes  # at most one byte more than was asked for
    content_type: str = ""
    etag: str | None = None
    modified: str | None = None  # as the server writes it
    moved: str | None = None  # the address to ask from now on, where the site said so


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The address holds what was read before."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was read, and why. ``again`` says whether asking later makes sense."""

    why: str
    again: When = "later"
    gone: bool = False  # the site says that there is nothing any more
    after: float | None = None  # seconds for which the site asks to be left alone


@dataclass
class Fetcher:
    """Everything that asks the web on behalf of one watcher; its threads share one."""

    allow_private: bool = False
    pace: Pace = field(default_factory=lambda: Pace(HOST_SECONDS))
    user_agent: str = USER_AGENT
    stop: threading.Event = field(default_factory=threading.Event)
    resolve: Callable[..., list[str]] = checked_addresses
    seconds: float = WHOLE_SECONDS

    def __post_init__(self) -> None:
        self._robots = Robots(self._robots_txt)

    def fetch(
        self, url: str, *, limit: int, cut: bool = False,
        etag: str | None = None, modified: str | None = None,
    ) -> Fetched | Unchanged | Refused:  # fmt: skip
        """What ``url`` holds, if it changed since the time of ``etag`` and ``modified``.

        More than ``limit`` bytes are refused, or ``cut`` one byte behind the limit.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in conditions.items() if value}
        try:
            return self._follow(url, headers, limit, cut)
        except TooLargeError as error:
            return Refused(str(error), "never")
        except UnknownHostError as error:
            return Refused(str(error))
        except RefusedAddressError as error:
            return Refused(str(error), "never")
        except FetchError as error:
            return Refused(str(error))

    def _follow(
        self, url: str, headers: dict[str, str], limit: int, cut: bool
    ) -> Fetched | Unchanged | Refused:
        at, moved, spent = url, True, 0.0
        for _ in range(MAX_REDIRECTS + 1):
            try:
                parts = checked_url(at)
            except FetchError as error:
                return Refused(str(error), "never")
            refused = self._take_turn(parts, at)
            if refused is not None:
                return refused
            began = time.monotonic()
            with self._asked(parts, headers, self.seconds - spent) as response:
                location = response.headers.get("Location")
                if response.status in REDIRECTS and location:
                    at = led_on(at, location)
                    moved = moved and response.status in PERMANENT
                elif response.status == 304:
                    return Unchanged()
                elif response.status != 200:
                    return self._refused(parts, response)
                else:
                    return Fetched(
                        url=at,
                        body=read_body(response, limit, cut=cut),
                        content_type=response.headers.get("Content-Type", ""),
                        etag=response.headers.get("ETag"),
                        modified=response.headers.get("Last-Modified"),
                        moved=at if moved and at != url else None,
                    )
            spent += time.monotonic() - began
        return Refused(f"more than {MAX_REDIRECTS} redirects")

    def _take_turn(self, parts: SplitResult, url: str) -> Refused | None:
        """Wait until the host may be asked; or why it may not."""
        host = str(parts.hostname)
        held = self.pace.held(host)
        if held:
            return Refused("the site asked to be left alone for a while", after=held)
        verdict = self._robots.verdict(_site(parts), url)
        if not verdict.allowed:
            if verdict.for_now:
                return Refused("the site's robots.txt cannot be read")
            return Refused("the site's robots.txt forbids it", "never")
        self._wait(host, verdict.pause)
        return None

    def _wait(self, host: str, pause: float = 0.0) -> None:
        if self.stop.wait(self.pace.turn(host, at_least=pause)) or self.stop.is_set():
            raise StoppedError

    def _asked(self, parts: SplitResult, headers: dict[str, str], seconds: float):  # type: ignore[no-untyped-def]
        addresses = self.resolve(
            str(parts.hostname), port_of(parts), allow_private=self.allow_private
        )
        own = {"User-Agent": self.user_agent, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate"}
        return answer(parts, addresses, {**own, **headers}, seconds=seconds)

    def _refused(self, parts: SplitResult, response: BaseHTTPResponse) -> Refused:
        status = response.status
        after = _seconds(response.headers.get("Retry-After"))
        if after is not None and status in (429, 503):
            self.pace.hold(str(parts.hostname), after)
        again: When = "later" if status in PASSING or status > 504 else "never"
        return Refused(said_of_status(status), again, gone=status == 410, after=after)

    def _robots_txt(self, url: str) -> RobotsAnswer:
        """A site's robots.txt, to which no rules apply."""
        at = url
        try:
            for _ in range(MAX_REDIRECTS + 1):
                parts = checked_url(at)
                self._wait(str(parts.hostname))
                with self._asked(parts, {}, self.seconds) as response:
                    location = response.headers.get("Location")
                    if response.status in REDIRECTS and location:
                        at = led_on(at, location)
                        continue
                    body = read_body(response, MAX_ROBOTS, cut=True)
                    return RobotsAnswer(response.status, body)
        except FetchError:  # an address that is refused is so for the page as well, and says why
            return RobotsAnswer(0)
        return RobotsAnswer(404)  # RFC 9309: too many redirects are taken for no rules


def _site(parts: SplitResult) -> str:
    host = f"[{parts.hostname}]" if ":" in str(parts.hostname) else parts.hostname
    return f"{parts.scheme.lower()}://{host}:{port_of(parts)}"


def _seconds(retry_after: str | None) -> float | None:
    """How long a site asks to be left alone."""
    if not retry_after:
        return None
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:12]), LONGEST_HOLD)
    try:
        then = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return min(max((then - datetime.now(UTC)).total_seconds(), 0.0), LONGEST_HOLD)
