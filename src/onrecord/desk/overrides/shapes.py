"""The form in which corrections are kept: what an import must have."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, TypeAlias

import msgspec

from onrecord.desk.overrides.asked import LONGEST_ID, LONGEST_NAME, LONGEST_NOTE, published
from onrecord.desk.overrides.errors import OverrideError, shown
from onrecord.desk.overrides.nouns import KINDS, OF_ARTICLES
from onrecord.desk.overrides.referring import LONGEST
from onrecord.types import DisagreementKind

MOST = 20_000  # references of one correction

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)

Id: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_ID)]
Words: TypeAlias = Annotated[str, msgspec.Meta(max_length=LONGEST)]
# What an article prints may be long; a name that people give is not.
Printed: TypeAlias = Annotated[str, msgspec.Meta(max_length=100_000)]
Name: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_NAME)]
Note: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_NOTE)]


class AttributionShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An attribution, by its id or by its words in an article."""

    article: Id
    attribution: Id
    words: Words


class PlaceShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody as one article knows them."""

    article: Id
    name: Printed
    said: list[AttributionShape]


class CitedShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of an article."""

    article: Id
    words: Words


class SideShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A side of a disagreement."""

    value: Printed
    citations: list[CitedShape]


class JoinSpeakersShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Speakers joined."""

    speakers: list[list[PlaceShape]]
    name: Printed | None = None
    note: Note | None = None


class SplitSpeakerShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A speaker split."""

    stays: list[PlaceShape]
    leaves: list[PlaceShape]
    note: Note | None = None


class JoinStatementsShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Statements joined."""

    statements: list[list[AttributionShape]]
    note: Note | None = None


class SplitStatementShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A statement split."""

    stays: list[AttributionShape]
    leaves: list[AttributionShape]
    note: Note | None = None


class JoinStoriesShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Stories joined."""

    articles: list[list[Id]]
    note: Note | None = None


class SplitStoryShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A story split, or articles moved into another one."""

    stays: list[Id]
    leaves: list[Id]
    into: list[Id] | msgspec.UnsetType = msgspec.UNSET
    note: Note | None = None


class OutletShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An outlet set."""

    outlet: Name | None
    note: Note | None = None


class DateShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A date of publication set."""

    date: Name | None
    note: Note | None = None


class SettleShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A disagreement settled."""

    kind: DisagreementKind
    about: Printed
    sides: list[SideShape]
    note: Note


_SHAPES: dict[str, type[msgspec.Struct]] = {
    "join_speakers": JoinSpeakersShape,
    "split_speaker": SplitSpeakerShape,
    "join_statements": JoinStatementsShape,
    "split_statement": SplitStatementShape,
    "join_stories": JoinStoriesShape,
    "split_story": SplitStoryShape,
    "outlet": OutletShape,
    "date": DateShape,
    "settle": SettleShape,
}


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One correction on a line of its own."""

    schema: Literal["onrecord/override/1"]
    kind: str
    target: Id
    value: dict[str, Any]
    made_at: str
    by: Name | None = None
    undone_at: str | None = None
    undone_by: Name | None = None


def check_kept(line: Line) -> None:
    """OverrideError where a line is not a correction as it is kept."""
    if line.kind not in _SHAPES:
        raise OverrideError(
            f"{shown(line.kind)} is no kind of correction; accepted: {', '.join(KINDS)}"
        )
    try:
        value = msgspec.convert(line.value, _SHAPES[line.kind])
    except msgspec.ValidationError as error:
        raise OverrideError(f"not the value of {line.kind}: {error}") from None
    if _size(line.value) > MOST:
        raise OverrideError(f"it speaks of more than {MOST:,} things")
    if isinstance(value, DateShape) and value.date is not None:
        published(value.date)
    if line.kind not in OF_ARTICLES and not _whole(line.kind, line.value):
        raise OverrideError(f"{line.kind} needs two sides that are not empty")
    for moment in (line.made_at, line.undone_at):
        if moment is not None and not _TIME.fullmatch(moment):
            raise OverrideError(f"{shown(moment)} is no time such as 2031-04-05T12:00:00Z")


def _whole(kind: str, value: dict[str, Any]) -> bool:
    joined = value.get("speakers") or value.get("statements") or value.get("articles")
    if kind == "split_story" and "into" in value:
        return bool(value["leaves"] and value["into"])
    sides = value.get("sides") or joined or [value.get("stays"), value.get("leaves")]
    return len(sides) >= 2 and all(sides)


def _size(value: object) -> int:
    if isinstance(value, dict):
        return 1 + sum(map(_size, value.values()))
    return sum(map(_size, value)) if isinstance(value, list) else 1
