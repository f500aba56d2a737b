"""What people ask for, checked for its shape before anything is looked up."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from onrecord.desk.overrides.errors import OverrideError, shown
from onrecord.desk.overrides.nouns import KINDS
from onrecord.store.packing import whole_characters
from onrecord.types import Published
from onrecord.types.articles import Precision

MOST_IDS = 2_000  # of one correction
LONGEST_ID = 500  # characters; a speaker may be given by name
LONGEST_NAME = 200
LONGEST_NOTE = 2_000
FIRST_YEAR, LAST_YEAR = 1600, 2200  # of a date: days are counted from it in both directions
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]+")

_DATE = re.compile(
    r"(?P<year>\d{4})(?:-\d\d(?P<day>-\d\d(?P<time>T\d\d:\d\d(?P<second>:\d\d)?"
    r"(?:Z|[+-]\d\d:\d\d)?)?)?)?",
    re.ASCII,
)

Check = Callable[[str, Any], Any]


def checked(kind: str, target: str, value: Mapping[str, object]) -> dict[str, Any]:
    """The value, tidied; OverrideError where it is not what its kind takes."""
    if kind not in _FIELDS:
        raise OverrideError(f"{shown(kind)} is no kind of correction; accepted: {', '.join(KINDS)}")
    if not isinstance(target, str) or not target.strip() or len(target) > LONGEST_ID:
        raise OverrideError(f"target is the id of a story or article, got {shown(target)}")
    if not isinstance(value, Mapping):
        raise OverrideError(f"value is an object, got {shown(value)}")
    needed, more = _FIELDS[kind]
    known = needed | more
    for name in value:
        if name not in known:
            raise OverrideError(f"{shown(name)} is no part of {kind}; accepted: {', '.join(known)}")
    for name in needed:
        if name not in value:
            raise OverrideError(f"{kind} needs {name!r}")
    return {name: check(name, value[name]) for name, check in known.items() if name in value}


def tidy(text: str) -> str:
    """One line without control characters and half characters."""
    return " ".join(CONTROLS.sub(" ", whole_characters(text)).split())


def published(value: str) -> Published:
    """A date of publication, no more exact than it is written; OverrideError for what is none."""
    match = _DATE.fullmatch(value)
    try:
        if match is None or not FIRST_YEAR <= int(match["year"]) <= LAST_YEAR:
            raise ValueError
        if match["time"]:
            datetime.fromisoformat(value)
        else:
            date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        raise OverrideError(
            f"{shown(value)} is no date of publication; accepted: 2031-04-05, 2031-04, 2031 and "
            "2031-04-05T07:46, with seconds and +02:00 or Z where they are known, from the year "
            f"{FIRST_YEAR} to {LAST_YEAR}"
        ) from None
    if match["time"]:
        return Published(value, "second" if match["second"] else "minute")
    by_length: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
    return Published(value, by_length[len(value)])


def _ids(least: int) -> Check:
    def check(name: str, value: object) -> list[str]:
        if not isinstance(value, (list, tuple)) or not all(isinstance(one, str) for one in value):
            raise OverrideError(f"{name!r} is a list of ids, got {shown(value)}")
        ids = list(dict.fromkeys(_id(name, one) for one in value))
        if not least <= len(ids) <= MOST_IDS:
            raise OverrideError(
                f"{name!r} takes {least} to {MOST_IDS:,} different ids, got {len(ids)}"
            )
        return ids

    return check


def _id(name: str, value: object) -> str:
    if not isinstance(value, str) or not tidy(value) or len(value) > LONGEST_ID:
        raise OverrideError(f"{name!r} is an id, got {shown(value)}")
    return tidy(value)


def _maybe_id(name: str, value: object) -> str | None:
    return None if value is None else _id(name, value)


def _name(name: str, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not tidy(value) or len(value) > LONGEST_NAME:
        raise OverrideError(
            f"{name!r} is a name of 1 to {LONGEST_NAME} characters or null, got {shown(value)}"
        )
    return tidy(value)


def _date(name: str, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise OverrideError(f"{name!r} is a date such as 2031-04-05 or null, got {shown(value)}")
    return published(value.strip()).value


def _note(name: str, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > LONGEST_NOTE:
        raise OverrideError(
            f"{name!r} is a text of at most {LONGEST_NOTE:,} characters, got {shown(value)}"
        )
    lines = (tidy(line) for line in value.splitlines())
    return "\n".join(lines).strip() or None


def _needed_note(name: str, value: object) -> str:
    note = _note(name, value)
    if note is None:
        raise OverrideError("settle needs a note: what came out when it was looked into")
    return note


_NOTE: dict[str, Check] = {"note": _note}
_FIELDS: dict[str, tuple[dict[str, Check], dict[str, Check]]] = {  # what it needs, what it may have
    "join_speakers": ({"speakers": _ids(2)}, {"name": _name, **_NOTE}),
    "split_speaker": (
        {"speaker": _id}, {"attributions": _ids(1), "articles": _ids(1), **_NOTE},
    ),
    "join_statements": ({"statements": _ids(2)}, _NOTE),
    "split_statement": ({"statement": _id, "attributions": _ids(1)}, _NOTE),
    "join_stories": ({"stories": _ids(1)}, _NOTE),
    "split_story": ({"articles": _ids(1)}, {"into": _maybe_id, **_NOTE}),
    "outlet": ({"outlet": _name}, _NOTE),
    "date": ({"date": _date}, _NOTE),
    "settle": ({"disagreement": _id, "note": _needed_note}, {}),
}  # fmt: skip
