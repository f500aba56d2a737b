"""Polite fetching: with leave, in turns, on condition, with limits, and to public addresses."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.intake import addresses
from onrecord.intake.pace import Pace
from onrecord.intake.polite import Fetched, Fetcher, Refused, StoppedError, Unchanged
from onrecord.intake.robots import Robots, RobotsAnswer, Verdict

Answer = tuple[int, dict[str, str], bytes]
LIMIT = 100_000


class Site(BaseHTTPRequestHandler):
    """Answers what the test says, and notes what it was asked."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.seen.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]
        given = self.server.answers.get(self.path, (404, {}, b""))  # type: ignore[attr-defined]
        if callable(given):
            given(self)
            return
        status, headers, body = given
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


class World:
    """A loopback server and what it answers."""

    def __init__(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
        self.server.daemon_threads = True
        self.answers: dict[str, Answer | Callable[[Site], None]] = {}
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.server.answers = self.answers  # type: ignore[attr-defined]
        self.server.seen = self.seen  # type: ignore[attr-defined]
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def paths(self) -> list[str]:
        return [path for path, _ in self.seen if path != "/robots.txt"]


@pytest.fixture
def world() -> Iterator[World]:
    world = World()
    yield world
    world.server.shutdown()
    world.server.server_close()


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(allow_private=True, pace=Pace(0.0))


def test_what_is_read_comes_with_what_to_ask_by_the_next_time(
    world: World, fetcher: Fetcher
) -> None:
    """ETag and time of change are sent back, and an unchanged page costs no body."""
    headers = {"ETag": '"a1"', "Last-Modified": "Sat, 05 Apr 2031 07:49:00 GMT"}
    world.answers["/feed"] = (200, {**headers, "Content-Type": "text/xml"}, b"<rss/>")
    found = fetcher.fetch(f"{world.base}/feed", limit=LIMIT)
    assert isinstance(found, Fetched)
    assert (found.body, found.content_type, found.moved) == (b"<rss/>", "text/xml", None)
    assert (found.etag, found.modified) == ('"a1"', "Sat, 05 Apr 2031 07:49:00 GMT")
    world.answers["/feed"] = (304, {}, b"")
    again = fetcher.fetch(
        f"{world.base}/feed", limit=LIMIT, etag=found.etag, modified=found.modified
    )
    assert again == Unchanged()
    asked = world.seen[-1][1]
    assert asked["If-None-Match"] == '"a1"'
    assert asked["If-Modified-Since"] == "Sat, 05 Apr 2031 07:49:00 GMT"
    assert asked["User-Agent"].startswith("onrecord/")


@pytest.mark.parametrize(
    ("status", "again", "gone"),
    [(404, "never", False), (410, "never", True), (403, "never", False), (500, "later", False),
     (503, "later", False), (429, "later", False), (408, "later", False)],
)  # fmt: skip
def test_a_refusal_says_whether_to_ask_again(
    world: World, fetcher: Fetcher, status: int, again: str, gone: bool
) -> None:
    """What is passing is tried later, what is not is not."""
    world.answers["/x"] = (status, {}, b"")
    found = fetcher.fetch(f"{world.base}/x", limit=LIMIT)
    assert isinstance(found, Refused)
    assert (found.again, found.gone) == (again, gone)


def test_a_moved_address_is_learned_where_the_site_says_so(world: World, fetcher: Fetcher) -> None:
    """301 and 308 are for good; one 302 on the way, and the old address stays."""
    world.answers["/new"] = (200, {}, b"x")
    world.answers["/old"] = (301, {"Location": "/new"}, b"")
    world.answers["/older"] = (308, {"Location": "/old"}, b"")
    world.answers["/now"] = (302, {"Location": "/old"}, b"")
    for path, moved in [("/older", f"{world.base}/new"), ("/now", None)]:
        found = fetcher.fetch(world.base + path, limit=LIMIT)
        assert isinstance(found, Fetched)
        assert (found.url, found.moved) == (f"{world.base}/new", moved)
    world.answers["/loop"] = (301, {"Location": "/loop"}, b"")
    found = fetcher.fetch(f"{world.base}/loop", limit=LIMIT)
    assert isinstance(found, Refused)
    assert found.why == "more than 5 redirects"


def test_robots_txt_is_obeyed_and_asked_once(world: World, fetcher: Fetcher) -> None:
    """The rules for us, or else those for all."""
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nDisallow: /private*.html\n"
    world.answers["/robots.txt"] = (200, {}, rules)
    world.answers["/a.html"] = (200, {}, b"x")
    assert isinstance(fetcher.fetch(f"{world.base}/a.html", limit=LIMIT), Fetched)
    refused = fetcher.fetch(f"{world.base}/private/b.html", limit=LIMIT)
    assert refused == Refused("the site's robots.txt forbids it", "never")
    assert [path for path, _ in world.seen] == ["/robots.txt", "/a.html"]


def test_a_redirect_is_asked_leave_for_too(world: World, fetcher: Fetcher) -> None:
    """A way round the rules is none."""
    world.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /closed\n")
    world.answers["/open"] = (302, {"Location": "/closed"}, b"")
    found = fetcher.fetch(f"{world.base}/open", limit=LIMIT)
    assert found == Refused("the site's robots.txt forbids it", "never")
    assert world.paths() == ["/open"]


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        (RobotsAnswer(404), Verdict(True)),
        (RobotsAnswer(403), Verdict(True)),
        (RobotsAnswer(500), Verdict(False, for_now=True)),
        (RobotsAnswer(0), Verdict(False, for_now=True)),
        (RobotsAnswer(200, b"User-agent: *\nCrawl-delay: 7"), Verdict(True, pause=7.0)),
        (RobotsAnswer(200, b"User-agent: *\nCrawl-delay: 90000"), Verdict(True, pause=60.0)),
        (RobotsAnswer(200, b"User-agent: *\nRequest-rate: 1/5s"), Verdict(True, pause=5.0)),
        (RobotsAnswer(200, b"\xff\xfe\x00<html>"), Verdict(True)),
    ],
)  # fmt: skip
def test_what_a_robots_txt_means(answer: RobotsAnswer, verdict: Verdict) -> None:
    """As RFC 9309 has it: none allows all, one that cannot be had allows nothing for now."""
    robots = Robots(lambda url: answer)
    assert robots.verdict("https://a.example:443", "https://a.example/x") == verdict


