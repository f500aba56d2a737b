"""What can be wrong with a correction.

OverrideError (ValueError)
├── NotThereError   what it speaks of is not in the store
└── UndoneError     it was undone already
"""

from __future__ import annotations

SHOWN = 60  # characters of a wrong value that a message repeats


class OverrideError(ValueError):
    """The correction cannot be made; the message says why, and what can."""


class NotThereError(OverrideError):
    """There is no such story, article, speaker, statement, attribution or override."""


class UndoneError(OverrideError):
    """The override was undone before."""


def shown(value: object) -> str:
    """A value as a message repeats it: not all of it."""
    text = value if isinstance(value, str) else repr(value)
    return repr(text if len(text) <= SHOWN else text[: SHOWN - 1] + "…")
