"""A stored story as a record."""

from __future__ import annotations

from onrecord.store import Store
from onrecord.types import Record


def story_record(store: Store, story: str, *, as_of: str | None = None) -> Record | None:
    """A stored story as a record, which every face can show; None where there is no such story.

    ``as_of``: the day that deadlines are told against; by default that of its newest article.
    """
    with store.view():
        kept = store.stories.record(story)
        if kept is None or as_of not in (None, kept.as_of):
            from onrecord.desk.records import remake

            made = remake(store, story, as_of=as_of)
            kept = made.kept if made else None
        if kept is None:
            return None
        articles = tuple(stored.now for stored in store.articles.of_story(story))
    return Record(kept.as_of, articles, (), (kept.story,), kept.bounds)
