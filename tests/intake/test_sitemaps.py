"""News sitemaps and their indexes."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from onrecord.intake import pages, sitemaps
from onrecord.intake.lists import read_list
from onrecord.intake.sitemaps import read_sitemap
from onrecord.types import Skipped

NEWS = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://post.example/1?utm_source=map </loc><lastmod>2031-04-06</lastmod>
 <image:image><image:loc>https://post.example/1.jpg</image:loc><image:title>Pic</image:title>
 </image:image>
 <news:news><news:publication><news:name>The Post</news:name><news:language>en</news:language>
 </news:publication><news:publication_date>2031-04-05T10:00:00Z</news:publication_date>
 <news:title>Pier closed &amp; locked</news:title></news:news></url>
<url><loc>https://post.example/2</loc></url>
<url><loc>https://post.example/2</loc></url>
<url><loc>javascript:alert(1)</loc></url></urlset>"""
INDEX = b"""<sitemapindex><sitemap><loc>https://a.example/1.xml</loc>
<lastmod>2031-04-01</lastmod></sitemap><sitemap><loc>https://a.example/2.xml</loc>
<lastmod>2031-04-05</lastmod></sitemap></sitemapindex>"""


def test_a_news_sitemap_tells_outlet_date_and_title() -> None:
    """The article's address and not that of its picture."""
    one, two = read_sitemap(NEWS).entries
    assert one.url == "https://post.example/1"
    assert (one.outlet, one.language, one.title) == ("The Post", "en", "Pier closed & locked")
    assert (one.published, one.updated) == ("2031-04-05T10:00:00Z", "2031-04-06")
    assert two.url == "https://post.example/2"


def test_an_index_tells_the_newest_first() -> None:
    """Of many sitemaps those that changed last are read."""
    feed = read_sitemap(INDEX)
    assert feed.entries == ()
    assert feed.more == (
        ("https://a.example/2.xml", "2031-04-05"), ("https://a.example/1.xml", "2031-04-01"),
    )  # fmt: skip


def test_a_packed_sitemap_is_unpacked() -> None:
    """They come as .xml.gz, whatever the server calls them."""
    assert len(read_list(gzip.compress(NEWS, mtime=0)).entries) == 2
    assert read_list(b"\x1f\x8b\x08broken").troubles


def test_a_sitemap_that_is_cut_off_gives_what_it_has() -> None:
    """With the reason."""
    feed = read_sitemap(NEWS[: NEWS.index(b"<url><loc>https://post.example/2")])
    assert [entry.url for entry in feed.entries] == ["https://post.example/1"]


def test_no_sitemap_is_told() -> None:
    """XML of another kind has no addresses for us."""
    assert read_sitemap(b"<html><body/></html>").troubles == ("no sitemap",)
    assert read_sitemap(b"").troubles


def test_limits_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Endless ones, packed ones that unpack to gigabytes, and entities."""
    monkeypatch.setattr(sitemaps, "MAX_URLS", 2)
    rows = b"".join(b"<url><loc>https://a.example/%d</loc></url>" % n for n in range(9))
    feed = read_sitemap(b"<urlset>" + rows)
    assert len(feed.entries) == 2
    assert feed.troubles == ("more than 2 addresses; the rest is left out",)
    bomb = gzip.compress(b"<urlset>" + b" " * 100_000_000, mtime=0)
    assert "longer than 50 MB" in read_list(bomb).troubles[0]
    laughs = b'<!DOCTYPE x [<!ENTITY a "https://a.example/"><!ENTITY b "&a;&a;&a;">]>'
    entry = read_sitemap(laughs + b"<urlset><url><loc>https://c.example/&b;</loc></url></urlset>")
    assert all("a.example" not in one.url for one in entry.entries)


def test_a_sitemap_given_to_record_is_told_for_what_it_is(tmp_path: Path) -> None:
    """It holds addresses, and nothing is fetched."""
    (tmp_path / "news.xml").write_bytes(NEWS)
    (item,) = pages([str(tmp_path / "news.xml")])
    assert isinstance(item, Skipped)
    assert item.why == "a feed or a sitemap, not a page; onrecord watch follows it"
