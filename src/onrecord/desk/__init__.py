"""The desk: takes pages to stored stories, and tells what was new in them.

What only looks at a store must not wait for the reader: each name is loaded when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.desk.deadlines import tell_deadlines
    from onrecord.desk.desk import AT_ONCE, Clock, Desk
    from onrecord.desk.outcomes import Outcome, Tally
    from onrecord.desk.showing import story_record

__all__ = ["AT_ONCE", "Clock", "Desk", "Outcome", "Tally", "story_record", "tell_deadlines"]

_HOMES = {
    "AT_ONCE": "desk",
    "Clock": "desk",
    "Desk": "desk",
    "Outcome": "outcomes",
    "Tally": "outcomes",
    "story_record": "showing",
    "tell_deadlines": "deadlines",
}


def __getattr__(name: str) -> Any:
    """A name of the desk, loaded when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord.desk' has no attribute {name!r}")
    return getattr(import_module(f"onrecord.desk.{_HOMES[name]}"), name)
