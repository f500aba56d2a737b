"""Corrections made by hand: made, undone, listed, taken along, and kept in force ever after.

What only looks at a store must not wait for the reader: each name is loaded when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.desk.overrides.errors import NotThereError, OverrideError, UndoneError
    from onrecord.desk.overrides.listing import listed, one
    from onrecord.desk.overrides.making import again, make, undo
    from onrecord.desk.overrides.nouns import KINDS, Imported, MadeOverride
    from onrecord.desk.overrides.travelling import exported, imported

__all__ = [
    "KINDS",
    "Imported",
    "MadeOverride",
    "NotThereError",
    "OverrideError",
    "UndoneError",
    "again",
    "exported",
    "imported",
    "listed",
    "make",
    "one",
    "undo",
]

_HOMES = {
    "KINDS": "nouns",
    "Imported": "nouns",
    "MadeOverride": "nouns",
    "NotThereError": "errors",
    "OverrideError": "errors",
    "UndoneError": "errors",
    "again": "making",
    "exported": "travelling",
    "imported": "travelling",
    "listed": "listing",
    "make": "making",
    "one": "listing",
    "undo": "making",
}


def __getattr__(name: str) -> Any:
    """A name of this room, loaded when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord.desk.overrides' has no attribute {name!r}")
    return getattr(import_module(f"onrecord.desk.overrides.{_HOMES[name]}"), name)
