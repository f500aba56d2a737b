"""A large archive into a store: from where it was left the last time, and with how far it is.

How far is kept as the byte at which the next record begins, in the transaction of the articles
before it. So what is read twice after a ``kill -9`` is one batch at most.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

import msgspec

from onrecord.intake import pages as intake_pages
from onrecord.intake.warc import begins_a_warc, records_of_warc
from onrecord.types import Page, Skipped

if TYPE_CHECKING:
    from onrecord.desk import Outcome
    from onrecord.store import Store

HEAD = 65_536  # bytes by which a file is known again; one that grows at its end stays the same
PAGES = 32  # of one transaction, as many as the desk commits together

Item = Page | Skipped


class AddingDesk(Protocol):
    """Takes pages in, and lets more be written along with the last of them."""

    def add(
        self, pages: Iterable[Item], *, along: Callable[[Store], None] | None = None
    ) -> Iterable[Outcome]:
        """What became of each page, told when it is committed."""


class KeptPlaces(Protocol):
    """Keeps how far files were read, by their names."""

    def get(self, name: str) -> str | None:
        """What was kept, or None."""

    def put(self, name: str, state: str) -> None:
        """Keep this in its place; to be called inside a transaction."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reading of a file goes on."""

    head: str  # stands for the first bytes of the file
    length: int  # of these
    at: int = 0  # the byte at which the next record begins


@dataclass(frozen=True, slots=True)
class Far:
    """How far a file is read."""

    path: str
    done: int  # bytes
    size: int


def is_archive(path: str) -> bool:
    """Whether ``path`` is a WARC file, which can be gone on with from a byte in it."""
    try:
        with Path(path).open("rb") as file:
            return file.seekable() and begins_a_warc(file.read(HEAD))
    except (OSError, ValueError):
        return False


def add_paths(
    paths: Iterable[str], desk: AddingDesk, places: KeptPlaces, *, allow_private: bool = False,
    tell: Callable[[Far], None] = lambda far: None,
) -> Iterator[Outcome]:  # fmt: skip
    """What became of each page of the paths, in their order; archives are gone on with."""
    for archives, group in groupby(paths, key=is_archive):
        if archives:
            for path in group:
                yield from add_archive(path, desk, places, tell=tell)
        else:
            yield from desk.add(intake_pages(group, allow_private=allow_private))


def add_archive(
    path: str, desk: AddingDesk, places: KeptPlaces, *, pages: int = PAGES,
    tell: Callable[[Far], None] = lambda far: None,
) -> Iterator[Outcome]:  # fmt: skip
    """What became of each page of a WARC file that was not read before."""
    name = f"file:{os.path.realpath(path)}"
    with Path(path).open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        length = min(HEAD, size)
        head = _head(file, length)
        start = _start(places.get(name), file, size)
        tell(Far(path, start, size))
        for batch, end in _batches(records_of_warc(file, path, start=start), pages):
            state = msgspec.json.encode(Place(head, length, end)).decode()
            yield from desk.add(batch, along=_keeping(places, name, state))
            tell(Far(path, min(end, size), size))


def _keeping(places: KeptPlaces, name: str, state: str) -> Callable[[Store], None]:
    """Keeps the place along with a batch; the store is the one that the desk was given."""

    def keep(_: Store) -> None:
        places.put(name, state)

    return keep


def _head(file: BinaryIO, length: int) -> str:
    file.seek(0)
    digest = hashlib.blake2b(file.read(length), digest_size=16).hexdigest()
    file.seek(0)
    return digest


def _start(kept: str | None, file: BinaryIO, size: int) -> int:
    """Where to go on; at the beginning, where the file is another one."""
    if kept is None:
        return 0
    try:
        place = msgspec.json.decode(kept.encode(), type=Place)
    except msgspec.DecodeError:
        return 0
    same = 0 < place.length <= HEAD and place.head == _head(file, place.length)
    return place.at if same and 0 <= place.at <= size else 0


def _batches(
    items: Iterable[tuple[Item | None, int]], pages: int
) -> Iterator[tuple[list[Item], int]]:
    """The items in batches of so many pages, each with the byte behind its last."""
    batch: list[Item] = []
    held = end = 0
    for item, end in items:
        if item is not None:
            batch.append(item)
            held += isinstance(item, Page)
        if held >= pages:
            yield batch, end
            batch, held = [], 0
    if batch:
        yield batch, end
