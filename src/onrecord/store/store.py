"""An open store: its connection, its transactions, and a room for each noun it keeps."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from onrecord.store.articles import Articles
from onrecord.store.as_given import AsGiven
from onrecord.store.changes import Changes
from onrecord.store.connection import BUSY_SECONDS, connect, roll_back
from onrecord.store.errors import told
from onrecord.store.expectations import Expectations
from onrecord.store.feeds import Feeds
from onrecord.store.hands import Hands
from onrecord.store.lists import Lists
from onrecord.store.nearby import Nearby
from onrecord.store.overrides import Overrides
from onrecord.store.pages import Pages
from onrecord.store.parts import Parts
from onrecord.store.progress import Progress
from onrecord.store.readers import Readers
from onrecord.store.schema import MIGRATIONS
from onrecord.store.search import Search
from onrecord.store.stories import Stories
from onrecord.store.wordings import Wordings


class Store:
    """One open store. A thread or process that wants the same file opens it for itself.

    What is written must stand inside ``with store.transaction():``, all of it or nothing.

    >>> with Store.open(":memory:", create=True) as store:
    ...     store.stories.count()
    0
    """

    def __init__(self, db: sqlite3.Connection, path: str) -> None:
        self.path = path
        self.db = db
        self._viewing = False
        self.articles = Articles(db)
        self.pages = Pages(db)
        self.stories = Stories(db)
        self.wordings = Wordings(db)
        self.expectations = Expectations(db)
        self.changes = Changes(db)
        self.search = Search(db)
        self.lists = Lists(db)
        self.parts = Parts(db)
        self.nearby = Nearby(db)
        self.feeds = Feeds(db)
        self.readers = Readers(db)
        self.progress = Progress(db)
        self.overrides = Overrides(db)
        self.as_given = AsGiven(db)
        self.hands = Hands(db)

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        *,
        create: bool = False,
        busy_seconds: float = BUSY_SECONDS,
    ) -> Self:
        """The store at ``path``; ``create`` makes one where there is none.

        An older one is brought up to date first. ``busy_seconds``: how long a writer waits for
        another.
        """
        name = os.fspath(path)
        db = connect(name, MIGRATIONS, create=create, busy_seconds=busy_seconds)
        return cls(db, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside, or nothing of it; other writers wait, readers do not.

        A transaction inside another one is part of it.
        """
        if self._viewing:
            raise RuntimeError("nothing can be written inside a view: it is of one moment")
        if self.db.in_transaction:
            yield
            return
        with told(self.path):
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.execute("COMMIT")
            except BaseException:
                roll_back(self.db)
                raise

    @contextmanager
    def view(self) -> Iterator[None]:
        """Everything read inside is of one moment, whatever is written meanwhile."""
        if self.db.in_transaction:
            yield
            return
        with told(self.path):
            self.db.execute("BEGIN")
            self._viewing = True
            try:
                yield
            finally:
                self._viewing = False
                roll_back(self.db)

    def check(self) -> list[str]:
        """What SQLite finds wrong with the file; an empty list where all is well."""
        with told(self.path):
            rows = self.db.execute("PRAGMA integrity_check").fetchall()
            loose = self.db.execute("PRAGMA foreign_key_check").fetchall()
        found = [str(row[0]) for row in rows if row[0] != "ok"]
        return found + [f"a row of {row[0]} points at nothing in {row[2]}" for row in loose]
