"""Who may ask: names, sites, tokens, and how much of everything."""

from __future__ import annotations

import pytest
from reports import client_of

from onrecord.serving.limits import CLIENTS, Allowance
from onrecord.serving.limits import client_of as counted_for
from onrecord.serving.settings import Settings
from onrecord.serving.tokens import Gate

STORIES = "/api/v1/stories"
TOKEN = "open Sésame"
BEARER = {"authorization": f"Bearer {TOKEN}".encode()}
OPEN_ADDRESS = {"host": "0.0.0.0", "token": TOKEN}


@pytest.fixture(scope="module")
def locked(filled):
    """A client of a server that asks for a token."""
    with client_of(filled, **OPEN_ADDRESS) as client:
        yield client


@pytest.mark.parametrize("address", [STORIES, "/", "/nothing", "/static/nothing", "/login"])
def test_every_answer_tells_browsers_what_its_page_may_do(reading, address):
    """Nothing from elsewhere, in no frame, as no other kind than it says."""
    headers = reading.get(address, follow_redirects=False).headers
    policy = headers["content-security-policy"]
    for part in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'",
                 "base-uri 'none'", "form-action 'self'"):  # fmt: skip
        assert part in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] in ("same-origin", "no-referrer")
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8000", "localhost:9", "LOCALHOST", "[::1]:8000", "10.1.2.3"]
)
def test_the_server_answers_to_its_own_names(reading, host):
    """And to addresses in figures, behind which no other site's name can be."""
    assert reading.get(STORIES, headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "", "evil@127.0.0.1",
     "127.0.0.1/evil.example", "127.0.0.1:x", "[::1", "a b", "127.0.0.1#", "0x7f000001.example"],
)  # fmt: skip
def test_it_answers_to_no_other_name(reading, host):
    """Another site can have its name lead here: its pages must read nothing."""
    answer = reading.get(STORIES, headers={"host": host})
    assert answer.status_code == 400
    assert "alder" not in answer.text.lower()


def test_a_name_that_was_given_is_its_own(filled):
    """That of a proxy before it."""
    with client_of(filled, names=("News.Example",)) as client:
        assert client.get(STORIES, headers={"host": "news.example:80"}).status_code == 200
        assert client.get(STORIES, headers={"host": "old.news.example"}).status_code == 400


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({}, True),
        ({"origin": "http://127.0.0.1"}, True),
        ({"sec-fetch-site": "same-origin", "origin": "null"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"origin": "http://evil.example"}, False),
        ({"origin": "http://127.0.0.1:9999"}, False),
        ({"origin": "null"}, False),
        ({"origin": ""}, False),
        ({"origin": "http://["}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site", "origin": "http://127.0.0.1"}, False),
    ],
    ids=str,
)
def test_nothing_is_changed_for_another_sites_page(client, headers, allowed):
    """A browser says where a request comes from, or it is no browser."""
    body = {"documents": [{"text": ""}]}
    answer = client.post("/api/v1/articles", json=body, headers=headers)
    assert answer.status_code == (200 if allowed else 403)
    assert client.get(STORIES, headers=headers).status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "news.example", ""])
def test_no_server_starts_open_to_others_without_a_token(host):
    """Nor with an empty one."""
    with pytest.raises(ValueError, match="token"):
        Settings("x.db", host=host)
    with pytest.raises(ValueError, match="token"):
        Settings("x.db", host=host, token=" ")
    assert Settings("x.db", host=host, token="t").token == "t"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_alone_on_its_machine_it_needs_none(host):
    """Only this machine reaches it."""
    assert Settings("x.db", host=host).token is None


