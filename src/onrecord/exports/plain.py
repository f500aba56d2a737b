"""A record as plain values, with its parts by their ids.

The formats read the JSON of the views, not the nouns: what a view gains reaches them by itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from onrecord import views
from onrecord.report.safe import web_address
from onrecord.types import Record

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PlainRecord:
    """The record's JSON as dicts and lists; half characters in it are replaced one for one."""

    whole: Plain
    articles: dict[str, Plain]  # by id

    @property
    def stories(self) -> list[Plain]:
        """The stories, in the record's order."""
        found: list[Plain] = self.whole["stories"]
        return found

    def outlet(self, article: str | None) -> str | None:
        """The outlet of an article, where it is known."""
        return self.articles.get(article or "", {}).get("outlet")

    def address(self, article: str) -> str:
        """The article's web address, else the name that the digest of its text gives it."""
        known = self.articles[article]
        return web_address(known["url"]) or digest_name(known["text"])


def plain_record(record: Record) -> PlainRecord:
    """The record as plain values."""
    whole = msgspec.json.decode(views.to_json_line(views.record_view(record)))
    return PlainRecord(whole, {article["id"]: article for article in whole["articles"]})


def digest_name(text: str) -> str:
    """A name for a text that everybody who has the text can check.

    >>> digest_name("Rain.")
    'urn:sha256:389be6297686686ab318446cb68c4664e282de1e41a62e4e5b3b7c5f8ad9ce23'
    """
    return f"urn:sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def sections(story: Plain) -> Iterator[tuple[str, list[Plain]]]:
    """The parts of a story that are lists of objects: its speakers, statements, timeline …"""
    for name, items in story.items():
        if isinstance(items, list) and all(isinstance(item, dict) for item in items):
            yield name, items


def speaker_names(story: Plain) -> dict[str, str]:
    """The names of the speakers by their ids."""
    return {speaker["id"]: speaker["name"] for speaker in story["speakers"]}


def item_id(story: Plain, section: str, number: int, item: Plain) -> str:
    """The item's own id, else one made of the story's, the section and its place there."""
    return str(item.get("id") or f"{story['id']}/{section}/{number}")


def wording(attribution: Plain) -> str:
    """The words of an attribution; where the cue interrupts them, " … " stands for it."""
    return " … ".join(span["text"] for span in attribution["content"])


def oldest_first(attributions: list[Plain], pile: PlainRecord) -> list[Plain]:
    """The attributions by the publication of their articles, those without a date last."""
    return sorted(
        attributions,
        key=lambda a: (
            pile.articles[a["article"]]["published"] or "~",
            a["article"],
            a["content"][0]["start"],
        ),
    )
