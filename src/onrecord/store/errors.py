"""What can be wrong with a store.

StoreError
├── NoStoreError        there is none at that path
├── NotAStoreError      there is something else
├── NewerStoreError     a newer program made it
├── DamagedStoreError   its bytes are not what they should be
├── StoreFullError      the disk, or the file's limit, is full; nothing half-written stays
├── StoreBusyError      another program has been writing for too long
└── StoreRefusedError   the file cannot be opened or written: rights, a folder, a broken disk
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


class StoreError(Exception):
    """Something is wrong with the store; the message says what, and what to do."""


class NoStoreError(StoreError):
    """There is no store at that path."""


class NotAStoreError(StoreError):
    """The file is no store of ours."""


class NewerStoreError(StoreError):
    """The file was made by a newer version of the program."""


class DamagedStoreError(StoreError):
    """The file is a store whose bytes were changed by something else."""


class StoreFullError(StoreError):
    """Nothing more can be written; what was committed before is whole."""


class StoreBusyError(StoreError):
    """Another program has held the store's one place for writers for too long."""


class StoreRefusedError(StoreError):
    """The operating system does not let us open or write the file."""


_PRIMARY = 0xFF  # SQLite's extended codes carry the primary one in their lowest byte


@contextmanager
def told(path: str) -> Iterator[None]:
    """Tell SQLite's errors as ours, with the file's name and what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        ours = _as_ours(error, path)
        if ours is None:
            raise
        raise ours from error


def _as_ours(error: sqlite3.DatabaseError, path: str) -> StoreError | None:
    """Our error for SQLite's; None for a mistake of ours, which must show itself."""
    match getattr(error, "sqlite_errorcode", 0) & _PRIMARY:
        case sqlite3.SQLITE_FULL:
            return StoreFullError(
                f"{path} cannot grow: the disk is full. What was stored before is whole; make "
                "room and run the same command again."
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreBusyError(
                f"{path} is being written by another program; try again when it is done"
            )
        case sqlite3.SQLITE_NOTADB:
            return NotAStoreError(f"{path} is no store of onrecord, nor any SQLite file")
        case sqlite3.SQLITE_CORRUPT:
            return DamagedStoreError(
                f"{path} is damaged: bring it back from a copy, or move it away and add the "
                "articles again"
            )
        case (
            sqlite3.SQLITE_CANTOPEN
            | sqlite3.SQLITE_READONLY
            | sqlite3.SQLITE_IOERR
            | sqlite3.SQLITE_PERM
            | sqlite3.SQLITE_AUTH
        ):
            return StoreRefusedError(f"{path} cannot be opened or written: {error}")
        case _:
            return None
