"""A story's record in portions that an assistant can hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from onrecord.assistants.answers import StoryAnswer
from onrecord.assistants.asking import Part, StoryArguments
from onrecord.assistants.looking import article_line
from onrecord.desk import story_record
from onrecord.store import Store
from onrecord.types import Record, StoryRecord
from onrecord.views.encode import to_json_line
from onrecord.views.records import story_view

USUAL: tuple[Part, ...] = ("speakers", "statements", "timeline", "disagreements")
WORDINGS = 2  # of each statement that are shown where attributions were not asked for
MOST_BYTES = 60_000  # of an answer; an assistant that wants more asks for the next portion


def story(store: Store, asked: StoryArguments) -> StoryAnswer:
    """The parts of a story's record that were asked for, cut to what one answer can hold."""
    named = store.stories.named(asked.story)
    if not named:
        raise ValueError(f"no story {asked.story!r} in the store")
    if len(named) > 1:
        raise ValueError(f"{asked.story!r} may be any of {', '.join(named)}; give more of the id")
    record = story_record(store, named[0])
    if record is None:
        raise ValueError(f"story {named[0]!r} holds no articles any more")
    merged = named[0] if named[0] != asked.story and store.stories.line(asked.story) else None
    limit, parts = asked.limit, asked.parts or USUAL
    answer = _portion(record, named[0], merged, parts, asked.offset, limit)
    while len(to_json_line(answer)) > MOST_BYTES and limit > 1:
        limit = max(1, limit // 2)
        answer = _portion(record, named[0], merged, parts, asked.offset, limit)
        answer = msgspec.structs.replace(answer, cut_short=True)
    while len(to_json_line(answer)) > MOST_BYTES and parts:
        parts = parts[:-1]  # one entry alone is too large
        answer = _portion(record, named[0], merged, parts, asked.offset, limit)
        answer = msgspec.structs.replace(answer, cut_short=True)
    return answer


def _portion(
    record: Record, key: str, merged: str | None, parts: Sequence[Part], offset: int, limit: int
) -> StoryAnswer:
    whole = record.stories[0]
    shown = _cut(whole, parts, offset, limit)
    texts = {article.id: article.text for article in record.articles}
    view = story_view(shown, texts)
    cited = set(_cited(view))
    totals: dict[str, int] = {part: len(getattr(whole, part)) for part in dict.fromkeys(parts)}
    held: dict[str, Any] = {part: getattr(view, part) for part in totals}
    if "statements" in held and "attributions" not in held:
        held["attributions"] = view.attributions
    return StoryAnswer(
        story=key,
        title=whole.title,
        as_of=record.as_of,
        merged_into=merged,
        totals={"articles": len(whole.articles), **totals},
        articles=[article_line(a) for a in record.articles if a.id in cited],
        next_offset=offset + limit if any(offset + limit < n for n in totals.values()) else None,
        cut_short=False,
        **held,
    )


def _cut(whole: StoryRecord, parts: Sequence[Part], offset: int, limit: int) -> StoryRecord:
    """The record with a portion of each part that was asked for, and nothing of the others."""
    every: tuple[Part, ...] = (
        "speakers", "attributions", "statements", "timeline", "disagreements", "relays",
        "expectations", "unconfirmed", "developments",
    )  # fmt: skip
    kept: dict[str, Any] = {
        part: getattr(whole, part)[offset : offset + limit] if part in parts else ()
        for part in every
    }
    if "statements" in parts and "attributions" not in parts:
        wanted = {key for s in kept["statements"] for key in s.attributions[:WORDINGS]}
        kept["attributions"] = tuple(a for a in whole.attributions if a.id in wanted)
    return replace(whole, articles=(), **kept)


def _cited(value: object) -> Iterable[str]:
    """The ids of the articles that a view speaks of."""
    if isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            inner = getattr(value, field)
            if field == "article" and isinstance(inner, str):
                yield inner
            elif isinstance(inner, (list, msgspec.Struct)):
                yield from _cited(inner)
    elif isinstance(value, list):
        for item in value:
            yield from _cited(item)
