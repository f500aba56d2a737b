"""A story as it stands, and the things in it that people name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.desk.overrides.errors import NotThereError, OverrideError, shown
from onrecord.desk.overrides.referring import Told
from onrecord.store import Store
from onrecord.store.packing import whole_characters
from onrecord.types import Disagreement, Speaker, Statement, StoryRecord

LEAST = 4  # characters of an id from which its beginning is taken for it
SOME = 5  # ids that a message lists


@dataclass(frozen=True, slots=True)
class Scene:
    """A story with its record and what its articles say."""

    story: str  # the store's id
    record: StoryRecord
    told: Told

    def speaker(self, name: str) -> Speaker:
        """The speaker of an id, its beginning, or one of the names."""
        named = [
            s for s in self.record.speakers
            if name.casefold() in (n.casefold() for n in (s.name, *s.aliases))
        ]  # fmt: skip
        by_name = [s for s in named if s.name.casefold() == name.casefold()] or named
        ids = [speaker.id for speaker in self.record.speakers]
        if len(by_name) == 1 and name not in ids:
            return by_name[0]
        if len(by_name) > 1:
            said = ", ".join(s.id for s in by_name)
            raise OverrideError(f"{shown(name)} may be any of the speakers {said}; give the id")
        key = pick(ids, name, f"speaker in the story {self.story}")
        return next(s for s in self.record.speakers if s.id == key)

    def said_by(self, speaker: Speaker) -> list[str]:
        """The attributions of a speaker."""
        return [a.id for a in self.record.attributions if a.speaker == speaker.id]

    def statement(self, name: str) -> Statement:
        """The statement of an id or its beginning."""
        key = pick((s.id for s in self.record.statements), name,
                   f"statement in the story {self.story}")  # fmt: skip
        return next(s for s in self.record.statements if s.id == key)

    def disagreement(self, name: str) -> Disagreement:
        """The disagreement of an id or its beginning."""
        key = pick((d.id for d in self.record.disagreements), name,
                   f"disagreement in the story {self.story}")  # fmt: skip
        return next(d for d in self.record.disagreements if d.id == key)


def scene(store: Store, name: str) -> Scene:
    """The story that people mean by a name; NotThereError where there is none."""
    from onrecord.desk.records import assemble, remake

    story = one_story(store, name)
    found = assemble(store, story)
    if found is None:
        raise NotThereError(f"the story {shown(name)} has no articles")
    kept = store.stories.record(story)
    if kept is None:  # an earlier program made it in another shape
        made = remake(store, story)
        kept = made.kept if made else None
    assert kept is not None  # noqa: S101  # it has articles
    told = Told(found.articles, found.readings, store.articles.owners(story))
    return Scene(story, kept.story, told)


def one_story(store: Store, name: str) -> str:
    """The store's id of the story that people mean by a name."""
    found = store.stories.named(name)
    if not found:
        raise NotThereError(f"no story {shown(name)} in the store")
    if len(found) > 1:
        raise OverrideError(f"{shown(name)} may be any of {_some(found)}; give more of the id")
    return found[0]


def one_article(store: Store, name: str) -> str:
    """The store's id of the article that people mean by its id, a version's, or a beginning."""
    owner = store.articles.owner(whole_characters(name))
    found = [owner] if owner else store.articles.named(name) if len(name) >= LEAST else []
    if not found:
        raise NotThereError(f"no article {shown(name)} in the store")
    if len(found) > 1:
        raise OverrideError(f"{shown(name)} may be any of {_some(found)}; give more of the id")
    return found[0]


def pick(ids: Iterable[str], name: str, what: str) -> str:
    """The one id that is, or begins with, the name."""
    ids = list(ids)
    if name in ids:
        return name
    found = [key for key in ids if key.startswith(name)] if len(name) >= LEAST else []
    if not found:
        raise NotThereError(f"no {what} is called {shown(name)}")
    if len(found) > 1:
        raise OverrideError(f"{shown(name)} may be any of {_some(found)}; give more of the id")
    return found[0]


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids[:SOME]) + (" …" if len(ids) > SOME else "")
