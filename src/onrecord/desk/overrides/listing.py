"""The corrections of a store, each with how it stands."""

from __future__ import annotations

import json

from onrecord.desk.overrides.errors import NotThereError, shown
from onrecord.desk.overrides.nouns import MadeOverride
from onrecord.desk.overrides.speaking import in_words
from onrecord.desk.overrides.standing import Standing
from onrecord.store import Override, Store


def listed(
    store: Store, *, story: str | None = None, in_force: bool = False, newest_first: bool = False,
    limit: int | None = None, offset: int = 0,
) -> list[MadeOverride]:  # fmt: skip
    """The corrections, in the order in which they were made.

    ``story`` leaves out what does not bear on it, by the store's id.
    """
    with store.view():
        overrides = store.overrides.in_force() if in_force else store.overrides.all()
        if story is not None:
            overrides = [o for o in overrides if story in store.overrides.stories(o.n)]
        if newest_first:
            overrides.reverse()
        end = None if limit is None else offset + limit
        standing = Standing(store)
        return [made_override(store, o, standing) for o in overrides[offset:end]]


def one(store: Store, n: int) -> MadeOverride:
    """The correction of a number; NotThereError where there is none."""
    with store.view():
        override = numbered(store, n)
        return made_override(store, override, Standing(store))


def numbered(store: Store, n: int) -> Override:
    """The correction of a number as it is kept."""
    override = store.overrides.get(n) if isinstance(n, int) and 0 < n < 2**63 else None
    if override is None:
        raise NotThereError(f"no override {shown(n)} in the store")
    return override


def told(store: Store, override: Override) -> str:
    """A correction in one line."""

    def called(article: str) -> str:
        stored = store.articles.get(article)
        return article if stored is None else stored.now.title or article

    return in_words(override.kind, override.target, json.loads(override.value), called)


def made_override(store: Store, override: Override, standing: Standing) -> MadeOverride:
    """A kept correction as faces see it."""
    value = json.loads(override.value)
    why = None if override.undone_at is not None else standing.why_not(override, value)
    return MadeOverride(
        n=override.n,
        kind=override.kind,
        target=override.target,
        value=value,
        note=value.get("note"),
        text=told(store, override),
        by=override.made_by,
        made_at=override.made_at,
        undone_at=override.undone_at,
        undone_by=override.undone_by,
        state="undone" if override.undone_at else "not applied" if why else "applied",
        why=why,
        stories=tuple(store.overrides.stories(override.n)),
    )
