"""Corrections over the API: made, listed, undone, and never lost."""

from __future__ import annotations

import json
import threading

import pytest
from reports import all_items, client_of

OVERRIDES = "/api/v1/overrides"


@pytest.fixture
def alder(client):
    """The line of the story that five articles tell."""
    return client.get("/api/v1/stories", params={"least": 4}).json()["items"][0]


def article_of(client, outlet="Alder Gazette"):
    found = client.get("/api/v1/search/articles", params={"outlet": outlet}).json()["items"]
    return found[0]["article"]


def outlet_of(client, article):
    return client.get(f"/api/v1/articles/{article}").json()["article"]["outlet"]


def test_a_correction_is_made_listed_undone_and_made_again(client):
    """The article follows; the list tells who did what."""
    article = article_of(client)
    body = {"kind": "outlet", "target": article, "value": {"outlet": "The Gazette"}, "by": "Ines"}
    made = client.post(OVERRIDES, json=body)
    assert made.status_code == 201, made.text
    n = made.json()["n"]
    assert made.headers["location"] == f"{OVERRIDES}/{n}"
    assert outlet_of(client, article) == "The Gazette"
    assert client.get(f"{OVERRIDES}/{n}").json() == made.json()
    assert all_items(client, OVERRIDES) == [made.json()]
    undone = client.post(f"{OVERRIDES}/{n}/undo", json={"by": "Per"}).json()
    assert (undone["state"], undone["undone_by"]) == ("undone", "Per")
    assert outlet_of(client, article) == "Alder Gazette"
    assert all_items(client, f"{OVERRIDES}?in_force=true") == []
    assert client.post(f"{OVERRIDES}/{n}/undo").status_code == 409
    again = client.post(f"{OVERRIDES}/{n}/again")
    assert again.status_code == 201
    assert again.json()["n"] > n
    assert outlet_of(client, article) == "The Gazette"
    assert len(all_items(client, f"{OVERRIDES}?limit=1")) == 2
    lines = client.get("/api/v1/overrides.jsonl").text.splitlines()
    assert len([json.loads(line) for line in lines]) >= 2


def test_a_correction_is_a_change_and_another_record(client, alder):
    """Whoever follows the story is told, and what was kept of it is not served any more."""
    address = f"/api/v1/stories/{alder['id']}"
    tag = client.get(address).headers["etag"]
    cursor = client.get("/api/v1/changes?limit=200").json()["cursor"]
    names = [s["name"] for s in client.get(f"{address}/speakers").json()["items"]]
    body = {"kind": "join_speakers", "target": alder["id"], "value": {"speakers": names[:2]}}
    assert client.post(OVERRIDES, json=body).status_code == 201
    record = client.get(address, headers={"if-none-match": tag})
    assert record.status_code == 200
    assert len(record.json()["stories"][0]["speakers"]) == len(names) - 1
    kinds = [c["kind"] for c in client.get(f"/api/v1/changes?cursor={cursor}").json()["items"]]
    assert "override" in kinds


def test_two_people_who_correct_at_once_lose_nothing(path):
    """Each has a number of its own, and all of them hold."""
    outlets = ["Alder Gazette", "Mainland Post", "Garden Weekly"]
    with client_of(path) as client:
        articles = {outlet: article_of(client, outlet) for outlet in outlets}
        story = client.get("/api/v1/stories", params={"least": 4}).json()["items"][0]["id"]
        answers = []

        def correct(outlet):
            for value in ({"outlet": f"New {outlet}"}, {"date": "2031-04-03"}):
                kind = next(iter(value))
                body = {"kind": kind, "target": articles[outlet], "value": value, "by": outlet}
                answers.append(client.post(OVERRIDES, json=body))

        threads = [threading.Thread(target=correct, args=[outlet]) for outlet in outlets]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [a.status_code for a in answers] == [201] * 6, [a.text for a in answers]
        listed = all_items(client, OVERRIDES)
        assert sorted(o["n"] for o in listed) == sorted(a.json()["n"] for a in answers)
        assert {o["state"] for o in listed} == {"applied"}
        for outlet in outlets:
            article = client.get(f"/api/v1/articles/{articles[outlet]}").json()["article"]
            assert (article["outlet"], article["published"]) == (f"New {outlet}", "2031-04-03")
        assert client.get(f"/api/v1/stories/{story}").status_code in (200, 404)


def test_a_correction_of_what_has_changed_meanwhile_is_not_made(client, alder):
    """Where the client says which revision it saw."""
    names = [
        s["name"] for s in client.get(f"/api/v1/stories/{alder['id']}/speakers").json()["items"]
    ]
    body = {"kind": "join_speakers", "target": alder["id"], "value": {"speakers": names[:2]}}
    stale = client.post(OVERRIDES, json={**body, "revision": alder["revision"] + 1})
    assert stale.status_code == 409
    assert str(alder["revision"]) in stale.json()["detail"]
    assert all_items(client, OVERRIDES) == []
    assert client.post(OVERRIDES, json={**body, "revision": alder["revision"]}).status_code == 201


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"kind": "gossip", "target": "x", "value": {}}, 422),
        ({"kind": "outlet", "target": "nothing", "value": {"outlet": "x"}}, 404),
        ({"kind": "join_speakers", "target": "nothing", "value": {"speakers": ["a", "b"]}}, 404),
        ({"kind": "outlet", "target": "", "value": {}}, 422),
        ({"kind": "outlet", "target": "x", "value": []}, 422),
        ({"kind": "outlet", "target": "x", "value": {}, "colour": "red"}, 422),
    ],
    ids=str,
)
def test_what_cannot_be_corrected_is_told(client, body, status):
    """And nothing is kept of it."""
    answer = client.post(OVERRIDES, json=body)
    assert answer.status_code == status, answer.text
    assert answer.json()["detail"]
    assert all_items(client, OVERRIDES) == []
