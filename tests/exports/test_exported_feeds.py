"""Feeds, lists of feeds and TimelineJS, read by feedparser, an XML parser and our own intake."""

from __future__ import annotations

import json
from html import escape
from html.parser import HTMLParser
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports import export
from onrecord.exports.feeds import Entry, Feed, FollowedFeed, atom, json_feed, opml
from onrecord.intake.opml import Subscription, read_opml
from onrecord.report.safe import neutral, one_line

ATOM = "{http://www.w3.org/2005/Atom}"
NOON = "2031-04-05T12:00:00Z"


def a_feed(*entries: Entry) -> Feed:
    return Feed("urn:onrecord:test", "A feed", entries, NOON)


def test_atom_has_what_a_feed_must_have(record):
    """id, title, updated, author; entries newest first, each with its own id."""
    root = ElementTree.fromstring(export(record, "atom"))
    assert root.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "author"):
        assert root.find(f"{ATOM}{name}") is not None
    entries = root.findall(f"{ATOM}entry")
    updated = [entry.findtext(f"{ATOM}updated") for entry in entries]
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert updated == sorted(updated, reverse=True)
    assert len(set(ids)) == len(ids) == 7  # four statements, three dates


def test_feedparser_reads_atom(record):
    """Without a complaint; statements by who said them, with a link to the article."""
    feed = feedparser.parse(export(record, "atom"))
    assert not feed.bozo
    (said,) = [entry for entry in feed.entries if entry.title.startswith("Tomas Brill: “I think")]
    assert said.author == "Tomas Brill"
    assert said.link == "https://gazette.example/ferry?a=1&b=2"
    assert said.updated == "2031-04-04T07:30:00Z"
    assert "Mainland Post, 5 April 2031: “Alder has" in said.content[0].value


def test_an_entry_keeps_its_id_when_its_story_grows(record):
    """The ids of statements and stories change; a reader of feeds must not see all anew."""
    from dataclasses import replace

    story = record.stories[0]
    grown = replace(
        story,
        id="another",
        statements=tuple(replace(one, id=f"new{one.id}") for one in story.statements),
    )
    after = export(replace(record, stories=(grown, *record.stories[1:])), "jsonfeed")
    ids = [{item["id"] for item in json.loads(data)["items"]}
           for data in (export(record, "jsonfeed"), after)]  # fmt: skip
    assert ids[0] == ids[1]


def test_json_feed_has_the_same_entries(record):
    """Version 1.1: id and content_text in each."""
    feed = json.loads(export(record, "jsonfeed"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    parsed = feedparser.parse(export(record, "atom"))
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in parsed.entries]
    assert all(item["content_text"] for item in feed["items"])


def test_without_any_date_there_is_a_feed_all_the_same(undated):
    """Statements and feed fall back on the dates that are left, else on the first of all days."""
    feed = feedparser.parse(export(undated, "atom"))
    assert not feed.bozo
    assert all(entry.updated_parsed for entry in feed.entries)


def test_a_harmful_text_is_text_in_a_feed(harmful):
    """No markup, no control characters; the title is one line."""
    entry = Entry(
        "urn:onrecord:1", harmful, NOON, text=harmful, authors=(harmful,), tags=(harmful,)
    )
    root = ElementTree.fromstring(atom(a_feed(entry)))
    (found,) = root.findall(f"{ATOM}entry")
    assert found.findtext(f"{ATOM}title") == one_line(harmful)
    assert Tags.of(found.findtext(f"{ATOM}content") or "") == {"p"}
    (item,) = json.loads(json_feed(a_feed(entry)))["items"]
    assert item["content_text"] == neutral(harmful)


@given(st.text())
def test_any_text_is_well_formed_xml(text):
    """And comes back, but for what XML cannot hold."""
    entry = Entry("urn:onrecord:1", text, NOON, text="x")
    root = ElementTree.fromstring(atom(a_feed(entry)))
    assert (root.findtext(f"{ATOM}entry/{ATOM}title") or "") == one_line(text)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "https://a b/", "//x.example"]
)
def test_only_web_addresses_are_linked(url):
    """In either format."""
    entry = Entry("urn:onrecord:1", "A", NOON, url=url)
    assert url.encode() not in atom(a_feed(entry)) + json_feed(a_feed(entry))


@pytest.mark.parametrize(
    ("id_", "updated"), [("no iri", NOON), ("plain", NOON), ("urn:x:1", "yesterday"),
                         ("urn:x:1", "2031-04-05"), ("urn:x:1", "2031-04-05T12:00")]
)  # fmt: skip
def test_an_entry_is_checked_when_it_is_made(id_, updated):
    """A caller's mistake is named."""
    with pytest.raises(ValueError, match=r"IRI|RFC 3339"):
        Entry(id_, "A", updated)


def test_our_own_intake_reads_the_list_of_feeds(harmful):
    """Titles come back on one line; what is no address is refused."""
    feeds = [FollowedFeed("https://a.example/feed?x=1&y=2", harmful, "https://a.example/"),
             FollowedFeed("https://b.example/rss")]  # fmt: skip
    read = read_opml(opml(feeds, title=harmful))
    assert read.troubles == ()
    first, second = read.feeds
    assert first == Subscription(
        "https://a.example/feed?x=1&y=2", " ".join(one_line(harmful).split())
    )
    assert second.title == "https://b.example/rss"
    with pytest.raises(ValueError, match="javascript"):
        opml([FollowedFeed("javascript:alert(1)")])


def test_timelinejs_has_dates_in_parts(record):
    """A month has no day; every event has its own id, and links to who tells it."""
    whole = json.loads(export(record, "timelinejs"))
    assert [event["start_date"] for event in whole["events"]] == [
        {"year": 2031, "month": 4, "day": 1},
        {"year": 2031, "month": 4, "day": 4},
        {"year": 2031, "month": 5},
    ]
    assert len({event["unique_id"] for event in whole["events"]}) == 3
    assert "https://gazette.example/ferry?a=1&amp;b=2" in whole["events"][1]["text"]["text"]


def test_timelinejs_shows_a_harmful_text_as_text(harmful_record, harmful):
    """It sets strings as HTML; only our own paragraphs and links are tags."""
    (event,) = json.loads(export(harmful_record, "timelinejs"))["events"]
    assert Tags.of(event["text"]["headline"]) == set()
    assert Tags.of(event["text"]["text"]) == {"p", "a"}
    assert escape(one_line(harmful)) in event["text"]["text"]


class Tags(HTMLParser):
    """The names of the tags in some HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)

    @classmethod
    def of(cls, text: str) -> set[str]:
        reader = cls()
        reader.feed(text)
        return reader.found
