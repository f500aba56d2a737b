"""The wordings that are worth laying beside a quotation, looked up in the store's index."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import combinations

from onrecord.comparison.names import name_words
from onrecord.desk.quotations.asked import Asked
from onrecord.likeness.agreement import weighed
from onrecord.likeness.house_style import plain_words
from onrecord.likeness.weights import held_share, weight
from onrecord.likeness.words import stem
from onrecord.store import Store
from onrecord.store.nearby import Wording

RUN = 4  # words in a row, by which an exact quotation is found
MOST_RUNS = 4
AT_ONCE = 300  # wordings of one look-up
TOGETHER = 6  # telling words of which three, or two, must stand in a wording
OF_SPEAKER = 200  # wordings of a speaker, the newest, that are looked at whatever their words
KEPT = 64  # wordings that are laid beside the quotation
FRAGMENT = 0.25  # what it counts that the shorter one stands in the other


def gather(store: Store, asked: Asked, speaker: str | None) -> list[Wording]:
    """The wordings with the most words in common, each remark once, at most `KEPT` of them."""
    looked_up: dict[int, Wording] = {}
    groups: Sequence[Sequence[str]]
    for groups in (_runs(asked), _together(asked, 3), _together(asked, 2)):
        looked_up |= {w.n: w for w in store.nearby.holding(groups, limit=AT_ONCE)}
    if speaker is not None and (surname := name_words(speaker)[-1:]):
        single = [(word,) for word in asked.telling]
        for groups, limit in ((single, AT_ONCE), ([], OF_SPEAKER)):
            found = store.nearby.holding(groups, named=surname, limit=limit)
            looked_up |= {w.n: w for w in found}
    elif len(asked.telling) == 1:
        found = store.nearby.holding([asked.telling], limit=AT_ONCE)
        looked_up |= {w.n: w for w in found}
    return _nearest(asked, looked_up.values())


def _runs(asked: Asked) -> list[tuple[str, ...]]:
    """The rows of words that tell most, each a term by itself."""
    rows = []
    for run in asked.runs:
        own = run.split()
        rows += [own[i : i + RUN] for i in range(max(1, len(own) - RUN + 1)) if own]
    rows.sort(key=lambda row: (-sum(weight(stem(word)) for word in row), row))
    return [(" ".join(row),) for row in rows[:MOST_RUNS]]


def _together(asked: Asked, many: int) -> list[tuple[str, ...]]:
    return list(combinations(asked.telling[:TOGETHER], many))


def _nearest(asked: Asked, wordings: Iterable[Wording]) -> list[Wording]:
    ranked: dict[tuple[str, str, str], tuple[float, Wording]] = {}
    for wording in sorted(wordings, key=lambda w: -w.n):
        # An outlet's house style is no other wording: forty outlets that print a wire are one.
        key = (wording.story, wording.statement, " ".join(plain_words(wording.words)))
        if key not in ranked:
            ranked[key] = (_shared(asked, wording), wording)
    best = sorted(ranked.values(), key=lambda pair: (-pair[0], -pair[1].n))
    return [wording for _, wording in best[:KEPT]]


def _shared(asked: Asked, wording: Wording) -> float:
    """How much of the quotation stands in the wording; a fragment of it counts a little."""
    own = weighed(wording.words)
    shared = math.fsum(min(asked.weights[r], own[r]) for r in asked.weights.keys() & own.keys())
    whole = shared / asked.total if asked.total else 0.0
    return round(whole + FRAGMENT * held_share(asked.weights, own), 4)
