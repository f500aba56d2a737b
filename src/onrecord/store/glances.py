"""What a list shows of stories beside their lines: who reports when, and who repeats whom."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from onrecord.types import Relay, RelayedFrom, Speaker
from onrecord.types.record import RelayKind


@dataclass(frozen=True, slots=True)
class Glance:
    """The articles of a story as a list needs them."""

    outlets: dict[str, str | None]  # by version
    days: tuple[str, ...]  # on which they were published, in order; none where it is not known
    relays: tuple[Relay, ...]  # whom each repeats, without the places that say so


class _Relay(msgspec.Struct):
    article: str
    of: RelayedFrom
    kind: RelayKind


class _Repeated(msgspec.Struct):
    relays: tuple[_Relay, ...] = ()


class _Spoken(msgspec.Struct):
    speakers: tuple[Speaker, ...] = ()


class _WithRelays(msgspec.Struct):
    story: _Repeated


class _WithSpeakers(msgspec.Struct):
    story: _Spoken


# A record has many parts; those that are not named here are passed over, not built.
_relays = msgspec.json.Decoder(_WithRelays)
_speakers = msgspec.json.Decoder(_WithSpeakers)


class Glances:
    """Looks at many stories at once, without their texts."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def of(self, stories: Sequence[str]) -> dict[str, Glance]:
        """A glance at each of some stories."""
        marks = ", ".join("?" * len(stories))
        outlets: dict[str, dict[str, str | None]] = {story: {} for story in stories}
        days: dict[str, list[str]] = {story: [] for story in stories}
        for story, version, outlet, published in self._db.execute(
            "SELECT a.story, v.id, v.outlet, v.published FROM article AS a "  # noqa: S608
            f"JOIN version AS v ON v.id = a.version WHERE a.story IN ({marks})",
            tuple(stories),
        ):
            outlets[story][version] = outlet
            if published and len(published) >= 10:
                days[story].append(published[:10])
        return {
            story: Glance(outlets[story], tuple(sorted(days[story])), self._repeated(story))
            for story in stories
        }

    def speakers(self, story: str) -> tuple[Speaker, ...]:
        """The speakers of a story, with the roles that articles give them."""
        packed = self._packed(story)
        try:
            return _speakers.decode(packed).story.speakers if packed else ()
        except msgspec.MsgspecError:  # made by an earlier program, in another shape
            return ()

    def _repeated(self, story: str) -> tuple[Relay, ...]:
        packed = self._packed(story)
        try:
            found = _relays.decode(packed).story.relays if packed else ()
        except msgspec.MsgspecError:
            return ()
        return tuple(Relay(one.article, one.of, one.kind, ()) for one in found)

    def _packed(self, story: str) -> bytes:
        row = self._db.execute("SELECT record FROM story WHERE id = ?", (story,)).fetchone()
        return row[0] if row else b""
