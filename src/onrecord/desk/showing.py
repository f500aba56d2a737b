"""A stored story as a record."""

from __future__ import annotations

from dataclasses import replace

from onrecord.store import KeptRecord, Store
from onrecord.types import Record


def story_record(store: Store, story: str, *, as_of: str | None = None) -> Record | None:
    """A stored story as a record, which every face can show; None where there is no such story.

    ``as_of``: the day that deadlines are told against; by default that of its newest article.
    """
    with store.view():
        kept = kept_record(store, story, as_of=as_of)
        if kept is None:
            return None
        articles = tuple(stored.now for stored in store.articles.of_story(story))
    return Record(kept.as_of, articles, (), (kept.story,), kept.bounds)


def kept_record(store: Store, story: str, *, as_of: str | None = None) -> KeptRecord | None:
    """The same without the articles, which is quicker."""
    with store.view():
        kept = store.stories.record(story)
        if kept is None:
            from onrecord.desk.records import remake

            made = remake(store, story, as_of=as_of)
            return made.kept if made else None
    return kept if as_of in (None, kept.as_of) else _on(kept, as_of)


def _on(kept: KeptRecord, day: str | None) -> KeptRecord:
    """The record as it is on another day: nothing else in it depends on the day."""
    from onrecord.desk.deadlines import state_on

    assert day is not None  # noqa: S101  (the caller has looked)
    expectations = tuple(
        e if e.state == "met" else replace(e, state=state_on(e.due, day))
        for e in kept.story.expectations
    )
    return replace(kept, as_of=day, story=replace(kept.story, expectations=expectations))
