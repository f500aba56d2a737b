"""The reasons of a placement, as facts that can be shown."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping

from onrecord.stories.streaming.features import DAY_MARK, LENGTH, NAME_MARK, Features
from onrecord.stories.streaming.open_story import OpenStory
from onrecord.stories.streaming.placements import Reason, ReasonKind

SHOWN = 8  # terms in common that a placement names


def terms_in_common(
    overlap: Mapping[str, int], story: OpenStory, damped: float
) -> Iterator[Reason]:
    """The terms that brought an article to a story, each with its part of the nearness."""
    scale = damped / (LENGTH**2 * max(1, len(story.counted)))
    for term, value in heapq.nsmallest(SHOWN, overlap.items(), key=lambda t: (-t[1], t[0])):
        kind, what = _kind(term)
        yield Reason(kind, what, value * scale)


def days_between(features: Features, story: OpenStory, unknown: int) -> Reason:
    """How far the article is from the story's middle day, or what counted in place of that."""
    if features.day is None or story.middle is None:
        return Reason("undated", story.key, float(unknown))
    return Reason("days", story.key, float(abs(features.day - story.middle)))


def _kind(term: str) -> tuple[ReasonKind, str]:
    if term.startswith(NAME_MARK):
        return "name", term[len(NAME_MARK) :]
    if term.startswith(DAY_MARK):
        return "date", term[len(DAY_MARK) :]
    return "word", term
