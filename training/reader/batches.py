"""Windows of examples, several to a batch, as tensors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from training.reader.examples import NOWHERE, OUTSIDE, UNKNOWN, Example

from onrecord.reading.model.pieces import WordPiece

WINDOW = 252  # pieces, and the two that mark a text's ends
LEAST = 8  # pieces; a shorter rest teaches nothing
HIDDEN = 0.04  # share of the pieces that are hidden, so that no word is relied on alone


class Window(NamedTuple):
    """A part of an example."""

    example: Example
    first: int
    last: int


@dataclass
class Batch:
    """Some windows; what is None is not known of these texts."""

    ids: Tensor  # (windows, pieces)
    signs: Tensor  # (windows, 3, pieces)
    mask: Tensor  # (windows, pieces)
    tags: Tensor | None  # (windows, pieces)
    links: Tensor | None  # (windows, 3, pieces): a piece of the window, NOWHERE or UNKNOWN
    names: Tensor | None  # (windows, pieces)
    name_kinds: int
    mentions: list[list[tuple[int, int]]]  # of each window: piece, chain
    targets: list[tuple[int, int, int, int]]  # window, first and last piece, row of a vector

    def to(self, device: torch.device) -> Batch:
        """The same on another device."""
        moved = {
            name: value.to(device) if isinstance(value, Tensor) else value
            for name, value in vars(self).items()
        }
        return Batch(**moved)


def windows(example: Example, random: Random) -> Iterator[Window]:
    """The parts of an example, cut at other places each time."""
    count = len(example)
    first = 0
    last = min(count, WINDOW if count <= WINDOW else random.randrange(WINDOW // 3, WINDOW + 1))
    while first < count:
        if last - first >= LEAST:
            yield Window(example, first, last)
        first, last = last, min(count, last + WINDOW)


def grouped(found: Sequence[Window], pieces: int, random: Random) -> list[list[Window]]:
    """Windows of like length together, ``pieces`` pieces or a little less in each group."""
    ordered = sorted(found, key=lambda window: window.last - window.first)
    groups: list[list[Window]] = []
    longest = 0
    for window in reversed(ordered):
        if not groups or (len(groups[-1]) + 1) * longest > pieces:
            groups.append([])
            longest = window.last - window.first + 2
        groups[-1].append(window)
    random.shuffle(groups)
    return groups


def collate(group: Sequence[Window], cut: WordPiece, random: np.random.Generator | None) -> Batch:
    """The tensors of some windows; with ``random`` some pieces are hidden."""
    size = max(window.last - window.first for window in group) + 2
    count = len(group)
    ids = np.zeros((count, size), dtype=np.int64)
    signs = np.zeros((count, 3, size), dtype=np.int64)
    signs[:, 0] = 3
    mask = np.zeros((count, size), dtype=np.int64)
    tags = np.full((count, size), OUTSIDE, dtype=np.int64)
    links = np.full((count, 3, size), UNKNOWN, dtype=np.int64)
    names = np.full((count, size), UNKNOWN, dtype=np.int64)
    mentions: list[list[tuple[int, int]]] = []
    targets: list[tuple[int, int, int, int]] = []
    for row, (example, first, last) in enumerate(group):
        length = last - first
        inside = slice(1, length + 1)
        ids[row, 0], ids[row, length + 1] = cut.opening, cut.closing
        ids[row, inside] = example.pieces.ids[first:last]
        if random is not None:
            ids[row, inside][random.random(length) < HIDDEN] = cut.hidden
        mask[row, : length + 2] = 1
        for number, sign in enumerate(example.signs):
            signs[row, number, inside] = sign[first:last]
        if example.tags is not None and example.links is not None:
            tags[row, inside] = example.tags[first:last]
            if tags[row, 1] and tags[row, 1] % 2 == 0:
                tags[row, 1] -= 1  # what began before the window begins with it
            links[row, :, inside] = _within(example.links[:, first:last], first, last)
        if example.names is not None:
            names[row, inside] = example.names[first:last]
        mentions.append([(at - first + 1, of) for at, of in example.mentions if first <= at < last])
        for start, end, vector in example.targets:
            if first <= start and end <= last:
                targets.append((row, start - first + 1, end - first + 1, vector))
    one = group[0].example
    return Batch(
        torch.from_numpy(ids),
        torch.from_numpy(signs),
        torch.from_numpy(mask),
        torch.from_numpy(tags) if one.tags is not None else None,
        torch.from_numpy(links) if one.links is not None else None,
        torch.from_numpy(names) if one.names is not None else None,
        one.name_kinds,
        mentions,
        targets,
    )


def _within(links: np.ndarray, first: int, last: int) -> np.ndarray:
    """Links as places in the window; what lies outside it is unknown."""
    inside = (links >= first) & (links < last)
    return np.where(inside, links - first + 1, np.where(links == NOWHERE, NOWHERE, UNKNOWN))
