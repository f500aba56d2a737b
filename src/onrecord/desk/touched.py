"""The stories that a batch touched: their records are remade, and what is new is told."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from onrecord.desk.awaited import carry
from onrecord.desk.batch import Batch
from onrecord.desk.developments import beside, developments, founded, moved
from onrecord.desk.lookup import Lookup
from onrecord.desk.records import Remade, remake
from onrecord.desk.told import Brought, told_before
from onrecord.store import Change


class Touched:
    """The stories whose articles a batch changed, with what was known of them before."""

    def __init__(self, batch: Batch, *, today: str) -> None:
        self._batch = batch
        self._store = batch.store
        self._today = today
        self._lookup = Lookup(batch.store)
        self._brought = self._by_story()
        self._went, self._came = self._moves()
        self._stories = list(
            dict.fromkeys((*self._brought, *self._came, *sorted(self._went), *batch.corrected))
        )
        self._before = {s: self._store.stories.record(s) for s in self._stories}
        self._lines = {s: self._store.stories.line(s) for s in self._stories}

    def remake(self) -> list[Change]:
        """Keep the record of each story as it is now; what is new, in the order of arrival."""
        changes: list[Change] = []
        for story in self._stories:
            now = remake(self._store, story, reread=self._batch.read)
            if now is None:
                self._empty(story)
                continue
            # One story at a time: the articles of all of them may be more than memory holds.
            self._lookup = Lookup(self._store)
            self._lookup.know(now.articles)
            changes += self._new_in(story, now)
            changes += self._keep(story, now)
        return changes

    def _by_story(self) -> dict[str, Brought]:
        """What was brought, under the stories in which it is now."""
        brought: dict[str, Brought] = defaultdict(Brought)
        story_of = self._store.articles.story_of
        for key in self._batch.added:
            brought[story_of(key)].articles.append(key)
        for key, original in self._batch.copies.items():
            brought[story_of(key)].copies.append((key, original))
        for key, edit in self._batch.edits.items():
            # An article that came and was changed within one batch is simply new.
            if key not in self._batch.added:
                brought[story_of(key)].edits.append(edit)
        return dict(brought)

    def _moves(self) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
        """Where the articles that left a story are now, and from where a story gained known ones.

        An article that came in this batch is new wherever it is, and comes from nowhere.
        """
        went: dict[str, Counter[str]] = defaultdict(Counter)
        first: dict[str, str] = {}
        for key, origin, _ in self._batch.moves:
            first.setdefault(key, origin)
            goal = self._store.articles.story_of(key)
            if goal != origin:
                went[origin][goal] += 1
        came: dict[str, Counter[str]] = defaultdict(Counter)
        for key, origin in first.items():
            goal = self._store.articles.story_of(key)
            if goal != origin and key not in self._batch.added:
                came[goal][origin] += 1
        return dict(went), dict(came)

    def _new_in(self, story: str, now: Remade) -> list[Change]:
        came = self._came.get(story, Counter())
        origins = [origin for origin in sorted(came) if self._before[origin] is not None]
        brought = self._brought.get(story, Brought())
        title = now.kept.story.title
        if self._before[story] is None and not origins:
            line = self._lines[story]
            # A record that an earlier program kept in another shape: the story is not new, and
            # what is new in it cannot be told this once.
            head = [] if line and line.articles else [founded(story, now)]
            changes = [*head, *beside(brought, self._lookup)]
            return [_in_story(change, story, title) for change in changes]
        changes = []
        for origin in origins:
            line = self._lines[origin]
            other = (origin, line.title if line else "")
            if self._before[story] is None:
                changes.append(moved("split", story, other, came[origin], title))
            elif not self._store.articles.in_story(origin):
                changes.append(moved("merged", story, other, came[origin], title))
        records = [kept.story for s in (story, *origins) if (kept := self._before[s]) is not None]
        told = told_before(records, list(self._batch.edits.values()))
        return changes + developments(story, told, now, brought, self._lookup)

    def _keep(self, story: str, now: Remade) -> list[Change]:
        """Keep the record and what follows from it; the expectations that were met."""
        for version, reading in now.reread.items():
            self._store.articles.keep_reading(version, reading)
        # An outlet that people set shows in lists and in search, if nowhere in the record.
        if self._before[story] == now.kept and story not in self._batch.corrected:
            return []
        met = self._await(story, now)
        self._store.stories.keep(
            story, now.kept, outlets=now.outlets, days=now.days, seen=self._batch.seen
        )
        self._store.wordings.replace(story, now.kept.story, now.articles)
        return met

    def _await(self, story: str, now: Remade) -> list[Change]:
        """What the story awaits from now on, and what of it has come about."""
        record = now.kept.story
        known = [
            awaiting
            for s in (story, *self._came.get(story, ()))
            for awaiting in self._store.expectations.of_story(s)
        ]
        awaiting, met = carry(story, known, record, self._lookup, today=self._today)
        self._store.expectations.replace(story, awaiting)
        return [_in_story(change, story, record.title) for change in met]

    def _empty(self, story: str) -> None:
        """Its articles all went elsewhere: its id leads to where most of them are."""
        went = self._went[story]
        into = min(went, key=lambda goal: (-went[goal], goal))
        self._store.stories.empty(story, into=into, seen=self._batch.seen)
        self._store.wordings.clear(story)
        self._store.expectations.replace(story, [])


def _in_story(change: Change, story: str, title: str) -> Change:
    return replace(change, story=story, title=title)
