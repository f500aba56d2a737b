"""What became of each page that the desk was given."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

Became = Literal["added", "edited", "known", "skipped"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One page, and what became of it."""

    became: Became
    path: str
    article: str | None = None  # the store's id of the article; None for what was skipped
    story: str | None = None  # of what was added or edited
    why: str | None = None  # for what was skipped


@dataclass(slots=True)
class Tally:
    """How many pages became what, and which stories gained by it."""

    counts: Counter[str] = field(default_factory=Counter)
    stories: set[str] = field(default_factory=set)

    def note(self, outcome: Outcome) -> None:
        """Count one page."""
        self.counts[outcome.became] += 1
        if outcome.story:
            self.stories.add(outcome.story)

    @property
    def read(self) -> int:
        """How many pages are articles of the store now."""
        return self.counts["added"] + self.counts["edited"] + self.counts["known"]
