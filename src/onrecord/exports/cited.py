"""Every place that a story cites, wherever in its record the citation stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.exports.plain import Plain, item_id, sections

PLACE = {"start", "end", "text"}
LEFT_OUT = "model"  # what the network said before any rule looked: evidence of work, not of news


@dataclass(frozen=True, slots=True)
class Cited:
    """The characters of an article that an item of a story rests on."""

    section: str  # "timeline"
    row: str  # the item's id
    part: str  # where in the item: "citations", "sides.0", "roles.1", "content"
    number: int  # which of that part, from 0
    article: str
    start: int
    end: int
    text: str
    item: Plain


def cited_places(story: Plain) -> Iterator[Cited]:
    """The cited places of a story, in the order of its record."""
    for section, items in sections(story):
        for n, item in enumerate(items):
            row = item_id(story, section, n, item)
            counts: dict[str, int] = {}
            for part, place in _places(item, ()):
                article = place.get("article") or item.get("article")
                if article is None:
                    continue
                name = ".".join(part)
                number = counts.get(name, 0)
                counts[name] = number + 1
                start, end, text = place["start"], place["end"], place["text"]
                yield Cited(section, row, name, number, article, start, end, text, item)


def _places(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Plain]]:
    """The places below a value, each with the keys that lead to it.

    The last "citations" of a path says nothing, and the place of a span in a list of spans is
    its number; a list of other things keeps its numbers: "sides.1".
    """
    if isinstance(value, dict):
        if value.keys() >= PLACE:
            yield path, value
            return
        for key, inner in value.items():
            if key == LEFT_OUT:
                continue
            yield from _places(inner, path if key == "citations" and path else (*path, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            spans = isinstance(inner, dict) and inner.keys() >= PLACE
            yield from _places(inner, path if spans else (*path, str(n)))
