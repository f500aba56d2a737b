"""How the days between two articles damp what they have in common."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.stories.streaming.settings import Settings

HALVINGS = 16  # beyond these nothing is left of any likeness


class Damping:
    """A factor for every number of days, halved each half-life."""

    def __init__(self, settings: Settings) -> None:
        days = int(settings.half_life * HALVINGS) + 1
        self._factors: list[float] = [0.5 ** (n / settings.half_life) for n in range(days)]
        self._table = np.array(self._factors)
        self.undated: float = 0.5 ** (settings.unknown / settings.half_life)

    def between(self, day: int | None, other: int | None) -> float:
        """The factor (0..1) between two days; one that is not known asks more of the words."""
        if day is None or other is None:
            return self.undated
        return self._factors[min(abs(day - other), len(self._factors) - 1)]

    def among(self, days: list[int | None]) -> NDArray[np.float64]:
        """The factors between all of the days."""
        known = np.array([-1 if day is None else day for day in days])
        apart = np.abs(known[:, None] - known[None, :])
        factors: NDArray[np.float64] = self._table[np.minimum(apart, len(self._table) - 1)]
        factors[known < 0, :] = self.undated
        factors[:, known < 0] = self.undated
        return factors
