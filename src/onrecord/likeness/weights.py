"""How much a word tells: the rarer in news at large, the more."""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

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
