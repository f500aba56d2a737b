"""From what people ask for, by the ids of the day, to what is kept: articles, names and words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.desk.overrides.errors import OverrideError, shown
from onrecord.desk.overrides.referring import (
    attribution_reference,
    place_references,
    plain,
    printed,
)
from onrecord.desk.overrides.scene import Scene, one_article, one_story, pick, scene
from onrecord.store import Store
from onrecord.types import Speaker


@dataclass(frozen=True, slots=True)
class Kept:
    """A correction as the store keeps it."""

    target: str
    value: dict[str, Any]


def kept(store: Store, kind: str, target: str, asked: Mapping[str, Any]) -> Kept:
    """What is kept of a correction whose shape is right; OverrideError where it cannot be made."""
    if kind in _IN_STORIES:
        found = scene(store, target)
        made = Kept(found.story, _IN_STORIES[kind](found, store, asked))
    elif kind in _OF_STORIES:
        story = one_story(store, target)
        made = Kept(story, _OF_STORIES[kind](store, story, asked))
    else:
        made = Kept(one_article(store, target), {kind: asked[kind]})
        if made.value == {kind: _stands(store, kind, made.target)}:
            raise OverrideError(f"the {kind} of {made.target} is {shown(asked[kind])} already")
    note = asked.get("note")
    return Kept(made.target, {**made.value, "note": note}) if note else made


def _join_speakers(found: Scene, store: Store, asked: Mapping[str, Any]) -> dict[str, Any]:
    speakers = list({s.id: s for s in map(found.speaker, asked["speakers"])}.values())
    if len(speakers) < 2:
        raise OverrideError(f"{', '.join(map(shown, asked['speakers']))} are one speaker already")
    name = asked.get("name")
    names = sorted({name for s in speakers for name in (s.name, *s.aliases)})
    if name is not None and name not in names:
        raise OverrideError(
            f"no article calls them {shown(name)}; they are called {', '.join(map(shown, names))}"
        )
    groups = [_places(found, speaker) for speaker in speakers]
    value: dict[str, Any] = {"speakers": groups}
    return value if name is None else {**value, "name": name}


def _places(found: Scene, speaker: Speaker) -> list[dict[str, Any]]:
    """Where the articles know a speaker; one for whom others speak is known by the names alone."""
    said = [key for key in found.said_by(speaker) if found.told.entity_of(key) is not None]
    if said:
        return place_references(found.told, said, speaker.name)
    names = {plain(name) for name in (speaker.name, *speaker.aliases)}
    return [
        {"article": found.told.owners[version], "name": entity.name, "said": []}
        for version, reading in found.told.readings.items()
        for entity in reading.entities
        if entity.kind == speaker.kind and plain(entity.name) in names
    ]


def _split_speaker(found: Scene, store: Store, asked: Mapping[str, Any]) -> dict[str, Any]:
    speaker = found.speaker(asked["speaker"])
    said = found.said_by(speaker)
    leaves = [_of(said, key, speaker.name) for key in asked.get("attributions", ())]
    for name in asked.get("articles", ()):
        article = one_article(store, name)
        own = [key for key in said if found.told.spoken[key].owner == article]
        if not own:
            raise OverrideError(f"{speaker.name} says nothing in the article {shown(name)}")
        leaves += own
    if not leaves:
        raise OverrideError("split_speaker needs 'attributions' or 'articles' of somebody else")
    stays = [key for key in said if key not in leaves]
    if not stays:
        raise OverrideError(f"nothing of {speaker.name} would be left; leave one attribution")
    leaves = [key for key in said if key in leaves]
    return {
        "stays": place_references(found.told, stays, speaker.name),
        "leaves": place_references(found.told, leaves, speaker.name),
    }


def _join_statements(found: Scene, store: Store, asked: Mapping[str, Any]) -> dict[str, Any]:
    statements = list({s.id: s for s in map(found.statement, asked["statements"])}.values())
    if len(statements) < 2:
        raise OverrideError(
            f"{', '.join(map(shown, asked['statements']))} are one statement already"
        )
    if len({s.speaker for s in statements}) > 1:
        raise OverrideError("a statement is of one speaker; join the speakers first")
    return {"statements": [_references(found, s.attributions) for s in statements]}


def _split_statement(found: Scene, store: Store, asked: Mapping[str, Any]) -> dict[str, Any]:
    statement = found.statement(asked["statement"])
    what = f"the statement {statement.id}"
    leaves = {_of(statement.attributions, key, what) for key in asked["attributions"]}
    stays = [key for key in statement.attributions if key not in leaves]
    if not stays:
        raise OverrideError(f"nothing of {what} would be left; leave one attribution")
    gone = [key for key in statement.attributions if key in leaves]
    return {"stays": _references(found, stays), "leaves": _references(found, gone)}


def _settle(found: Scene, store: Store, asked: Mapping[str, Any]) -> dict[str, Any]:
    disagreement = found.disagreement(asked["disagreement"])
    return {
        "kind": disagreement.kind,
        "about": disagreement.about,
        "sides": [
            {
                "value": side.value,
                "citations": [
                    {"article": found.told.owners[c.article], "words": printed(c.text)}
                    for c in side.citations
                ],
            }
            for side in disagreement.sides
        ],
    }


def _join_stories(store: Store, story: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    stories = dict.fromkeys((story, *(one_story(store, name) for name in asked["stories"])))
    if len(stories) < 2:
        raise OverrideError(f"{', '.join(map(shown, asked['stories']))} is that story already")
    return {"articles": [_articles(store, story) for story in stories]}


def _split_story(store: Store, story: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    own = _articles(store, story)
    leaves = list(dict.fromkeys(one_article(store, name) for name in asked["articles"]))
    for article in leaves:
        if article not in own:
            raise OverrideError(f"the article {article} is not in the story {story}")
    stays = [article for article in own if article not in leaves]
    value: dict[str, Any] = {"stays": stays, "leaves": [a for a in own if a in leaves]}
    if asked.get("into") is not None:
        into = one_story(store, asked["into"])
        if into == story:
            raise OverrideError(f"the articles are in the story {shown(asked['into'])} already")
        return {**value, "into": _articles(store, into)}
    if not stays:
        raise OverrideError(f"nothing of the story {story} would be left; leave one article")
    return value


def _articles(store: Store, story: str) -> list[str]:
    """The articles of a story, in the order in which they came."""
    return [placed.article for placed in store.articles.placed(story)]


def _references(found: Scene, attributions: Sequence[str]) -> list[dict[str, Any]]:
    return [attribution_reference(found.told.spoken[key]) for key in attributions]


def _of(ids: Sequence[str], name: str, whose: str) -> str:
    return pick(ids, name, f"attribution of {whose}")


def _stands(store: Store, kind: str, article: str) -> str | None:
    stored = store.articles.get(article)
    if stored is None:
        return None
    if kind == "outlet":
        return stored.now.outlet
    return stored.now.published.value if stored.now.published else None


_IN_STORIES: dict[str, Callable[[Scene, Store, Mapping[str, Any]], dict[str, Any]]] = {
    "join_speakers": _join_speakers,
    "split_speaker": _split_speaker,
    "join_statements": _join_statements,
    "split_statement": _split_statement,
    "settle": _settle,
}
_OF_STORIES: dict[str, Callable[[Store, str, Mapping[str, Any]], dict[str, Any]]] = {
    "join_stories": _join_stories,
    "split_story": _split_story,
}
