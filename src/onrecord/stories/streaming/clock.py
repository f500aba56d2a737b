"""The day it is in a stream, told by its articles alone."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque

LATEST = 101  # dated articles whose middle day is the stream's day


class Clock:
    """The middle day of the latest dated articles that are held.

    No wall clock: an archive of 1987 has its own days. The middle, because a page of 1970 or of
    2099 then moves nothing; a feed would have to bring fifty of them in a row.
    """

    def __init__(self) -> None:
        self._days: deque[tuple[int, int]] = deque()  # arrival number, day
        self._sorted: list[int] = []

    @property
    def day(self) -> int | None:
        """The stream's day as an ordinal; None while no article has a day."""
        return self._sorted[len(self._sorted) // 2] if self._sorted else None

    def add(self, number: int, day: int | None) -> None:
        """An article has come."""
        if day is None:
            return
        self._days.append((number, day))
        insort(self._sorted, day)
        if len(self._days) > LATEST:
            self._forget()

    def drop(self, number: int) -> None:
        """The earliest article that was held has gone."""
        if self._days and self._days[0][0] == number:
            self._forget()

    def _forget(self) -> None:
        _, day = self._days.popleft()
        self._sorted.pop(bisect_left(self._sorted, day))
