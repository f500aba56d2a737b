"""A story's timeline on a real axis of time, laid out as a drawing.

Everything has its place as a share of the whole, from 0 to 1, so that a script can stretch the
drawing without asking again; without one it is whole and as wide as here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from onrecord.report.digest import Digest
from onrecord.report.labels import MONTHS, count, human_date
from onrecord.report.safe import one_line, shorten
from onrecord.types import Article, Expectation

WIDTH, MARGIN = 960, 14  # the drawing's own units, one per pixel
LANE = {"articles": 46, "entries": 88, "due": 122}
HEIGHT = 164
BAR = 30  # height of the bar of the day with the most articles
MOST_ENTRIES = 240  # marks drawn in one lane; the list has all
NEAR = 3 * 365  # days around the articles that are drawn; what lies beyond is counted
TICKS = 14  # labels that fit side by side without a script
DAYS_NAMED = 70  # of a drawing whose every label names a day, not a month
LABEL = 90  # characters of a mark's words

Lane = Literal["articles", "entries", "due"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on the axis: from its day to the end of what its date covers."""

    lane: Lane
    start: float
    end: float
    size: float  # radius of an entry, height of a bar
    label: str
    anchor: str = ""  # the line of the page that tells of it
    state: str = ""
    long: bool = False  # it covers more than a day


@dataclass(frozen=True, slots=True)
class Tick:
    """A day named under the axis. ``level`` 0 is always shown, finer ones when there is room."""

    at: float
    label: str
    level: int


@dataclass(frozen=True, slots=True)
class Axis:
    """The drawing."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    first: str
    last: str
    days: int
    before: int  # entries that lie before the drawing
    after: int

    def x(self, share: float) -> float:
        """The place of a share in the drawing as it is made."""
        return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)


@dataclass(frozen=True, slots=True)
class _Item:
    lane: Lane
    first: date
    last: date  # inclusive
    weight: int
    label: str
    anchor: str
    state: str = ""


def axis(
    digest: Digest, expectations: Iterable[Expectation], prefix: str, *,
    since: str | None = None, until: str | None = None,
) -> Axis | None:  # fmt: skip
    """The axis of a story, of the days between ``since`` and ``until`` where they are given."""
    published = [day for place in digest.articles if (day := _published(place.article))]
    items = list(_entries(digest, prefix)) + list(_awaited(expectations, prefix))
    own = [item for item in items if _near(item, published)]
    days = published + [item.first for item in own] + [item.last for item in own]
    if not days:
        return None
    low, high = sorted(
        (max(min(days), _day(since) or date.min), min(max(days), _day(until) or date.max))
    )
    total = (high - low).days + 1
    shown = [item for item in own if item.last >= low and item.first <= high]
    counted = Counter(day for day in published if low <= day <= high)
    most = max(counted.values(), default=1)
    marks = [
        Mark("articles", _share(day, low, total), _share(day + timedelta(1), low, total),
             round(BAR * number / most, 1), f"{count(number, 'article')}, {_named(day)}")
        for day, number in sorted(counted.items())
    ]  # fmt: skip
    marks += [
        Mark(item.lane, _share(max(item.first, low), low, total),
             _share(min(item.last, high) + timedelta(1), low, total),
             round(min(11.0, 4.0 + 1.2 * item.weight), 1), item.label, item.anchor, item.state,
             item.first != item.last)
        for item in shown[:MOST_ENTRIES]
    ]  # fmt: skip
    return Axis(
        tuple(marks),
        tuple(_ticks(low, high)),
        low.isoformat(),
        high.isoformat(),
        total,
        sum(item.last < low for item in items),
        sum(item.first > high for item in items),
    )


def _entries(digest: Digest, prefix: str) -> Iterable[_Item]:
    for entry in digest.story.timeline:
        if entry.background or not (spread := _spread(entry.date)):
            continue
        outlets = len(entry.outlets) + entry.unnamed_outlets
        label = f"{human_date(entry.date)}: {shorten(one_line(entry.summary), LABEL)}"
        yield _Item("entries", *spread, outlets, label, f"t-{prefix}-{entry.id}")


def _awaited(expectations: Iterable[Expectation], prefix: str) -> Iterable[_Item]:
    for n, item in enumerate(expectations, 1):
        if item.due and (spread := _spread(item.due)):
            label = f"{item.state} {human_date(item.due)}: {shorten(one_line(item.text), LABEL)}"
            yield _Item("due", *spread, 1, label, f"e-{prefix}-{n}", item.state)


def _near(item: _Item, published: list[date]) -> bool:
    if not published:
        return True
    low, high = min(published) - timedelta(NEAR), max(published) + timedelta(NEAR)
    return item.last >= low and item.first <= high


def _spread(value: str) -> tuple[date, date] | None:
    """The first and the last day that a date covers; None for what is no date.

    >>> _spread("2031-02"), _spread("2031-W01")
    ((datetime.date(2031, 2, 1), datetime.date(2031, 2, 28)), (datetime.date(2030, 12, 30), \
datetime.date(2031, 1, 5)))
    """
    try:
        if "W" in value:
            year, week = value.split("-W")
            monday = date.fromisocalendar(int(year), int(week), 1)
            return monday, monday + timedelta(6)
        if len(value) >= 10:
            day = date.fromisoformat(value[:10])
            return day, day
        if len(value) == 7:
            first = date.fromisoformat(f"{value}-01")
            return first, (first + timedelta(31)).replace(day=1) - timedelta(1)
        if len(value) == 4:
            return date(int(value), 1, 1), date(int(value), 12, 31)
    except (ValueError, OverflowError):
        return None
    return None


def _ticks(low: date, high: date) -> Iterable[Tick]:
    """Days that are named: the coarsest always, finer ones for a drawing that is stretched."""
    total = (high - low).days + 1
    steps = [step for step in (1, 7, 28, 91, 365, 1826) if total / step <= 400]
    first_fits = next((step for step in steps if total / step <= TICKS), steps[-1])
    for n in range(total):
        day = low + timedelta(n)
        step = next((step for step in reversed(steps) if _on(day, low, step)), None)
        if step is not None:
            level = max(0, steps.index(first_fits) - steps.index(step))
            fine = total <= DAYS_NAMED or step < 28
            label = _day_label(day) if fine else _month_label(day, step)
            yield Tick(_share(day, low, total), label, level)


def _on(day: date, low: date, step: int) -> bool:
    """Whether a day begins a stretch of its kind: a week, a month, a quarter, a year."""
    match step:
        case 1:
            return True
        case 7:
            return day.weekday() == 0
        case 28:
            return day.day == 1
        case 91:
            return day.day == 1 and day.month in (1, 4, 7, 10)
        case 365:
            return day.day == 1 and day.month == 1
        case _:
            return day.day == 1 and day.month == 1 and day.year % 5 == 0


def _day_label(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def _month_label(day: date, step: int) -> str:
    if step >= 365:
        return str(day.year)
    month = MONTHS[day.month - 1][:3]
    return f"{month} {day.year}" if day.month == 1 else month


def _share(day: date, low: date, total: int) -> float:
    return round((day - low).days / total, 5)


def _named(day: date) -> str:
    return human_date(day.isoformat())


def _published(article: Article) -> date | None:
    return _day(article.published.day) if article.published else None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
