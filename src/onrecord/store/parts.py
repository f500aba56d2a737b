"""Parts of a story's record: what is not asked for is passed over, and not built."""

from __future__ import annotations

import sqlite3
from functools import cache
from typing import Any, get_type_hints

import msgspec

from onrecord.types import StoryRecord


class Parts:
    """The parts of the records of a store."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def get(self, story: str, name: str) -> tuple[Any, ...] | None:
        """One part of a story's record, by its name in ``StoryRecord``.

        None where there is no record, or an earlier program made it in another shape.
        """
        row = self._db.execute("SELECT record FROM story WHERE id = ?", (story,)).fetchone()
        try:
            return (
                None if row is None else tuple(getattr(_decoder(name).decode(row[0]).story, name))
            )
        except msgspec.MsgspecError:
            return None


@cache
def _decoder(name: str) -> msgspec.json.Decoder[Any]:
    kind = get_type_hints(StoryRecord)[name]
    part = msgspec.defstruct("Part", [(name, kind)])
    return msgspec.json.Decoder(msgspec.defstruct("Kept", [("story", part)]))
