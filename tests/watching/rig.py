"""A loopback web of forty outlets whose feeds change with a time that the test moves.

What a request is answered with follows from the address and the rig's time alone, never from how
often it was asked. So a watcher that is killed and started again meets the same web as one that
was not. Time stands still while the watcher works, and moves on when it waits.

    GET  /-/now             the rig's time
    POST /-/wait?until=...  moves it; answers "end" when the scenario is over
"""

from __future__ import annotations

import gzip
import hashlib
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

from made_reports import page, report

BEGIN = datetime(2031, 4, 7, 6, 0, tzinfo=UTC)
FEEDS = 40
PLACES = "Alder Brunn Dunmere Ellery Farr Kessel Merrow Norvik Oxmouth Skarn".split()
KINDS = "Gazette Post Courier Herald".split()
FORMS = ("rss", "atom", "json", "sitemap", "rss", "rss", "index", "atom")

# What is the matter with some outlets, by their number.
FAILS = {3: (1, 3), 23: (2, 4)}  # hours in which the feed answers 500
DROPS = {8: (1, 3)}  # hours in which the connection breaks off in the middle
BUSY = {15: (0, 2)}  # hours in which it asks to be left alone
GONE = {11: 4}  # hour from which the feed is gone
SLOW = {5}  # takes its time
MOVED = {7, 17}  # the feed has another address
MALFORMED = {28, 36}  # a bare "&", and no end
FORBIDDEN = {13}  # robots.txt lets nobody in
LATE_PAGES = {16, 32}  # pages answer 503 for an hour
EDITED = {1, 12, 24}  # every second report is changed, without a word, after two hours
ODD_DATES = {20: "Thu, 01 Jan 1970 00:00:00 GMT", 29: "Fri, 01 Jan 2100 00:00:00 GMT"}
NO_FEED = {27}  # a page where the feed should be
SAME_AS = {37: 4}  # lists the reports of another outlet


@dataclass(frozen=True)
class Outlet:
    """One site of the rig."""

    number: int

    @property
    def name(self) -> str:
        """What it calls itself."""
        return f"The {PLACES[self.number % 10]} {KINDS[self.number // 10]}"

    @property
    def host(self) -> str:
        """Its host, without the port."""
        return f"{self.name.removeprefix('The ').replace(' ', '').lower()}.example"

    @property
    def form(self) -> str:
        """How it lists its reports."""
        return FORMS[self.number % len(FORMS)]

    def hours(self) -> list[int]:
        """The hours after the beginning in which it publishes."""
        first = 2 + self.number % 3 if self.number in BUSY else self.number % 3
        return list(range(first, 100, 3 + self.number % 4))


@dataclass
class Rig:
    """The server, its time, and what it was asked for."""

    hours: int
    feeds: int = FEEDS
    seen: list[str] = field(default_factory=list)  # "host path" of each request
    on_request: Callable[[int], None] = lambda number: None

    def __post_init__(self) -> None:
        self.begin()
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Site)
        self._server.daemon_threads = True
        self._server.rig = self  # type: ignore[attr-defined]
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def begin(self) -> None:
        """Set the time back to the beginning, and forget what was asked."""
        self.now = BEGIN
        self.seen = []
        self.on_request = lambda number: None

    def close(self) -> None:
        """End the server."""
        self._server.shutdown()
        self._server.server_close()

    @property
    def hour(self) -> float:
        """How many hours have passed since the beginning."""
        return (self.now - BEGIN) / timedelta(hours=1)

    def url(self, outlet: Outlet, path: str) -> str:
        """An address at an outlet."""
        return f"http://{outlet.host}:{self.port}{path}"

    def opml(self) -> str:
        """The list of all feeds."""
        rows = "".join(
            f'<outline text="{outlet.name}" xmlUrl="{self.url(outlet, "/feed")}"/>'
            for outlet in map(Outlet, range(self.feeds))
        )
        return f'<opml version="2.0"><body><outline text="All">{rows}</outline></body></opml>'

    def wait(self, until: datetime) -> bool:
        """Move time on; False when the scenario is over."""
        with self._lock:
            end = BEGIN + timedelta(hours=self.hours)
            self.now = min(max(self.now, until), end)
            return self.now < end

    def asked(self, what: str) -> None:
        """Note a request."""
        with self._lock:
            self.seen.append(what)
            number = len(self.seen)
        self.on_request(number)

    def published(self, outlet: Outlet) -> list[int]:
        """The numbers of the reports that an outlet lists now, the newest first."""
        past = [number for number, hour in enumerate(outlet.hours()) if hour <= self.hour]
        return past[::-1][:12]


