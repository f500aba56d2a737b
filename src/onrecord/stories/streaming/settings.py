"""The numbers that decide where an article goes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """How near is near, and how long and how far is looked.

    The first three were chosen on the even events of the dev file of news clusters and the even
    topics of ECB+ (benchmarks/streams.py); the others bound the cost and were found not to matter
    for quality within a factor of two.
    """

    join: float = 0.13  # mean nearness of an article to a story, from which it belongs there
    half_life: float = 120.0  # days after which the same likeness counts half
    unknown: int = 100  # days that an article without a day counts as being away
    copy: float = 0.7  # share of five-word runs from which one article is a copy of another

    index_terms: int = 24  # strongest terms of an article under which it is found
    scan: int = 48  # latest articles looked at under each term
    candidates: int = 8  # stories to which the nearness is worked out

    sure: float = 1.5  # times join: so near to one story alone, an article simply joins
    beside: float = 0.85  # times join: with another story this near to it, it does not
    at_stake: float = 0.7  # times join: stories this near are grouped anew together
    stories_at_stake: int = 3  # at most
    recent: int = 12  # articles of a story that are grouped one by one; older ones as one block

    window: int = 90  # days before and after the stream's own day that articles are held
    keep: int = 2_000  # articles held whatever their day: the last ones that came
    most: int = 500_000  # articles held whatever their day: no more than that
    silent: int = 21  # days without an article after which a story is closed

    def __post_init__(self) -> None:
        if not 0.0 < self.join < 1.0 or not 0.0 < self.copy <= 1.0:
            raise ValueError(f"join and copy lie between 0 and 1, got {self.join}, {self.copy}")
        if self.half_life <= 0.0:
            raise ValueError(f"half_life is a number of days above 0, got {self.half_life}")
        if not 1 <= self.keep <= self.most:
            raise ValueError(f"keep lies between 1 and most, got {self.keep}, {self.most}")
