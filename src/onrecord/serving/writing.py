"""The one desk of a server: it knows its stream of stories, which takes time to make anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.store import Store

if TYPE_CHECKING:
    from onrecord.desk import Desk


class Writing:
    """The desk over the store of the writer's thread."""

    def __init__(self) -> None:
        self._desk: Desk | None = None

    def desk(self, store: Store) -> Desk:
        """The desk over a store; the same each time for the same store."""
        if self._desk is None or self._desk.store is not store:
            from onrecord.desk import Desk

            self._desk = Desk(store)
        return self._desk
