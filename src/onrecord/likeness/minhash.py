"""MinHash signatures: how much of their wording two texts share, told from 128 bytes of each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

ALGORITHM = 1  # goes with every stored signature; signatures of two algorithms are not compared
SLOTS = 64
SLOT = np.dtype("<u2")  # two bytes a slot: two slots agree by chance once in 65,536
BYTES = SLOTS * SLOT.itemsize
SHINGLE = 5  # words; one changed word in thirty leaves a likeness of .7
LEAST_WORDS = 12  # a shorter text is a headline or a stub, and like many others

_SEED = 20_310  # any number, as long as it stays the same
_MOST = 1 << 18  # bytes of a text that are signed: forty thousand words
_BASE = 0x9E37_79B9_7F4A_7C15  # odd, so that it can be divided out again modulo 2^64
_FOLD = np.uint64(29)

Numbers = NDArray[np.uint64]
Slots = NDArray[np.uint16]


def signature(words: Sequence[str]) -> bytes:
    """The signature of a text's words in order; empty for a text too short to tell."""
    own = runs(words)
    return signatures([own])[0].tobytes() if len(own) else b""


def runs(words: Sequence[str]) -> Numbers:
    """A number for each run of five words, the same for the same words; none of a short text."""
    if len(words) < LEAST_WORDS:
        return np.empty(0, dtype=np.uint64)
    return _runs(" ".join(words).encode("utf-8", "surrogatepass")[:_MOST])


def signatures(texts: Sequence[Numbers]) -> Slots:
    """The signatures of many texts at once, a row each; the runs of none may be empty."""
    if not texts:
        return np.empty((0, SLOTS), dtype=SLOT)
    ends = np.cumsum([0, *map(len, texts)], dtype=np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(
        np.concatenate(texts), ends, SLOTS, _SEED
    )
    slots: Slots = (np.array(matrix.to_rows(), dtype=np.uint64) & np.uint64(0xFFFF)).astype(SLOT)
    return slots


def likeness(one: bytes, other: bytes) -> float:
    """The share (0..1) of runs that two signed texts have in common, estimated.

    It is the Jaccard index of the two sets of runs, give or take .06.
    """
    if len(one) != BYTES or len(other) != BYTES:
        return 0.0
    equal = np.frombuffer(one, dtype=SLOT) == np.frombuffer(other, dtype=SLOT)
    return int(np.count_nonzero(equal)) / SLOTS


def _runs(text: bytes) -> Numbers:
    """A number for each run of five words, the same for the same words.

    A stretch's number is a polynomial over its bytes, got from two sums over the text's beginning
    (Karp and Rabin 1987); that takes a third of the time of looking each word's number up.
    """
    up, down = _powers()
    values = np.frombuffer(text, dtype=np.uint8)
    sums = np.zeros(len(values) + 1, dtype=np.uint64)
    np.cumsum(values.astype(np.uint64) * up[: len(values)], out=sums[1:])
    gaps = np.flatnonzero(values == ord(" "))
    starts = np.concatenate(([0], gaps + 1))
    ends = np.concatenate((gaps, [len(values)]))
    first, last = starts[: 1 - SHINGLE], ends[SHINGLE - 1 :]
    if not len(last):
        first, last = starts[:1], ends[-1:]  # endless words, cut off before there were five
    mixed = (sums[last] - sums[first]) * down[first]
    mixed ^= mixed >> _FOLD
    mixed *= np.uint64(_BASE)
    mixed ^= mixed >> _FOLD
    return mixed


@cache
def _powers() -> tuple[Numbers, Numbers]:
    """The powers of the base and of its inverse, modulo 2^64."""
    up, down = np.ones((2, _MOST), dtype=np.uint64)
    up[1:] = _BASE
    down[1:] = pow(_BASE, -1, 1 << 64)
    return np.cumprod(up, dtype=np.uint64), np.cumprod(down, dtype=np.uint64)
