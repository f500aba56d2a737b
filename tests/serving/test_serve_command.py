"""The real server: it starts, streams what other programs add, and ends when it is told to."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import ExitStack

import pytest
from reports import TOLD_LATER, fill
from running_server import PATIENCE, add_elsewhere, events, running

from onrecord.serving.running import address_of, listen
from onrecord.store import Store

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals")
EVENTS = "/api/v1/events"


@pytest.fixture
def path(tmp_path, quick):
    fill(tmp_path / "news.db")
    return tmp_path / "news.db"


def serve(*options, **more):
    """What the command says where it does not start."""
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "serve", *options], capture_output=True, text=True,
        timeout=PATIENCE, check=False, **more,
    )  # fmt: skip
    return done.returncode, done.stderr


def test_it_says_where_it_is_and_answers_there(path):
    """On the port that it was given by the system."""
    with running(path) as server, server.client() as client:
        assert server.address.startswith("http://127.0.0.1:")
        assert client.get("/api/v1/stories").json()["items"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_at_once_though_streams_are_open(path, number):
    """They end properly, nothing is complained of, and the store is whole."""
    with (
        running(path) as server,
        server.client() as client,
        client.stream("GET", f"{EVENTS}?cursor=0") as one,
        client.stream("GET", EVENTS) as other,
    ):
        lines = one.iter_lines()
        assert next(lines).startswith("retry: ")
        assert other.status_code == 200
        assert server.stop(number) == (0, "")
        assert any(line.startswith("data: ") for line in lines)  # to the end, unbroken
        assert other.read() == b"retry: 3000\n\n"
    with Store.open(path) as store:
        assert store.check() == []


def test_an_open_page_gets_what_another_program_adds(path):
    """Each change once, in order, with its cursor for a name."""
    with Store.open(path) as store:
        last = store.changes.last()
    with running(path) as server, server.client() as client:
        with client.stream("GET", EVENTS) as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            assert stream.headers["cache-control"] == "no-store"
            lines = stream.iter_lines()
            assert next(lines).startswith("retry: ")  # it listens from here on
            add_elsewhere(path, 2)
            with Store.open(path) as store:
                logged = store.changes.since(last)
            found = _read(lines, len(logged))
        assert [int(event["id"]) for event in found] == [change.n for change in logged]
        assert {event["event"] for event in found} == {"change"}
        told = [json.loads(event["data"]) for event in found]
        assert [t["kind"] for t in told] == [change.kind for change in logged]
        assert any("crossing" in t["text"] for t in told)


def _read(lines, number):
    found, fields = [], {}
    for line in lines:
        if line:
            name, _, value = line.partition(": ")
            fields[name] = value
            continue
        if "data" in fields:
            found.append(fields)
        fields = {}
        if len(found) == number:
            break
    return found


def test_a_client_that_lost_the_stream_goes_on_where_it_was(path):
    """By the name of the last event that it had."""
    with Store.open(path) as store:
        logged = store.changes.since()
    with running(path) as server, server.client() as client:
        for headers, address in (
            ({"last-event-id": str(logged[1].n)}, EVENTS),
            ({}, f"{EVENTS}?cursor={logged[1].n}"),
            ({"last-event-id": str(logged[1].n)}, f"{EVENTS}?cursor=0"),
        ):
            with client.stream("GET", address, headers=headers) as stream:
                found = events(stream, len(logged) - 2)
            assert [int(event["id"]) for event in found] == [c.n for c in logged[2:]]


def test_a_stream_of_one_story_has_nothing_of_another(path):
    """However much happens elsewhere."""
    with Store.open(path) as store:
        story = store.stories.list()[-1].id
        wanted = [change.n for change in store.changes.since(story=story)]
    with (
        running(path) as server,
        server.client() as client,
        client.stream("GET", f"{EVENTS}?cursor=0&story={story}") as stream,
    ):
        found = events(stream, len(wanted))
    assert [int(event["id"]) for event in found] == wanted


def test_so_many_streams_and_no_more(path):
    """Of one client; those who leave make room."""
    with running(path) as server, server.client() as client, ExitStack() as held:
        # A stream is open for as long as somebody reads its lines.
        lines = []
        for _ in range(16):
            stream = held.enter_context(client.stream("GET", f"{EVENTS}?cursor=0"))
            lines.append(stream.iter_lines())
            assert next(lines[-1]).startswith("retry: ")
        refused = client.get(EVENTS, timeout=5)
        assert (refused.status_code, refused.json()["status"]) == (429, 429)
        assert int(refused.headers["retry-after"]) > 0
        held.close()
        lines.clear()
        statuses = []
        while 200 not in statuses and len(statuses) < 500:
            with client.stream("GET", f"{EVENTS}?cursor=0") as stream:
                statuses.append(stream.status_code)
        assert statuses[-1] == 200


def test_the_token_comes_from_the_environment(path):
    """Where no other user of the machine reads it; it is not repeated on the terminal."""
    env = {"ONRECORD_TOKEN": "sesame"}
    with running(path, "--host", "0.0.0.0", env=env) as server, server.client() as client:
        assert client.get("/api/v1/stories").status_code == 401
        headers = {"authorization": "Bearer sesame"}
        assert client.get("/api/v1/stories", headers=headers).status_code == 200
        with client.stream("GET", f"{EVENTS}?cursor=0", headers=headers) as stream:
            assert events(stream, 1)
        assert client.get(EVENTS).status_code == 401
        assert server.stop() == (0, "")


def test_it_does_not_start_where_it_should_not(path, tmp_path):
    """One line tells why: no token, no store, no address."""
    env = {k: v for k, v in os.environ.items() if k != "ONRECORD_TOKEN"}
    status, said = serve("--store", str(path), "--host", "0.0.0.0", env=env)
    assert (status, "token" in said, said.count("\n")) == (2, True, 1)
    status, said = serve("--store", str(tmp_path / "none.db"))
    assert (status, "there is no store at" in said, said.count("\n")) == (2, True, 1)
    assert not (tmp_path / "none.db").exists()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        status, said = serve("--store", str(path), "--port", port)
    assert (status, f"cannot listen on 127.0.0.1:{port}" in said, said.count("\n")) == (2, True, 1)


def test_two_clients_that_add_at_once_lose_nothing(path):
    """Nor does what a third program adds beside them."""

    def submit(server, numbers, outcomes):
        with server.client() as client:
            for n in numbers:
                document = {"text": TOLD_LATER.format(n=n), "url": f"https://trees.example/{n}"}
                answer = client.post("/api/v1/articles", json={"documents": [document]})
                outcomes.append(answer.json()["outcomes"][0])

    outcomes: list[dict] = []
    with running(path, "--rate", "0") as server:
        threads = [
            threading.Thread(target=submit, args=(server, range(start, start + 6), outcomes))
            for start in (100, 200)
        ]
        for thread in threads:
            thread.start()
        add_elsewhere(path, 3)
        for thread in threads:
            thread.join()
    assert [outcome["became"] for outcome in outcomes] == ["added"] * 12
    with Store.open(path) as store:
        assert all(store.articles.get(outcome["article"]) for outcome in outcomes)
        assert sum(a.startswith("later.example") for a in _addresses(store)) == 3
        assert store.check() == []


def _addresses(store):
    return [row[0] for row in store.db.execute("SELECT address FROM address")]


def test_a_head_that_is_too_large_is_refused(path):
    """Before it fills the memory; the server goes on."""
    with running(path) as server, server.client() as client:
        answer = client.get("/api/v1/stories", headers={"x": "y" * 100_000})
        assert answer.status_code in (400, 431)
        assert client.get("/api/v1/stories").status_code == 200


def test_addresses_are_shown_as_browsers_take_them():
    """Also those of the newer kind, and that which stands for all."""
    with listen("::1", 0) as listening:
        port = listening.getsockname()[1]
        assert address_of(listening, "::1") == f"http://[::1]:{port}"
        assert address_of(listening, "::") == f"http://[::1]:{port}"


def test_small_answers_are_sent_at_once():
    """asyncio turns off the wait for more to send only where a socket says that it is TCP."""
    import socket

    from onrecord.serving.running import listen

    with listen("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP
