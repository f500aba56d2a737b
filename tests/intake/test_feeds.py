"""RSS, Atom and JSON Feed to entries and pages: as far as they go, and never further."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.articles import to_article
from onrecord.intake import entries, feeds, jsonfeed, lists, pages
from onrecord.intake.canonical import canonical_link, canonical_url, same_site
from onrecord.types import Article, Page, Skipped

TEXT = "<p>The pier closed on Tuesday, the council said.</p>"
RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Alder Gazette</title><link>https://gazette.example/</link><language>en-gb</language>
<item><title>Pier closed</title><link>https://gazette.example/pier?id=7&amp;utm_source=rss</link>
 <guid isPermaLink="false">g-7</guid><pubDate>Sat, 05 Apr 2031 07:49:00 +0200</pubDate>
 <dc:creator>Ines Holm</dc:creator><dc:creator>Per Aas</dc:creator>
 <description>Short.</description><content:encoded><![CDATA[<p>The pier closed on Tuesday, the
 council said.</p><p>“It is old,” said Ada Moe.</p>]]></content:encoded></item>
<item><title>Ferry bought</title><link>/ferry</link>
 <source url="https://post.example/feed">Mainland Post</source>
 <description>&lt;p&gt;A ferry was bought.&lt;/p&gt;</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>
<entry><id>tag:1</id><title type="html">A &amp;amp; B</title>
 <link rel="alternate" href="https://post.example/1"/><author><name>Jo Roe</name></author>
 <updated>2031-04-05T10:00:00Z</updated><content type="xhtml"><div
 xmlns="http://www.w3.org/1999/xhtml"><p>Words.</p></div></content></entry></feed>"""


def rss(items: str) -> bytes:
    return f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>".encode()


def test_rss_entries_have_what_the_feed_says() -> None:
    """Fullest text, clean address, the date as it stands, all authors, the first publisher."""
    feed = feeds.read_feed(RSS.encode(), url="https://gazette.example/feed.xml")
    assert (feed.title, feed.language, feed.troubles) == ("Alder Gazette", "en-gb", ())
    pier, ferry = feed.entries
    assert pier.id == "g-7"
    assert pier.url == "https://gazette.example/pier?id=7"
    assert pier.byline == "Ines Holm; Per Aas"
    assert pier.published == "Sat, 05 Apr 2031 07:49:00 +0200"
    assert "“It is old,” said Ada Moe." in pier.content
    assert ferry.url == "https://gazette.example/ferry"
    assert (ferry.source, ferry.source_url) == ("Mainland Post", "https://post.example/feed")


def test_atom_entries_have_what_the_feed_says() -> None:
    """XHTML content, HTML in titles, the time of the last change where there is no other."""
    (entry,) = feeds.read_feed(ATOM.encode()).entries
    assert (entry.title, entry.byline) == ("A & B", "Jo Roe")
    assert (entry.published, entry.updated) == ("", "2031-04-05T10:00:00Z")
    assert "<p>Words.</p>" in entry.content


def test_json_feed_entries_have_what_the_feed_says() -> None:
    """Version 1 and 1.1; an item about another site's page names that site."""
    value = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Post", "language": "en",
        "items": [
            {"id": 7, "url": "https://post.example/7?fbclid=x", "title": "Pier",
             "content_html": TEXT, "date_published": "2031-04-05T10:00:00+02:00",
             "authors": [{"name": "Jo Roe"}], "external_url": "https://gazette.example/a"},
            {"id": "8", "external_url": "https://gazette.example/b", "content_text": "Words."},
            "broken",
        ],
    }  # fmt: skip
    feed = jsonfeed.read_json_feed(json.dumps(value).encode())
    seven, eight = feed.entries
    assert (seven.id, seven.url, seven.byline) == ("7", "https://post.example/7", "Jo Roe")
    assert seven.source_url == "https://gazette.example/a"
    assert (eight.url, eight.kind, eight.source_url) == ("https://gazette.example/b", "text", "")
    assert feed.troubles == ("1 of its items are no JSON objects",)


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "saved", "feed.xml.gz"])
def test_a_feed_in_a_file_gives_its_texts_as_pages(tmp_path: Path, name: str) -> None:
    """Nothing is fetched: what the feed holds is what there is."""
    import gzip

    raw = RSS.encode()
    (tmp_path / name).write_bytes(gzip.compress(raw, mtime=0) if name.endswith("gz") else raw)
    pier, ferry = pages([str(tmp_path / name)])
    assert isinstance(pier, Page)
    assert pier.path == f"{tmp_path / name}:1"
    assert pier.url == "https://gazette.example/pier?id=7"
    assert dict(pier.given) == {
        "title": "Pier closed", "byline": "Ines Holm; Per Aas", "language": "en-gb",
        "published": "Sat, 05 Apr 2031 07:49:00 +0200",
    }  # fmt: skip
    assert isinstance(ferry, Page)
    assert dict(ferry.given)["syndicated_from"] == "Mainland Post"