def test_a_robots_txt_is_asked_again_in_time() -> None:
    """A day after an answer, ten minutes after none."""
    now, asked, status = [0.0], [], [500]

    def ask(url: str) -> RobotsAnswer:
        asked.append(url)
        return RobotsAnswer(status[0])

    robots = Robots(ask, now=lambda: now[0])
    for at, allowed, times in [(0, False, 1), (599, False, 1), (600, True, 2), (80_000, True, 2),
                               (90_000, True, 3)]:  # fmt: skip
        now[0], status[0] = at, 500 if at < 600 else 404
        assert robots.verdict("https://a.example:443", "https://a.example/x").allowed is allowed
        assert len(asked) == times


def test_a_host_is_asked_once_in_a_while() -> None:
    """Whoever asks takes the next free turn; other hosts have turns of their own."""
    now = [100.0]
    pace = Pace(1.0, now=lambda: now[0])
    assert [pace.turn("a"), pace.turn("a"), pace.turn("b")] == [0.0, 1.0, 0.0]
    now[0] = 101.5
    assert pace.turn("a", at_least=5.0) == 0.5
    assert pace.turn("a") == 5.5
    pace.hold("b", 60.0)
    assert pace.held("b") == 60.0
    now[0] = 200.0
    assert (pace.held("b"), pace.turn("a")) == (0.0, 0.0)


def test_a_site_that_asks_to_be_left_alone_is(world: World, fetcher: Fetcher) -> None:
    """Retry-After holds for the whole host, in seconds or as a date."""
    world.answers["/busy"] = (429, {"Retry-After": "120"}, b"")
    world.answers["/other"] = (200, {}, b"x")
    found = fetcher.fetch(f"{world.base}/busy", limit=LIMIT)
    assert isinstance(found, Refused)
    assert found.after == 120.0
    held = fetcher.fetch(f"{world.base}/other", limit=LIMIT)
    assert isinstance(held, Refused)
    assert held.why == "the site asked to be left alone for a while"
    assert world.paths() == ["/busy"]


def test_sizes_have_a_limit(world: World, fetcher: Fetcher) -> None:
    """Packed ones too: the limit counts what comes out."""
    import gzip

    bomb = gzip.compress(b"a" * 50_000_000, mtime=0)
    world.answers["/bomb"] = (200, {"Content-Encoding": "gzip"}, bomb)
    refused = fetcher.fetch(f"{world.base}/bomb", limit=LIMIT)
    assert isinstance(refused, Refused)
    assert refused.again == "never"
    cut = fetcher.fetch(f"{world.base}/bomb", limit=LIMIT, cut=True)
    assert isinstance(cut, Fetched)
    assert len(cut.body) == LIMIT + 1


