"""The best path of tags, held to trying them all."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from made_networks import FORBIDDEN

from onrecord.reading.model.paths import best_paths, shares
from onrecord.reading.model.session import Floats

NUMBERS = st.integers(-20, 20)  # whole numbers are added without rounding


def numbers(*shape: int) -> st.SearchStrategy[Floats]:
    count = int(np.prod(shape))
    return st.lists(NUMBERS, min_size=count, max_size=count).map(
        lambda found: np.array(found, dtype=np.float32).reshape(shape)
    )


TEXTS = st.lists(st.integers(0, 5).flatmap(lambda length: numbers(length, 3)), max_size=5)


def worth(path: tuple[int, ...], scores: Floats, steps: Floats, first: Floats) -> float:
    """The sum of a path's scores and steps."""
    total = sum(float(scores[at, tag]) for at, tag in enumerate(path))
    total += sum(float(steps[a, b]) for a, b in pairwise(path))
    return total + (float(first[path[0]]) if path else 0.0)


@settings(max_examples=100, deadline=None)
@given(TEXTS, numbers(3, 3), numbers(3))
def test_no_path_is_better(texts: list[Floats], steps: Floats, first: Floats) -> None:
    """Of all sequences of tags, the one found has the highest sum, for each of several texts."""
    paths = best_paths(texts, steps, first)
    assert len(paths) == len(texts)
    for path, scores in zip(paths, texts, strict=True):
        tried = product(range(3), repeat=len(scores))
        best = max(worth(one, scores, steps, first) for one in tried)
        assert worth(tuple(path.tolist()), scores, steps, first) == best


@settings(max_examples=60, deadline=None)
@given(TEXTS, numbers(3, 3), numbers(3))
def test_what_stands_beside_a_text_changes_nothing(
    texts: list[Floats], steps: Floats, first: Floats
) -> None:
    """Texts of any length, together or one by one."""
    together = [path.tolist() for path in best_paths(texts, steps, first)]
    assert together == [best_paths([one], steps, first)[0].tolist() for one in texts]


@settings(max_examples=60, deadline=None)
@given(numbers(12, 3))
def test_forbidden_steps_are_never_taken(scores: Floats) -> None:
    """However high the tag behind one scores."""
    steps = np.zeros((3, 3), dtype=np.float32)
    steps[0, 2] = FORBIDDEN  # a span goes on that never began
    first = np.array([0, 0, FORBIDDEN], dtype=np.float32)
    (path,) = best_paths([scores], steps, first)
    assert path[0] != 2
    assert (0, 2) not in set(pairwise(path.tolist()))


def test_no_texts_have_no_paths() -> None:
    """Nothing in, nothing out."""
    assert best_paths([], np.zeros((3, 3)), np.zeros(3)) == []


def test_the_end_of_a_long_text_is_read_like_a_short_one() -> None:
    """What came thousands of pieces before changes nothing."""
    random = np.random.default_rng(7)
    ends = random.normal(size=(40, 50, 3)).astype(np.float32)
    steps = random.normal(size=(3, 3)).astype(np.float32)
    first = np.array([0, FORBIDDEN, FORBIDDEN], dtype=np.float32)

    def after(count: int) -> list[list[int]]:
        """The path through each end, behind so many pieces that leave no doubt."""
        sure = np.tile(np.array([[12, 0, 0]], dtype=np.float32), (count, 1))
        found = best_paths([np.vstack([sure, end]) for end in ends], steps, first)
        return [path[-50:].tolist() for path in found]

    assert after(8_000) == after(50)


@settings(max_examples=60, deadline=None)
@given(TEXTS, numbers(3, 3), numbers(3))
def test_shares_are_those_of_all_paths(texts: list[Floats], steps: Floats, first: Floats) -> None:
    """Each path weighs e to its sum; the tags of a piece share what all weigh."""
    small = [(text / 8).astype(np.float32) for text in texts]
    steps, first = (steps / 8).astype(np.float32), (first / 8).astype(np.float32)
    for scores, found in zip(small, shares(small, steps, first), strict=True):
        wanted = np.zeros((len(scores), 3))
        for path in product(range(3), repeat=len(scores)):
            for at, tag in enumerate(path):
                wanted[at, tag] += np.exp(worth(path, scores, steps, first))
        if len(scores):
            assert np.allclose(found, wanted / wanted.sum(axis=1, keepdims=True), atol=1e-5)
