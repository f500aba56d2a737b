"""A story's record with the speakers that the gold names: what is lost after them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from benchmarks.record_quality.gold import GoldAttribution, GoldSpeaker, GoldStory, span_of
from onrecord.comparison import compare
from onrecord.likeness.agreement import Meanings
from onrecord.pipeline import read_each
from onrecord.reading.model import meanings
from onrecord.stories import group_stories
from onrecord.types import Article, Attribution, Entity, Reading, Record, Skipped, Span


def with_gold_speakers(gold: GoldStory, file: Path) -> Record:
    """The record of a story whose attributions have the gold's speakers, where found."""
    read = [pair for pair in read_each([str(file)]) if not isinstance(pair, Skipped)]
    read.sort(key=lambda pair: (pair[0].published.value if pair[0].published else "~", pair[0].id))
    articles = [article for article, _ in read]
    readings = {article.id: _given(gold, article, reading) for article, reading in read}
    stories = group_stories(articles)
    return compare(articles, readings, stories, meanings=Meanings(meanings))


def _given(gold: GoldStory, article: Article, reading: Reading) -> Reading:
    known = {speaker.key: speaker for speaker in gold.speakers}
    mine = [one for one in gold.attributions if one.report == article.key]
    attributions = tuple(_spoken_by(article, one, mine, known) for one in reading.attributions)
    keys = sorted({one.speaker for one in mine})
    entities = tuple(
        Entity(f"gold {key}", known[key].name, known[key].kind, named=known[key].kind != "group")
        for key in keys
    )
    return replace(
        reading, attributions=attributions, entities=(*reading.entities, *entities), roles=()
    )


def _spoken_by(
    article: Article,
    attribution: Attribution,
    gold: list[GoldAttribution],
    known: Mapping[str, GoldSpeaker],
) -> Attribution:
    """The attribution with the speaker of the gold one that shares most with it."""

    def shared(one: GoldAttribution) -> int:
        spans = [span for f in one.content if (span := span_of(article, f))]
        return sum(_common(a, b) for a in spans for b in attribution.content)

    best = max(gold, key=lambda one: (shared(one), one.statement), default=None)
    if best is None or not shared(best) or best.speaker not in known:
        return attribution
    return replace(attribution, entity=f"gold {best.speaker}")


def _common(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))
