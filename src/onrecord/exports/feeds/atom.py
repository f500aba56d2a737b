"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

from html import escape
from xml.etree import ElementTree

from onrecord.exports.feeds.entries import Entry, Feed
from onrecord.exports.feeds.xmlout import Element, to_bytes, under
from onrecord.report.safe import neutral, one_line, web_address

NAMESPACE = "http://www.w3.org/2005/Atom"
MAKER = "onrecord"


def atom(feed: Feed) -> bytes:
    """The feed, its entries the newest first."""
    root = ElementTree.Element("feed", {"xmlns": NAMESPACE})
    if feed.language:
        root.set("xml:lang", neutral(feed.language))
    under(root, "id", feed.id)
    under(root, "title", one_line(feed.title))
    under(root, "updated", feed.updated)
    under(under(root, "author"), "name", MAKER)
    _link(root, "alternate", feed.url)
    _link(root, "self", feed.feed_url)
    under(root, "generator", MAKER)
    for entry in feed.newest_first():
        _entry(root, entry)
    return to_bytes(root)


def _entry(root: Element, entry: Entry) -> None:
    element = under(root, "entry")
    under(element, "id", entry.id)
    under(element, "title", one_line(entry.title))
    under(element, "updated", entry.updated)
    for author in entry.authors:
        under(under(element, "author"), "name", one_line(author))
    _link(element, "alternate", entry.url)
    for tag in entry.tags:
        under(element, "category", term=one_line(tag))
    under(element, "content", paragraphs(entry.text or entry.title), type="html")


def _link(parent: Element, rel: str, url: str | None) -> None:
    if address := web_address(url):
        under(parent, "link", rel=rel, href=address)


def paragraphs(text: str) -> str:
    """The text as HTML: nothing of it is markup any more.

    >>> paragraphs("a < b\\n\\nc")
    '<p>a &lt; b</p><p>c</p>'
    """
    parts = [one_line(part) for part in text.split("\n\n")]
    return "".join(f"<p>{escape(part)}</p>" for part in parts if part)
