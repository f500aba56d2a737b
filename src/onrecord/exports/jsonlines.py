"""The record as JSON Lines: one line an article, speaker, attribution, statement …"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord import views
from onrecord.exports.plain import Plain, plain_record, sections
from onrecord.types import Record

# The names of single items; a section that is not here lends its own.
SINGLE = {
    "speakers": "speaker",
    "attributions": "attribution",
    "statements": "statement",
    "disagreements": "disagreement",
    "relays": "relay",
    "expectations": "expectation",
}


def json_lines(record: Record) -> bytes:
    """Each line is an object of the record with its ``type``, and its ``story`` where it has one.

    What a story's line lacks stands in the lines that follow it.
    """
    return b"".join(map(views.to_json_line, _lines(plain_record(record).whole)))


def _lines(whole: Plain) -> Iterator[Plain]:
    head = {key: value for key, value in whole.items() if not isinstance(value, list)}
    yield {"type": "record"} | head
    for article in whole["articles"]:
        yield {"type": "article"} | article
    for item in whole["skipped"]:
        yield {"type": "skipped"} | item
    for story in whole["stories"]:
        apart = dict(sections(story))
        yield {"type": "story"} | {
            k: v for k, v in story.items() if k not in apart or k == "articles"
        }
        for name, items in apart.items():
            for item in items:
                yield {"type": SINGLE.get(name, name), "story": story["id"]} | item
