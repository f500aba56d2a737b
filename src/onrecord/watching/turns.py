"""One feed's turn: ask it if it is due, get the pages of what is new, and what to keep of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from onrecord.intake.entries import Entry, Feed
from onrecord.intake.polite import Fetcher, Refused, Unchanged
from onrecord.store import FeedState
from onrecord.types import Page, Skipped
from onrecord.watching import schedule
from onrecord.watching.articles import (
    Got,
    fetch_page,
    given_of,
    instead,
    is_whole,
    own_page,
)
from onrecord.watching.asking import Asked, ask
from onrecord.watching.memory import (
    Memory,
    Postponed,
    Revisit,
    content_mark,
    decode_memory,
    kept_small,
    mark,
    remembered,
)

MAX_REVISITS = 500  # articles of a feed that are looked at again; those looked at least go first
Claim = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Rest:
    """What a feed brought that had no room in its turn."""

    feed: Feed
    etag: str | None
    modified: str | None
    present: dict[str, str]  # the marks of all that the feed holds


@dataclass(frozen=True, slots=True)
class Turn:
    """What came of a feed's turn: to be committed together."""

    url: str
    pages: tuple[Page | Skipped, ...]
    state: FeedState
    rest: Rest | None = None  # for its next turn, which is at once
    trouble: str = ""  # why the feed could not be read
    asked: bool = True  # False: only pages were looked at


@dataclass
class TurnTaker:
    """Takes the turn of one feed; nothing outside changes but what is fetched."""

    fetcher: Fetcher
    every: timedelta
    pages: int  # of one turn: what a turn brings is committed together
    claim: Claim = field(default=lambda url: True)  # False: another feed has brought this address

    def take(
        self, state: FeedState, now: datetime, rest: Rest | None = None, *, at_once: bool = False
    ) -> Turn:
        """The turn of a feed. ``at_once``: one that did not fail is asked, due or not."""
        return _Turn(self, state, now).taken(rest, at_once=at_once)


