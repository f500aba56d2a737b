"""The timeline in the JSON of TimelineJS. It shows strings as HTML, so each is escaped."""

from __future__ import annotations

from html import escape
from typing import Any

from onrecord import views
from onrecord.exports.dates import date_parts, days_covered
from onrecord.exports.plain import Plain, PlainRecord, item_id, plain_record
from onrecord.report.labels import human_date
from onrecord.report.safe import one_line, shorten, web_address
from onrecord.types import Record

HEADLINE = 90  # characters; the sentence stands whole below it


def timelinejs(record: Record) -> bytes:
    """The entries of all stories that have a date of the calendar, the earliest first."""
    pile = plain_record(record)
    several = len(pile.stories) > 1
    events = [
        (entry["date"], _event(story, number, entry, pile, several))
        for story in pile.stories
        for number, entry in enumerate(story["timeline"])
        if days_covered(entry["date"])
    ]
    events.sort(key=lambda pair: (pair[0], pair[1]["unique_id"]))
    whole: dict[str, Any] = {"events": [event for _, event in events], "scale": "human"}
    if pile.stories:
        whole["title"] = {"text": {"headline": _html(pile.stories[0]["title"], HEADLINE)}}
    return views.to_json(whole)


def _event(story: Plain, number: int, entry: Plain, pile: PlainRecord, several: bool) -> Plain:
    event: dict[str, Any] = {
        "unique_id": escape(item_id(story, "timeline", number, entry)),
        "start_date": _date(date_parts(entry["date"])),
        "display_date": _html(human_date(entry["date"])),
        "text": {
            "headline": _html(entry["summary"], HEADLINE),
            "text": f"<p>{_html(entry['summary'])}</p><p>{_sources(entry, pile)}</p>",
        },
        "autolink": False,
    }
    covered = days_covered(entry["date"])
    if covered and covered[0] != covered[1] and len(date_parts(entry["date"])) == 3:
        last = covered[1]
        event["end_date"] = _date([last.year, last.month, last.day])
    if several:
        event["group"] = _html(story["title"], HEADLINE)
    return event


def _date(parts: list[int]) -> Plain:
    return dict(zip(("year", "month", "day"), parts, strict=False))


def _sources(entry: Plain, pile: PlainRecord) -> str:
    """Who tells it, each outlet once, with a link where the article has an address."""
    shown: dict[str, str] = {}
    for article in dict.fromkeys(citation["article"] for citation in entry["citations"]):
        known = pile.articles[article]
        label = _html(known["outlet"] or "outlet unknown")
        url = web_address(known["url"])
        shown.setdefault(label, f'<a href="{escape(url)}">{label}</a>' if url else label)
    return ", ".join(shown.values())


def _html(text: str, width: int | None = None) -> str:
    line = one_line(text)
    return escape(shorten(line, width) if width else line)
