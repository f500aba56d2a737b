"""Corrections by hand, as a browser without scripts makes them."""

from __future__ import annotations

import html
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from pages_rig import story_of

from onrecord.store import Store

HOME = {"origin": "http://127.0.0.1"}
MEND = re.compile(r'class="mend" href="([^"]+)"')


def forms(text: str) -> list[dict[str, list[str]]]:
    """The fields of the forms of corrections on a page, as they would be sent unfilled."""
    found = []
    for form in re.findall(r'<form action="/correct" method="post">(.*?)</form>', text, re.DOTALL):
        fields: dict[str, list[str]] = {}
        for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form):
            fields.setdefault(name, []).append(html.unescape(value))
        for name, value in re.findall(r'<input type="checkbox" name="(\w+)" value="([^"]*)"', form):
            fields.setdefault(f"offered {name}", []).append(value)
        found.append(fields)
    return found


def send(client, form: dict[str, list[str]], **filled):
    fields = {name: values for name, values in form.items() if not name.startswith("offered")}
    for name, value in filled.items():
        fields[name] = [*fields.get(name, []), value]
    return client.post("/correct", data=fields, headers=HOME, follow_redirects=False)


@pytest.fixture
def alder_story(path):
    return story_of(path, "Alder")


def mends(client, story: str, view: str, kind: str) -> list[str]:
    text = client.get(f"/story/{story}/{view}").text
    return [a for a in map(html.unescape, MEND.findall(text)) if f"kind={kind}&" in a]


def test_a_speaker_is_joined_with_another_and_parted_again(client, path, alder_story):
    """The page leads to the form, the form to the list, and the list undoes it."""
    address, another, *_ = mends(client, alder_story, "statements", "speaker")
    join, *_ = forms(client.get(address).text)
    other = another.rpartition("key=")[2]
    assert other in join["offered speakers"]
    before = client.get(f"/story/{alder_story}/statements").text.count('class="voice"')
    answer = send(client, join, speakers=other, note="the same person")
    assert answer.status_code == 303
    listed = client.get(answer.headers["location"]).text
    assert "the same person" in listed
    assert "Corrected:" in listed
    after = client.get(f"/story/{alder_story}/statements").text.count('class="voice"')
    assert after == before - 1
    n = re.search(r'name="n" value="(\d+)"', listed)[1]
    client.post("/corrections/undo", data={"n": n, "back": "/corrections"}, headers=HOME)
    again = client.get(f"/story/{alder_story}/statements").text.count('class="voice"')
    assert again == before
    assert "Make again" in client.get("/corrections?show=all").text
    assert "the same person" not in client.get("/corrections").text


def test_a_difference_is_settled_with_the_reason(client, alder_story):
    """It stands folded at the end, with who settled it and why."""
    address = mends(client, alder_story, "disagreements", "disagreement")[0]
    (form,) = forms(client.get(address).text)
    refused = send(client, form)
    assert refused.status_code == 422
    assert 'role="alert"' in refused.text
    assert send(client, form, note="the ministry counted").status_code == 303
    shown = client.get(f"/story/{alder_story}/disagreements").text
    assert "1 difference settled" in shown
    assert "the ministry counted" in shown


def test_an_outlet_and_a_date_are_set(client, path, alder_story):
    """Of one article, at its own page."""
    with Store.open(path) as store:
        article = store.articles.of_story(alder_story)[0].id
    outlet, date = forms(client.get(f"/correct?kind=article&key={article}").text)
    assert send(client, outlet, outlet="The Vessen Times").status_code == 303
    assert send(client, date, date="2031-04-02").status_code == 303
    shown = client.get(f"/article/{article}").text
    assert "The Vessen Times" in shown
    assert "2 April 2031" in shown
    wrong = send(client, date, date="yesterday")
    assert wrong.status_code == 422
    assert "yesterday" in wrong.text


def test_stories_are_joined_and_parted(client, path, alder_story):
    """The joined story's address leads to where its articles are."""
    other = story_of(path, "Tulips")
    join, split = forms(client.get(f"/correct?kind=story&story={alder_story}").text)
    assert other in join["offered stories"]
    assert send(client, join, stories=other).status_code == 303
    moved = client.get(f"/story/{other}", follow_redirects=False)
    assert moved.headers["location"] == f"/story/{alder_story}"
    left = split["offered articles"][0]
    assert send(client, split, articles=left).status_code == 303
    with Store.open(path) as store:
        assert store.articles.get(left).story != alder_story


def test_people_who_correct_at_once_lose_nothing(client, path):
    """Each correction is there, whoever was first."""
    with Store.open(path) as store:
        articles = [
            stored.id
            for line in store.stories.list(limit=20)
            for stored in store.articles.of_story(line.id)
        ]

    def correct(n: int) -> int:
        form, _ = forms(client.get(f"/correct?kind=article&key={articles[n]}").text)
        return send(client, form, outlet=f"Desk number {n}", note=f"note {n}").status_code

    with ThreadPoolExecutor(6) as people:
        assert list(people.map(correct, range(6))) == [303] * 6
    listed = client.get("/corrections").text
    for n in range(6):
        assert f"note {n}" in listed
        assert f"Desk number {n}" in client.get(f"/article/{articles[n]}").text


def test_what_a_form_knew_and_is_gone_is_told(client, path, alder_story):
    """Nothing is done, and the form comes again as the story stands."""
    address = mends(client, alder_story, "statements", "speaker")[0]
    join, *_ = forms(client.get(address).text)
    answer = send(client, join, speakers="0123456789ab")
    assert answer.status_code == 422
    assert "may have changed" in answer.text
    assert "Nothing is corrected" in client.get("/corrections").text


def test_corrections_can_be_taken_along(client, path, alder_story):
    """As JSON Lines that another store takes in."""
    with Store.open(path) as store:
        article = store.articles.of_story(alder_story)[0].id
    outlet, _ = forms(client.get(f"/correct?kind=article&key={article}").text)
    send(client, outlet, outlet="The Vessen Times")
    answer = client.get("/corrections/export")
    assert "attachment" in answer.headers["content-disposition"]
    assert "The Vessen Times" in answer.text


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"action": "drop", "target": "x"}, id="no such correction"),
        pytest.param({"action": "outlet", "target": "x" * 5000}, id="no such article"),
        pytest.param({"action": "join_speakers", "target": ""}, id="no story"),
        pytest.param({"action": "settle", "target": "../..", "disagreement": "\x00"}, id="odd"),
    ],
)
def test_a_form_that_nobody_sends_is_refused(client, fields):
    """With a page that says why."""
    answer = client.post("/correct", data=fields, headers=HOME)
    assert answer.status_code in (400, 422)
    assert "<h1>" in answer.text


@pytest.mark.parametrize("n", ["", "x", "999", "9" * 40, "-1"])
def test_a_correction_that_is_not_there_cannot_be_undone(client, n):
    answer = client.post("/corrections/undo", data={"n": n}, headers=HOME)
    assert answer.status_code in (400, 404, 409)


@pytest.mark.parametrize(
    "address",
    ["/correct", "/correct?kind=speaker", "/correct?kind=../base", "/correct?kind=article&key=x"],
)
def test_there_is_no_form_for_what_is_not_there(client, address):
    assert client.get(address).status_code == 404
