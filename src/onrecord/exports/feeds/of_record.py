"""The statements and the timeline of a record as a feed, so that any reader of feeds shows it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from onrecord.exports.dates import EPOCH, moment
from onrecord.exports.feeds.atom import atom
from onrecord.exports.feeds.entries import Entry, Feed
from onrecord.exports.feeds.json_feed import json_feed
from onrecord.exports.plain import (
    Plain,
    PlainRecord,
    oldest_first,
    plain_record,
    speaker_names,
    wording,
)
from onrecord.report.labels import human_date
from onrecord.report.safe import shorten, web_address
from onrecord.types import Record

TITLE = 140  # characters; the words stand whole in the entry


def atom_of_record(record: Record) -> bytes:
    """The feed of a record as Atom."""
    return atom(feed_of_record(record))


def json_feed_of_record(record: Record) -> bytes:
    """The feed of a record as JSON Feed."""
    return json_feed(feed_of_record(record))


def feed_of_record(record: Record) -> Feed:
    """An entry a statement, as of the first article that carried it; an entry a dated happening."""
    pile = plain_record(record)
    entries: dict[str, Entry] = {}
    for story in pile.stories:
        for entry in (*_statements(story, pile), *_timeline(story, pile)):
            entries.setdefault(entry.id, entry)
    titles = [story["title"] for story in pile.stories]
    # The feed of a story that grows stays one feed, so its name is that of its first article.
    first = min(pile.articles.values(), key=lambda a: (a["published"] or "~", a["id"]), default={})
    return Feed(
        id=f"urn:onrecord:feed:{_hashed(first.get('id', ''))}",
        title=titles[0] if len(titles) == 1 else "Record of the stories",
        entries=tuple(entries.values()),
        updated=max((entry.updated for entry in entries.values()), default=_now(pile)),
    )


def _statements(story: Plain, pile: PlainRecord) -> Iterator[Entry]:
    names = speaker_names(story)
    attributions = {a["id"]: a for a in story["attributions"]}
    for statement in story["statements"]:
        carried = oldest_first([attributions[i] for i in statement["attributions"]], pile)
        article = pile.articles[carried[0]["article"]]
        speaker = names.get(statement["speaker"], "")
        fullest = wording(attributions[statement["attributions"][0]])
        yield Entry(
            # An attribution keeps its id when a story grows; a statement does not.
            id=f"urn:onrecord:statement:{_hashed(carried[0]['id'])}",
            title=shorten(f"{speaker}: {fullest}", TITLE),
            updated=moment(article["published"]) or moment(statement["date"]) or _now(pile),
            text="\n\n".join(_worded(attribution, pile) for attribution in carried),
            url=web_address(article["url"]),
            authors=(speaker,),
            tags=("statement", story["title"]),
        )


def _timeline(story: Plain, pile: PlainRecord) -> Iterator[Entry]:
    for entry in story["timeline"]:
        cited = [(c["article"], str(c["start"])) for c in entry["citations"]]
        article = pile.articles[cited[0][0]] if cited else {}
        outlets = ", ".join(entry["outlets"])
        told = f"{human_date(entry['date'])}: {entry['summary']}"
        yield Entry(
            id=f"urn:onrecord:happening:{_hashed(entry['date'], *min(cited, default=('', '')))}",
            title=shorten(told, TITLE),
            updated=moment(entry["date"]) or _now(pile),
            text=f"{told}\n\n{outlets}" if outlets else told,
            url=web_address(article.get("url")),
            tags=("timeline", story["title"]),
        )


def _worded(attribution: Plain, pile: PlainRecord) -> str:
    article = pile.articles[attribution["article"]]
    published = f", {human_date(article['published'])}" if article["published"] else ""
    return f"{article['outlet'] or 'outlet unknown'}{published}: {wording(attribution)}"


def _now(pile: PlainRecord) -> str:
    return moment(pile.whole["as_of"]) or EPOCH


def _hashed(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]
