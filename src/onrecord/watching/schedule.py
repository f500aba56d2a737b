"""When what is asked again. No chance in it: who is asked when follows from address and time."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

LONGEST = timedelta(days=1)  # between two tries of a feed that fails
LOOKS = tuple(timedelta(hours=hours) for hours in (1, 6, 24, 72))  # after an article first came
TRIES = tuple(timedelta(minutes=minutes) for minutes in (5, 20, 60, 180, 360))  # for its page
AHEAD = timedelta(days=2)  # a due time further off than it can be: the clock was set back


def iso(moment: datetime) -> str:
    """A moment as it is kept.

    >>> iso(datetime(2031, 4, 5, 1, 30, tzinfo=UTC))
    '2031-04-05T01:30:00Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def is_due(due: str | None, now: datetime) -> bool:
    """Whether a kept time has come."""
    return not due or due <= iso(now) or due > iso(now + AHEAD + LOOKS[-1])


def next_poll(url: str, now: datetime, *, every: timedelta) -> datetime:
    """When a feed that answered is asked again: feeds of one round drift apart by a tenth."""
    return now + every * (0.95 + 0.1 * _share(url, 0))


def next_try(
    url: str, now: datetime, *, every: timedelta, failures: int, after: float | None = None
) -> datetime:
    """When a feed that failed is asked again: each time later, and never sooner than it asks."""
    wait = min(every * float(2 ** min(failures - 1, 20)), LONGEST)
    wait *= 0.75 + 0.5 * _share(url, failures)
    return now + max(wait, timedelta(seconds=after or 0))


def next_page_try(url: str, now: datetime, tries: int, after: float | None = None) -> str | None:
    """When an article's page is tried again after ``tries`` times; None: it was enough."""
    if tries > len(TRIES):
        return None
    wait = TRIES[tries - 1] * (0.75 + 0.5 * _share(url, tries))
    return iso(now + max(wait, timedelta(seconds=min(after or 0, LONGEST.total_seconds()))))


def next_look(now: datetime, looks: int) -> str | None:
    """When an article that was fetched ``looks`` times is looked at again; None: no more."""
    if looks > len(LOOKS):
        return None
    before = LOOKS[looks - 2] if looks > 1 else timedelta()
    return iso(now + LOOKS[looks - 1] - before)


def _share(url: str, number: int) -> float:
    """A number from 0 to 1 that spreads addresses and is the same in every run."""
    digest = hashlib.sha256(f"{number} {url}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:4], "big") / 2**32
