"""The watcher: feeds in turn, each committed with its articles; everybody hears of each change."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from fakes import BEGIN, HandClock, MadeWeb, MemoryDesk, html, item, rss

from onrecord.intake.opml import Subscription
from onrecord.intake.polite import Fetched, Refused
from onrecord.store import Change
from onrecord.watching import Notices, Settings, Watcher, command, webhook
from onrecord.watching.workers import in_order

FEEDS = [Subscription(f"http://f{n}.example/rss") for n in range(6)]


def made_web() -> MadeWeb:
    web = MadeWeb()
    for n, feed in enumerate(FEEDS):
        web.answers[feed.url] = rss(item(n, host=f"f{n}.example"))
        url = f"http://f{n}.example/{n}"
        web.answers[url] = html(f"Report {n}.", url)
    return web


def watcher(
    web: MadeWeb, desk: MemoryDesk, *, notices: Sequence[Notices] = (), hours: float = 3.0,
    settings: Settings | None = None,
) -> Watcher:  # fmt: skip
    settings = settings or Settings(every=timedelta(hours=1))
    clock = HandClock(timedelta(hours=hours))
    return Watcher(FEEDS, desk, web, clock, settings=settings, notices=notices)  # type: ignore[arg-type]


def test_each_feed_is_committed_with_its_articles() -> None:
    """One after the other, in an order that does not depend on who answers first."""
    web, desk = made_web(), MemoryDesk()

    def slow() -> Fetched:
        time.sleep(0.3)
        return rss(item(0, host="f0.example"))

    web.answers[FEEDS[0].url] = slow
    watcher(web, desk).run(once=True)
    assert desk.commits == [(feed.url, 1) for feed in FEEDS]
    assert set(desk.kept) == {feed.url for feed in FEEDS}


def test_a_feed_that_fails_stops_no_other() -> None:
    """Nor does a fault of ours in one of them."""
    web, desk = made_web(), MemoryDesk()
    web.answers[FEEDS[1].url] = Refused("the site cannot be reached")

    def fault() -> Fetched:
        raise RuntimeError("a fault of ours")

    web.answers[FEEDS[2].url] = fault
    watcher(web, desk).run()
    assert {page.url for page in desk.pages} == {f"http://f{n}.example/{n}" for n in (0, 3, 4, 5)}
    assert desk.kept[FEEDS[1].url].failures >= 1
    assert desk.kept[FEEDS[2].url].failures >= 1


def test_feeds_are_asked_when_they_are_due() -> None:
    """Every hour here, at the beginning and twice more; not all at the same second."""
    web, desk = made_web(), MemoryDesk()
    watcher(web, desk, hours=2.5).run()
    assert [web.asked.count(feed.url) for feed in FEEDS] == [3] * len(FEEDS)
    assert len({state.next_due for state in desk.kept.values()}) > 1


def test_one_article_in_two_feeds_is_fetched_once() -> None:
    """The feeds of one site overlap."""
    web, desk = made_web(), MemoryDesk()
    web.answers[FEEDS[1].url] = rss(item(0, host="f0.example"))
    one_hand = Settings(every=timedelta(hours=1), hands=1)
    watcher(web, desk, settings=one_hand).run(once=True)
    assert web.asked.count("http://f0.example/0") == 1


def test_once_takes_all_that_there_is() -> None:
    """More than a turn has room for, too."""
    web, desk = made_web(), MemoryDesk()
    web.answers[FEEDS[0].url] = rss("".join(item(n, host="x.example") for n in range(60)))
    for n in range(60):
        url = f"http://x.example/{n}"
        web.answers[url] = html(f"Report {n}.", url)
    watcher(web, desk, settings=Settings(pages=25)).run(once=True)
    assert len(desk.pages) == 60 + 5
    assert max(pages for _, pages in desk.commits) == 25


def test_once_asks_feeds_that_are_not_due_but_none_that_failed() -> None:
    """It is for schedulers of others, who come when they come."""
    web, desk = made_web(), MemoryDesk()
    web.answers[FEEDS[1].url] = Refused("the site cannot be reached")
    watcher(web, desk).run(once=True)
    web.asked.clear()
    watcher(web, desk).run(once=True)
    assert web.asked == [feed.url for feed in FEEDS if feed is not FEEDS[1]]


def test_it_goes_on_where_it_was() -> None:
    """A new watcher over the same desk fetches nothing twice."""
    web, desk = made_web(), MemoryDesk()
    watcher(web, desk).run(once=True)
    pages = len(desk.pages)
    watcher(web, desk).run(once=True)
    assert len(desk.pages) == pages


def test_stopping_leaves_what_is_not_done() -> None:
    """Nothing half is committed, and nobody waits for a slow site."""
    web, desk = made_web(), MemoryDesk()

    def hang() -> Fetched:
        web.stop.set()
        time.sleep(5)
        return rss("")

    web.answers[FEEDS[2].url] = hang
    began = time.monotonic()
    watcher(web, desk, settings=Settings(hands=1)).run()
    assert time.monotonic() - began < 4
    assert [url for url, _ in desk.commits] == [feed.url for feed in FEEDS[:2]]


def hearing(heard: list[Change], fails: int = 0) -> Notices:
    left = [fails]

    def hear(change: Change) -> str:
        if left[0] > 0:
            left[0] -= 1
            return "not now"
        heard.append(change)
        return ""

    return Notices("somebody", hear)


def test_everybody_hears_of_each_change_once_and_in_order() -> None:
    """What stood in the log before they came is no news."""
    web, desk, heard = made_web(), MemoryDesk(), list[Change]()
    desk.log.append(Change("new_story", "s", "Old", "old", n=1))
    watcher(web, desk, notices=[hearing(heard)]).run()
    assert [change.n for change in heard] == list(range(2, 2 + len(FEEDS)))


def test_who_cannot_hear_now_hears_later() -> None:
    """A webhook that is down for a while loses nothing; one that never answers stops nobody."""
    web, desk, heard = made_web(), MemoryDesk(), list[Change]()
    watcher(web, desk, notices=[hearing(heard, fails=3)]).run()
    assert [change.n for change in heard] == list(range(1, 1 + len(FEEDS)))
    web, desk, heard, others = made_web(), MemoryDesk(), list[Change](), list[Change]()
    deaf, other = hearing(heard, fails=6), hearing(others)
    other.name = "another"
    watcher(web, desk, notices=[deaf, other]).run()
    assert [change.n for change in heard] == list(range(2, 1 + len(FEEDS)))
    assert len(others) == len(FEEDS)


def test_a_program_that_was_killed_tells_what_it_had_not_told() -> None:
    """How far everybody heard is kept."""
    web, desk, heard = made_web(), MemoryDesk(), list[Change]()
    first = watcher(web, desk, notices=[hearing(heard, fails=1)])
    first.run(once=True)
    desk.cursors["somebody"] = 2  # as if killed after the second
    heard.clear()
    watcher(web, desk, notices=[hearing(heard)]).run(once=True)
    assert [change.n for change in heard] == [3, 4, 5, 6]


def test_changes_that_are_only_counted_are_not_told() -> None:
    """A copy is counted, not shown."""
    web, desk, heard = made_web(), MemoryDesk(), list[Change]()
    watcher(web, desk, notices=[hearing(heard)]).run(once=True)
    desk.log.append(Change("copy", "s", "T", "t", n=7, shown=False))
    watcher(web, desk, notices=[hearing(heard)]).run(once=True)
    assert [change.n for change in heard] == [1, 2, 3, 4, 5, 6]
    assert desk.cursors["somebody"] == 7


CHANGE = Change("new_story", "s", "Title; $(touch broken)", "text", n=1)


def encode(change: Change) -> bytes:
    return f"{change.title}\n".encode()


def test_a_command_gets_the_change_and_no_shell_reads_it(tmp_path: Path) -> None:
    """On its standard input; its words are a program and arguments as they stand."""
    out = tmp_path / "out; touch broken"
    hear = command(["dd", "status=none", f"of={out}"], encode)
    assert hear(CHANGE) == ""
    assert out.read_text() == "Title; $(touch broken)\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == [out.name]


def test_a_command_that_fails_is_told() -> None:
    """With its status, or why it cannot be run."""
    assert command(["false"], encode)(CHANGE) == "false ended with status 1"
    assert "cannot be run" in command(["/no/such/program"], encode)(CHANGE)
    with pytest.raises(ValueError, match="empty"):
        command([], encode)


def test_a_webhook_is_posted_to() -> None:
    """As JSON; a redirect, an error and nobody there are all failures."""
    from http.server import BaseHTTPRequestHandler, HTTPServer

    got: list[tuple[str, bytes]] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append((self.headers["Content-Type"], body))
            self.send_response({"/ok": 204, "/moved": 302}.get(self.path, 500))
            self.send_header("Location", "/ok")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    assert webhook(f"{base}/ok", encode)(CHANGE) == ""
    assert got == [("application/json", b"Title; $(touch broken)\n")]
    assert webhook(f"{base}/moved", encode)(CHANGE) == "the webhook answers 302"
    assert webhook(f"{base}/bad", encode)(CHANGE) == "the webhook answers 500"
    server.shutdown()
    server.server_close()
    assert webhook(f"{base}/ok", encode)(CHANGE) == "the webhook cannot be reached"
    with pytest.raises(ValueError, match="no http"):
        webhook("file:///etc/passwd", encode)


def test_workers_give_results_in_the_order_of_the_work() -> None:
    """However long each takes; a fault is raised where its result is wanted."""

    def work(number: int) -> int:
        time.sleep(0.05 if number % 3 == 0 else 0)
        if number == 20:
            raise RuntimeError("twenty")
        return number

    stop = threading.Event()
    assert list(in_order(work, range(20), hands=4, stop=stop)) == list(range(20))
    with pytest.raises(RuntimeError, match="twenty"):
        list(in_order(work, range(30), hands=4, stop=stop))


def test_the_beginning_is_the_time_of_the_clock() -> None:
    """No other clock is asked."""
    web, desk = made_web(), MemoryDesk()
    watcher(web, desk).run(once=True)
    assert all(str(s.next_due) > BEGIN.strftime("%Y-%m-%d") for s in desk.kept.values())
    assert all(str(s.next_due)[:4] == "2031" for s in desk.kept.values())
