"""From what a caller names to the run's sources: files, and small files that go together."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from onrecord.batch import places
from onrecord.batch.errors import BatchError
from onrecord.batch.places import Found
from onrecord.batch.runs import Source
from onrecord.intake.files import NOT_REPORTS

# What holds many pages is a source of its own; saved pages are read some hundred at a time.
ARCHIVES = (".warc", ".jsonl", ".ndjson", ".json", ".parquet")
TOGETHER = 1000  # small files of a source
TOGETHER_BYTES = 100_000_000


def sources_of(inputs: Iterable[str]) -> tuple[Source, ...]:
    """What there is to read, in an order that is the same everywhere; ``BatchError`` names what
    is not there."""
    found: dict[str, Found] = {}
    for given in inputs:
        before = len(found)
        try:
            for path in _files(given):
                found.setdefault(_own(path), places.look(path))
        except OSError as error:
            raise BatchError(f"{given} cannot be read: {error.strerror or error}") from error
        if len(found) == before and not any(_own(p) in found for p in _files(given)):
            raise BatchError(f"{given} holds no file that could be read")
    ordered = sorted(found.values(), key=lambda one: one.path)
    return tuple(_grouped(ordered))


def look_again(source: Source) -> Source:
    """The source as it is now; OSError where one of its files has gone."""
    return _source([places.look(path) for path in source.files])


def _files(given: str) -> Iterator[str]:
    lower = given.lower()
    if lower.startswith(places.WEB):
        yield given
    elif lower.startswith(places.STORES):
        yield from filter(_is_wanted, places.listed(given))
    elif "://" in given:
        scheme = given.partition("://")[0]
        raise BatchError(f"{given}: addresses of {scheme}:// are not read; s3, gs, http, https are")
    elif os.path.isdir(given):
        yield from _walked(Path(given))
    elif os.path.exists(given):
        yield given
    elif glob.has_magic(given):
        for path in sorted(glob.glob(given, recursive=True)):
            if os.path.isfile(path):
                yield path
    else:
        raise FileNotFoundError(2, "no such file or folder")


def _walked(folder: Path) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(place, name)
            if _is_wanted(path) and os.path.isfile(path):
                yield path


def _is_wanted(path: str) -> bool:
    name = PurePath(path).name
    return not name.startswith(".") and PurePath(name).suffix.lower() not in NOT_REPORTS


def _own(path: str) -> str:
    return path if places.is_remote(path) else os.path.realpath(path)


def _grouped(files: Iterable[Found]) -> Iterator[Source]:
    held: list[Found] = []
    size = 0
    for file in files:
        if _is_archive(file.path):
            yield _source([file])
            continue
        if held and (len(held) >= TOGETHER or size + file.size > TOGETHER_BYTES):
            yield _source(held)
            held, size = [], 0
        held.append(file)
        size += file.size
    if held:
        yield _source(held)


def _is_archive(path: str) -> bool:
    name = PurePath(path.partition("?")[0]).name.lower()
    return name.endswith((*ARCHIVES, ".gz"))


def _source(files: list[Found]) -> Source:
    first, last = files[0], files[-1]
    name = first.path if len(files) == 1 else f"{first.path} … {PurePath(last.path).name}"
    whole = hashlib.blake2b(digest_size=16)
    for file in files:
        whole.update(
            f"{file.path}\n{file.size}\n{file.digest}\n".encode("utf-8", "surrogateescape")
        )
    return Source(
        name=name,
        files=tuple(file.path for file in files),
        size=sum(file.size for file in files),
        modified=max(file.modified for file in files),
        digest=first.digest if len(files) == 1 else whole.hexdigest(),
    )
