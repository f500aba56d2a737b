"""Stories over the API: the list, the record, and its parts."""

from __future__ import annotations

import msgspec
import pytest
from reports import all_items, client_of, fill, hostile

from onrecord.desk import story_record
from onrecord.desk.records import remake
from onrecord.serving.api.sections import SHAPES
from onrecord.store import Store
from onrecord.types import Record
from onrecord.views import record_view

STORIES = "/api/v1/stories"


def plain(record: Record):
    return msgspec.to_builtins(record_view(record))


def test_the_list_has_every_story_once_the_last_touched_first(reading):
    """However small the pages are."""
    whole = reading.get(STORIES, params={"limit": 200}).json()
    assert whole["next"] is None
    touched = [(line["touched"], line["id"]) for line in whole["items"]]
    assert [t for t, _ in touched] == sorted((t for t, _ in touched), reverse=True)
    for limit in (1, 2):
        assert all_items(reading, f"{STORIES}?limit={limit}") == whole["items"]


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"outlet": "garden weekly"}, ["Tulips are late"]),
        ({"outlet": "Garden"}, []),
        ({"speaker": "GRETA LUND"}, ["Tulips are late"]),
        ({"language": "en", "least": 4}, ["Alder closes its harbour"]),
        ({"language": "no"}, []),
        ({"q": "tulips frost"}, ["Tulips are late"]),
        ({"q": "tulips -frost"}, []),
        ({"q": '"'}, []),
        ({"since": "2031-04-05", "least": 4}, ["Alder closes its harbour"]),
        ({"since": "2031-04-06"}, []),
        ({"until": "2031-04-03"}, []),
        ({"until": "2031-04-04", "outlet": "Garden Weekly"}, ["Tulips are late"]),
    ],
    ids=str,
)
def test_the_list_is_filtered(reading, parameters, found):
    """By whole names in any case, by days and by words."""
    items = reading.get(STORIES, params=parameters).json()["items"]
    assert [line["title"] for line in items] == found


def test_a_page_of_a_filtered_list_leads_on_with_the_filter(reading):
    """The next address keeps what was asked for."""
    answer = reading.get(STORIES, params={"limit": 1, "language": "en", "least": 2})
    link = answer.headers["link"]
    assert link == f'<{answer.json()["next"]}>; rel="next"'
    assert "language=en" in link
    assert "least=2" in link
    (last,) = reading.get(answer.json()["next"]).json()["items"]
    assert last["id"] != answer.json()["items"][0]["id"]


def test_the_record_is_that_of_every_other_face(reading, filled, alder):
    """The same JSON as `onrecord story ID --format json`."""
    with Store.open(filled) as store:
        assert reading.get(f"{STORIES}/{alder}").json() == plain(story_record(store, alder))


@pytest.mark.parametrize("day", ["2031-04-01", "2031-04-16", "2031-05-01"])
def test_deadlines_are_told_against_the_day_that_is_asked_for(reading, filled, alder, day):
    """As if the story had been compared anew on that day."""
    with Store.open(filled) as store:
        kept = remake(store, alder, as_of=day).kept
    record = reading.get(f"{STORIES}/{alder}", params={"as_of": day}).json()
    assert record["as_of"] == day
    assert (
        record["stories"]
        == plain(Record(day, _articles(filled, alder), (), (kept.story,)))["stories"]
    )
    listed = all_items(reading, f"{STORIES}/{alder}/expectations?as_of={day}")
    assert listed == record["stories"][0]["expectations"] != []


def _articles(path, story):
    with Store.open(path) as store:
        return tuple(a.now for a in store.articles.of_story(story))


@pytest.mark.parametrize("name", SHAPES)
def test_each_part_is_listed_as_the_record_has_it(reading, alder, name):
    """Page after page, the same items."""
    record = reading.get(f"{STORIES}/{alder}").json()["stories"][0]
    for limit in (1, 2, 200):
        assert all_items(reading, f"{STORIES}/{alder}/{name}?limit={limit}") == record[name]


def test_a_storys_articles_are_listed_as_the_record_has_them(reading, alder):
    """With their texts, two at a time too."""
    record = reading.get(f"{STORIES}/{alder}").json()
    assert all_items(reading, f"{STORIES}/{alder}/articles?limit=2") == record["articles"]


