"""What of a record stands where the gold of a story says it does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.record_quality.gold import Fragment, GoldAttribution, GoldSide, GoldStory, span_of
from onrecord.types import (
    Article,
    Citation,
    Record,
    Side,
    Span,
    Speaker,
    SpokenAttribution,
    Statement,
)

LEAST_SHARED = 0.5  # of the characters of the shorter content
SPLIT = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+|\n+")


@dataclass(frozen=True)
class Found:
    """A gold attribution and what the record has in its place, the fullest first."""

    gold: GoldAttribution
    given: tuple[SpokenAttribution, ...]


@dataclass(frozen=True)
class Reported:
    """A record laid over the gold of a story."""

    gold: GoldStory
    articles: dict[str, Article]  # by the report's id
    keys: dict[str, str]  # Article.id -> the report's id
    attributions: list[SpokenAttribution]
    speakers: dict[str, Speaker]
    statements: dict[str, Statement]  # by SpokenAttribution.id
    record: Record
    found: list[Found] = field(default_factory=list)

    def held_in(self, one: Found) -> set[str]:
        """The statements that hold it; an attribution outside of all stands for itself."""
        return {
            self.statements[given.id].id if given.id in self.statements else given.id
            for given in one.given
        }

    def speaker_of(self, one: Found) -> str | None:
        """The speaker that the record gives it."""
        return one.given[0].speaker if one.given else None


def lay_over(gold: GoldStory, record: Record) -> Reported:
    """The part of the record that is about a story's reports, with what was found of its gold."""
    wanted = {a.report for a in gold.attributions} | {r.article for r in gold.relays}
    wanted |= {f.report for d in gold.disagreements for s in d.sides for f in s.cited}
    prefix = f"{gold.story}-"
    articles = {a.key: a for a in record.articles if a.key and a.key.startswith(prefix)}
    if missing := wanted - set(articles):
        raise ValueError(f"{gold.story}: not in the record: {', '.join(sorted(missing))}")
    keys = {article.id: key for key, article in articles.items()}
    mine = [a for s in record.stories for a in s.attributions if a.article in keys]
    reported = Reported(
        gold,
        articles,
        keys,
        mine,
        {s.id: s for story in record.stories for s in story.speakers},
        {i: s for story in record.stories for s in story.statements for i in s.attributions},
        record,
    )
    by_report: dict[str, list[SpokenAttribution]] = defaultdict(list)
    for one in mine:
        by_report[keys[one.article]].append(one)
    for wanted_one in gold.attributions:
        spans = _spans(articles[wanted_one.report], wanted_one.content)
        ranked = [
            (-shared, str(given.id), given)
            for given in by_report[wanted_one.report]
            if (shared := _shared(spans, given.content))
            >= LEAST_SHARED * min(_length(spans), _length(given.content))
            and shared
        ]
        reported.found.append(Found(wanted_one, tuple(g for _, _, g in sorted(ranked))))
    return reported


def _spans(article: Article, fragments: Iterable[Fragment]) -> list[Span]:
    return [span for one in fragments if (span := span_of(article, one))]


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _shared(ours: Sequence[Span], theirs: Sequence[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in ours for b in theirs)


def hits(reported: Reported, side: Side, gold: GoldSide, *, exactly: bool) -> bool:
    """Whether a side of the record cites what a side of the gold cites.

    Exactly: their characters overlap. Otherwise one sentence that holds both is enough, since a
    claim may be cited by its verb, its object or the whole of it.
    """
    for fragment in gold.cited:
        article = reported.articles[fragment.report]
        span = span_of(article, fragment)
        cited = [c for c in side.citations if c.article == article.id]
        if span and any(_touches(article, span, c, exactly=exactly) for c in cited):
            return True
    return False


def _touches(article: Article, span: Span, citation: Citation, *, exactly: bool) -> bool:
    if citation.start < span.end and span.start < citation.end:
        return True
    if exactly:
        return False
    low, high = sorted((span, Span(citation.start, citation.end)), key=lambda s: s.start)
    return SPLIT.search(article.text, low.end, high.start) is None


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names say the same, or one is the other and more."""
    a, b = _words(one), _words(other)
    return bool(a and b) and (a <= b or b <= a)


def _words(name: str | None) -> set[str]:
    return set(re.findall(r"\w+", (name or "").casefold().replace(".", ""))) - {"the", "s"}


def acts_alike(one: str, other: str) -> bool:
    """Whether two names of an institution share a telling word: "coastguard", "Coast Guard"."""
    a, b = ({w[:5] for w in _words(name) if len(w) > 3} for name in (one, other))
    return same_name(one, other) or bool(a & b)
