"""How many articles a story had day by day, as a small drawing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.report.labels import count, date_range, human_date

MOST = 40  # bars; a longer story has several days in one
WIDTH, HEIGHT = 120, 28
GAP = 1


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, in the drawing's own units."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A drawing with what it shows in words."""

    bars: tuple[Bar, ...]
    path: str  # the bars as one line, which a page of many stories draws sooner
    label: str
    width: int = WIDTH
    height: int = HEIGHT


def sparkline(days: Sequence[str]) -> Sparkline | None:
    """The drawing for articles of these days; None where no day is known."""
    counted = Counter(day for text in days if (day := _day(text)))
    if not counted:
        return None
    first, last = min(counted), max(counted)
    length = (last - first).days + 1
    per_bar = -(-length // MOST)
    bars = -(-length // per_bar)
    heights = [0] * bars
    for day, number in counted.items():
        heights[(day - first).days // per_bar] += number
    most = max(heights)
    step = min(WIDTH / bars, 12.0)
    busiest, number = max(counted.items(), key=lambda item: (item[1], item[0]))
    label = (
        f"Coverage, {date_range(first.isoformat(), last.isoformat())}: "
        f"{count(sum(counted.values()), 'article')}"
    )
    if length > 1:
        label += f", most on {human_date(busiest.isoformat())} ({number})"
    drawn = tuple(
        _bar(WIDTH - (bars - n) * step, step - GAP, height / most)
        for n, height in enumerate(heights)
        if height
    )
    return Sparkline(drawn, "".join(map(_outline, drawn)), label)


def _outline(bar: Bar) -> str:
    return f"M{bar.x:g} {HEIGHT}V{bar.y:g}h{bar.width:g}V{HEIGHT}z"


def _bar(x: float, width: float, share: float) -> Bar:
    height = max(2.0, round(share * (HEIGHT - 2), 1))
    return Bar(round(x, 1), round(HEIGHT - height, 1), round(max(1.0, width), 1), height)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
