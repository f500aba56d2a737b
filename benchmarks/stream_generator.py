"""A made-up stream of articles as features, of any length, the same for the same seed.

    for label, features in stream(1_000_000, seed=7): ...

It measures the speed and the memory of placement, without reading. Nothing of it is text: an
article is its terms with weights, its names, its day and its signature, as ``features_of`` would
give them. What is drawn, and from what:

- **Words**: 200,000 terms, Zipf with exponent 1.05; a term's weight is that of its document
  frequency, as in the package. A hundred topics (football, courts, ...), some told far more often
  than others, have some 400 terms each. A story takes 90 terms of its topic and 30 others, an
  article half of them and 60 of the language at large.
- **Names**: 50,000, Zipf too, with 18 that a topic's stories share; a story has up to nine, an
  article five of them and three others.
- **Stories**: sizes follow a power law (exponent 2.1, at most 3,000 articles): two in three have
  a single article, one in a thousand has hundreds. Lifetimes are lognormal with a median of three
  days, longer for large stories, at most 120 days; most articles come early in them.
- **Copies**: one article in four repeats an earlier one of its story, with one term in fifty and
  up to one slot of the signature in eight changed.
- **Days**: 2,740 articles a day, a million in a year, unless told otherwise. Two in a hundred have
  no day, one in a hundred comes 10 to 60 days late, one in a thousand is dated 1971 or 2099.

Two articles of one story come out alike by .31 (median; .24 and .41 are the tenth and ninetieth
percentile), of two stories by .008 (median), .02 (ninetieth), .08 (ninety-ninth) and .12 (one pair
in a thousand). Real news: .34 within the stories of the dev clusters; across them .008, .04, .11.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from onrecord.likeness.minhash import SLOT, SLOTS
from onrecord.stories.streaming import Features
from onrecord.stories.streaming.features import LENGTH, NAME_SHARE

VOCABULARY, NAMES, TOPICS = 200_000, 50_000, 100
ZIPF = 1.05
COMMON = 100  # ranks of the words that no article is about
A_DAY = 2_740.0
COPY_RATE, UNDATED, LATE, ABSURD = 0.25, 0.02, 0.01, 0.001
LARGEST = 3_000
FIRST_DAY = date(2030, 1, 1).toordinal()

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(slots=True)
class _Story:
    """What the articles of one made-up story draw on."""

    number: int
    terms: Ints
    names: Ints
    left: int  # articles to come
    earlier: list[Features] = field(default_factory=list)  # a few that can be copied


class _Language:
    """The words and names of the stream, how often each comes up and what it weighs."""

    def __init__(self, chance: np.random.Generator) -> None:
        self._chance = chance
        self.words = [f"w{rank}" for rank in range(VOCABULARY)]
        self.names = [f"=n{rank}" for rank in range(NAMES)]
        self._word_sums = _zipf_sums(VOCABULARY, COMMON)
        self._name_sums = _zipf_sums(NAMES, 0)
        self.weights = _weights(VOCABULARY)
        self.name_weights = np.maximum(2.0, _weights(NAMES))
        self.topics = [np.unique(self.some_words(480)) for _ in range(TOPICS)]
        self.topic_names = [self.some_names(18) for _ in range(TOPICS)]

    def some_words(self, count: int) -> Ints:
        """Ranks of words, drawn as often as they come up."""
        return np.searchsorted(self._word_sums, self._chance.random(count))

    def some_names(self, count: int) -> Ints:
        """Ranks of names."""
        return np.searchsorted(self._name_sums, self._chance.random(count))


def stream(count: int, *, seed: int = 7, a_day: float = A_DAY) -> Iterator[tuple[int, Features]]:
    """Articles in order of arrival, each with the number of its story."""
    chance = np.random.default_rng(seed)
    language = _Language(chance)
    coming: list[tuple[float, int, _Story]] = []  # time, serial, story
    sizes = 1.0 / np.arange(1, LARGEST + 1) ** 2.1
    sizes /= sizes.sum()
    mean = float(np.arange(1, LARGEST + 1) @ sizes)
    serial = stories = made = 0
    now = 0.0
    while made < count:
        while not coming or coming[0][0] > now:
            now += chance.exponential(mean / a_day)
            size = 1 + int(chance.choice(LARGEST, p=sizes))
            story = _begin(stories, size, language, chance)
            stories += 1
            for at in _times(size, chance):
                heapq.heappush(coming, (now + at, serial, story))
                serial += 1
        at, number, story = heapq.heappop(coming)
        yield story.number, _article(number, at, story, language, chance)
        made += 1


def _begin(number: int, size: int, language: _Language, chance: np.random.Generator) -> _Story:
    topic = int(TOPICS * chance.random() ** 3)  # some topics are often told
    terms = chance.choice(language.topics[topic], 90, replace=False)
    names = chance.choice(language.topic_names[topic], 5)
    return _Story(
        number,
        np.unique(np.concatenate([terms, language.some_words(30)])),
        np.unique(np.concatenate([names, language.some_names(4)])),
        size,
    )


def _times(size: int, chance: np.random.Generator) -> Floats:
    """Days after the first article at which the articles of a story come."""
    life = min(120.0, float(chance.lognormal(1.1, 1.2)) * (1 + 0.3 * np.log(size)))
    return np.concatenate([[0.0], life * chance.beta(0.7, 2.0, size - 1)])


def _article(
    number: int, at: float, story: _Story, language: _Language, chance: np.random.Generator
) -> Features:
    day = _day(at, chance)
    if story.earlier and chance.random() < COPY_RATE:
        features = _copy(number, day, story.earlier, language, chance)
    else:
        features = _original(number, day, story, language, chance)
    story.left -= 1
    if story.left and len(story.earlier) < 8:
        story.earlier.append(features)
    return features


def _original(
    number: int, day: int | None, story: _Story, language: _Language, chance: np.random.Generator
) -> Features:
    told = story.terms[chance.random(len(story.terms)) < 0.5]
    words = np.unique(np.concatenate([told, language.some_words(60)]))
    often = 1.0 + chance.exponential(0.35, len(words)) + np.isin(words, told) * 0.35
    names = chance.choice(story.names, min(5, len(story.names)), replace=False)
    names = np.unique(np.concatenate([names, language.some_names(3)]))
    weights = np.concatenate(
        [
            _scaled(language.weights[words] * often, 1.0 - NAME_SHARE),
            _scaled(
                language.name_weights[names] * (1 + chance.exponential(0.4, len(names))), NAME_SHARE
            ),
        ]
    )
    terms = [language.words[rank] for rank in words] + [language.names[rank] for rank in names]
    order = np.argsort(-weights, kind="stable")
    return Features(
        article=f"a{number}",
        day=day,
        terms=tuple(terms[place] for place in order),
        weights=bytes(weights[order].astype(np.uint8)),
        signature=chance.integers(0, 65_536, SLOTS, dtype=np.uint16).astype(SLOT).tobytes(),
    )


def _copy(
    number: int,
    day: int | None,
    earlier: list[Features],
    language: _Language,
    chance: np.random.Generator,
) -> Features:
    copied = earlier[int(chance.integers(len(earlier)))]
    terms = list(copied.terms)
    for place in range(0, len(terms), 50):
        new = f"w{int(language.some_words(1)[0])}"
        if new not in terms:
            terms[place + int(chance.integers(min(50, len(terms) - place)))] = new
    slots = np.frombuffer(copied.signature, dtype=SLOT).copy()
    changed = chance.integers(0, SLOTS, int(chance.integers(0, SLOTS // 8 + 1)))
    slots[changed] = chance.integers(0, 65_536, len(changed), dtype=np.uint16)
    return Features(f"a{number}", day, tuple(terms), copied.weights, slots.tobytes())


def _day(at: float, chance: np.random.Generator) -> int | None:
    drawn = chance.random()
    if drawn < UNDATED:
        return None
    day = FIRST_DAY + int(at)
    if drawn < UNDATED + LATE:
        return day - int(chance.integers(10, 61))
    if drawn < UNDATED + LATE + ABSURD:
        return date(1971 if chance.random() < 0.5 else 2099, 1, 1).toordinal()
    return day


def _zipf_sums(count: int, common: int) -> Floats:
    """Sums of the chances of the first ranks, the commonest left out."""
    chances = 1.0 / np.arange(1, count + 1, dtype=np.float64) ** ZIPF
    chances[:common] = 0.0
    sums: Floats = np.cumsum(chances) / chances.sum()
    return sums


def _weights(count: int) -> Floats:
    """Inverse document frequencies for articles of 400 words, by Zipf's law."""
    frequencies = np.minimum(0.6, 32.0 / np.arange(1, count + 1, dtype=np.float64))
    weights: Floats = np.log(1.0 / frequencies) + 0.3
    return weights


def _scaled(weights: Floats, share: float) -> Floats:
    length = float(np.sqrt(weights @ weights))
    scaled: Floats = np.maximum(1.0, np.rint(weights * (LENGTH * np.sqrt(share) / length)))
    return scaled
