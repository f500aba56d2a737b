"""Opening the file: what it must be, how it is locked, and bringing an older one up to date."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence

from onrecord.store.errors import (
    NewerStoreError,
    NoStoreError,
    NotAStoreError,
    StoreRefusedError,
    told,
)

APPLICATION_ID = 0x6F6E7263  # "onrc", in the header of the file: a store, and ours
BUSY_SECONDS = 60.0  # a writer waits for another: one batch of articles takes a few seconds
CACHE_KIB = 32_768  # memory for pages of the file

IN_MEMORY = ":memory:"


def connect(
    path: str, migrations: Sequence[str], *, create: bool, busy_seconds: float = BUSY_SECONDS
) -> sqlite3.Connection:
    """An open connection to a store that has had all the migrations."""
    if not create and path != IN_MEMORY:
        _must_exist(path)
    with told(path):
        db = sqlite3.connect(path, timeout=busy_seconds, isolation_level=None)
        try:
            _prepare(db, path, migrations, create=create)
        except BaseException:
            db.close()
            raise
    return db


def _must_exist(path: str) -> None:
    try:
        size = os.stat(path).st_size
    except FileNotFoundError:
        raise NoStoreError(no_store(path)) from None
    except (OSError, ValueError) as error:
        raise StoreRefusedError(f"{path!r} cannot be opened: {error}") from error
    # SQLite makes an empty file before it writes to it: a store that was never begun.
    if size == 0:
        raise NoStoreError(no_store(path))


def no_store(path: str) -> str:
    """What to say where there is no store."""
    return f"there is no store at {path}; `onrecord add PATH... --store {path}` makes one"


def _prepare(db: sqlite3.Connection, path: str, migrations: Sequence[str], *, create: bool) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    db.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    has = _version(db, path)
    if has is None and not create:
        raise NoStoreError(no_store(path))
    if has is not None and has > len(migrations):
        raise NewerStoreError(
            f"{path} was made by a newer onrecord (its version is {has}, this program knows "
            f"{len(migrations)}): install the newer one to open it"
        )
    if has is None or has < len(migrations):
        # Readers go on while somebody writes. It stays with the file, so that it is set once.
        db.execute("PRAGMA journal_mode = WAL")
        _migrate(db, path, migrations)
    # What is committed is on the disk: a batch waits for it once.
    db.execute("PRAGMA synchronous = FULL")


def _version(db: sqlite3.Connection, path: str) -> int | None:
    """How many migrations the file has had; None for one with nothing in it."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == 0 and tables == 0:
        return None
    if application != APPLICATION_ID:
        raise NotAStoreError(f"{path} is an SQLite file, but no store of onrecord")
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return int(version)


def _migrate(db: sqlite3.Connection, path: str, migrations: Sequence[str]) -> None:
    """Run what the file has not had yet, all of it or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        has = _version(db, path) or 0  # another program may have been quicker
        for step in migrations[has:]:
            for statement in statements(step):
                db.execute(statement)
        if has < len(migrations):
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {len(migrations)}")
        db.execute("COMMIT")
    except BaseException:
        roll_back(db)
        raise


def roll_back(db: sqlite3.Connection) -> None:
    """Undo what was begun; where the disk was full, SQLite has done so itself."""
    if db.in_transaction:
        db.execute("ROLLBACK")


def statements(script: str) -> list[str]:
    """The single statements of a script: sqlite3's own way to run one commits in between."""
    found, held = [], ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            found.append(held)
            held = ""
    return found
