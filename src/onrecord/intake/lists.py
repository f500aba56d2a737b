"""Whatever an address that somebody follows turns out to hold: a feed of any kind, or none."""

from __future__ import annotations

import re
import zlib

from onrecord.intake.canonical import ATTRIBUTE, LINK, LOOKED_AT
from onrecord.intake.connections import FetchError, led_on
from onrecord.intake.decode import binary_kind, decode
from onrecord.intake.entries import Feed
from onrecord.intake.feeds import read_feed
from onrecord.intake.jsonfeed import read_json_feed
from onrecord.intake.sitemaps import MAX_SITEMAP, read_sitemap
from onrecord.intake.xmltext import root_name, xml_text

FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
SNIFFED = 65_536  # bytes that tell what a document is


def read_list(raw: bytes, *, url: str = "", declared: str | None = None) -> Feed:
    """The entries of an RSS, Atom or JSON feed or of a sitemap, packed or not.

    A feed without entries has a reason among its troubles.
    """
    if raw.startswith(b"\x1f\x8b"):
        unpacked = _unpacked(raw)
        if unpacked is None:
            return Feed(troubles=("packed in a way that cannot be undone",))
        raw = unpacked
    if not raw.strip():
        return Feed(troubles=("empty",))
    binary = binary_kind(raw[:SNIFFED])
    if binary is not None:
        return Feed(troubles=(f"{binary}, not a feed",))
    if raw[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return read_json_feed(raw, url=url)
    root = root_name(xml_text(raw[:SNIFFED], declared=declared) or "")
    if root in ("urlset", "sitemapindex"):
        return read_sitemap(raw, declared=declared)
    if root == "opml":
        return Feed(troubles=("a list of feeds, not a feed; save it and give the file",))
    if root == "html":
        return Feed(troubles=(_page_said(raw, url),))
    return read_feed(raw, url=url, declared=declared)


def _unpacked(raw: bytes) -> bytes | None:
    """The bytes below gzip, at most one more than a sitemap may have."""
    try:
        return zlib.decompressobj(31).decompress(raw, MAX_SITEMAP + 1)
    except zlib.error:
        return None


def _page_said(raw: bytes, url: str) -> str:
    """That a page is no feed, with the feed that it names where it names one."""
    html = decode(raw[:LOOKED_AT]) or raw[:LOOKED_AT].decode("latin-1")
    for tag in LINK.finditer(html):
        found = {name.lower(): a or b or c for name, a, b, c in ATTRIBUTE.findall(tag.group())}
        kind = re.search(r"""\btype\s*=\s*["']?([\w/+.-]+)""", tag.group(), re.I)
        if kind and kind.group(1).lower() in FEED_TYPES and found.get("href"):
            try:
                return f"a page, not a feed; its feed is {led_on(url, found['href'])}"
            except FetchError:
                break
    return "a page, not a feed"
