"""The labelled stories: what their gold files hold, and where its strings stand in a text.

The format is told in ``benchmarks/gold/record_stories/README.md``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final, Literal

import msgspec

from onrecord.types import Article, Span

STORIES: Final = Path(__file__).parents[1] / "gold" / "record_stories"
STRAYS: Final = "strays"  # the file of reports that fit none of the stories

Part = Literal["dev", "check", "held"]


class Fragment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A string that a report prints; ``occurrence`` counts from 1 where it stands there again."""

    text: str
    report: str = ""
    occurrence: int = 1


class GoldSpeaker(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who speaks in a story. ``within``: a group, known in that report only."""

    key: str
    name: str
    kind: Literal["person", "organisation", "group"]
    aliases: list[str]
    spoken_for: str | None
    cases: list[str] = []
    within: str | None = None


class GoldAttribution(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a speaker in a report; an optional one is neither asked for nor false."""

    report: str
    content: list[Fragment]
    speaker: str
    statement: str
    optional: bool = False


class GoldOrigin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a statement first came from."""

    kind: str
    name: str | None


class GoldStatement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a speaker said on one occasion. ``origins``: acceptable ones; None: not judged."""

    key: str
    speaker: str
    date: str | None = None
    origins: list[GoldOrigin] | None = None
    independent_origins: int | None = None
    cases: list[str] = []


class Apart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two statements that look like one and are two."""

    statements: tuple[str, str]
    case: str


class GoldSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is repeated: a wire, an outlet, or another report of the story."""

    kind: Literal["wire", "outlet", "article"]
    name: str | None
    article: str | None


class GoldRelay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One report repeating another, an outlet or a wire; any of ``kinds`` is right."""

    article: str
    kinds: list[str]
    of: GoldSource
    expected: Literal["must", "optional", "must_not"]
    case: str = ""


class GoldSide(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the values in a disagreement."""

    value: str
    cited: list[Fragment]


class GoldDisagreement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two or more sides about one thing; the first of ``kinds`` is the likeliest name for it."""

    kinds: list[str]
    about: str
    case: str
    sides: list[GoldSide]
    optional: bool = False


class GoldStory(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A story with everything that its record should say, and what it must not say."""

    story: str
    part: Part
    title: str
    note: str
    speakers: list[GoldSpeaker]
    attributions: list[GoldAttribution]
    statements: list[GoldStatement]
    apart: list[Apart]
    may_join: list[tuple[str, str]]
    relays: list[GoldRelay]
    disagreements: list[GoldDisagreement]
    near_miss: list[GoldDisagreement]


def stories(part: str = "all") -> list[GoldStory]:
    """The stories of a part, by name."""
    decode = msgspec.json.Decoder(GoldStory).decode
    found = [decode(path.read_bytes()) for path in sorted(STORIES.glob("*.json"))]
    return [story for story in found if part in ("all", story.part)]


def reports_file(story: str) -> Path:
    """The JSON Lines file of a story's reports."""
    return STORIES / f"{story}.jsonl"


def rows(story: str) -> dict[str, dict[str, str]]:
    """The reports of a story by id, as printed."""
    lines = reports_file(story).read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def stray_rows(part: str = "all") -> dict[str, dict[str, str]]:
    """The reports that fit no story."""
    if not reports_file(STRAYS).exists():
        return {}
    return {key: row for key, row in rows(STRAYS).items() if part in ("all", row["part"])}


def places(text: str, string: str) -> list[int]:
    """Every place at which a string begins, also where it overlaps itself."""
    found, at = [], text.find(string)
    while at >= 0:
        found.append(at)
        at = text.find(string, at + 1)
    return found


def span_of(article: Article, fragment: Fragment) -> Span | None:
    """Where a fragment stands in the cleaned text; None where cleaning took it away."""
    found = places(article.text, fragment.text)
    if not found:
        return None
    start = found[min(fragment.occurrence, len(found)) - 1]
    return Span(start, start + len(fragment.text))
