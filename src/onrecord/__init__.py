"""onrecord follows a story through the news and returns its record.

>>> import onrecord
>>> from onrecord.demo import story_paths
>>> record = onrecord.record(story_paths())
>>> len(record.stories) >= 1
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.api import Readings, Record, read, record

__all__ = ["Readings", "Record", "__version__", "read", "record"]


def __getattr__(name: str) -> Any:
    """The names of the interface, loaded when they are first asked for."""
    if name == "__version__":
        from importlib.metadata import version

        return version("onrecord")
    if name in __all__:
        from onrecord import api

        return getattr(api, name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted({*globals(), *__all__})
