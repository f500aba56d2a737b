"""Lists of feeds as OPML 2.0, which readers of feeds import."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree

from onrecord.exports.feeds.xmlout import to_bytes, under
from onrecord.report.safe import one_line, web_address


@dataclass(frozen=True, slots=True)
class FollowedFeed:
    """A feed that somebody follows."""

    url: str
    title: str = ""
    page: str | None = None  # the site that it belongs to


def opml(feeds: Iterable[FollowedFeed], *, title: str = "Feeds") -> bytes:
    """The list in its order. A feed without a web address raises ValueError."""
    root = ElementTree.Element("opml", {"version": "2.0"})
    under(under(root, "head"), "title", one_line(title))
    body = under(root, "body")
    for feed in feeds:
        if web_address(feed.url) is None:
            raise ValueError(f"{feed.url!r} is no web address of a feed")
        name = one_line(feed.title) or feed.url
        under(
            body,
            "outline",
            type="rss",
            text=name,
            title=name,
            xmlUrl=feed.url,
            htmlUrl=web_address(feed.page),
        )
    return to_bytes(root)
