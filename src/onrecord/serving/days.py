"""Days pass while a server runs: what falls due is told when its day comes."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from functools import partial

from onrecord.serving.shelf import Shelf
from onrecord.store import StoreError

LOOK = 60.0  # seconds between two looks at the calendar

log = logging.getLogger(__name__)


async def pass_days(shelf: Shelf) -> None:
    """Log what fell due, at the start and after each midnight (UTC), until cancelled."""
    from onrecord.desk import tell_deadlines

    told = None
    while True:
        now = datetime.now(UTC)
        if now.date() != told:
            told = now.date()
            try:
                await shelf.change(partial(tell_deadlines, moment=now))
            except StoreError as error:  # a store that may only be read tells what it has
                log.warning("deadlines are not told: %s", error)
        await asyncio.sleep(LOOK)