class _Server(ThreadingHTTPServer):
    """A server that does not mind clients that are killed while it answers."""

    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """A connection that broke off is what the tests are about."""


class _Site(BaseHTTPRequestHandler):
    """Answers for every outlet, by the host that is asked for."""

    protocol_version = "HTTP/1.1"

    @property
    def rig(self) -> Rig:
        return self.server.rig  # type: ignore[attr-defined, no-any-return]

    def log_message(self, *args: object) -> None:
        pass

    def do_POST(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        goes_on = self.rig.wait(datetime.fromisoformat(query["until"][0]))
        self.answer(200, b"on" if goes_on else b"end")

    def do_GET(self) -> None:
        if self.path == "/-/now":
            self.answer(200, self.rig.now.isoformat().encode())
            return
        host = (self.headers["Host"] or "").partition(":")[0]
        outlet = next((o for o in map(Outlet, range(FEEDS)) if o.host == host), None)
        self.rig.asked(f"{host} {self.path}")
        path = urlsplit(self.path).path
        if outlet is None:
            self.answer(404)
        elif path == "/robots.txt":
            rules = b"User-agent: *\nDisallow: /\n" if outlet.number in FORBIDDEN else b""
            self.answer(200 if rules else 404, rules, "text/plain")
        elif path.startswith("/news/"):
            self.report(outlet, int(path.rpartition("/")[2]))
        else:
            self.feed(outlet, path)

    def feed(self, outlet: Outlet, path: str) -> None:
        hour, number = self.rig.hour, outlet.number
        if number in SLOW:
            time.sleep(0.2)
        if number in FAILS and FAILS[number][0] <= hour < FAILS[number][1]:
            self.answer(500)
        elif number in BUSY and BUSY[number][0] <= hour < BUSY[number][1]:
            self.answer(429, headers={"Retry-After": "5400"})
        elif number in GONE and hour >= GONE[number]:
            self.answer(410)
        elif number in MOVED and path == "/feed":
            self.answer(301, headers={"Location": "/new-feed"})
        elif number in NO_FEED:
            self.answer(200, b"<html><body><p>Welcome.</p></body></html>", "text/html")
        else:
            content, kind = listing(self.rig, outlet, path)
            if number in DROPS and DROPS[number][0] <= hour < DROPS[number][1]:
                self.drop(content)
            else:
                self.conditional(content, kind, packed=number == 22)

    def report(self, outlet: Outlet, number: int) -> None:
        rig = self.rig
        hours = outlet.hours()
        age = rig.hour - hours[number] if number < len(hours) else -1.0
        if age < 0:
            self.answer(404)
        elif outlet.number in LATE_PAGES and age < 1:
            self.answer(503)
        else:
            self.conditional(report_page(rig, outlet, number).encode(), "text/html; charset=utf-8")

    def conditional(self, content: bytes, kind: str, *, packed: bool = False) -> None:
        etag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == etag:
            self.answer(304)
            return
        headers = {"ETag": etag}
        if packed:
            content, headers["Content-Encoding"] = gzip.compress(content, mtime=0), "gzip"
        self.answer(200, content, kind, headers)

    def answer(
        self, status: int, content: bytes = b"", kind: str = "text/plain",
        headers: dict[str, str] | None = None,
    ) -> None:  # fmt: skip
        self.send_response(status)
        if status != 304:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def drop(self, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2])
        self.close_connection = True


def is_edited(rig: Rig, outlet: Outlet, number: int) -> bool:
    """Whether a report stands in its changed form now."""
    later = rig.hour - outlet.hours()[number] >= 2
    return outlet.number in EDITED and number % 2 == 0 and later


def report_page(rig: Rig, outlet: Outlet, number: int) -> str:
    """A report as it stands at its address now."""
    title, paragraphs = report(outlet.number, number, edited=is_edited(rig, outlet, number))
    when = BEGIN + timedelta(hours=outlet.hours()[number])
    own = rig.url(outlet, f"/news/{number}")
    return page(outlet.name, title, paragraphs, when.isoformat(), own)


