"""Which sentence of an article holds a place of its text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from onrecord.comparison.reports import Report
from onrecord.types import Span

Item = TypeVar("Item")


class Sentences:
    """The sentences of one article by number."""

    def __init__(self, report: Report) -> None:
        self.spans = report.reading.sentences
        self._starts = [span.start for span in self.spans]
        self._ends = [span.end for span in self.spans]

    def over(self, span: Span) -> range:
        """The numbers of the sentences that share a character with ``span``."""
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))

    def group(self, items: Iterable[tuple[Span, Item]]) -> dict[int, list[Item]]:
        """The items by the numbers of the sentences that their spans touch."""
        found: dict[int, list[Item]] = defaultdict(list)
        for span, item in items:
            for number in self.over(span):
                found[number].append(item)
        return found
