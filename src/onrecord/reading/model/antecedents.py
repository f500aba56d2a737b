"""Who "the senator" or "he" may be, by the network's link from a mention to an earlier one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

from onrecord.reading.model.pieces import Pieces
from onrecord.reading.model.session import Outputs, Settings
from onrecord.types import Span

MENTION_TO_ANTECEDENT = 3  # the relation


class Antecedents:
    """The scores of links between mentions of one text, or of a part of it."""

    def __init__(self, pieces: Pieces, outputs: Outputs, settings: Settings) -> None:
        self._pieces = pieces
        self._windows = outputs.links
        self._firsts = [first for first, _ in outputs.links]
        self._nowhere = settings.nowhere[MENTION_TO_ANTECEDENT]
        self._size = settings.nowhere.shape[1] ** 0.5

    def holds(self, span: Span) -> bool:
        """Whether a span lies in this part of the text."""
        starts, ends = self._pieces.starts, self._pieces.ends
        return bool(len(starts)) and bool(starts[0] <= span.start and span.end <= ends[-1])

    def shares(self, of: Span, candidates: Sequence[Span]) -> list[float]:
        """For each candidate before ``of``, how likely it is the antecedent: 0..1 in all.

        What is missing to 1 is the share of none of them. A candidate that no window shows
        together with the mention has 0.
        """
        place = self._pieces.covering(of.start, of.end)[0]
        places = [self._pieces.covering(span.start, span.end)[0] for span in candidates]
        at = bisect_right(self._firsts, place) - 1
        # Of the windows that show the mention the earliest shows most of what stands before it.
        for first, links in self._windows[max(0, at - 1) : at + 1]:
            last = first + len(links)
            if place < last:
                break
        else:
            return [0.0] * len(candidates)
        seen = [number for number, at in enumerate(places) if first <= at < place]
        query = links[place - first, 0, MENTION_TO_ANTECEDENT] / self._size
        keys = links[[places[number] - first for number in seen], 1, MENTION_TO_ANTECEDENT]
        scores = np.append(keys @ query, self._nowhere @ query)
        raised = np.exp(scores - scores.max())
        shares = [0.0] * len(candidates)
        for number, share in zip(seen, (raised / raised.sum()).tolist(), strict=False):
            shares[number] = share
        return shares
