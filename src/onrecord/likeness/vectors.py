"""A text as its most telling words, and the cosine of two such texts."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from onrecord.likeness.weights import weight

Vector = Mapping[str, float]


def vector(stems: Iterable[str], *, top: int = 400) -> Vector:
    """The ``top`` most telling stems with weights of unit length (logarithmic tf times idf)."""
    weighted = (
        ((1.0 + math.log(count)) * weight(stem), stem) for stem, count in Counter(stems).items()
    )
    strongest = sorted(weighted, key=lambda pair: (-pair[0], pair[1]))[:top]
    length = math.sqrt(math.fsum(value * value for value, _ in strongest)) or 1.0
    return {stem: value / length for value, stem in strongest}


def cosine(one: Vector, other: Vector) -> float:
    """0 for no word in common, 1 for the same words in the same proportions."""
    if len(other) < len(one):
        one, other = other, one
    return math.fsum(value * other[stem] for stem, value in one.items() if stem in other)
