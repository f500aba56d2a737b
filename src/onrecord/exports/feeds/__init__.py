"""Feeds of plain entries: Atom, JSON Feed, and lists of feeds as OPML."""

from onrecord.exports.feeds.atom import atom
from onrecord.exports.feeds.entries import Entry, Feed
from onrecord.exports.feeds.json_feed import json_feed
from onrecord.exports.feeds.opml import FollowedFeed, opml

__all__ = ["Entry", "Feed", "FollowedFeed", "atom", "json_feed", "opml"]
