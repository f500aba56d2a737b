"""The output folder: which run it belongs to, and that one program at a time works in it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

from onrecord.batch.errors import AnotherRunError, BatchError, ChangedInputError
from onrecord.batch.runs import Options, Run, Source
from onrecord.batch.sources import look_again, sources_of
from onrecord.batch.tables import SCHEMA
from onrecord.batch.tasks import SIDE, beside

RUN = "run.json"
READ_LANGUAGES = frozenset({"en"})
MOST_NAMED = 3  # inputs in a message


@dataclass(frozen=True, slots=True)
class Identity:
    """What a folder's tables were made of; it lies there as ``run.json``."""

    schema: str
    program: str
    options: Options
    inputs: tuple[Source, ...]


_identities = msgspec.json.Decoder(Identity)


def take_folder(folder: Path, inputs: Sequence[str], options: Options) -> Run:
    """The run in a folder: a new one, or the one that is to go on.

    Without inputs it is the one that is there. An ``AnotherRunError`` names what differs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    held = _read(folder)
    if not inputs:
        if held is None:
            raise BatchError(f"{folder} holds no run to go on with; name what is to be read")
        options = held.options
    unread = sorted(set(options.languages) - READ_LANGUAGES)
    if unread or not options.languages:
        raise ValueError(f"only English (en) is read so far, got {', '.join(unread) or 'nothing'}")
    if held is None:
        sources = sources_of(inputs)
        if not sources:
            raise BatchError("there is no file to read")
        with beside(folder / RUN) as file:
            identity = Identity(SCHEMA, program(), options, sources)
            file.write(msgspec.json.format(msgspec.json.encode(identity), indent=1))
    else:
        _check(folder, held, options)
        sources = held.inputs
        if inputs:
            _same_inputs(folder, held, sources_of(inputs))
        else:
            _unchanged(held.inputs)
    sweep(folder)
    return Run(folder, sources, options)


def run_in(folder: Path) -> Run:
    """The run that a folder holds, to be looked at; a ``BatchError`` where there is none."""
    held = _read(folder)
    if held is None:
        raise BatchError(f"{folder} holds no batch run")
    if held.schema != SCHEMA:
        raise AnotherRunError(_older(folder, held))
    return Run(folder, held.inputs, held.options)


def program() -> str:
    """The program's version."""
    try:
        return version("onrecord")
    except PackageNotFoundError:
        return "unknown"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """The folder for this process alone; the system lets go of it when the process ends."""
    state = folder / "state"
    state.mkdir(parents=True, exist_ok=True)
    with (state / "lock").open("a") as file:
        if not _lock(file.fileno()):
            raise BatchError(
                f"another program is at work in {folder}; --status tells how far it is"
            )
        yield


def is_locked(folder: Path) -> bool:
    """Whether a program is at work in the folder, on this machine."""
    try:
        with (folder / "state" / "lock").open("r") as file:
            return not _lock(file.fileno())
    except OSError:
        return False


def _lock(handle: int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows: two programs make the same files there, each whole
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _read(folder: Path) -> Identity | None:
    try:
        raw = (folder / RUN).read_bytes()
    except FileNotFoundError:
        return None
    try:
        return _identities.decode(raw)
    except msgspec.MsgspecError as error:
        raise AnotherRunError(
            f"{folder / RUN} cannot be read by this version ({error}); take a new folder"
        ) from error


def refuse_strangers(folder: Path) -> None:
    """Refuse a folder that holds something else; it is to be asked before anything is written."""
    if not folder.exists() or (folder / RUN).exists():
        return
    if not folder.is_dir():
        raise BatchError(f"{folder} is no folder")
    strangers = sorted(path.name for path in folder.iterdir() if path.name != "state")
    strangers = [name for name in strangers if not name.startswith(SIDE)]
    if strangers:
        raise AnotherRunError(
            f"{folder} holds {strangers[0]} but no {RUN}: it is no batch output; take a new folder"
        )


def _check(folder: Path, held: Identity, options: Options) -> None:
    if (held.schema, held.program) != (SCHEMA, program()):
        raise AnotherRunError(_older(folder, held))
    for name in ("languages", "min_words"):
        was, now = getattr(held.options, name), getattr(options, name)
        if was != now:
            raise AnotherRunError(
                f"{folder} holds a run with {name} {_said(was)}, not {_said(now)}; "
                "take a new folder, or the same options"
            )


def _older(folder: Path, held: Identity) -> str:
    return (
        f"{folder} was made by onrecord {held.program} as {held.schema}; this is {program()} with "
        f"{SCHEMA}. Take a new folder: tables of two versions are not mixed"
    )


def _said(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _same_inputs(folder: Path, held: Identity, now: Sequence[Source]) -> None:
    before = {source.files: source for source in held.inputs}
    names = {source.files for source in now}
    new = [source.name for source in now if source.files not in before]
    gone = [source.name for source in held.inputs if source.files not in names]
    if new or gone:
        said = [f"{_listed(new)} new" if new else "", f"{_listed(gone)} not named" if gone else ""]
        raise AnotherRunError(
            f"{folder} holds a run over other inputs: {', '.join(filter(None, said))}; "
            "take a new folder, or the same inputs"
        )
    _told([one.name for one in now if one.digest != before[one.files].digest])


def _unchanged(sources: Sequence[Source]) -> None:
    changed = []
    for source in sources:
        try:
            same = look_again(source).digest == source.digest
        except OSError:
            same = False
        if not same:
            changed.append(source.name)
    _told(changed)


def _told(changed: list[str]) -> None:
    if changed:
        raise ChangedInputError(
            f"{_listed(changed)} changed since the run began: take a new folder, or bring back the "
            "input as it was"
        )


def _listed(names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def sweep(folder: Path) -> None:
    """Take away what programs and workers left unfinished when they died."""
    for place, _, names in os.walk(folder):
        for name in names:
            if name.startswith(SIDE):
                Path(place, name).unlink(missing_ok=True)