def test_the_first_publisher_is_known_of_the_article() -> None:
    """``<source>`` names who had it first, or the outlet, where that is the site itself."""
    words = "The pier in the old harbour was closed on Tuesday, the council said. " * 5
    entry = entries.Entry(
        id="1", url="https://gazette.example/1", source="Mainland Post", content=words,
        source_url="https://post.example/feed",
    )  # fmt: skip
    article = to_article(entries.page_of_entry(entry, "x"))
    assert isinstance(article, Article)
    assert article.syndicated_from == ("Mainland Post",)
    own = entries.Entry(
        id="1", url="https://post.example/1", source="Mainland Post", content=words,
        source_url="https://www.post.example/feed",
    )  # fmt: skip
    article = to_article(entries.page_of_entry(own, "x"))
    assert isinstance(article, Article)
    assert (article.outlet, article.syndicated_from) == ("Mainland Post", ())


def test_a_json_feed_in_a_file_gives_its_texts_as_pages(tmp_path: Path) -> None:
    """It is JSON, but no article."""
    value = {"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "summary": "W."}]}
    (tmp_path / "feed.json").write_text(json.dumps(value))
    (page,) = pages([str(tmp_path / "feed.json")])
    assert isinstance(page, Page)
    assert (page.content, page.kind) == ("W.", "text")


def test_entries_without_a_text_are_told(tmp_path: Path) -> None:
    """Most feeds bring headlines alone; the watcher fetches their pages, ``record`` does not."""
    (tmp_path / "f.xml").write_bytes(rss("<item><title>a</title><link>http://a.example/</link>"))
    assert list(pages([str(tmp_path / "f.xml")])) == [
        Skipped(
            str(tmp_path / "f.xml"),
            "a feed or a sitemap, not a page; not well formed: mismatched tag; "
            "no entry of it brings a text along",
        )
    ]


@pytest.mark.parametrize(
    ("items", "ids"),
    [
        pytest.param("<item><guid>1</guid></item>" * 3, ["1"], id="same twice"),
        pytest.param(
            "<item><guid>1</guid><title>a</title><link>http://a.example/1</link></item>"
            "<item><guid>1</guid><title>b</title><link>http://a.example/2</link></item>",
            ["1", "http://a.example/2"], id="one id for all",
        ),
        pytest.param(
            "<item><title>a</title><link>http://a.example/1?utm_source=b</link></item>"
            "<item><title>a</title><link>http://a.example/1</link></item>",
            ["http://a.example/1"], id="no id",
        ),
        pytest.param("<item><title>a</title></item>", ["a"], id="a title alone"),
        pytest.param("<item></item>", [], id="nothing"),
    ],
)  # fmt: skip
def test_an_id_is_one_entry(items: str, ids: list[str]) -> None:
    """Duplicates are one; a feed that gives all its entries one id loses none."""
    assert [entry.id for entry in feeds.read_feed(rss(items)).entries] == ids


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("Sat, 05 Apr 2031 07:49:00 EST", "Sat, 05 Apr 2031 07:49:00 EST"),
        ("2031-04-05T07:49:00+02:00", "2031-04-05T07:49:00+02:00"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", ""),
        ("0001-01-01T00:00:00Z", ""),
        ("yesterday", ""),
        ("Sat, 99 Apr 2031 99:49:00 GMT", ""),
    ],
)
def test_a_date_that_cannot_be_is_none(date: str, published: str) -> None:
    """A clock's zero dates nothing; a zone is kept where it is given."""
    (entry,) = feeds.read_feed(rss(f"<item><guid>1</guid><pubDate>{date}</pubDate></item>")).entries
    assert entry.published == published


def test_malformed_feeds_are_read_as_far_as_they_go() -> None:
    """A bare "&", HTML in the open, a cut-off end: the entries before are there, and the reason."""
    broken = b"<rss><channel><title>News & Views</title><item><title>A & B</title><guid>1</guid>"
    feed = feeds.read_feed(
        broken + b"<description>Wor<b>ds</description></item><item><guid>2</guid><title>C"
    )
    assert [entry.id for entry in feed.entries] == ["1", "2"]
    assert feed.entries[0].title == "A & B"
    assert feed.troubles
    assert feed.troubles[0].startswith("not well formed")


def test_other_encodings_are_read() -> None:
    """By mark, by declaration, by what the server said."""
    text = "<rss><channel><item><guid>1</guid><title>Żółw</title></item></channel></rss>"
    declaration = '<?xml version="1.0" encoding="{}"?>'
    for raw, declared in [
        ((declaration.format("iso-8859-2") + text).encode("iso-8859-2"), None),
        ((declaration.format("utf-16") + text).encode("utf-16"), None),
        (text.encode("iso-8859-2"), "iso-8859-2"),
    ]:
        (entry,) = feeds.read_feed(raw, declared=declared).entries
        assert entry.title == "Żółw"


