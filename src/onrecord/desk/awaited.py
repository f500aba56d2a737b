"""Expectations: carried from one record to the next, and met."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.desk.deadlines import state_on
from onrecord.desk.lookup import Lookup
from onrecord.store import Awaiting, Change
from onrecord.store.nouns import Awaited
from onrecord.types import Expectation, StoryRecord


def carry(
    story: str, known: Sequence[Awaiting], record: StoryRecord, lookup: Lookup, *, today: str
) -> tuple[list[Awaiting], list[Change]]:
    """What the story awaits now, and the changes where something known has come about.

    What was told of an expectation stays told. One that is past or met when it is first seen, as
    in an archive, does not become so any more.
    """
    awaiting: list[Awaiting] = []
    changes: list[Change] = []
    for expectation in record.expectations:
        own = _places(expectation, lookup)
        same = next((k for k in known if own & _places(k.expectation, lookup)), None)
        if expectation.state == "met":
            if same is not None and same.state != "met":
                changes.append(_met(expectation, lookup))
            state: Awaited = "met"
        elif same is not None and same.expectation.due == expectation.due and same.state != "met":
            state = same.state
        else:  # new, or put off to another day
            state = state_on(expectation.due, today)
        awaiting.append(Awaiting(story, state, expectation))
    return awaiting, changes


def _met(expectation: Expectation, lookup: Lookup) -> Change:
    where = expectation.met_by
    return Change(
        "met",
        story="",
        title="",
        text=expectation.text,
        day=expectation.due,
        article=lookup.owner(where[0].article) if where else None,
        outlet=lookup.version(where[0].article).outlet if where else None,
        citations=where,
        before=expectation.citations,
    )


def _places(expectation: Expectation, lookup: Lookup) -> set[tuple[str, str]]:
    return {lookup.place(citation) for citation in expectation.citations}
