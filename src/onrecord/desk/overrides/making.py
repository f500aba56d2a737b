"""Corrections made, undone and made again, each in one transaction with all that follows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from onrecord.desk.overrides.asked import LONGEST_NAME, checked, tidy
from onrecord.desk.overrides.errors import OverrideError, UndoneError, shown
from onrecord.desk.overrides.keeping import kept
from onrecord.desk.overrides.listing import numbered, one, told
from onrecord.desk.overrides.nouns import MadeOverride
from onrecord.desk.overrides.speaking import articles_of
from onrecord.store import Change, Override, Store, utc
from onrecord.types import Article, Reading

Read = Callable[[Article], Reading]


def make(
    store: Store, kind: str, target: str, value: Mapping[str, object], *, by: str | None = None,
    at: datetime | None = None,
) -> MadeOverride:  # fmt: skip
    """Make a correction. What ``target`` and ``value`` are: see docs/overrides.md.

    ``by`` is who makes it, ``at`` when; by default now.
    """
    asked, who = checked(kind, target, value), _who(by)
    moment = at or datetime.now(UTC)
    with store.transaction():
        found = kept(store, kind, tidy(target), asked)
        n = keep(store, kind, found.target, found.value, made_at=utc(moment), by=who)
        carry_out(store, [n], moment)
        return one(store, n)


def undo(
    store: Store, n: int, *, by: str | None = None, at: datetime | None = None
) -> MadeOverride:
    """Undo a correction; the records are what they were without it, to the byte."""
    who, moment = _who(by), at or datetime.now(UTC)
    with store.transaction():
        override = numbered(store, n)
        stories = store.overrides.stories(n)
        if not store.overrides.undo(n, undone_at=utc(moment), by=who):
            raise UndoneError(f"override {n} was undone at {override.undone_at}")
        carry_out(store, [n], moment, also=stories)
        return one(store, n)


def again(
    store: Store, n: int, *, by: str | None = None, at: datetime | None = None
) -> MadeOverride:
    """Make a correction that was undone once more, under a new number: it is the latest then."""
    who, moment = _who(by), at or datetime.now(UTC)
    with store.transaction():
        override = numbered(store, n)
        if override.undone_at is None:
            raise OverrideError(f"override {n} is in force; only one that was undone is made again")
        value = json.loads(override.value)
        new = keep(store, override.kind, override.target, value, made_at=utc(moment), by=who)
        carry_out(store, [new], moment)
        return one(store, new)


def keep(
    store: Store, kind: str, target: str, value: Mapping[str, Any], *, made_at: str,
    by: str | None,
) -> int:  # fmt: skip
    """Keep a correction in the form that lasts; its number."""
    return store.overrides.make(
        kind, target, json.dumps(value, ensure_ascii=False), made_at=made_at, by=by,
        articles=articles_of(kind, target, value),
    )  # fmt: skip


def carry_out(
    store: Store, numbers: Iterable[int], moment: datetime, *, also: Iterable[str] = ()
) -> None:
    """Bring the store to where its corrections have it, and tell what of it was made or undone."""
    # The reader and numpy are not loaded to look at a list of corrections.
    from onrecord.desk.batch import Batch
    from onrecord.desk.deadlines import day_of
    from onrecord.desk.overrides.dressing import dress
    from onrecord.desk.overrides.placing import place_by_hand
    from onrecord.desk.placing import Placer
    from onrecord.desk.touched import Touched
    from onrecord.reading import read_article

    def read(article: Article) -> Reading:
        return read_article(article, acts=True)

    overrides = [numbered(store, n) for n in numbers]
    for override in overrides:
        if override.kind in ("outlet", "date") and store.articles.get(override.target):
            dress(store, override.target, read)
    batch = Batch(store, Placer(store, read), utc(moment), read)
    batch.moves += place_by_hand(store, seen=utc(moment))
    touched = {o.n: store.overrides.stories(o.n) for o in overrides}
    batch.corrected += dict.fromkeys([s for own in touched.values() for s in own])
    batch.corrected += [s for s in also if s not in batch.corrected]
    changes = Touched(batch, today=day_of(moment)).remake()
    news = [
        change
        for override in overrides
        for change in _changes(store, override, touched[override.n] or list(also))
    ]
    store.changes.log(replace(change, seen=utc(moment)) for change in (*news, *changes))


def _changes(store: Store, override: Override, stories: Iterable[str]) -> list[Change]:
    text = told(store, override)
    return [
        Change(
            "override" if override.undone_at is None else "override_undone",
            story,
            line.title,
            text=text,
            what=override.kind,
            other=str(override.n),
            article=override.target if override.kind in ("outlet", "date") else None,
        )
        for story in stories
        if (line := store.stories.line(story)) is not None
    ]


def _who(by: str | None) -> str | None:
    if by is None or not tidy(by):
        return None
    if len(by) > LONGEST_NAME:
        raise OverrideError(
            f"who corrects is named in at most {LONGEST_NAME} characters, got {shown(by)}"
        )
    return tidy(by)