BILLION = (
    '<!DOCTYPE x [<!ENTITY a0 "laugh">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(BILLION + "<rss><channel><item><guid>1</guid><title>&a11;</title></item>"
                     "</channel></rss>", id="billion laughs"),
        pytest.param('<!DOCTYPE x [<!ENTITY a "' + "b" * 50_000 + '">]><rss><channel><item>'
                     "<guid>1</guid><title>" + "&a;" * 50_000 + "</title></item></channel></rss>",
                     id="quadratic blowup"),
        pytest.param('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item>'
                     "<guid>1</guid><title>&a;</title></item></channel></rss>", id="outside"),
    ],
)  # fmt: skip
def test_entities_stand_for_nothing(document: str) -> None:
    """Whatever a document declares is left out before a parser sees it."""
    (entry,) = feeds.read_feed(document.encode()).entries
    assert "laugh" not in entry.title
    assert "root:" not in entry.title
    assert len(entry.title) <= 300_000


def test_an_endless_feed_is_read_to_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """By bytes and by entries; what was left out is told."""
    monkeypatch.setattr(feeds, "MAX_FEED", 50_000)
    monkeypatch.setattr(feeds, "MAX_ENTRIES", 100)
    items = b"".join(b"<item><guid>%d</guid></item>" % n for n in range(5000))
    feed = feeds.read_feed(b"<rss><channel>" + items)
    assert len(feed.entries) == 100
    assert feed.troubles == (
        "longer than 10 MB; read to there", "more than 100 entries; the rest is left out",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("document", "why"),
    [
        pytest.param("<rss><channel><item>" + "<a>" * 5000, "too deep", id="deep"),
        pytest.param("<rss><channel><item " + "a='b' " * 20_000, "does not end", id="attributes"),
    ],
)
def test_a_document_made_to_break_parsers_is_cut(document: str, why: str) -> None:
    """It costs itself, and no time."""
    assert why in feeds.read_feed(document.encode()).troubles[0]


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_feed_or_reasons(raw: bytes) -> None:
    """No bytes take the reading of feeds down."""
    feed = lists.read_list(b"<rss><channel>" + raw)
    assert isinstance(feed, entries.Feed)
    feed = lists.read_list(raw)
    assert feed.entries or feed.troubles


def test_what_is_no_feed_is_told() -> None:
    """A page names its feed, where it does."""
    page = b"<html><head><link rel=alternate type='application/rss+xml' href='/rss'></head>"
    (why,) = lists.read_list(page, url="https://a.example/x").troubles
    assert why == "a page, not a feed; its feed is https://a.example/rss"
    assert lists.read_list(b"Hello.").troubles
    assert lists.read_list(b"<opml><body/></opml>").troubles[0].startswith("a list of feeds")
    assert lists.read_list(b"%PDF-1.7").troubles == ("a PDF, not a feed",)


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://News.Example:443/a?utm_source=x&id=7&fbclid=y#top",
         "https://news.example/a?id=7"),
        ("http://news.example", "http://news.example/"),
        ("http://news.example:8080/?a=%26&b", "http://news.example:8080/?a=%26&b"),
        ("http://user@news.example/", "http://user@news.example/"),
        ("http://[::1", "http://[::1"),
        ("urn:a", "urn:a"),
        ("https://news.example/a?UTM_Medium=x", "https://news.example/a"),
    ],
)  # fmt: skip
def test_tracking_is_dropped_and_the_rest_stays(url: str, canonical: str) -> None:
    """Two addresses of one article are one; no other address becomes another."""
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_has_a_canonical_form(text: str) -> None:
    """And that form is its own."""
    once = canonical_url("http://" + text)
    assert canonical_url(once) == once


def test_a_page_names_its_own_address() -> None:
    """Relative, with entities; not the front page, which is a mistake of the site."""
    url = "https://post.example/a/b?x=1"
    for link, found in [
        ('<link rel="canonical" href="/a/b">', "https://post.example/a/b"),
        ("<link href='https://gazette.example/c?a=1&amp;b=2' rel=canonical>",
         "https://gazette.example/c?a=1&b=2"),
        ('<link rel="canonical" href="https://post.example/">', None),
        ('<link rel="icon" href="/a">', None),
    ]:  # fmt: skip
        assert canonical_link(f"<html><head>{link}</head>", url) == found


def test_doors_of_one_site_are_one_site() -> None:
    """Its pages for telephones are its own."""
    assert same_site("https://www.post.example/a", "http://amp.post.example/b")
    assert same_site("https://edition.post.example/", "https://post.example/")
    assert not same_site("https://post.example/", "https://gazette.example/")


def test_moments_are_told_in_one_zone() -> None:
    """Clocks in other zones agree."""
    there = entries.moment("Sat, 05 Apr 2031 07:49:00 +0200")
    assert there == datetime(2031, 4, 5, 5, 49, tzinfo=UTC)
    assert entries.moment("2031-04-05T05:49:00") == there
