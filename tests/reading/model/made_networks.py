"""Outputs and networks made by hand: what they find is what a test asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from onrecord.reading.model.pieces import Pieces
from onrecord.reading.model.session import Outputs, Settings

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAMES = (
    "O",
    *(f"{edge}-{kind}" for kind in ("person", "organisation", "place", "other", "role")
      for edge in "BI"),
)  # fmt: skip
RELATIONS = ("content to cue", "cue to source", "content to source", "mention to antecedent")
FORBIDDEN = -1e4
SURE = 12.0  # of a score; by far the highest of its piece


def made_settings(width: int) -> Settings:
    """Settings under which no span begins inside another; the last dimension means nothing."""
    steps = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
    for before in range(len(TAGS)):
        for inside in (2, 4, 6):
            if before not in (inside - 1, inside):
                steps[before, inside] = FORBIDDEN
    nowhere = np.zeros((len(RELATIONS), width), dtype=np.float32)
    nowhere[:, -1] = 1
    first = np.array([0, 0, FORBIDDEN] + [0, FORBIDDEN] * 2, dtype=np.float32)
    return Settings(steps, first, nowhere, RELATIONS, TAGS, NAMES, lean=0.0)


def words_of(text: str) -> Pieces:
    """One piece a word."""
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    starts, ends = ([span[side] for span in spans] for side in (0, 1))
    return Pieces(*(np.array(n, dtype=np.int64) for n in (range(len(spans)), starts, ends)))


def made_outputs(
    tags: Sequence[int],
    *,
    names: Sequence[int] | None = None,
    points: Mapping[tuple[int, int], int] | None = None,
    windows: Sequence[tuple[int, int]] | None = None,
) -> tuple[Outputs, Settings]:
    """What a network says that is sure of each tag.

    points: (relation, piece) to the piece it points at; without one it points, less
    surely, nowhere.
    windows: the ranges in which pieces are seen together; by default one.
    """
    count = len(tags)
    width = count + 1  # a dimension for each piece, and one for nowhere
    links = np.zeros((count, 2, len(RELATIONS), width), dtype=np.float32)
    links[:, 0, :, -1] = width
    for at in range(count):
        links[at, 1, :, at] = 1
    for (relation, piece), aim in (points or {}).items():
        links[piece, 0, relation] = 0
        links[piece, 0, relation, aim] = SURE * width
    said = np.zeros((count, len(TAGS)), dtype=np.float32)
    said[range(count), list(tags)] = SURE
    named = np.zeros((count, len(NAMES)), dtype=np.float32)
    named[range(count), list(names or [0] * count)] = SURE
    seen = tuple((first, links[first:last]) for first, last in windows or [(0, count)])
    return Outputs(said, named, seen, np.zeros((count, 3))), made_settings(width)
