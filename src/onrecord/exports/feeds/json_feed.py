"""A feed as JSON Feed 1.1."""

from __future__ import annotations

from typing import Any

from onrecord import views
from onrecord.exports.feeds.entries import Entry, Feed
from onrecord.report.safe import neutral, one_line, web_address

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    """The feed, its entries the newest first."""
    return views.to_json(
        _known(
            {
                "version": VERSION,
                "title": one_line(feed.title),
                "home_page_url": web_address(feed.url),
                "feed_url": web_address(feed.feed_url),
                "language": feed.language,
            }
        )
        | {"items": [_item(entry) for entry in feed.newest_first()]}
    )


def _item(entry: Entry) -> dict[str, Any]:
    return _known(
        {
            "id": entry.id,
            "url": web_address(entry.url),
            "title": one_line(entry.title),
            "content_text": neutral(entry.text or entry.title),
            "date_published": entry.updated,
            "date_modified": entry.updated,
            "authors": [{"name": one_line(name)} for name in entry.authors],
            "tags": [one_line(tag) for tag in entry.tags],
        }
    )


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, [])}
