"""URLs: read with limits, and only from public addresses unless told otherwise."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.intake import addresses, pages, streams, web
from onrecord.types import Page, Skipped

HTML = "<html><body><p>Das Café schließt, sagte der Rat.</p></body></html>"
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, HTML.encode()),
    "/latin": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, HTML.encode("latin-1")),
    "/moved": (302, {"Location": "/page"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/away": (302, {"Location": "file:///etc/passwd"}, b""),
    "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7"),
    "/gone": (404, {"Content-Type": "text/html"}, b"no"),
    "/large": (200, {"Content-Type": "text/plain"}, b"a" * 5000),
    "/lines": (200, {"Content-Type": "application/x-ndjson"}, b'{"text": "a"}\n{"text": "b"}\n'),
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.seen.append(self.headers)  # type: ignore[attr-defined]
        status, headers, body = ANSWERS[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.seen = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def site(server: ThreadingHTTPServer) -> str:
    return f"http://localhost:{server.server_port}"


def test_a_page_is_read_and_keeps_the_address_that_was_asked_for(
    site: str, server: ThreadingHTTPServer
) -> None:
    """Path is the URL as written, url the one it led to; the host is named, not its address."""
    (page,) = pages([f"{site}/moved"], allow_private=True)
    assert page == Page(HTML, "html", path=f"{site}/moved", url=f"{site}/page")
    headers = server.seen[-1]  # type: ignore[attr-defined]
    assert headers["Host"] == site.removeprefix("http://")
    assert headers["User-Agent"].startswith("onrecord/")


def test_the_servers_encoding_counts(site: str) -> None:
    """Where the bytes are not UTF-8, the content type says what they are."""
    (page,) = pages([f"{site}/latin"], allow_private=True)
    assert isinstance(page, Page)
    assert page.content == HTML


def test_json_lines_behind_a_url_are_pages(site: str) -> None:
    """The content type tells the kind."""
    found = [item.path for item in pages([f"{site}/lines"], allow_private=True)]
    assert found == [f"{site}/lines:1", f"{site}/lines:2"]


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/loop", "more than 5 redirects"),
        ("/away", "only http and https addresses are read"),
        ("/pdf", "not a page but application/pdf"),
        ("/gone", "the page does not exist (status 404)"),
    ],
)
def test_what_is_no_page_is_told(site: str, path: str, why: str) -> None:
    """Every refusal has a reason in words."""
    assert list(pages([site + path], allow_private=True)) == [Skipped(site + path, why)]


def test_a_page_that_is_too_large_is_told(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No site can fill the memory."""
    monkeypatch.setattr(web, "MAX_PAGE", 1000)
    monkeypatch.setattr(streams, "MAX_PAGE", 1000)
    (item,) = pages([f"{site}/large"], allow_private=True)
    assert isinstance(item, Skipped)
    assert "too large" in item.why


def test_a_private_address_is_refused(site: str) -> None:
    """By name or by number, a URL that leads inside is not fetched."""
    for url in (f"{site}/page", site.replace("localhost", "127.0.0.1"), "http://[::1]/"):
        (item,) = pages([url])
        assert isinstance(item, Skipped)
        assert item.why.endswith("leads to a private address, which is not fetched")


def test_a_redirect_to_a_private_address_is_refused(
    server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every hop is checked, not the first alone."""
    port = server.server_port
    ANSWERS["/inside"] = (302, {"Location": f"http://127.0.0.1:{port}/page"}, b"")

    def found(host: str, at: int, *, allow_private: bool) -> list[str]:
        if host == "public.example":
            return ["127.0.0.1"]  # stands for a public host; nothing may leave this machine
        return addresses.checked_addresses(host, at, allow_private=allow_private)

    monkeypatch.setattr(web, "checked_addresses", found)
    (item,) = pages([f"http://public.example:{port}/inside"])
    assert isinstance(item, Skipped)
    assert item.why == "127.0.0.1 leads to a private address, which is not fetched"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("10.0.0.1", False),
        ("127.0.0.1", False), ("169.254.169.254", False), ("192.168.1.1", False),
        ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("240.0.0.1", False),
        ("::1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("ff02::1", False),
        ("::ffff:127.0.0.1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
        ("::7f00:1", False), ("nonsense", False),
    ],
)  # fmt: skip
def test_only_addresses_of_the_open_internet_are_public(address: str, public: bool) -> None:
    """IPv6 forms that stand for an IPv4 address are judged by it."""
    assert addresses.is_public(address) is public


@pytest.mark.parametrize(
    "url", ["http://", "http://user:pw@a.example/", "http://a.example:99999/", "http://[::1"]
)
def test_an_address_that_cannot_be_read_is_told(url: str) -> None:
    """A slip in a URL is a reason, not a traceback."""
    (item,) = pages([url])
    assert isinstance(item, Skipped)
