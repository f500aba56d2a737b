"""A desk that keeps things in memory, a web of a dictionary, and a clock that the test moves."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from onrecord.desk import Outcome
from onrecord.intake.polite import Fetched, Refused, StoppedError, Unchanged
from onrecord.store import Change, FeedState
from onrecord.types import Page, Skipped

BEGIN = datetime(2031, 4, 7, 6, 0, tzinfo=UTC)
Answer = Fetched | Unchanged | Refused


class HandClock:
    """Stands still until somebody waits; ``ends`` is when the program is stopped."""

    def __init__(self, ends: timedelta = timedelta(hours=6)) -> None:
        self.time = BEGIN
        self.ends = BEGIN + ends

    def now(self) -> datetime:
        return self.time

    def wait(self, until: datetime, stop: threading.Event) -> None:
        self.time = max(self.time, until)
        if self.time >= self.ends:
            stop.set()


@dataclass
class MadeWeb:
    """Answers by address, as ``Fetcher.fetch`` would; ``asked`` is what was asked for."""

    answers: dict[str, Answer | Callable[[], Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    conditions: list[str | None] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def fetch(
        self, url: str, *, limit: int, cut: bool = False,
        etag: str | None = None, modified: str | None = None,
    ) -> Answer:  # fmt: skip
        if self.stop.is_set():
            raise StoppedError
        self.asked.append(url)
        self.conditions.append(etag)
        answer = self.answers.get(url, Refused("the page does not exist (status 404)", "never"))
        return answer() if callable(answer) else answer


@dataclass
class MemoryDesk:
    """Keeps what it is given; an article is its address and its content."""

    kept: dict[str, FeedState] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    log: list[Change] = field(default_factory=list)
    cursors: dict[str, int] = field(default_factory=dict)
    commits: list[tuple[str, int]] = field(default_factory=list)

    def states(self) -> dict[str, FeedState]:
        return dict(self.kept)

    def take(self, pages: Sequence[Page | Skipped], state: FeedState) -> list[Outcome]:
        outcomes = []
        for page in pages:
            if isinstance(page, Skipped):
                self.skipped.append(page)
                outcomes.append(Outcome("skipped", page.path, why=page.why))
                continue
            if any((old.url, old.content) == (page.url, page.content) for old in self.pages):
                outcomes.append(Outcome("known", page.path or "-", article=str(page.url)))
                continue
            self.pages.append(page)
            number = len(self.log) + 1
            self.log.append(Change("new_story", "s", "Title", str(page.url), n=number))
            outcomes.append(Outcome("added", page.path or "-", article=str(page.url)))
        self.kept[state.url] = state
        self.commits.append((state.url, sum(one.became == "added" for one in outcomes)))
        return outcomes

    def pass_days(self) -> None:
        pass

    def begin(self, readers: Sequence[str]) -> None:
        for reader in readers:
            self.cursors.setdefault(reader, len(self.log))

    def news(self, reader: str) -> list[Change]:
        return self.log[self.cursors[reader] :]

    def heard(self, reader: str, change: Change) -> None:
        self.cursors[reader] = change.n


def html(body: str, url: str, etag: str | None = None) -> Fetched:
    """A page of the made web."""
    return Fetched(url, f"<html><p>{body}</p></html>".encode(), "text/html", etag=etag)


def rss(items: str, etag: str | None = None, *, moved: str | None = None) -> Fetched:
    """A feed of the made web."""
    document = f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>"
    return Fetched("http://f.example/rss", document.encode(), "text/xml", etag=etag, moved=moved)


def item(number: int, *, host: str = "a.example", text: str = "", date: str = "") -> str:
    """One entry of a feed of the made web."""
    return (
        f"<item><guid>{number}</guid><title>T{number}</title>"
        f"<link>http://{host}/{number}</link><pubDate>{date}</pubDate>"
        f"<description>{text}</description></item>"
    )
