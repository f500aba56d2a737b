"""How exact a figure is told to be: "more than", "nearly", "up to"."""

from __future__ import annotations

import re
from typing import Literal

Bound = Literal["exact", "about", "least", "most"]

_ABOUT = re.compile(
    r"(?:about|around|some|roughly|approximately|nearly|almost|close to|an estimated|estimated"
    r"|just over|just under|a little (?:over|under)|slightly (?:over|under|more than|less than)"
    r"|up to|an average of|or so|another|only about|as few as)\s*$",
    re.IGNORECASE,
)

_LEAST = re.compile(
    r"(?:at least|more than|over|above|no fewer than|upwards of|in excess of|not less than"
    r"|a minimum of|passed|topped|exceed(?:s|ed)|surpass(?:es|ed))\s*$",
    re.IGNORECASE,
)

_MOST = re.compile(
    r"(?:at most|fewer than|less than|under|below|up to|as many as|as much as|a maximum of)\s*$",
    re.IGNORECASE,
)

_OR_MORE = re.compile(r"\s*(?:\w+\s+)?(?:or more|plus)\b|\+", re.IGNORECASE)
_OR_SO = re.compile(r"\s*(?:\w+\s+)?or (?:so|less)\b", re.IGNORECASE)


def bound_of(text: str, match: re.Match[str]) -> tuple[int, Bound]:
    """Where the figure begins with the words that say how exact it is, and what they say."""
    before = text[: match.start()][-30:]
    patterns: tuple[tuple[re.Pattern[str], Bound], ...] = (
        (_LEAST, "least"), (_ABOUT, "about"), (_MOST, "most"),
    )  # fmt: skip
    for pattern, name in patterns:
        found = pattern.search(before)
        if found and (found.start() == 0 or not before[found.start() - 1].isalnum()):
            return match.start() - (len(before) - found.start()), name
    if _OR_MORE.match(text, match.end()):
        return match.start(), "least"
    return match.start(), "about" if _OR_SO.match(text, match.end()) else "exact"