class _Turn:
    """One turn under way."""

    def __init__(self, taker: TurnTaker, state: FeedState, now: datetime) -> None:
        self.taker = taker
        self.state = state
        self.now = now
        self.memory: Memory = decode_memory(state.state)
        self.pages: list[Page | Skipped] = []
        self.room = taker.pages
        self.url = state.url

    def taken(self, rest: Rest | None, *, at_once: bool) -> Turn:
        self._try_postponed()
        self._look_again()
        at_once = at_once and not self.state.failures
        if rest is not None:
            return self._bring(rest)
        if at_once or schedule.is_due(self.memory.poll_due, self.now):
            return self._ask()
        return self._end(asked=False)

    def _ask(self) -> Turn:
        """Ask the feed, and bring what is new."""
        address = self.memory.address or self.url
        found = ask(
            self.taker.fetcher, address, self.now,
            etag=self.state.etag, modified=self.state.last_modified,
        )  # fmt: skip
        if isinstance(found, Refused):
            return self._failed(found)
        if isinstance(found, Unchanged):
            self._answered()
            return self._end()
        self._answered()
        if found.fetched.moved:
            self.memory = replace(self.memory, address=found.fetched.moved)
        self.memory = replace(self.memory, title=found.feed.title or self.memory.title)
        self.pages += [Skipped(self.url, why) for why in found.feed.troubles]
        return self._bring(self._new_of(found))

    def _new_of(self, found: Asked) -> Rest:
        """What is not known yet or has changed; the oldest first: feeds have the newest on top."""
        present = {mark(entry.id): content_mark(entry) for entry in found.feed.entries}
        new = tuple(
            entry
            for entry in reversed(found.feed.entries)
            if self.memory.seen.get(mark(entry.id)) != content_mark(entry)
        )
        feed = replace(found.feed, entries=new)
        return Rest(feed, found.fetched.etag, found.fetched.modified, present)

    def _bring(self, rest: Rest) -> Turn:
        """Take as many entries as there is room for; the last of them completes the poll."""
        entries, seen = rest.feed.entries, dict(self.memory.seen)
        taken = 0
        for entry in entries:
            if self.room <= 0:
                break
            taken += 1
            self._bring_entry(entry, rest.feed.language, is_known=mark(entry.id) in seen)
            seen[mark(entry.id)] = content_mark(entry)
        if taken < len(entries):
            # No ETag yet: a program that is killed now must see the whole feed again.
            self.memory = replace(self.memory, seen=seen, poll_due="")
            left = replace(rest, feed=replace(rest.feed, entries=entries[taken:]))
            self.state = replace(self.state, etag=None, last_modified=None)
            return self._end(rest=left)
        self.memory = replace(self.memory, seen=remembered(seen, rest.present))
        self.state = replace(self.state, etag=rest.etag, last_modified=rest.modified)
        return self._end()

    def _bring_entry(self, entry: Entry, language: str, *, is_known: bool) -> None:
        place = f"{self.url}#{mark(entry.id)}"
        if is_whole(entry) or not entry.url:
            self.room -= 1
            if entry.content:
                self.pages.append(own_page(entry, entry.url or place, self.now, language))
            else:
                self.pages.append(Skipped(place, "an entry with neither a text nor an address"))
            return
        if not is_known and not self.taker.claim(entry.url):
            return
        self._fetch(entry, tries=1)

    def _fetch(self, entry: Entry, *, tries: int) -> None:
        """Fetch an entry's page, or postpone it, or take what the feed has of it."""
        self.room -= 1
        given = given_of(entry, self.now)
        found = fetch_page(self.taker.fetcher, entry.url, given)
        if isinstance(found, Got):
            self.pages.append(found.page)
            if isinstance(found.page, Page):
                self._revisit(entry.url, given, found, looks=1)
            return
        why = found.why if isinstance(found, Refused) else "it is said to be unchanged"
        again = None
        if isinstance(found, Refused) and found.again == "later":
            again = schedule.next_page_try(entry.url, self.now, tries, found.after)
        if again is None:
            self.pages.append(instead(entry, entry.url, self.now, "", why))
            return
        waits = Postponed(kept_small(entry), again, tries, why)
        self.memory = replace(self.memory, postponed=(*self.memory.postponed, waits))

    def _try_postponed(self) -> None:
        """Try the pages again that could not be fetched and are due."""
        waiting = self.memory.postponed
        self.memory = replace(self.memory, postponed=())
        kept = []
        for one in waiting:
            if self.room > 0 and schedule.is_due(one.due, self.now):
                self._fetch(one.entry, tries=one.tries + 1)
            else:
                kept.append(one)
        self.memory = replace(self.memory, postponed=(*kept, *self.memory.postponed))

    def _look_again(self) -> None:
        """Fetch the articles again that are due for it, if they changed."""
        waiting = self.memory.revisits
        self.memory = replace(self.memory, revisits=())
        kept = []
        for one in waiting:
            if self.room <= 0 or not schedule.is_due(one.due, self.now):
                kept.append(one)
                continue
            self.room -= 1
            found = fetch_page(
                self.taker.fetcher, one.url, one.given, etag=one.etag, modified=one.modified
            )
            if isinstance(found, Got) and isinstance(found.page, Page):
                self.pages.append(found.page)
                self._revisit(one.url, one.given, found, looks=one.looks + 1)
            elif not (isinstance(found, Refused) and found.again == "never"):
                same = Got(Skipped(one.url, ""), one.etag, one.modified)
                self._revisit(one.url, one.given, same, looks=one.looks + 1)
        self.memory = replace(self.memory, revisits=(*kept, *self.memory.revisits))

    def _revisit(self, url: str, given: tuple[tuple[str, str], ...], got: Got, looks: int) -> None:
        due = schedule.next_look(self.now, looks)
        if due is None:
            return
        revisit = Revisit(url, due, looks, got.etag, got.modified, given)
        others = tuple(one for one in self.memory.revisits if one.url != url)
        self.memory = replace(self.memory, revisits=(*others, revisit)[-MAX_REVISITS:])

    def _answered(self) -> None:
        due = schedule.next_poll(self.url, self.now, every=self.taker.every)
        self.memory = replace(self.memory, poll_due=schedule.iso(due), trouble="", gone=False)
        self.state = replace(self.state, failures=0)

    def _failed(self, refused: Refused) -> Turn:
        failures = self.state.failures + 1
        due = schedule.next_try(
            self.url, self.now, every=self.taker.every, failures=failures, after=refused.after
        )
        gone = refused.gone
        due = self.now + schedule.LONGEST if gone else due
        self.memory = replace(
            self.memory, poll_due=schedule.iso(due), trouble=refused.why, gone=gone
        )
        # An address that it moved to and that fails is not asked for ever.
        if self.memory.address and failures > 3:
            self.memory = replace(self.memory, address="")
        self.state = replace(self.state, failures=failures)
        return self._end(trouble=refused.why)

    def _end(self, *, rest: Rest | None = None, trouble: str = "", asked: bool = True) -> Turn:
        """The turn as it is to be committed."""
        times = [one.due for one in self.memory.postponed]
        times += [one.due for one in self.memory.revisits]
        due = min([self.memory.poll_due or schedule.iso(self.now), *times])
        state = replace(self.state, next_due=due, state=self.memory.encode())
        return Turn(self.url, tuple(self.pages), state, rest, trouble, asked)
