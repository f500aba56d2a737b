"""What is new over the API: the log, the feeds, the exports."""

from __future__ import annotations

import io
import json
import zipfile
from xml.etree import ElementTree

import feedparser
import msgspec
import pytest
from pieces import tulips
from reports import EVIL, all_items, client_of, fill, hostile

from onrecord.desk import story_record
from onrecord.exports import FORMATS, check_library, export
from onrecord.exports.making import MissingLibraryError
from onrecord.store import FeedState, Store
from onrecord.watching.memory import Memory

CHANGES = "/api/v1/changes"


def logged(path, **which):
    with Store.open(path) as store:
        return msgspec.json.decode(msgspec.json.encode(store.changes.since(**which)))


def test_the_log_is_read_to_its_end_from_any_cursor(reading, filled):
    """In pages of any size, oldest first."""
    whole = logged(filled)
    assert len(whole) > 3
    for limit in (1, 3, 200):
        assert all_items(reading, f"{CHANGES}?limit={limit}") == whole
    assert all_items(reading, f"{CHANGES}?cursor={whole[2]['n']}") == whole[3:]


def test_a_cursor_goes_on_where_an_answer_ended(client):
    """Nothing is told twice, nothing is passed over."""
    first = client.get(f"{CHANGES}?limit=200").json()
    nothing = client.get(f"{CHANGES}?cursor={first['cursor']}").json()
    assert (nothing["items"], nothing["next"]) == ([], None)
    assert nothing["cursor"] == first["cursor"]
    text = tulips().content.replace("three weeks", "five weeks")
    document = {"text": text, "url": "https://other.example/1", "outlet": "Other Post"}
    client.post("/api/v1/articles", json={"documents": [document]})
    news = client.get(f"{CHANGES}?cursor={first['cursor']}").json()
    assert news["items"]
    assert news["cursor"] == news["items"][-1]["n"]


def test_the_log_is_filtered(reading, filled, alder):
    """By story, by kind, and by whether a change is shown."""
    assert all_items(reading, f"{CHANGES}?story={alder}&limit=2") == logged(filled, story=alder)
    assert all_items(reading, f"/api/v1/stories/{alder}/changes") == logged(filled, story=alder)
    kinds = logged(filled, kinds=["new_story"])
    assert all_items(reading, f"{CHANGES}?kind=new_story&limit=1") == kinds != []
    counted = logged(filled, shown=False)
    assert all_items(reading, f"{CHANGES}?shown=false") == counted != []


def test_readers_of_feeds_read_the_changes(tmp_path, quick):
    """Atom and JSON Feed, of one story and of all; nothing in them is markup."""
    fill(tmp_path / "x.db", hostile(3))
    with client_of(tmp_path / "x.db") as client:
        story = client.get("/api/v1/stories").json()["items"][0]["id"]
        for base in ("/api/v1", f"/api/v1/stories/{story}"):
            answer = client.get(f"{base}/changes.atom")
            feed = feedparser.parse(answer.content, response_headers=dict(answer.headers))
            assert not feed.bozo
            items = client.get(f"{base}/changes.feed.json").json()["items"]
            assert [entry.id for entry in feed.entries] == [item["id"] for item in items] != []
            assert any("<script>" in item["title"] for item in items)
            assert b"<script>" not in answer.content
            assert feed.entries[0].link == f"http://127.0.0.1/story/{story}"
            assert feed.feed.links[1].href.endswith("/changes.atom")


def test_an_entry_of_a_feed_keeps_its_name(client, path):
    """A reader that has it shows it once."""
    before = [item["id"] for item in client.get("/api/v1/changes.feed.json").json()["items"]]
    with Store.open(path) as store, store.transaction():
        store.changes.log([store.changes.since()[0]])
    after = [item["id"] for item in client.get("/api/v1/changes.feed.json").json()["items"]]
    assert after[1:] == before
    assert after[0] not in before


def test_the_feeds_that_are_watched_are_listed(client, path):
    """As OPML, with their titles; what is no web address is left out."""
    memory = Memory(title=EVIL).encode()
    with Store.open(path) as store, store.transaction():
        store.feeds.put(FeedState("https://gazette.example/feed?a=1&b=2", state=memory))
        store.feeds.put(FeedState("news/feed.xml"))
    answer = client.get("/api/v1/feeds.opml")
    assert "<script>" not in answer.text
    (outline,) = ElementTree.fromstring(answer.content).iter("outline")
    assert outline.get("xmlUrl") == "https://gazette.example/feed?a=1&b=2"
    assert "<script>" in outline.get("title")


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_is_offered_as_it_is_everywhere(reading, filled, alder, form):
    """The same bytes as the command line writes, as a file to keep."""
    answer = reading.get(f"/api/v1/stories/{alder}/export/{form.name}")
    try:
        check_library(form.name)
    except MissingLibraryError:
        assert answer.status_code == 406
        return
    with Store.open(filled) as store:
        record = story_record(store, alder)
    if form.tables:
        names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
        assert f"statements{form.extensions[0]}" in names
    elif form.name != "pdf":
        assert answer.content == export(record, form.name)
    kind = "application/zip" if form.tables else form.media_type
    assert answer.headers["content-type"].removesuffix("; charset=utf-8") == kind
    assert answer.headers["content-disposition"].startswith("attachment; filename=")


def test_one_table_and_another_day_are_exported(reading, alder):
    """As they are asked for; what is no table is named."""
    base = f"/api/v1/stories/{alder}/export"
    table = reading.get(f"{base}/csv?table=statements")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.text.lstrip("\ufeff").splitlines()[0].startswith("story,")
    assert json.loads(reading.get(f"{base}/json?as_of=2031-04-17").content)["as_of"] == "2031-04-17"
    for wrong in ("csv?table=colours", "json?table=statements"):
        answer = reading.get(f"{base}/{wrong}")
        assert (answer.status_code, answer.json()["errors"][0]["name"]) == (422, "table")
