"""Clients that measure a server."""

from __future__ import annotations

import sys

import pytest
from benchmarks.web_clients import Answers, free_port, served
from benchmarks.web_load import line, our_paths, sample, their_paths

from onrecord.store import Store

SERVER = """
import http.server, sys

class Pages(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_GET(self):
        body = b"x" * 1000
        self.send_response(404 if self.path == "/none" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *parts):
        pass

http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Pages).serve_forever()
"""


@pytest.fixture
def server(tmp_path):
    """A server of a thousand letters."""
    (tmp_path / "pages.py").write_text(SERVER, encoding="utf-8")
    port = free_port()
    command = [sys.executable, str(tmp_path / "pages.py"), str(port)]
    with served(command, port=port, core=None) as opened:
        yield opened
    assert opened.process.poll() is not None


@pytest.mark.parametrize("clients", [1, 8])
def test_each_request_is_asked_once_and_its_time_is_kept(server, clients):
    """By one client or by several."""
    answers = server.ask(["/a", "/b"], clients=clients, requests=21)
    assert (len(answers.seconds), answers.failed, answers.bytes) == (21, 0, 1000)
    assert list(answers.seconds) == sorted(answers.seconds)


def test_what_is_not_found_is_counted_and_its_time_is_not(server):
    """A page that fails quickly is no quick page."""
    answers = server.ask(["/none"], clients=2, requests=4)
    assert (answers.failed, answers.seconds) == (4, ())


def test_the_memory_of_a_server_is_more_than_nothing(server):
    """By the kernel's word."""
    assert server.memory() > 1


def test_a_server_that_ends_is_told_of():
    """And not waited for."""
    with (
        pytest.raises(RuntimeError, match="ended with status 3"),
        served([sys.executable, "-c", "raise SystemExit(3)"], port=free_port(), core=None),
    ):
        pass


@pytest.mark.parametrize(("part", "value"), [(0.0, 1.0), (0.5, 6.0), (0.99, 10.0), (1.0, 10.0)])
def test_shares_are_taken_of_the_times_in_order(part, value):
    """The median and the ninety-ninth of a hundred."""
    answers = Answers(tuple(float(n) for n in range(1, 11)), 0, 1, 0.0)
    assert answers.share(part) == value


def test_a_line_tells_what_failed_and_what_was_slow():
    """Beside the times in milliseconds."""
    assert "3 failed" in line("page", 32, Answers((0.25,), 3, 2048, 0.1))
    assert "over 1 s" in line("page", 32, Answers((1.5,), 0, 2048, 0.1))
    assert line("page", 1, Answers((0.25,), 0, 2048, 0.1)).split()[2:] == [
        "250.0", "250.0", "250.0", "100.0", "2",
    ]  # fmt: skip


def test_what_is_asked_for_is_in_the_store(tmp_path):
    """The largest stories, and words that stand in statements."""
    from benchmarks.make_store import make_store

    make_store(tmp_path / "small.db", 6, 3)
    with Store.open(tmp_path / "small.db") as store:
        asked = sample(store)
        assert asked.articles == max(line.articles for line in store.stories.list())
        assert all(store.search.statements(words) for words in asked.searches)
    assert all(our_paths(asked).values())
    assert all(their_paths(asked, "small").values())
