"""Stories that people joined and split: where their articles are, and where they go back to."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.desk.overrides.nouns import OF_STORIES
from onrecord.store import Store

Move = tuple[str, str, str]  # an article, from which story, to which


def place_by_hand(store: Store, *, seen: str) -> list[Move]:
    """Bring every article to where the corrections in force have it; those that moved.

    An article that none speaks of any more goes back to where the stream of stories had it. The
    outcome depends on where that was and on the corrections in force in their order, on nothing
    else, so that what is undone is as if it had never been.
    """
    homes = store.hands.homes()
    corrections = [json.loads(o.value) for o in store.overrides.in_force() if o.kind in OF_STORIES]
    spoken_of = {article for value in corrections for article in _articles(value)}
    stories = store.hands.stories(sorted(spoken_of | homes.keys()))
    bases = {article: homes.get(article, story) for article, story in stories.items()}
    dissolved = _dissolved(store, bases)
    bases = {article: dissolved.get(story, story) for article, story in bases.items()}
    wanted = dict(bases)
    pinned: set[str] = set()
    for value in corrections:
        placed = _placed(value, wanted)
        wanted |= placed
        pinned |= placed.keys()
    for story, heir in dissolved.items():
        stay = {placed.article for placed in store.articles.placed(story)} - stories.keys()
        stories |= dict.fromkeys(sorted(stay), story)
        wanted |= dict.fromkeys(sorted(stay), heir)
    moves = [(a, stories[a], wanted[a]) for a in sorted(stories) if wanted[a] != stories[a]]
    moves += _copies_along(store, moves, pinned)
    ends = {article: bases[article] if article in pinned else None for article in stories}
    if moves or {a: home for a, home in ends.items() if home is not None} != homes:
        for story in sorted({goal for _, _, goal in moves}):
            store.stories.found(story, seen=seen)
        places = {article: (wanted[article], home) for article, home in ends.items()}
        copies = {a: (goal, None) for a, _, goal in moves if a not in stories}
        store.hands.place({**places, **copies})
    return moves


def _placed(value: Mapping[str, Any], where: Mapping[str, str]) -> dict[str, str]:
    """Where a correction puts the articles that are there; nothing where a side has none."""
    if "articles" in value:
        groups = [[a for a in group if a in where] for group in value["articles"]]
        if sum(1 for group in groups if group) < 2:
            return {}
        story = _most(groups[0] or groups[1], where)
        return {article: story for group in groups for article in group}
    stays, leaves = ([a for a in value[side] if a in where] for side in ("stays", "leaves"))
    into = [article for article in value.get("into", ()) if article in where]
    if not leaves or not (into if "into" in value else stays):
        return {}
    goal = _most(into, where) if into else new_story(value["leaves"])
    placed = {article: _most(stays, where) for article in stays}
    return {**placed, **dict.fromkeys(into, goal), **dict.fromkeys(leaves, goal)}


def new_story(articles: Iterable[str]) -> str:
    """The key of a story that people made: the same whenever the same articles are parted off."""
    named = "\n".join(["parted by hand", *sorted(articles)])
    return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _most(articles: Sequence[str], where: Mapping[str, str]) -> str:
    """The story in which most of the articles are, of two equal ones that of the first."""
    counts = Counter(where[article] for article in articles)
    return max(counts, key=lambda story: counts[story])


def _articles(value: Mapping[str, Any]) -> set[str]:
    groups = value.get("articles") or [value.get(side, ()) for side in ("stays", "leaves", "into")]
    return {article for group in groups for article in group}


def _dissolved(store: Store, bases: Mapping[str, str]) -> dict[str, str]:
    """The stories that people made and that no correction in force makes, each with its heir.

    What came to them later, or would return to them, goes where those belong who founded them.
    """
    made: set[str] = set()
    heirs: dict[str, str] = {}
    for override in store.overrides.all():
        if override.kind != "split_story" or "into" in (value := json.loads(override.value)):
            continue
        story = new_story(value["leaves"])
        where = store.hands.stories(value["leaves"])
        founders = {a: bases.get(a, now) for a, now in where.items()}
        if override.undone_at is None:
            made.add(story)
        elif founders:
            heirs[story] = _most(sorted(founders), founders)
    gone = {story: heir for story, heir in heirs.items() if story not in made and heir != story}
    for story in gone:
        for _ in gone:  # one that was parted off from another that was
            gone[story] = gone.get(gone[story], gone[story])
    return gone


def _copies_along(store: Store, moves: Sequence[Move], pinned: set[str]) -> list[Move]:
    """A copy that came later, and that nobody placed, goes where the article goes it repeats."""
    found: list[Move] = []
    waiting, known = list(moves), {article for article, _, _ in moves}
    while waiting:
        original, origin, goal = waiting.pop()
        for copy in store.hands.free_copies(original):
            if copy not in known and copy not in pinned and store.articles.story_of(copy) == origin:
                known.add(copy)
                found.append((copy, origin, goal))
                waiting.append(found[-1])
    return sorted(found)