@pytest.mark.parametrize(
    "headers",
    [
        {}, {"authorization": "Bearer "}, {"authorization": "Bearer wrong"},
        {"authorization": TOKEN.encode()}, {"authorization": f"Basic {TOKEN}".encode()},
        {"cookie": "onrecord="}, {"cookie": "onrecord=9999999999.0"},
        {"cookie": f"onrecord={TOKEN}".encode()}, {"cookie": "onrecord=é".encode("latin-1")},
    ],
    ids=str,
)  # fmt: skip
def test_without_the_token_nothing_is_told(filled, headers):
    """Programs are told what is missing; people are led to the form."""
    with client_of(filled, **OPEN_ADDRESS) as client:
        answer = client.get(STORIES, headers=headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")
        assert client.post("/api/v1/articles", json={}, headers=headers).status_code == 401
        page = client.get("/story/x?a=b", headers=headers, follow_redirects=False)
        if "authorization" not in headers:
            assert page.status_code == 303
            assert page.headers["location"] == "/login?to=%2Fstory%2Fx%3Fa%3Db"


def test_the_token_opens_the_door(locked):
    """In the header."""
    assert locked.get(STORIES, headers=BEARER).status_code == 200


def test_a_login_sets_a_cookie_that_pages_and_scripts_cannot_read(filled):
    """It opens the door for a browser, and is good for this server alone."""
    with client_of(filled, **OPEN_ADDRESS) as client:
        form = client.get("/login?to=%22%3E%3Cscript%3E")
        assert "<script>" not in form.text
        answer = client.post(
            "/login", data={"token": TOKEN, "to": "/story/x"}, follow_redirects=False
        )
        assert (answer.status_code, answer.headers["location"]) == (303, "/story/x")
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert TOKEN not in cookie
        assert client.get(STORIES).status_code == 200  # the client kept it


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example", "x",
                                "/a\r\nSet-Cookie: x=y", "javascript:alert(1)"])  # fmt: skip
def test_a_login_leads_to_no_other_site(filled, to):
    """Whatever the address of the form said."""
    with client_of(filled, **OPEN_ADDRESS) as client:
        data = {"token": TOKEN, "to": to}
        answer = client.post("/login", data=data, follow_redirects=False)
        assert answer.headers["location"] == "/"


def test_who_guesses_is_made_to_wait(filled):
    """In the form and in the header; the right token is heard again later."""
    with client_of(filled, **OPEN_ADDRESS) as client:
        guesses = [
            client.post("/login", data={"token": f"guess {n}"}).status_code for n in range(12)
        ]
        assert guesses == [403] * 10 + [429] * 2
        answer = client.get(STORIES, headers=BEARER)
        assert answer.status_code == 429
        assert int(answer.headers["retry-after"]) > 0


def test_a_cookie_of_another_token_or_of_long_ago_is_none(monkeypatch):
    """Changing the token logs everybody out; so does a month."""
    gate = Gate(TOKEN)
    cookie = gate.cookie()
    assert gate.accepts(cookie)
    assert not Gate("another").accepts(cookie)
    until, signed = cookie.split(".")
    assert not gate.accepts(f"{int(until) + 1}.{signed}")
    monkeypatch.setattr("onrecord.serving.tokens.time.time", lambda: int(until) + 1)
    assert not gate.accepts(cookie)


def test_who_asks_too_often_is_told_when_to_come_again(filled):
    """Its own requests alone count."""
    with client_of(filled, requests_per_second=0.5, burst=3) as client:
        answers = [client.get(STORIES) for _ in range(5)]
        assert [a.status_code for a in answers] == [200, 200, 200, 429, 429]
        assert answers[-1].headers["retry-after"] == "2"
        assert answers[-1].json()["status"] == 429


def test_an_allowance_is_refilled_and_each_client_has_its_own():
    """So many at once, so many a second; the clients that are remembered are so many."""
    now = [100.0]
    allowance = Allowance(2, 0.5, now=lambda: now[0])
    assert [allowance.spend("a") for _ in range(3)] == [0.0, 0.0, 2.0]
    assert allowance.spend("b") == 0.0
    now[0] += 1.0
    assert allowance.spend("a") == 1.0
    now[0] += 1.0
    assert allowance.spend("a") == 0.0
    for n in range(CLIENTS + 5):
        allowance.spend(f"c{n}")
    assert len(allowance._left) == CLIENTS


@pytest.mark.parametrize(
    ("client", "counted"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("::ffff:10.0.0.1", "::ffff:10.0.0.1"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
    ],
)
def test_a_client_is_counted_by_what_it_cannot_choose(client, counted):
    """An IPv6 client has a whole network of addresses."""
    assert counted_for({"client": (client, 1)}) == counted


def test_a_large_body_is_refused_before_it_is_read(filled):
    """By its length where it tells one, else when it has come too far."""
    with client_of(filled, body_bytes=1_000) as client:
        headers = {"content-type": "text/plain"}
        told = client.post("/api/v1/articles", content=b"x" * 1_001, headers=headers)
        assert (told.status_code, told.json()["status"]) == (413, 413)

        def pieces():
            yield from (b"x" * 300 for _ in range(10))

        untold = client.post("/api/v1/articles", content=pieces(), headers=headers)
        assert (untold.status_code, untold.json()["status"]) == (413, 413)


def test_a_long_address_is_refused(reading):
    """Nobody types so many words."""
    assert reading.get(STORIES, params={"q": "word " * 1_000}).status_code == 414
