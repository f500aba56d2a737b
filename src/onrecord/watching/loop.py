"""The watcher: takes the turns of all feeds as they fall due, until it is told to stop."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from onrecord.intake.opml import Subscription
from onrecord.intake.polite import Fetcher
from onrecord.store import FeedState
from onrecord.watching import schedule
from onrecord.watching.clocks import Clock
from onrecord.watching.desks import WatchDesk
from onrecord.watching.notices import MAX_TRIES, Notices
from onrecord.watching.turns import Rest, Turn, TurnTaker
from onrecord.watching.workers import in_order

if TYPE_CHECKING:
    from onrecord.desk import Outcome

EVERY = timedelta(minutes=10)
MANY_CLAIMS = 50_000  # addresses remembered, so that two feeds do not bring one article twice
IDLE = timedelta(hours=1)  # after which what fell due is looked for, even if no feed is due

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """How a watcher goes about it."""

    every: timedelta = EVERY
    hands: int = 8  # feeds that are asked at the same time
    pages: int = 25  # of one feed's turn; what a turn brings is committed together


@dataclass(frozen=True, slots=True)
class Progress:
    """What a watcher has just done."""

    turn: Turn
    outcomes: tuple[Outcome, ...]
    done: int  # turns of this round
    due: int  # turns of this round in all


class Watcher:
    """Follows feeds on behalf of a desk."""

    def __init__(
        self, feeds: Sequence[Subscription], desk: WatchDesk, fetcher: Fetcher, clock: Clock, *,
        settings: Settings = Settings(), notices: Sequence[Notices] = (),
        tell: Callable[[Progress], None] = lambda progress: None,
        tell_trouble: Callable[[str, str], None] = lambda name, why: None,
    ) -> None:  # fmt: skip
        self._feeds = list(dict.fromkeys(feed.url for feed in feeds))
        self._desk = desk
        self._clock = clock
        self._settings = settings
        self._notices = notices
        self._tell = tell
        self._tell_trouble = tell_trouble
        self._claims = _Claims()
        self._fetcher = fetcher
        self._rests: dict[str, Rest] = {}
        self._states: dict[str, FeedState] = {}
        self.stop = fetcher.stop

    def run(self, *, once: bool = False) -> None:
        """Go on until ``stop`` is set; with ``once``, until each feed has had its turn."""
        self._desk.begin([notices.name for notices in self._notices])
        kept = self._desk.states()
        self._states = {url: kept.get(url) or FeedState(url) for url in self._feeds}
        self._deliver()
        first = True
        while not self.stop.is_set():
            now = self._clock.now()
            due = self._feeds if once and first else self._due(now, once=once)
            for progress in self._round(due, now, at_once=once and first):
                self._tell(progress)
                self._deliver()
            first = False
            if self.stop.is_set() or (once and not self._rests):
                break
            if not self._due(self._clock.now(), once=once):
                self._rest()
        self._deliver(last=True)

    def next_due(self) -> datetime:
        """When the next feed is due, or sooner, so that the days are watched too."""
        times = [state.next_due for state in self._states.values() if state.next_due]
        times += [schedule.iso(notices.due) for notices in self._notices if notices.due]
        return datetime.fromisoformat(min([schedule.iso(self._clock.now() + IDLE), *times]))

    def _due(self, now: datetime, *, once: bool) -> list[str]:
        """The feeds whose turn it is, the longest due first."""
        due = [
            url
            for url in self._feeds
            if url in self._rests or (not once and schedule.is_due(self._states[url].next_due, now))
        ]
        return sorted(due, key=lambda url: (self._states[url].next_due or "", url))

    def _round(self, due: Sequence[str], now: datetime, *, at_once: bool) -> Iterator[Progress]:
        """One turn of each: fetched side by side, committed in their order."""
        work = partial(self._take, now=now, at_once=at_once)
        turns = in_order(work, due, hands=self._settings.hands, stop=self.stop)
        for number, turn in enumerate(turns, start=1):
            if turn is None:
                return
            outcomes = self._desk.take(turn.pages, turn.state)
            self._states[turn.url] = turn.state
            if turn.rest is None:
                self._rests.pop(turn.url, None)
            else:
                self._rests[turn.url] = turn.rest
            yield Progress(turn, tuple(outcomes), number, len(due))

    def _take(self, url: str, *, now: datetime, at_once: bool) -> Turn | None:
        """A feed's turn; None where it was broken off because the program ends."""
        from onrecord.intake.polite import StoppedError

        taker = TurnTaker(
            self._fetcher, self._settings.every, self._settings.pages,
            partial(self._claims.claim, feed=url),
        )  # fmt: skip
        state = self._states[url]
        try:
            return taker.take(state, now, self._rests.get(url), at_once=at_once)
        except StoppedError:
            return None
        except Exception:  # a fault of ours in one feed must not stop the others
            log.exception("the turn of %s failed", url)
            failures = state.failures + 1
            due = schedule.next_try(url, now, every=self._settings.every, failures=failures)
            broken = FeedState(
                url, next_due=schedule.iso(due), failures=failures, state=state.state
            )
            return Turn(url, (), broken, trouble="it could not be read by a fault of this program")

    def _rest(self) -> None:
        """Wait for the next feed that is due, and tell what fell due meanwhile."""
        self._desk.pass_days()
        self._deliver()
        self._clock.wait(self.next_due(), self.stop)

    def _deliver(self, *, last: bool = False) -> None:
        """Tell everybody what they have not heard; ``last``: the program ends, nobody waits."""
        now = self._clock.now()
        for notices in self._notices:
            if last or notices.due is None or notices.due <= now:
                self._tell_news(notices, now)

    def _tell_news(self, notices: Notices, now: datetime) -> None:
        """Tell one of them, up to what they cannot hear now."""
        heard = None
        for change in self._desk.news(notices.name):
            why = notices.tell(change, now)
            if why:
                self._tell_trouble(notices.name, why)
                if notices.tries < MAX_TRIES:
                    break
                notices.tries, notices.due = 0, None
            heard = change
            if notices.one_by_one:
                self._desk.heard(notices.name, change)
        if heard is not None and not notices.one_by_one:
            self._desk.heard(notices.name, heard)


class _Claims:
    """Which feed brought an address; the oldest are forgotten."""

    def __init__(self) -> None:
        self._owners: OrderedDict[str, str] = OrderedDict()
        self._lock = threading.Lock()

    def claim(self, url: str, *, feed: str) -> bool:
        """Whether ``feed`` is the one that brings the article at ``url``."""
        with self._lock:
            owner = self._owners.setdefault(url, feed)
            while len(self._owners) > MANY_CLAIMS:
                self._owners.popitem(last=False)
            return owner == feed
