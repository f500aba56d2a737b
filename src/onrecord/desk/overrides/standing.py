"""Whether a correction is in force in the records as they stand, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.desk.overrides.nouns import OF_ARTICLES, OF_STORIES
from onrecord.desk.overrides.referring import plain
from onrecord.desk.overrides.scene import Scene, scene
from onrecord.desk.overrides.settling import meets, unheard
from onrecord.store import Override, Store

Value = Mapping[str, Any]

_RELATED = (
    OF_STORIES, ("join_speakers", "split_speaker"), ("join_statements", "split_statement"),
    ("outlet",), ("date",), ("settle",),
)  # fmt: skip
GONE = "what it speaks of is not in the articles as they stand now"


class Standing:
    """The records that corrections are held against, each read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._scenes: dict[str, Scene] = {}

    def why_not(self, override: Override, value: Value) -> str | None:
        """Why a correction that was not undone changes nothing; None where it does."""
        if override.kind in OF_ARTICLES:
            return self._of_article(override)
        if override.kind in OF_STORIES:
            return self._of_stories(override, value)
        scenes = [self._scene(story) for story in self._store.overrides.stories(override.n)]
        if not scenes:
            return "none of its articles is in the store"
        if override.kind == "settle":
            return self._of_disagreement(override, value, scenes)
        found = [self._holds(override.kind, value, one) for one in scenes]
        if True in found:
            return None
        return self._overruled(override) if False in found else GONE

    def _scene(self, story: str) -> Scene:
        if story not in self._scenes:
            self._scenes[story] = scene(self._store, story)
        return self._scenes[story]

    def _of_article(self, override: Override) -> str | None:
        if self._store.articles.get(override.target) is None:
            return f"the article {override.target} is not in the store"
        last = self._related(override)[-1]
        return None if last.n == override.n else f"override {last.n}, made later, sets another"

    def _of_stories(self, override: Override, value: Value) -> str | None:
        def stories(articles: Iterable[str]) -> set[str]:
            return set(self._store.hands.stories(articles).values())

        if "articles" in value:
            groups = [own for group in value["articles"] if (own := stories(group))]
            apart = len(set().union(*groups)) > 1
        else:
            groups = [own for side in ("leaves", "stays") if (own := stories(value[side]))]
            into = stories(value.get("into", ()))
            apart = len(groups) > 1 and bool(groups[0] & groups[1])
            apart = apart or ("into" in value and groups[:1] != [into])
            groups += [into] if into else []
        if len(groups) < 2:
            return "too few of its articles are in the store"
        return self._overruled(override) if apart else None

    def _of_disagreement(
        self, override: Override, value: Value, scenes: Iterable[Scene]
    ) -> str | None:
        why = "the articles do not differ in it any more"
        for one in scenes:
            for disagreement in one.record.disagreements:
                settled = disagreement.settled
                if settled is not None and settled.override == override.n:
                    return None
                if not meets(value, disagreement, one.told.owners):
                    continue
                if new := unheard(value, disagreement, one.told.owners):
                    why = f"another side has come since: {new[0]}"
                elif settled is not None:
                    why = f"override {settled.override}, made later, settles it"
        return why

    def _holds(self, kind: str, value: Value, one: Scene) -> bool | None:
        """Whether a correction is so in a record; None where that has nothing of it."""
        by_group = _by_speaker if kind in ("join_speakers", "split_speaker") else _by_statement
        joined = value.get("speakers") or value.get("statements")
        sides = joined or [value["stays"], value["leaves"]]
        groups = [own for side in sides if (own := by_group(one, side))]
        if len(groups) < 2:
            return None
        if joined:
            return len(set().union(*groups)) == 1
        return not groups[0] & groups[1]

    def _overruled(self, override: Override) -> str:
        later = [o.n for o in self._related(override) if o.n > override.n]
        return f"override {later[-1]}, made later, says otherwise" if later else GONE

    def _related(self, override: Override) -> list[Override]:
        """The corrections in force that speak of one of its articles in the same respect."""
        kinds = next(kinds for kinds in _RELATED if override.kind in kinds)
        found = {
            o.n: o
            for article in self._store.overrides.articles(override.n)
            for o in self._store.overrides.of_article(article)
            if o.kind in kinds
        }
        return [found[n] for n in sorted(found)]


def _by_speaker(one: Scene, references: Iterable[Value]) -> set[str]:
    """The speakers of a record that references mean."""
    spoken = {a.id: a.speaker for a in one.record.attributions}
    found: set[str] = set()
    for reference in references:
        said = {spoken.get(key) for key in one.told.attributions(reference["said"])} - {None}
        name = plain(str(reference["name"]))
        found |= {key for key in said if key is not None} or {
            s.id
            for s in one.record.speakers
            if not reference["said"] and name in (plain(n) for n in (s.name, *s.aliases))
        }
    return found


def _by_statement(one: Scene, references: Iterable[Value]) -> set[str]:
    """The statements of a record that references mean."""
    made = {key: s.id for s in one.record.statements for key in s.attributions}
    return {made[key] for key in one.told.attributions(references) if key in made}
