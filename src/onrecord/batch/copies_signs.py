"""What is kept of a text to find its copies: a signature's bands, and some of its real runs."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.batch.shuffle import Numbers, Places, mixed
from onrecord.likeness.minhash import Slots, runs, signatures
from onrecord.likeness.minhash_index import BANDS
from onrecord.likeness.words import words

ALIKE = 0.7  # share of five-word runs from which two texts are copies, as in a stream of stories
# Runs kept of a text, the lowest by number: all those of up to 250 words, of longer texts a sample
# that is the same in every text. Shared runs are counted to .03 with it.
KEPT_RUNS = 256
AT_ONCE = 512  # texts signed together

Run = np.dtype("<u4")
_HIGH = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Signs:
    """Texts as numbers; those too short to tell are left out."""

    places: Places  # which of the given texts
    bands: Numbers  # a row a text, a column a band
    sketches: list[bytes]  # the kept runs, ascending


def node_of(article: str) -> int:
    """The number of an article's id: sixty-four bits of its digest."""
    digest = hashlib.blake2b(article.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "little")


def nodes_of(articles: Sequence[str]) -> Numbers:
    """The numbers of many articles."""
    return np.fromiter(map(node_of, articles), dtype=np.uint64, count=len(articles))


def signs_of(texts: Sequence[str]) -> Signs:
    """Bands and kept runs of texts."""
    places: list[int] = []
    sketches: list[bytes] = []
    made = [np.empty((0, BANDS), dtype=np.uint64)]
    for start in range(0, len(texts), AT_ONCE):
        own = [runs(words(text)) for text in texts[start : start + AT_ONCE]]
        told = [at for at, numbers in enumerate(own) if len(numbers)]
        places += [start + at for at in told]
        sketches += [sketch(own[at]) for at in told]
        made.append(bands(signatures([own[at] for at in told])))
    return Signs(np.array(places, dtype=np.int64), np.concatenate(made), sketches)


def bands(signed: Slots) -> Numbers:
    """The numbers of the bands, each of four slots, none the same in two bands."""
    keys = np.ascontiguousarray(signed).view("<u8").astype(np.uint64)
    turns = np.arange(1, BANDS + 1, dtype=np.uint64) * np.uint64(0x9E37_79B9_7F4A_7C15)
    return mixed(keys + turns[np.newaxis, :])


def sketch(own: Numbers) -> bytes:
    """The lowest runs of a text, as they stand in a row."""
    lowest: NDArray[np.uint32] = np.unique((own >> _HIGH).astype(Run))[:KEPT_RUNS]
    return lowest.tobytes()


def shared(one: bytes, other: bytes) -> float:
    """The share (0..1) of the runs of two texts that both have.

    It is the Jaccard index, counted over the lowest runs of both together (Broder 1997): exact
    where neither has more than are kept.
    """
    ours, theirs = np.frombuffer(one, dtype=Run), np.frombuffer(other, dtype=Run)
    both = np.sort(np.concatenate((ours, theirs)))
    twice = both[1:] == both[:-1]
    count = len(both) - int(np.count_nonzero(twice))
    if len(ours) < KEPT_RUNS and len(theirs) < KEPT_RUNS:
        return int(np.count_nonzero(twice)) / count if count else 0.0
    # Beyond the lowest runs that are kept nothing is known of the text that has more.
    distinct = both[np.concatenate(([True], ~twice))][:KEPT_RUNS]
    last = distinct[-1]
    return int(np.count_nonzero(both[1:][twice] <= last)) / len(distinct)
