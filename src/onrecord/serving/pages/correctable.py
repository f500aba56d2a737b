"""What the form of a correction shows: the thing, and what it can be joined with or parted into."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request

from onrecord.report.labels import outlet_label
from onrecord.serving.pages.stories_told import Told, story_named, tell
from onrecord.serving.pages.troubles import MissingError
from onrecord.store import Store

# The fields of each correction. "many": several may be chosen; "nullable": empty says "not known".
ASKS: dict[str, dict[str, str]] = {
    "join_speakers": {"speakers": "many", "name": "one", "note": "one"},
    "split_speaker": {"speaker": "one", "attributions": "many", "note": "one"},
    "join_statements": {"statements": "many", "note": "one"},
    "split_statement": {"statement": "one", "attributions": "many", "note": "one"},
    "join_stories": {"stories": "many", "note": "one"},
    "split_story": {"articles": "many", "into": "one", "note": "one"},
    "outlet": {"outlet": "nullable", "note": "one"},
    "date": {"date": "nullable", "note": "one"},
    "settle": {"disagreement": "one", "note": "one"},
}
CANDIDATES = 40  # stories offered to be joined with


def correctable(request: Request, store: Store, kind: str, story: str, key: str) -> dict[str, Any]:
    """What the form of a kind needs to know."""
    if kind == "article":
        return _article(store, key)
    found = _OF_STORY.get(kind)
    if found is None:
        raise MissingError("There is nothing of that kind to correct.")
    told = tell(request, store, story_named(store, story))
    return {"line": told.line, "story": told.digest.story, **found(store, told, key)}


def _article(store: Store, key: str) -> dict[str, Any]:
    stored = store.articles.get(key) if 0 < len(key) <= 64 else None
    if stored is None:
        raise MissingError("There is no such article in this store.")
    line = store.stories.line(stored.story)
    return {"stored": stored, "line": line, "label": outlet_label(stored.now)}


def _speaker(store: Store, told: Told, key: str) -> dict[str, Any]:
    speakers = told.digest.story.speakers
    speaker = next((one for one in speakers if one.id == key), None)
    if speaker is None:
        raise MissingError("This story has no such speaker any more.")
    voices = {voice.speaker.id: voice for voice in told.digest.voices}
    return {
        "speaker": speaker,
        "own": voices.get(key),
        "others": sorted(
            (one for one in speakers if one.id != key), key=lambda one: one.name.casefold()
        ),
    }


def _statement(store: Store, told: Told, key: str) -> dict[str, Any]:
    for voice in told.digest.voices:
        for said in voice.said:
            if said.statement.id == key:
                others = [other for other in voice.said if other is not said]
                return {"said": said, "speaker": voice.speaker, "others": others}
    raise MissingError("This story has no such statement any more.")


def _disagreement(store: Store, told: Told, key: str) -> dict[str, Any]:
    for item in told.digest.story.disagreements:
        if item.id == key:
            return {"item": item}
    raise MissingError("The reports of this story do not differ in that any more.")


def _story(store: Store, told: Told, key: str) -> dict[str, Any]:
    near = store.stories.list(limit=CANDIDATES + 1, least=1)
    return {
        "articles": told.digest.articles,
        "others": [line for line in near if line.id != told.line.id][:CANDIDATES],
    }


_OF_STORY: dict[str, Callable[[Store, Told, str], dict[str, Any]]] = {
    "speaker": _speaker,
    "statement": _statement,
    "disagreement": _disagreement,
    "story": _story,
}