def test_a_page_of_an_earlier_record_is_not_served(client):
    """What stood behind its place may be elsewhere now: the client begins again."""
    story = client.get(STORIES, params={"least": 4}).json()["items"][0]["id"]
    address = client.get(f"{STORIES}/{story}/attributions?limit=1").json()["next"]
    text = (
        "The harbour of Alder stays shut, and the ferry of Vessen is on its way to the city.\n\n"
        "“We shall take every ferry that Vessen can lend us,” Mayor Ines Holm said on Sunday."
    )
    document = {"text": text, "url": "https://late.example/1", "outlet": "Late News"}
    (outcome,) = client.post("/api/v1/articles", json={"documents": [document]}).json()["outcomes"]
    assert outcome["story"] == story
    assert client.get(address).status_code == 410


def test_what_the_client_has_is_not_sent_again(client, path):
    """Compressed or not; and it is sent again once an article is edited."""
    story = client.get(STORIES, params={"least": 4}).json()["items"][0]["id"]
    for encoding in ("gzip", "identity"):
        asked = {"accept-encoding": encoding}
        answer = client.get(f"{STORIES}/{story}", headers=asked)
        tag = answer.headers["etag"]
        assert answer.headers["cache-control"] == "private, no-cache"
        assert answer.headers["vary"] == "Accept-Encoding"
        again = client.get(f"{STORIES}/{story}", headers={**asked, "if-none-match": f'"x", {tag}'})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    with Store.open(path) as store, store.transaction():
        store.db.execute("UPDATE story SET revision = revision + 1 WHERE id = ?", (story,))
    assert client.get(f"{STORIES}/{story}", headers={"if-none-match": tag}).status_code == 200
    other_day = client.get(f"{STORIES}/{story}?as_of=2031-05-01", headers={"if-none-match": tag})
    assert other_day.status_code == 200


def test_large_answers_are_compressed_for_those_who_take_it(reading, alder):
    """Each encoding has a tag of its own, since its bytes are others."""
    packed = reading.get(f"{STORIES}/{alder}", headers={"accept-encoding": "gzip"})
    plainly = reading.get(f"{STORIES}/{alder}", headers={"accept-encoding": "gzip;q=0"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plainly.headers
    assert packed.content == plainly.content
    assert packed.headers["etag"] != plainly.headers["etag"]
    assert int(packed.headers["content-length"]) < int(plainly.headers["content-length"]) / 2


def test_head_gives_the_headers_alone(reading, alder):
    """The same as GET has."""
    for address in (STORIES, f"{STORIES}/{alder}", f"{STORIES}/{alder}/export/csv"):
        got, head = reading.get(address), reading.head(address)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["etag"] == got.headers["etag"]


def test_a_story_that_was_merged_leads_to_where_it_went(client, path):
    """With the rest of the address."""
    first, second = (s["id"] for s in client.get(STORIES).json()["items"][:2])
    with Store.open(path) as store, store.transaction():
        store.stories.empty(first, into=second, seen="2031-04-06T00:00:00Z")
    answer = client.get(f"{STORIES}/{first}/statements?limit=3", follow_redirects=False)
    assert answer.status_code == 307
    assert answer.headers["location"] == f"{STORIES}/{second}/statements?limit=3"
    assert first not in [s["id"] for s in client.get(STORIES).json()["items"]]


def test_hostile_articles_come_back_as_they_were_said(tmp_path, quick):
    """A program gets the words; no browser takes them for a page."""
    fill(tmp_path / "x.db", hostile(3))
    with client_of(tmp_path / "x.db") as client:
        (line,) = client.get(STORIES).json()["items"]
        assert "<script>" in line["title"]
        for address in (STORIES, f"{STORIES}/{line['id']}", f"{STORIES}/{line['id']}/export/html"):
            answer = client.get(address)
            assert answer.status_code == 200
            assert answer.headers["x-content-type-options"] == "nosniff"
            kind = answer.headers["content-type"]
            assert kind == "application/json" or answer.headers["content-disposition"].startswith(
                "attachment;"
            )


def test_a_record_of_an_earlier_program_is_made_anew(client, path):
    """Its parts too, though they are read alone."""
    story = client.get(STORIES, params={"least": 4}).json()["items"][0]["id"]
    statements = all_items(client, f"{STORIES}/{story}/statements")
    with Store.open(path) as store, store.transaction():
        store.db.execute("UPDATE story SET record = '{}' WHERE id = ?", (story,))
    assert all_items(client, f"{STORIES}/{story}/statements") == statements != []
