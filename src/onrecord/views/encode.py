"""JSON bytes: UTF-8, keys in the order of the shapes, a newline at the end."""

from __future__ import annotations

import re
from typing import Any

import msgspec

SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(view: Any) -> bytes:
    """The view as a file: two spaces a level, a newline at the end."""
    return msgspec.json.format(_encode(view), indent=2) + b"\n"


def to_json_line(view: Any) -> bytes:
    """The view on one line."""
    return _encode(view) + b"\n"


def _encode(view: Any) -> bytes:
    try:
        return msgspec.json.encode(view)
    except UnicodeEncodeError:  # half a character, as undecodable file names have: U+FFFD
        return msgspec.json.encode(_scrub(msgspec.to_builtins(view)))


def _scrub(value: Any) -> Any:
    """The value with each half character replaced, one for one, so that offsets stay."""
    match value:
        case str():
            return SURROGATE.sub("\ufffd", value)
        case list():
            return [_scrub(item) for item in value]
        case dict():
            return {_scrub(key): _scrub(item) for key, item in value.items()}
    return value
