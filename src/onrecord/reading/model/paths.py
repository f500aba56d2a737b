"""The best path of tags through a text (Viterbi 1967), and how sure its tags are (Baum 1970)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from onrecord.reading.model.pieces import Integers
from onrecord.reading.model.session import Floats

LEAST = 1e-300  # so that nothing is divided by zero
TABLE = 400_000  # pieces of a group of texts, the shorter ones padded


def best_paths(scores: Sequence[Floats], steps: Floats, first: Floats) -> list[Integers]:
    """One tag a piece for each text.

    scores: (pieces, tags) of each text; steps: (tags, tags) from one to the next; first: (tags,).
    """
    return _grouped(scores, lambda group: _together(group, steps, first))


def shares(scores: Sequence[Floats], steps: Floats, first: Floats) -> list[Floats]:
    """The share of each tag at each piece among all paths, (pieces, tags) for each text."""
    return _grouped(scores, lambda group: _shares(group, steps, first))


Found = TypeVar("Found")


def _grouped(
    scores: Sequence[Floats], work: Callable[[Sequence[Floats]], Sequence[Found]]
) -> list[Found]:
    """What ``work`` makes of texts of like length, in the order of the texts."""
    order = sorted(range(len(scores)), key=lambda at: -len(scores[at]))
    found: dict[int, Found] = {}
    at = 0
    while at < len(order):
        count = max(1, TABLE // max(1, len(scores[order[at]])))
        group = order[at : at + count]
        found |= zip(group, work([scores[number] for number in group]), strict=True)
        at += count
    return [found[number] for number in range(len(scores))]


def _shares(scores: Sequence[Floats], steps: Floats, first: Floats) -> list[Floats]:
    texts, longest, tags = len(scores), len(scores[0]), len(first)
    weights = np.zeros((longest, texts, tags), dtype=np.float64)
    for number, one in enumerate(scores):
        weights[: len(one), number] = np.exp(one - one.max(axis=1, keepdims=True))
    moves = np.exp(steps.astype(np.float64))
    forward = np.zeros_like(weights)
    state = np.broadcast_to(np.exp(first.astype(np.float64)), (texts, tags))
    for at in range(longest):
        state = (state @ moves if at else state) * weights[at]
        state = state / np.maximum(state.sum(axis=1, keepdims=True), LEAST)
        forward[at] = state
    lengths = np.array([len(one) for one in scores])
    state = np.ones((texts, tags))
    both = forward  # becomes the product of both directions
    for at in range(longest - 2, -1, -1):
        before = (state * weights[at + 1]) @ moves.T
        before = before / np.maximum(before.sum(axis=1, keepdims=True), LEAST)
        state = np.where(lengths[:, None] > at + 1, before, 1.0)  # 1 where the text has ended
        both[at] *= state
    both /= np.maximum(both.sum(axis=2, keepdims=True), LEAST)
    return [both[: len(one), at].astype(np.float32) for at, one in enumerate(scores)]


def _together(scores: Sequence[Floats], steps: Floats, first: Floats) -> list[Integers]:
    """The paths of texts of like length, a step for all of them at a time; the longest first."""
    texts, longest, tags = len(scores), len(scores[0]), len(first)
    every = np.zeros((longest, texts, tags), dtype=np.float32)
    for number, one in enumerate(scores):
        every[: len(one), number] = one
    came = np.zeros((longest, texts, tags), dtype=np.int8)
    states = np.zeros((longest, texts, tags), dtype=np.float32)
    turned = np.ascontiguousarray(steps.T)[None]  # (1, to, from): the sums run over rows
    best = np.broadcast_to(first, (texts, tags))
    for at in range(longest):
        if at:
            moved = best[:, None, :] + turned
            came[at] = moved.argmax(axis=2)
            best = moved.max(axis=2)
        best = best + every[at]
        best = best - best.max(axis=1, keepdims=True)  # sums over a long text lose their fractions
        states[at] = best
    return [_back(came[:, at], states[:, at], len(one)) for at, one in enumerate(scores)]


def _back(came: np.ndarray, states: Floats, length: int) -> Integers:
    path = np.zeros(length, dtype=np.int64)
    if length:
        path[-1] = states[length - 1].argmax()
    for at in range(length - 1, 0, -1):
        path[at - 1] = came[at, path[at]]
    return path
