"""How near two articles are: their telling words, damped by the days between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from onrecord.likeness.vectors import Vector, cosine, vector
from onrecord.likeness.words import content_stems
from onrecord.types import Article

# Both chosen on the dev file of real stories (204 articles, 35 events; benchmarks/stories.py).
HALF_LIFE = 180.0  # days after which the same likeness counts half
INDEX_STEMS = 24  # strongest stems of an article that make it another's candidate
SHARED_STEMS = 2  # of those, how many two candidates share
LEAST = 0.02  # a likeness below this counts as none

Pair = tuple[str, str]


def nearnesses(articles: Mapping[str, Article]) -> dict[Pair, float]:
    """Nearness (0..1) of the pairs that are near at all, each pair once with its ids in order."""
    vectors = {
        key: vector(content_stems(f"{a.title or ''}\n{a.title or ''}\n{a.text}"))
        for key, a in sorted(articles.items())
    }
    days = {key: _day(a) for key, a in articles.items()}
    near: dict[Pair, float] = {}
    for pair in _candidates(vectors):
        one, other = pair
        likeness = cosine(vectors[one], vectors[other])
        apart = _days_apart(days[one], days[other])
        value = likeness * 0.5 ** (apart / HALF_LIFE)
        if value >= LEAST:
            near[pair] = value
    return near


def _candidates(vectors: Mapping[str, Vector]) -> list[Pair]:
    """Pairs that share their strongest stems; comparing all pairs would cost n squared.

    A pile about one single story does make all its pairs candidates: that is the answer's own
    size, not the search's.
    """
    holders: dict[str, list[str]] = defaultdict(list)
    for key, stems in vectors.items():
        for stem in sorted(stems, key=lambda s: (-stems[s], s))[:INDEX_STEMS]:
            holders[stem].append(key)
    shared: dict[Pair, int] = defaultdict(int)
    for keys in holders.values():
        for i, one in enumerate(keys):
            for other in keys[i + 1 :]:
                shared[one, other] += 1
    return sorted(pair for pair, count in shared.items() if count >= SHARED_STEMS)


def _day(article: Article) -> date | None:
    day = article.published.day if article.published else None
    return date.fromisoformat(day) if day else None


def _days_apart(one: date | None, other: date | None) -> int:
    """Days between two articles; none when one is undated, since that tells nothing."""
    return abs((one - other).days) if one and other else 0
