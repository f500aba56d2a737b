"""The reasons of a placement in words."""

from __future__ import annotations

from typing import Any

_SAID = {
    "copy": "repeats article {what}: {value:.0%} of its runs of words",
    "founded": "founded the story; the nearest other was at {value:.2f}",
    "joined": "joined the story {what}: nearness {value:.2f}",
    "again": "was held already",
    "threshold": "needed for “{what}”: {value:.2f}",
    "word": "word in common: {what} ({value:.3f})",
    "name": "name in common: {what} ({value:.3f})",
    "date": "day in common: {what} ({value:.3f})",
    "days": "{value:.0f} days from the story's middle",
    "undated": "has no date: counted as {value:.0f} days away",
    "runner-up": "next was the story {what}: nearness {value:.2f}",
    "woke": "woke a story that had been silent for {value:.0f} days",
    "merged": "the story {what} went up in this one, with {value:.0f} articles",
    "split": "the story {what} came out of it, with {value:.0f} articles",
}


def reason_line(reason: dict[str, Any]) -> str:
    """A reason as the store keeps it, in words.

    >>> reason_line({"kind": "joined", "what": "a1", "value": 0.31})
    'joined the story a1: nearness 0.31'
    """
    pattern = _SAID.get(str(reason.get("kind")))
    value = reason.get("value")
    if pattern is None or not isinstance(value, (int, float)):
        return ", ".join(f"{name}: {said}" for name, said in reason.items())
    return pattern.format(what=reason.get("what"), value=value)
