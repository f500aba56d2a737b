"""What the stories await, with what was last told of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from onrecord.store.nouns import Awaiting
from onrecord.store.packing import pack_expectation, unpack_expectation

_COLUMNS = "story, state, noun, n"


class Expectations:
    """The expectations of a store."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def of_story(self, story: str) -> list[Awaiting]:
        """What a story awaits, the first due first."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM expectation WHERE story = ? ORDER BY coalesce(due, '~'), n",  # noqa: S608
            (story,),
        )
        return [_awaiting(row) for row in rows]

    def unmet(self, *, until: str) -> list[Awaiting]:
        """What falls due up to a day and was not told to be over, the first due first."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM expectation "  # noqa: S608
            "WHERE due <= ? AND state IN ('open', 'due') ORDER BY due, n",
            (until,),
        )
        return [_awaiting(row) for row in rows]

    def replace(self, story: str, awaiting: Iterable[Awaiting]) -> None:
        """Keep what a story awaits now in place of what it awaited."""
        self._db.execute("DELETE FROM expectation WHERE story = ?", (story,))
        self._db.executemany(
            "INSERT INTO expectation (story, due, state, noun) VALUES (?, ?, ?, ?)",
            [
                (story, one.expectation.due, one.state, pack_expectation(one.expectation))
                for one in awaiting
            ],
        )

    def set_state(self, n: int, state: str) -> None:
        """What was told of an expectation."""
        self._db.execute("UPDATE expectation SET state = ? WHERE n = ?", (state, n))


def _awaiting(row: tuple[str, str, str, int]) -> Awaiting:
    story, state, noun, n = row
    return Awaiting(story, state, unpack_expectation(noun), n)  # type: ignore[arg-type]
