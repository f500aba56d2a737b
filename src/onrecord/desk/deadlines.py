"""Days that come: what stories await falls due, and passes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from onrecord.store import Awaiting, Change, Store, utc
from onrecord.store.nouns import Awaited

SOON = 3  # days before its day on which an expectation counts as due, as in a record


def tell_deadlines(store: Store, moment: datetime) -> list[Change]:
    """What fell due, or passed its day, since this was last asked; it is logged too."""
    today = day_of(moment)
    with store.transaction():
        changes = []
        for awaiting in store.expectations.unmet(until=_last_day_told(today)):
            state = state_on(awaiting.expectation.due, today)
            if state != awaiting.state:
                store.expectations.set_state(awaiting.n, state)
                changes.append(replace(_change(store, awaiting, state), seen=utc(moment)))
        store.changes.log(changes)
    return changes


def state_on(due: str | None, today: str) -> Awaited:
    """What is told of an expectation on a day."""
    if due is None:
        return "open"
    left = (date.fromisoformat(due) - date.fromisoformat(today)).days
    return "overdue" if left < 0 else "due" if left <= SOON else "open"


def day_of(moment: datetime) -> str:
    """The day, in UTC, that deadlines are told against."""
    return moment.astimezone(UTC).date().isoformat()


def _last_day_told(today: str) -> str:
    return (date.fromisoformat(today) + timedelta(days=SOON)).isoformat()


def _change(store: Store, awaiting: Awaiting, state: Awaited) -> Change:
    line = store.stories.line(awaiting.story)
    expectation = awaiting.expectation
    return Change(
        state,  # type: ignore[arg-type]
        story=awaiting.story,
        title=line.title if line else "",
        text=expectation.text,
        day=expectation.due,
        citations=expectation.citations,
    )
