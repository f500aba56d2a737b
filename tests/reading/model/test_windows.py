"""Long texts seen through windows: every piece once, and never at a window's edge."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.model.pieces import Integers, Pieces
from onrecord.reading.model.session import Outputs
from onrecord.reading.model.signs import Signs
from onrecord.reading.model.windows import OVERLAP, WINDOW, cut_windows, look, seams

COUNTS = st.one_of(st.integers(0, 5000), st.integers(WINDOW - 3, 3 * WINDOW))
SLACK = 2  # pieces that rounding may take from an overlap


@settings(max_examples=200, deadline=None)
@given(COUNTS)
def test_windows_hold_every_piece_and_overlap(count: int) -> None:
    """None is longer than in training, and each shares enough with the next."""
    windows = cut_windows(count)
    assert bool(windows) == bool(count)
    if windows:
        assert windows[0][0] == 0
        assert windows[-1][1] == count
    assert all(0 < last - first <= WINDOW for first, last in windows)
    for (first, last), (later, end) in pairwise(windows):
        assert first < later
        assert last < end
        assert last - later >= OVERLAP - SLACK


@settings(max_examples=200, deadline=None)
@given(COUNTS)
def test_seams_take_every_piece_once_from_inside_a_window(count: int) -> None:
    """What is kept of a window has context on both sides, but for the ends of the text."""
    windows = cut_windows(count)
    kept = seams(windows) if windows else []
    assert [at for first, last in kept for at in range(first, last)] == list(range(count))
    for (first, last), (low, high) in zip(windows, kept, strict=True):
        assert first <= low < high <= last
        assert low == 0 or low - first >= OVERLAP // 2 - SLACK
        assert high == count or last - high >= OVERLAP // 2 - SLACK


class Echo:
    """A network that says each piece's id, and how many pieces it saw at once."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def __call__(self, ids: Integers, signs: Signs) -> Outputs:
        self.sizes.append(len(ids))
        column = ids[:, None].astype(np.float32)
        both = np.stack([signs.case, signs.break_], axis=1)
        links = column[:, None, None] + np.zeros((1, 2, 4, 3))
        return Outputs(column, both, ((0, links),), column)


def text_of(first: int, count: int) -> tuple[Pieces, Signs]:
    ids = np.arange(first, first + count)
    return Pieces(ids, ids, ids + 1), Signs(ids % 5, ids % 4, ids % 3)


@pytest.mark.parametrize(
    "counts",
    [
        pytest.param([], id="no text"),
        pytest.param([0], id="an empty text"),
        pytest.param([1], id="one piece"),
        pytest.param([WINDOW, WINDOW + 1], id="about a window"),
        pytest.param([700, 0, 3, 1500], id="several"),
    ],
)
def test_outputs_are_put_together_in_order(counts: list[int]) -> None:
    """Each text gets its own pieces back, each once, with what was said of it."""
    echo: Any = Echo()
    texts = [text_of(10_000 * at, count) for at, count in enumerate(counts)]
    seen = look(echo, texts, with_hidden=True)
    assert len(seen) == len(texts)
    for (pieces, signs), outputs in zip(texts, seen, strict=True):
        assert outputs.tags[:, 0].tolist() == pieces.ids.tolist()
        assert outputs.names[:, 0].tolist() == signs.case.tolist()
        assert outputs.names[:, 1].tolist() == signs.break_.tolist()
        windows = cut_windows(len(pieces.ids)) or [(0, 0)]
        assert [(first, first + len(links)) for first, links in outputs.links] == windows
        for (first, last), (_, links) in zip(windows, outputs.links, strict=True):
            assert links[:, 1, 3, 2].tolist() == pieces.ids[first:last].tolist()
        assert outputs.hidden[:, 0].tolist() == pieces.ids.tolist()
    assert max(echo.sizes, default=0) <= WINDOW


def test_meanings_are_let_go_unless_asked_for() -> None:
    """They are most of what the network says, in bytes."""
    echo: Any = Echo()
    (outputs,) = look(echo, [text_of(0, 500)])
    assert outputs.hidden.size == 0
    assert len(outputs.tags) == 500