def test_an_endless_answer_is_cut(world: World, fetcher: Fetcher) -> None:
    """A feed that never ends is read to the limit."""

    def endless(site: Site) -> None:
        site.send_response(200)
        site.end_headers()
        try:
            while True:
                site.wfile.write(b"<item></item>" * 1000)
        except OSError:
            site.close_connection = True

    world.answers["/endless"] = endless
    found = fetcher.fetch(f"{world.base}/endless", limit=LIMIT, cut=True)
    assert isinstance(found, Fetched)
    assert len(found.body) == LIMIT + 1


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_site_that_drips_is_left_in_time(world: World, part: str) -> None:
    """A byte now and then stays below every timeout of a socket, and not below ours."""

    def drip(site: Site) -> None:
        try:
            if part == "body":
                site.send_response(200)
                site.end_headers()
            for _ in range(100):
                site.wfile.write(b"a")
                site.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass
        site.close_connection = True

    world.answers["/drip"] = drip
    fetcher = Fetcher(allow_private=True, pace=Pace(0.0), seconds=0.5)
    began = time.monotonic()
    found = fetcher.fetch(f"{world.base}/drip", limit=LIMIT)
    assert isinstance(found, Refused)
    assert found.why == "the site does not answer in time"
    assert time.monotonic() - began < 5


def test_a_connection_that_breaks_off_is_tried_later(world: World, fetcher: Fetcher) -> None:
    """Half of an answer is none."""

    def half(site: Site) -> None:
        site.send_response(200)
        site.send_header("Content-Length", "1000")
        site.end_headers()
        site.wfile.write(b"half")
        site.close_connection = True

    world.answers["/half"] = half
    found = fetcher.fetch(f"{world.base}/half", limit=LIMIT)
    assert found == Refused("the connection broke off")


def test_a_private_address_is_refused_on_every_hop(world: World) -> None:
    """Checked after the name is resolved; what was checked is what is connected to."""
    fetcher = Fetcher(pace=Pace(0.0))
    found = fetcher.fetch(f"{world.base}/x", limit=LIMIT)
    why = "127.0.0.1 leads to a private address, which is not fetched"
    assert found == Refused(why, "never")
    assert world.seen == []  # not even robots.txt is asked for
    port = world.server.server_port
    world.answers["/inside"] = (302, {"Location": f"http://127.0.0.1:{port}/secret"}, b"")

    def resolve(host: str, at: int, *, allow_private: bool) -> list[str]:
        if host == "public.example":
            return ["127.0.0.1"]  # stands for a public host; nothing may leave this machine
        return addresses.checked_addresses(host, at, allow_private=allow_private)

    fetcher = Fetcher(pace=Pace(0.0), resolve=resolve)
    found = fetcher.fetch(f"http://public.example:{port}/inside", limit=LIMIT)
    assert found == Refused(why, "never")
    assert world.paths() == ["/inside"]


def test_a_name_is_resolved_once(
    world: World, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second answer that leads elsewhere (DNS rebinding) is never asked for."""
    asked: list[str] = []
    found = socket.getaddrinfo

    def resolve(host: object, *args: object, **kwargs: object) -> object:
        asked.append(str(host))
        host = "127.0.0.1" if host == "two-faced.example" else host
        return found(host, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr("socket.getaddrinfo", resolve)
    world.answers["/robots.txt"] = (404, {}, b"")
    world.answers["/x"] = (200, {}, b"x")
    url = f"http://two-faced.example:{world.server.server_port}/x"
    assert isinstance(fetcher.fetch(url, limit=LIMIT), Fetched)
    names = [host for host in asked if host == "two-faced.example"]
    assert len(names) == 2  # robots.txt, the page
    assert set(asked) <= {"two-faced.example", "127.0.0.1"}


@pytest.mark.parametrize(
    ("url", "again"),
    [("http://nowhere.invalid/", "later"), ("ftp://a.example/", "never"), ("http://", "never"),
     ("http://user:pw@a.example/", "never"), ("http://[::1", "never")],
)  # fmt: skip
def test_an_address_that_cannot_be_asked_is_a_value(
    fetcher: Fetcher, url: str, again: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is not known now may be known in an hour."""

    def unknown(*args: object, **kwargs: object) -> object:
        raise socket.gaierror("unknown")

    monkeypatch.setattr("socket.getaddrinfo", unknown)
    found = fetcher.fetch(url, limit=LIMIT)
    assert isinstance(found, Refused)
    assert found.again == again


def test_waiting_ends_when_the_program_does(world: World) -> None:
    """Nobody waits for a turn that nobody will use."""
    fetcher = Fetcher(allow_private=True, pace=Pace(60.0))
    threading.Timer(0.2, fetcher.stop.set).start()
    with pytest.raises(StoppedError):
        fetcher.fetch(f"{world.base}/x", limit=LIMIT)
