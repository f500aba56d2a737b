"""How much a word tells: the rarer in news at large, the more."""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

ROOT = 4  # letters that a word's relatives share: "weak", "weaker", "weakness"

# Stems seen in fewer articles than the table's floor are not in the table; they weigh like this.
_FLOOR = 12


@cache
def _frequencies() -> tuple[int, Mapping[str, int]]:
    """Articles counted, and in how many of them each stem stands.

    The table ships with the package, so that a weight does not depend on the pile at hand:
    five articles give the same weights as five million. ``training/document_frequencies.py``
    makes it; its header line tells of what.
    """
    raw = files("onrecord.likeness").joinpath("data/document_frequencies.txt.gz").read_bytes()
    lines = gzip.decompress(raw).decode("utf-8").splitlines()
    table = {}
    for line in lines[1:]:
        word, _, count = line.partition("\t")
        table[word] = int(count)
    return int(lines[0].split("\t")[1]), table


@cache
def weight(stem: str) -> float:
    """Inverse document frequency of a stem in news at large, from about 0.3 to 7."""
    total, table = _frequencies()
    return math.log(total / table.get(stem, _FLOOR)) + 0.3


def total_weight(stems: Iterable[str]) -> float:
    """The weights of the stems, added up in a fixed order so that the sum is the same."""
    return math.fsum(weight(stem) for stem in stems)


def root_weights(stems: Mapping[str, float]) -> dict[str, float]:
    """The roots of the stems, each with the greatest weight of its stems."""
    roots: dict[str, float] = {}
    for stem, value in stems.items():
        roots[stem[:ROOT]] = max(roots.get(stem[:ROOT], 0.0), value)
    return roots


def held_share(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Share (0..1) of the lighter one's weight that stands in the other, too."""
    held = math.fsum(min(one[key], other[key]) for key in one.keys() & other.keys())
    least = min(math.fsum(one.values()), math.fsum(other.values()))
    return held / least if least else 0.0