def listing(rig: Rig, outlet: Outlet, path: str) -> tuple[bytes, str]:
    """What an outlet lists now, in its form, with the content type."""
    source = Outlet(SAME_AS.get(outlet.number, outlet.number))
    rows = [_row(rig, outlet, source, number) for number in rig.published(source)]
    if outlet.form == "index" and path == "/feed":
        parts = "".join(
            f"<sitemap><loc>{rig.url(outlet, f'/map-{day}.xml')}</loc></sitemap>" for day in (1, 2)
        )
        return f"<sitemapindex>{parts}</sitemapindex>".encode(), "application/xml"
    if outlet.form == "index":
        rows = [row for row in rows if row["number"] % 2 == int(path[5] == "1")]
    return _FORMS[outlet.form](outlet, rows)


def _row(rig: Rig, outlet: Outlet, source: Outlet, number: int) -> dict[str, Any]:
    title, paragraphs = report(source.number, number, edited=is_edited(rig, source, number))
    when = BEGIN + timedelta(hours=source.hours()[number])
    return {
        "number": number,
        "title": title,
        "paragraphs": paragraphs,
        "excerpt": paragraphs[0],
        "when": when,
        "said": ODD_DATES.get(outlet.number) or format_datetime(when, usegmt=True),
        "url": rig.url(source, f"/news/{number}?utm_source=feed&utm_medium={outlet.number}"),
        "id": f"{source.host}-{number // 2 if outlet.number == 21 else number}",
    }


def _rss(outlet: Outlet, rows: list[dict[str, Any]]) -> tuple[bytes, str]:
    items = "".join(
        f"<item><title>{escape(row['title'])}</title><link>{escape(row['url'])}</link>"
        f"<guid isPermaLink='false'>{row['id']}</guid><pubDate>{row['said']}</pubDate>"
        f"<description>{escape(row['excerpt'])}</description></item>"
        for row in rows
    )
    name = f"{outlet.name} News & Views" if outlet.number in MALFORMED else outlet.name
    end = "" if outlet.number in MALFORMED else "</channel></rss>"
    document = f'<?xml version="1.0"?><rss version="2.0"><channel><title>{name}</title>{items}{end}'
    return document.encode(), "application/rss+xml"


def _atom(outlet: Outlet, rows: list[dict[str, Any]]) -> tuple[bytes, str]:
    """Every second outlet's Atom brings whole reports along."""
    whole = outlet.number % 2 == 1
    entries = "".join(
        f"<entry><title>{escape(row['title'])}</title><link href={_quoted(row['url'])}/>"
        f"<id>tag:{row['id']}</id><published>{row['when'].isoformat()}</published>"
        f"<updated>{row['when'].isoformat()}</updated>"
        + (f"<content type='html'>{escape(_html(row))}</content>" if whole else "")
        + f"<summary>{escape(row['excerpt'])}</summary></entry>"
        for row in rows
    )
    document = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>{outlet.name}</title>{entries}"
    return f"{document}</feed>".encode(), "application/atom+xml"


def _html(row: dict[str, Any]) -> str:
    more = f"<p>{'More of this is to be found in the printed paper of the day. ' * 8}</p>"
    return "".join(f"<p>{paragraph}</p>" for paragraph in row["paragraphs"]) + more


def _quoted(url: str) -> str:
    return f"'{escape(url)}'"


def _json(outlet: Outlet, rows: list[dict[str, Any]]) -> tuple[bytes, str]:
    items = [
        {
            "id": row["id"],
            "url": row["url"],
            "title": row["title"],
            "summary": row["excerpt"],
            "date_published": row["when"].isoformat(),
        }
        for row in rows
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": outlet.name, "items": items}
    return json.dumps(feed).encode(), "application/feed+json"


def _sitemap(outlet: Outlet, rows: list[dict[str, Any]]) -> tuple[bytes, str]:
    urls = "".join(
        f"<url><loc>{escape(row['url'])}</loc><n:news><n:publication><n:name>{outlet.name}</n:name>"
        f"<n:language>en</n:language></n:publication><n:publication_date>{row['when'].isoformat()}"
        f"</n:publication_date><n:title>{escape(row['title'])}</n:title></n:news></url>"
        for row in rows
    )
    spaces = (
        "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
        "xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'"
    )
    return f"<urlset {spaces}>{urls}</urlset>".encode(), "application/xml"


_FORMS = {"rss": _rss, "atom": _atom, "json": _json, "sitemap": _sitemap, "index": _sitemap}
