"""The articles of stories that touch one another, grouped anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from onrecord.stories.streaming.damping import Damping
from onrecord.stories.streaming.features import LENGTH, Features
from onrecord.stories.streaming.open_story import OpenStory

Matrix = NDArray[np.float64]

ON_ONE_THREAD = 200_000  # multiplications; OpenBLAS takes several threads from 262,144 on


@dataclass(frozen=True, slots=True)
class Unit:
    """What is moved as one: an original, or the older originals of a large story."""

    members: tuple[int, ...]  # arrival numbers
    story: OpenStory | None  # where they are now; None: the article being placed
    day: int | None
    features: Features | None = None  # None: a block of several
    pinned: bool = False  # people placed it, or one of the block, where it is


def units_of(
    features: Features, number: int, stories: Sequence[OpenStory], *, recent: int
) -> list[Unit]:
    """What the stories and the new article consist of: the article's own unit last."""
    units: list[Unit] = []
    for story in stories:
        older = tuple(story.order[:-recent])
        if older:
            pinned = not story.pinned.isdisjoint(older)
            units.append(Unit(older, story, story.middle, pinned=pinned))
        for member in story.order[-recent:]:
            own = story.counted[member]
            units.append(Unit((member,), story, own.day, own, member in story.pinned))
    units.append(Unit((number,), None, features.day, features))
    return units


def link(units: Sequence[Unit], damping: Damping, join: float) -> list[list[Unit]]:
    """The units in groups, by average linkage.

    It is what the batch does to a whole pile, done where a new article could change something.
    """
    counts = np.array([len(unit.members) for unit in units], dtype=np.float64)
    near = products_of(units) * damping.among([unit.day for unit in units]) / LENGTH**2
    pinned = [unit.story.key if unit.story and unit.pinned else None for unit in units]
    groups = average_linkage(near, counts, join, pinned)
    return [[units[place] for place in group] for group in groups]


def average_linkage(
    near: Matrix, counts: Matrix, join: float, pinned: Sequence[str | None] = ()
) -> list[list[int]]:
    """The same linkage as a pile's, over sums of nearness in a small full matrix.

    ``pinned``: for each place the story in which people put it, None for most. Those of one story
    are one group from the start, and no group ever has those of two.
    """
    sums, counts = near.copy(), counts.copy()
    means = sums / np.outer(counts, counts)
    np.fill_diagonal(means, -1.0)
    groups = {place: [place] for place in range(len(counts))}
    owners = {place: key for place, key in enumerate(pinned) if key is not None}

    def merge(one: int, other: int) -> None:
        groups[one] += groups.pop(other)
        sums[one] += sums[other]
        sums[:, one] = sums[one]
        counts[one] += counts[other]
        means[other, :] = means[:, other] = -1.0
        gone = means[one] < 0.0
        means[one] = sums[one] / (counts[one] * counts)
        means[one, gone] = -1.0
        if other in owners:
            owners[one] = owners.pop(other)
        if one in owners:
            means[one, [at for at, key in owners.items() if key != owners[one]]] = -1.0
        means[:, one] = means[one]

    firsts: dict[str, int] = {}
    for place, key in list(owners.items()):
        if firsts.setdefault(key, place) != place:
            merge(firsts[key], place)
    for one, other in permutations(owners, 2):
        means[one, other] = -1.0
    while len(groups) > 1:
        one, other = divmod(int(np.argmax(means)), len(counts))
        if means[one, other] < join:
            break
        merge(one, other)
    return [sorted(group) for group in groups.values()]


def products_of(units: Sequence[Unit]) -> Matrix:
    """Sums of the products of the units' vectors, whole numbers all; the diagonal means nothing."""
    columns = _shared_terms(units)
    rows: list[int] = []
    places: list[int] = []
    weights: list[int] = []
    for row, unit in enumerate(units):
        if unit.features is not None:
            for term, weight in zip(unit.features.terms, unit.features.weights, strict=True):
                if term in columns:
                    rows.append(row)
                    places.append(columns[term])
                    weights.append(weight)
    dense = np.zeros((len(units), len(columns)))
    dense[rows, places] = weights
    blocks = [row for row, unit in enumerate(units) if unit.features is None]
    for row in blocks:
        _fill_block(dense, row, units, columns)
    products = _product(dense)
    for i, row in enumerate(blocks):
        for other in blocks[i + 1 :]:
            products[row, other] += _beyond(units[row], units[other], columns)
            products[other, row] = products[row, other]
    return products


def _shared_terms(units: Sequence[Unit]) -> dict[str, int]:
    """A column for each term that two units have; the others add nothing to any product."""
    count = Counter[str]()
    for unit in units:
        if unit.features is not None:
            count.update(unit.features.terms)
    for story in {unit.story.key: unit.story for unit in units if unit.story}.values():
        if any(unit.features is None and unit.story is story for unit in units):
            count.update(count.keys() & story.sums().keys())
    shared = [term for term, times in count.items() if times > 1]
    return {term: column for column, term in enumerate(shared)}


def _product(dense: Matrix) -> Matrix:
    """The product with its own transpose, in slices that BLAS works out on one thread.

    Waking its other threads takes longer than the product, the more so beside other work.
    """
    count, columns = dense.shape
    step = max(1, ON_ONE_THREAD // count**2)
    product = np.zeros((count, count))
    for at in range(0, columns, step):
        piece = dense[:, at : at + step]
        product += piece @ piece.T
    return product


def _fill_block(dense: Matrix, row: int, units: Sequence[Unit], columns: dict[str, int]) -> None:
    """The sum of a story's older articles: that of all less that of the recent ones."""
    story = units[row].story
    assert story is not None  # noqa: S101  # a block belongs to a story
    own = [at for at, unit in enumerate(units) if unit.story is story and unit.features]
    dense[row] = [story.sums().get(term, 0) for term in columns]
    dense[row] -= dense[own].sum(axis=0)


def _beyond(one: Unit, other: Unit, columns: dict[str, int]) -> int:
    """The product of two blocks over the terms that no single article here has."""
    assert one.story is not None  # noqa: S101  # a block belongs to a story
    assert other.story is not None  # noqa: S101
    small, large = sorted((one.story.sums(), other.story.sums()), key=len)
    return sum(
        value * large[term]
        for term, value in small.items()
        if term in large and term not in columns
    )
