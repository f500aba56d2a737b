"""Writers wait for one another, readers for nobody, and nothing is half there."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from onrecord.store import Store, StoreBusyError, StoreFullError, utc
from store.filling import FERRY, fill


def fill_and_raise(store, error):
    with store.transaction():
        fill(store)
        assert store.articles.count() == 1
        raise error


def test_what_is_broken_off_was_never_there(store):
    """All of a transaction or nothing."""
    with pytest.raises(KeyboardInterrupt):
        fill_and_raise(store, KeyboardInterrupt())
    assert store.articles.count() == 0
    assert store.check() == []


def test_a_transaction_inside_another_is_part_of_it(store):
    """So a watcher can add articles and its own state together."""
    with pytest.raises(RuntimeError):
        fill_and_raise(store, RuntimeError())
    assert store.articles.count() == 0


def test_reading_goes_on_while_somebody_writes(tmp_path):
    """A reader sees what was committed, at once."""
    path = tmp_path / "x.db"
    with Store.open(path, create=True) as writer, Store.open(path, busy_seconds=0) as reader:
        fill(writer)
        with writer.transaction():
            fill(writer, replace(FERRY, id="f2"), story="s2")
            assert reader.articles.count() == 1
            assert reader.articles.get("f1").now == FERRY
        assert reader.articles.count() == 2


def test_a_view_is_of_one_moment(tmp_path):
    """Whatever is committed meanwhile."""
    path = tmp_path / "x.db"
    with Store.open(path, create=True) as writer, Store.open(path) as reader:
        with reader.view():
            assert reader.articles.count() == 0
            fill(writer)
            assert reader.articles.count() == 0
        assert reader.articles.count() == 1


def test_nothing_is_written_inside_a_view(store):
    """It would be refused by whoever else writes, at a bad moment."""
    with store.view(), pytest.raises(RuntimeError, match="inside a view"):
        fill(store)


def test_two_writers_wait_for_each_other(tmp_path):
    """Both get their turn, and nothing is lost."""
    path = tmp_path / "x.db"
    Store.open(path, create=True).close()

    def write(name: str) -> None:
        with Store.open(path) as store:
            for number in range(10):
                key = f"{name}{number}"
                fill(store, replace(FERRY, id=key, url=None), story=key)

    writers = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Store.open(path) as store:
        assert store.articles.count() == 20
        assert store.check() == []


def test_a_writer_that_waited_in_vain_is_told(tmp_path):
    """It names the file, and says what is the matter."""
    path = tmp_path / "x.db"
    with Store.open(path, create=True) as one, Store.open(path, busy_seconds=0.01) as other:
        with one.transaction(), pytest.raises(StoreBusyError, match=r"x\.db is being written"):
            fill(other)
        fill(other)
        assert one.articles.count() == 1


def fill_many(store, article):
    for number in range(100):
        fill(store, replace(article, id=f"many{number}"))


def test_a_full_disk_is_told_and_the_store_stays_whole(tmp_path):
    """What was committed is there, what was not is not, and with room it goes on."""
    path = tmp_path / "x.db"
    with Store.open(path, create=True) as store:
        fill(store)
        (pages,) = store.db.execute("PRAGMA page_count").fetchone()
        store.db.execute(f"PRAGMA max_page_count = {pages + 20}")
        long = replace(FERRY, text="\n\n".join([FERRY.text] * 200))
        with pytest.raises(StoreFullError, match=r"x\.db cannot grow: the disk is full"):
            fill_many(store, long)
        stored = store.articles.count()
        assert 1 < stored < 100
        assert store.check() == []
        store.db.execute("PRAGMA max_page_count = 1000000")
        fill(store, replace(long, id="again"))
        assert store.articles.count() == stored + 1


def test_a_time_without_a_zone_is_refused():
    """It would mean another moment on another machine."""
    from datetime import datetime

    with pytest.raises(ValueError, match="a time needs its zone"):
        utc(datetime(2031, 4, 5))
