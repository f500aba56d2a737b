"""How far two sentences say the same: what they mean, and the words and figures they share."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from numpy.typing import NDArray

from onrecord.likeness.house_style import plain_words
from onrecord.likeness.weights import held_share, root_weights, weight
from onrecord.likeness.words import content_stems

# From texts to one unit vector each. What stands beside a text in the sequence changes nothing.
Embed = Callable[[Sequence[str]], NDArray[Any]]

# Least squares on the graded headlines of 2013 to 2015; see benchmarks/likeness.py.
COSINE, OVERLAP, CLASH, BASE = 0.66, 0.44, -0.12, -0.09
AT_ONCE = 512  # texts given to the network together


def weighed(text: str) -> dict[str, float]:
    """The roots of a text's content words with their weights, in a fixed order."""
    return root_weights({stem: weight(stem) for stem in sorted(set(content_stems(text)))})


def figures(text: str) -> frozenset[str]:
    """The numbers of a text, however it writes them."""
    return frozenset(word for word in plain_words(text) if word[0].isdigit())


def clash(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both give figures, and none is the same."""
    return bool(one and other) and not one & other


def agreement(
    one: Mapping[str, float],
    other: Mapping[str, float],
    cosine: float,
    *,
    clashing: bool = False,
    part: bool = False,
) -> float:
    """From about 0, nothing in common, to 1; the sentences are given as ``weighed``.

    As a ``part`` the shorter one is asked how much of it stands in the other: half of the words'
    share is counted so, and what the longer one has beside it takes only half as much away.
    """
    shared = math.fsum(min(one[r], other[r]) for r in one.keys() & other.keys())
    union = math.fsum(one.values()) + math.fsum(other.values()) - shared
    overlap = shared / union if union else 0.0
    if part:
        overlap = (overlap + held_share(one, other)) / 2
    return COSINE * cosine + OVERLAP * overlap + CLASH * clashing + BASE


class Meanings:
    """What texts mean, each asked of the network once and remembered for the next story."""

    MOST = 20_000  # vectors of 1.5 kB: 30 MB

    def __init__(self, embed: Embed) -> None:
        self._embed = embed
        self._known: dict[str, NDArray[Any]] = {}

    def learn(self, texts: Sequence[str]) -> None:
        """Ask for those that are not known, in batches."""
        wanted = dict.fromkeys(texts)
        if len(self._known.keys() | wanted.keys()) > self.MOST:
            self._known = {t: v for t, v in self._known.items() if t in wanted}
        new = [text for text in wanted if text not in self._known]
        for start in range(0, len(new), AT_ONCE):
            batch = new[start : start + AT_ONCE]
            self._known.update(zip(batch, self._embed(batch), strict=True))

    def cosine(self, one: str, other: str) -> float:
        """Of two texts that were learnt, in hundredths: smaller differences are rounding."""
        return round(float(self._known[one] @ self._known[other]), 2)
