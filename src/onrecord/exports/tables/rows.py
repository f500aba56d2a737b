"""The rows of each table. A row has what its item has, and what is joined to it.

Keys without a column are left out later, so that an item may gain keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from onrecord.exports.cited import cited_places
from onrecord.exports.dates import days_covered, exact_day
from onrecord.exports.plain import Plain, PlainRecord, item_id, speaker_names, wording

Rows = Iterable[Plain]


def _articles(pile: PlainRecord) -> Rows:
    story_of = {article: story["id"] for story in pile.stories for article in story["articles"]}
    for article in pile.whole["articles"]:
        yield article | {
            "story": story_of.get(article["id"]),
            "published_day": exact_day(article["published"]),
            "characters": len(article["text"]),
        }


def _skipped(pile: PlainRecord) -> Rows:
    yield from pile.whole["skipped"]


def _stories(pile: PlainRecord) -> Rows:
    for story in pile.stories:
        dates = [pile.articles[one]["published"] for one in story["articles"]]
        known = sorted(date for date in dates if date)
        outlets = {pile.outlet(article) for article in story["articles"]} - {None}
        yield {
            "id": story["id"],
            "title": story["title"],
            "articles": len(story["articles"]),
            "outlets": len(outlets),
            "statements": len(story["statements"]),
            "first_published": known[0] if known else None,
            "last_published": known[-1] if known else None,
        }


def _speakers(pile: PlainRecord) -> Rows:
    for story, _, speaker in _items(pile, "speakers"):
        roles = [role["text"] for role in speaker["roles"]]
        yield speaker | {"story": story["id"], "roles": roles}


def _attributions(pile: PlainRecord) -> Rows:
    for story in pile.stories:
        names = speaker_names(story)
        statement_of = {a: s["id"] for s in story["statements"] for a in s["attributions"]}
        for item in story["attributions"]:
            channel = item["channel"] or {}
            yield (
                item
                | _span("source", item["source"])
                | _span("cue", item["cue"])
                | {
                    "story": story["id"],
                    "outlet": pile.outlet(item["article"]),
                    "statement": statement_of.get(item["id"]),
                    "speaker_name": names.get(item["speaker"]),
                    "content": wording(item),
                    "start": item["content"][0]["start"],
                    "end": item["content"][-1]["end"],
                    "spans": len(item["content"]),
                    "channel_kind": channel.get("kind"),
                    "channel_name": channel.get("name"),
                    "day": exact_day(item["date"]),
                }
            )


def _statements(pile: PlainRecord) -> Rows:
    for story in pile.stories:
        names = speaker_names(story)
        attributions = {a["id"]: a for a in story["attributions"]}
        for item in story["statements"]:
            fullest = attributions[item["attributions"][0]]
            origin = item["origin"] or {}
            yield item | {
                "story": story["id"],
                "speaker_name": names.get(item["speaker"]),
                "wording": wording(fullest),
                "article": fullest["article"],
                "start": fullest["content"][0]["start"],
                "end": fullest["content"][-1]["end"],
                "day": exact_day(item["date"]),
                "origin_kind": origin.get("kind"),
                "origin_name": origin.get("name"),
            }


def _timeline(pile: PlainRecord) -> Rows:
    for story, number, item in _items(pile, "timeline"):
        first, last = days_covered(item["date"]) or (None, None)
        yield (
            _told(pile, story, "timeline", number, item) | {"first_day": first, "last_day": last}
        )


def _disagreements(pile: PlainRecord) -> Rows:
    for story, number, item in _items(pile, "disagreements"):
        for n, side in enumerate(item["sides"], 1):
            own = _told(pile, story, "disagreements", number, item | side)
            yield own | {"id": item_id(story, "disagreements", number, item), "side": n}


def _relays(pile: PlainRecord) -> Rows:
    for story, number, item in _items(pile, "relays"):
        of = item["of"]
        said = [c["text"] for c in item["citations"]] + [r["text"] for r in item["removed"]]
        yield item | {
            "story": story["id"],
            "id": item_id(story, "relays", number, item),
            "outlet": pile.outlet(item["article"]),
            "of_kind": of["kind"],
            "of_name": of["name"],
            "of_article": of["article"],
            "evidence": said[0] if said else None,
        }


def _expectations(pile: PlainRecord) -> Rows:
    for story, number, item in _items(pile, "expectations"):
        announcer = (item.get("announced_by") or {}).get("speaker")
        first, last = days_covered(item["due"]) or (None, None)
        yield _told(pile, story, "expectations", number, item) | {
            "due_first_day": first,
            "due_last_day": last,
            "announced_by": announcer,
            "announced_by_name": speaker_names(story).get(announcer or ""),
            "met_by": len(item.get("met_by") or ()),
        }


def _unconfirmed(pile: PlainRecord) -> Rows:
    for story, number, item in _items(pile, "unconfirmed"):
        about = item.get("about") or {}
        yield _told(pile, story, "unconfirmed", number, item) | {
            "about_kind": about.get("kind"),
            "about_id": about.get("id"),
        }


def _citations(pile: PlainRecord) -> Rows:
    for story in pile.stories:
        for place in cited_places(story):
            yield {
                "story": story["id"],
                "table": place.section,
                "row": place.row,
                "part": place.part,
                "number": place.number,
                "article": place.article,
                "start": place.start,
                "end": place.end,
                "quote": place.text,
            }


def _items(pile: PlainRecord, section: str) -> Iterator[tuple[Plain, int, Plain]]:
    for story in pile.stories:
        for number, item in enumerate(story[section]):
            yield story, number, item


def _told(pile: PlainRecord, story: Plain, section: str, number: int, item: Plain) -> Plain:
    """The item with the first place that it cites and how many there are."""
    citations = item["citations"]
    first = citations[0] if citations else {}
    return item | {
        "story": story["id"],
        "id": item_id(story, section, number, item),
        "citations": len(citations),
        "article": first.get("article"),
        "outlet": pile.outlet(first.get("article")),
        "start": first.get("start"),
        "end": first.get("end"),
        "quote": first.get("text"),
    }


def _span(name: str, span: Plain | None) -> Plain:
    known: dict[str, Any] = span or {}
    return {
        name: known.get("text"),
        f"{name}_start": known.get("start"),
        f"{name}_end": known.get("end"),
    }


ROWS: dict[str, Callable[[PlainRecord], Rows]] = {
    "articles": _articles,
    "skipped": _skipped,
    "stories": _stories,
    "speakers": _speakers,
    "attributions": _attributions,
    "statements": _statements,
    "timeline": _timeline,
    "disagreements": _disagreements,
    "relays": _relays,
    "expectations": _expectations,
    "unconfirmed": _unconfirmed,
    "citations": _citations,
}
