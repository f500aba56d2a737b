"""Corrections as JSON Lines, to be kept beside a store or taken to another one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Literal

import msgspec

from onrecord.desk.overrides.errors import OverrideError
from onrecord.desk.overrides.listing import made_override
from onrecord.desk.overrides.making import carry_out, keep
from onrecord.desk.overrides.nouns import Imported
from onrecord.desk.overrides.shapes import Line, check_kept
from onrecord.desk.overrides.standing import Standing
from onrecord.store import Override, Store
from onrecord.types import Skipped

SCHEMA: Literal["onrecord/override/1"] = "onrecord/override/1"
LONGEST = 4_000_000  # bytes of a line; two stories of two thousand articles, joined, have 60,000
MOST = 100_000  # lines

_lines = msgspec.json.Decoder(Line)


def exported(store: Store) -> Iterator[bytes]:
    """Every correction, the undone ones too, one a line, in the order in which they were made."""
    with store.view():
        overrides = store.overrides.all()
    for o in overrides:
        line = Line(
            SCHEMA, o.kind, o.target, json.loads(o.value), o.made_at, o.made_by, o.undone_at,
            o.undone_by,
        )  # fmt: skip
        yield msgspec.json.encode(line) + b"\n"


def imported(store: Store, lines: Iterable[bytes | str], *, at: datetime | None = None) -> Imported:
    """Take up what was exported, all in one transaction; what the store has stays as it is.

    A line that is none is skipped with its reason. A correction of articles that the store has
    not yet is kept, and holds from when they come.
    """
    found: list[Line] = []
    skipped: list[Skipped] = []
    for number, text in enumerate(lines, 1):
        if number > MOST:
            skipped.append(Skipped(f"line {number}", f"no more than {MOST:,} lines are read"))
            break
        if not text.strip():
            continue
        try:
            found.append(_line(text))
        except OverrideError as error:
            skipped.append(Skipped(f"line {number}", str(error)))
    with store.transaction():
        made = _take_up(store, found)
        new = [o for n in made if (o := store.overrides.get(n)) is not None]
        carry_out(store, [o.n for o in new if o.undone_at is None], at or datetime.now(UTC))
        standing = Standing(store)
        shown = tuple(made_override(store, o, standing) for o in new)
    return Imported(shown, len(found) - len(made), tuple(skipped))


def _take_up(store: Store, lines: Iterable[Line]) -> list[int]:
    """Keep the lines that the store has not; their numbers."""
    known = {_key(override) for override in store.overrides.all()}
    made = []
    for line in lines:
        key = (line.kind, line.target, _sorted(line.value), line.made_at)
        if key in known:
            continue
        known.add(key)
        n = keep(store, line.kind, line.target, line.value, made_at=line.made_at, by=line.by)
        made.append(n)
        if line.undone_at is not None:
            store.overrides.undo(n, undone_at=line.undone_at, by=line.undone_by)
    return made


def _line(text: bytes | str) -> Line:
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(data) > LONGEST:
        raise OverrideError(f"longer than {LONGEST:,} bytes")
    try:
        line = _lines.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise OverrideError(f"no line of an export: {error}") from None
    check_kept(line)
    return line


def _key(override: Override) -> tuple[str, str, str, str]:
    value = _sorted(json.loads(override.value))
    return (override.kind, override.target, value, override.made_at)


def _sorted(value: object) -> str:
    return json.dumps(value, sort_keys=True)
