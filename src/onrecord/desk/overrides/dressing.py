"""Outlets and dates that people set, in every version of an article."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from onrecord.desk.overrides.asked import published
from onrecord.store import Store
from onrecord.types import Article, Reading


def dress(store: Store, article: str, read: Callable[[Article], Reading]) -> bool:
    """Let an article's versions say what people set, or what they said themselves; if any changed.

    The version that stands is read anew: by its date "Friday" is another day, and what it calls
    its own correspondent depends on its outlet. The others are when they come to stand again.
    """
    outlet, date = _set(store, article)
    standing = store.articles.standing(article)
    changed = False
    for version in store.as_given.versions(article):
        wanted = version.given
        if outlet is not None:
            wanted = replace(wanted, outlet=outlet[0])
        if date is not None:
            wanted = replace(wanted, published=published(date[0]) if date[0] else None)
        if wanted == version.given:
            if version.now != wanted or version.read_as_set:
                store.as_given.restore(version.version)
                changed = True
        elif version.version != standing:
            store.as_given.unread(version.version)
            store.as_given.set(wanted)
        elif version.now != wanted or not version.read_as_set:
            store.as_given.set(wanted, read(wanted))
            changed = True
    return changed


def _set(store: Store, article: str) -> tuple[tuple[str | None] | None, tuple[str | None] | None]:
    """The outlet and the date that people set last, each in a tuple; None where nobody did."""
    outlet: tuple[str | None] | None = None
    date: tuple[str | None] | None = None
    for override in store.overrides.of_article(article):
        if override.kind == "outlet":
            outlet = (json.loads(override.value)["outlet"],)
        elif override.kind == "date":
            date = (json.loads(override.value)["date"],)
    return outlet, date
