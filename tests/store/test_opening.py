"""A store opens, or says in one line why it does not."""

from __future__ import annotations

import sqlite3

import pytest

from onrecord.store import (
    DamagedStoreError,
    NewerStoreError,
    NoStoreError,
    NotAStoreError,
    Store,
    StoreError,
    StoreRefusedError,
)
from onrecord.store.connection import connect
from onrecord.store.errors import told
from onrecord.store.schema import MIGRATIONS
from store.filling import FERRY, fill


def test_what_was_stored_is_there_again(tmp_path):
    """A store is one file that holds what was put into it."""
    with Store.open(tmp_path / "a.db", create=True) as store:
        fill(store)
    with Store.open(tmp_path / "a.db") as store:
        assert store.articles.get("f1").now == FERRY
        assert store.check() == []


def test_a_missing_store_is_named_with_how_to_make_one(tmp_path):
    """And none is made by looking."""
    path = tmp_path / "no.db"
    with pytest.raises(NoStoreError, match=r"no store at .*no\.db; `onrecord add PATH"):
        Store.open(path)
    assert not path.exists()


def not_a_store(path, kind):
    if kind == "text":
        path.write_text("Dear editors, " * 500)
    elif kind == "other database":
        with sqlite3.connect(path) as db:
            db.execute("CREATE TABLE recipe (name TEXT)")
    elif kind == "folder":
        path.mkdir()
    elif kind == "empty":
        path.touch()


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize(
    ("kind", "error"),
    [("text", NotAStoreError), ("other database", NotAStoreError), ("folder", StoreRefusedError)],
)
def test_what_is_no_store_is_named_and_left_alone(tmp_path, kind, error, create):
    """A file of somebody else's is never written to."""
    path = tmp_path / "x.db"
    not_a_store(path, kind)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(error, match=r"x\.db"):
        Store.open(path, create=create)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_an_empty_file_is_a_store_that_was_never_begun(tmp_path):
    """As SQLite leaves one when it is killed at the start."""
    path = tmp_path / "x.db"
    path.touch()
    with pytest.raises(NoStoreError):
        Store.open(path)
    with Store.open(path, create=True) as store:
        assert store.articles.count() == 0


def test_a_newer_store_is_refused_and_left_as_it_is(tmp_path):
    """It may mean other things by the same names."""
    path = str(tmp_path / "x.db")
    connect(path, (*MIGRATIONS, "CREATE TABLE later (n INTEGER);"), create=True).close()
    with pytest.raises(NewerStoreError, match=r"newer onrecord .*install"):
        Store.open(path)


def test_an_older_store_is_brought_up_to_date_and_keeps_what_it_has(tmp_path):
    """Step by step, each once."""
    path = str(tmp_path / "x.db")
    with Store.open(path, create=True) as store:
        fill(store)
    steps = (
        "CREATE TABLE note (words TEXT);\nINSERT INTO note VALUES ('one');",
        "ALTER TABLE note ADD COLUMN day TEXT;",
    )
    for _ in range(2):
        db = connect(path, MIGRATIONS + steps, create=False)
        assert db.execute("SELECT words, day FROM note").fetchall() == [("one", None)]
        assert db.execute("SELECT id FROM article").fetchall() == [("f1",)]
        db.close()


def test_a_migration_that_fails_changes_nothing(tmp_path):
    """The older program can go on with the store."""
    path = str(tmp_path / "x.db")
    with Store.open(path, create=True) as store:
        fill(store)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        connect(
            path,
            (*MIGRATIONS, "CREATE TABLE note (words TEXT);\nINSERT INTO nowhere VALUES (1);"),
            create=False,
        )
    with Store.open(path) as store:
        assert store.articles.count() == 1
        tables = store.db.execute("SELECT name FROM sqlite_master WHERE name = 'note'")
        assert tables.fetchall() == []


@pytest.mark.parametrize("at", [0, 3_000, 20_000, 60_000])
def test_a_damaged_store_is_named_as_that(tmp_path, at):
    """Wherever the bytes were changed: on opening, on reading, or by the check."""
    path = tmp_path / "x.db"
    with Store.open(path, create=True) as store:
        fill(store)
    whole = bytearray(path.read_bytes())
    whole[at : at + 4_000] = bytes(range(250)) * 16
    path.write_bytes(whole)
    found = trouble_in(path)
    assert found
    assert isinstance(found, (list, DamagedStoreError, NotAStoreError))
    assert isinstance(found, list) or "x.db" in str(found)


def trouble_in(path):
    """What opening and reading a store raises, else what its check finds."""
    try:
        with Store.open(path) as store, told(store.path):
            store.articles.get("f1")
            store.stories.list()
            return store.check()
    except StoreError as error:
        return error


def test_two_programs_may_make_the_same_store_at_once(tmp_path):
    """The second finds it made."""
    path = tmp_path / "x.db"
    with Store.open(path, create=True) as one, Store.open(path, create=True) as other:
        fill(one)
        assert other.articles.count() == 1
