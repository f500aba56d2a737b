"""When an article was published, as something that can be sorted and counted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from onrecord.stories.streaming.features import FIRST_YEAR
from onrecord.types import Published

TIMED = ("hour", "minute", "second")


def published_of(row: Mapping[str, Any]) -> Published | None:
    """When an article was published, from its row."""
    value = row["published"]
    return Published(value, row["published_precision"]) if value else None


def moment_of(published: Published | None) -> datetime | None:
    """The moment, where a time of day with its zone is given."""
    if published is None or published.precision not in TIMED:
        return None
    try:
        moment = datetime.fromisoformat(published.value)
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def day_of(published: Published | None) -> int | None:
    """The day as an ordinal; None where there is none, or a clock was never set."""
    try:
        read = date.fromisoformat(published.day or "") if published else None
    except ValueError:
        return None
    return read.toordinal() if read and read.year >= FIRST_YEAR else None


def order_of(published: Published | None) -> str:
    """A string that sorts the earliest first: a day alone after its moments, no day at the end."""
    moment = moment_of(published)
    if moment is not None:
        return moment.strftime("%Y-%m-%dT%H:%M:%S")
    if published is None:
        return "~"
    # Less than a day sorts after the days that it may mean.
    return f"{published.value}T~" if published.day else f"{published.value}~"
