"""Everything that goes wrong is told in one shape, and says no more than it should."""

from __future__ import annotations

import pytest
from reports import client_of

from onrecord.serving.shelf import Shelf
from onrecord.store import StoreBusyError, StoreFullError

STORIES = "/api/v1/stories"


def problem(answer, status):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    told = answer.json()
    assert told["status"] == status
    assert told["type"].startswith("urn:onrecord:problem:")
    assert set(told) <= {"type", "title", "status", "detail", "errors"}
    return told


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/nothing", "/api/", "/api/v1", f"{STORIES}/none", f"{STORIES}/none/statements",
        f"{STORIES}/none/nothing", f"{STORIES}/none/export/csv", f"{STORIES}/none/changes.atom",
        "/api/v1/articles/none", "/api/v1/articles/none/versions", "/api/v1/overrides/0",
        "/api/v1/overrides/99999999999999999999", "/api/v1/overrides/x",
        "/api/v1/speakers/statements?speaker=nobody",
    ],
)  # fmt: skip
def test_what_is_not_there(reading, address):
    """404."""
    problem(reading.get(address), 404)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "POST", "TRACE"])
def test_a_method_that_is_not_taken(reading, method):
    """405, with those that are."""
    answer = reading.request(method, STORIES)
    assert problem(answer, 405)["detail"] == "this address takes GET, HEAD"
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    ("address", "name", "value", "said"),
    [
        (f"{STORIES}?limit=0", "limit", "0", "a whole number from 1 to 200"),
        (f"{STORIES}?limit=201", "limit", "201", "a whole number from 1 to 200"),
        (f"{STORIES}?limit=many", "limit", "many", "a whole number from 1 to 200"),
        (f"{STORIES}?limit=1.5", "limit", "1.5", "a whole number from 1 to 200"),
        (f"{STORIES}?limit={'9' * 400}", "limit", "9" * 119 + "…", "a whole number"),
        (f"{STORIES}?since=April", "since", "April", "YYYY-MM-DD"),
        (f"{STORIES}?since=2031-02-30", "since", "2031-02-30", "a day of the calendar"),
        (f"{STORIES}?outlte=Gazette", "outlte", "Gazette", "accepted: outlet, speaker"),
        (f"{STORIES}?least=2&least=3", "least", "3", "given already"),
        (f"{STORIES}?outlet=a%00b", "outlet", "a\0b", "NUL"),
        ("/api/v1/changes?kind=gossip", "kind", "gossip", "new_statement"),
        ("/api/v1/changes?shown=perhaps", "shown", "perhaps", "bool"),
        ("/api/v1/changes?cursor=-1", "cursor", "-1", "0 for the beginning"),
        ("/api/v1/speakers/statements", "speaker", "", "missing"),
    ],
)
def test_a_value_that_is_not_accepted_is_named(reading, address, name, value, said):
    """422, with the value and what is accepted."""
    told = problem(reading.get(address), 422)
    (error,) = told["errors"]
    assert (error["name"], error["value"]) == (name, value)
    assert said in error["accepted"]
    assert name in told["detail"]


@pytest.mark.parametrize(
    "token",
    ["", "x", "%00", "e30", "W10", "WyJhIl0", "Ly8v", "é", "W" * 900,
     "WzFd=", "OTk5OTk5OTk5OTk5OTk5OTk5OTk"],
)  # fmt: skip
@pytest.mark.parametrize(
    "address",
    ["/stories", "/speakers", "/search/articles?q=a", "/overrides",
     "/speakers/statements?speaker=Ada+Bel"],
)  # fmt: skip
def test_a_page_token_that_nobody_gave(reading, address, token):
    """422, whatever it decodes to."""
    join = "&" if "?" in address else "?"
    problem(reading.get(f"/api/v1{address}{join}page={token}"), 422)


def test_all_wrong_values_are_told_at_once(reading):
    """Nobody mends them one by one."""
    told = problem(reading.get(f"{STORIES}?limit=0&since=x&colour=red"), 422)
    assert {error["name"] for error in told["errors"]} == {"limit", "since", "colour"}


def test_a_search_for_nothing_is_refused(reading):
    """Words, or something else to look by."""
    problem(reading.get("/api/v1/search/statements"), 422)
    problem(reading.get("/api/v1/search/articles?q=%20"), 422)


@pytest.mark.parametrize(
    ("error", "status", "retry"),
    [
        (RuntimeError("secret-path"), 500, False),
        (StoreBusyError("secret-path is being written"), 503, True),
        (StoreFullError("secret-path cannot grow"), 503, False),
        (TimeoutError("secret-path"), 500, False),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_fault_of_ours_shows_nothing_of_the_inside(filled, monkeypatch, error, status, retry):
    """The log has it; the client may know when to come again."""

    async def fails(self, fn):
        raise error

    with client_of(filled) as client:
        monkeypatch.setattr(Shelf, "look", fails)
        answer = client.get(STORIES)
        problem(answer, status)
        assert "secret-path" not in answer.text
        assert ("retry-after" in answer.headers) is retry
        assert client.get("/", follow_redirects=False).status_code in (404, 500, 503)


def test_a_store_that_went_away_is_no_fault_of_the_client(filled, tmp_path):
    """503, and the path is not told."""
    import shutil

    path = tmp_path / "gone.db"
    shutil.copy(filled, path)
    with client_of(path) as client:
        path.unlink()
        answer = client.get(STORIES)
        problem(answer, 503)
        assert "gone.db" not in answer.text
