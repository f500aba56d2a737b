"""The store behind a server: readers that wait for nobody, one writer, and an end to everything."""

from __future__ import annotations

import asyncio
import threading
from datetime import UTC, datetime

import pytest
from reports import fill

from onrecord.serving import days
from onrecord.serving.pulse import Pulse
from onrecord.serving.shelf import Shelf, TooManyWaitingError, TooSlowError
from onrecord.store import NoStoreError, Store

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def path(tmp_path, quick):
    fill(tmp_path / "news.db")
    return str(tmp_path / "news.db")


def using(path, work, **limits):
    """What ``work`` does with a shelf, that is closed behind it."""
    shelf = Shelf(path, **limits)
    try:
        return asyncio.run(work(shelf))
    finally:
        shelf.close()


def test_readers_go_on_while_somebody_writes(path):
    """They see what was committed, all of it of one moment."""

    async def work(shelf):
        begun, done = threading.Event(), threading.Event()

        def write(store):
            with store.transaction():
                store.db.execute("UPDATE story SET title = 'changed'")
                begun.set()
                assert done.wait(30)

        writing = asyncio.ensure_future(shelf.change(write))
        await asyncio.to_thread(begun.wait, 30)
        before = await shelf.look(lambda store: [s.title for s in store.stories.list()])
        done.set()
        await writing
        after = await shelf.look(lambda store: [s.title for s in store.stories.list()])
        return before, after

    before, after = using(path, work)
    assert "changed" not in before
    assert set(after) == {"changed"}


def test_nothing_is_written_in_a_look(path):
    """It is of one moment."""

    def write(store):
        with store.transaction():
            pass

    with pytest.raises(RuntimeError, match="inside a view"):
        using(path, lambda shelf: shelf.look(write))


def test_a_read_that_takes_too_long_is_broken_off(path):
    """And the thread reads on for others."""

    async def work(shelf):
        with pytest.raises(TooSlowError):
            await shelf.look(lambda store: store.db.execute(ENDLESS).fetchone())
        return await shelf.look(lambda store: store.stories.count())

    assert using(path, work, readers=1, seconds=0.05) == 3


def test_more_than_can_wait_is_sent_away(path):
    """At once, and the others are answered."""

    async def work(shelf):
        hold = threading.Event()
        held = asyncio.ensure_future(shelf.look(lambda store: hold.wait(30)))
        await asyncio.sleep(0)
        looks = [asyncio.ensure_future(shelf.look(lambda store: 1)) for _ in range(20)]
        await asyncio.sleep(0)
        hold.set()
        await held
        return await asyncio.gather(*looks, return_exceptions=True)

    answers = using(path, work, readers=1, waiting=5)
    assert {type(answer) for answer in answers} == {int, TooManyWaitingError}
    assert 5 <= answers.count(1) <= 7


def test_what_is_wrong_with_the_store_is_the_answer(tmp_path):
    """Each time, until it is right."""

    async def work(shelf):
        for _ in range(2):
            with pytest.raises(NoStoreError):
                await shelf.look(lambda store: 1)
        Store.open(shelf.path, create=True).close()
        return await shelf.look(lambda store: store.stories.count())

    assert using(str(tmp_path / "x.db"), work, readers=1) == 0


def test_a_closed_shelf_refuses_and_can_be_opened_again(path):
    """Nobody waits for ever for threads that have gone."""

    async def work(shelf):
        assert await shelf.look(lambda store: store.stories.count()) == 3
        shelf.close()
        with pytest.raises(TooManyWaitingError):
            await shelf.look(lambda store: 1)
        shelf.open()
        return await shelf.look(lambda store: store.stories.count())

    assert using(path, work) == 3


def test_the_pulse_tells_of_what_others_commit(path):
    """Whoever waits for it is woken, and told when there will be no more."""

    async def work(shelf):
        pulse = Pulse(path, every=0.01)
        pulse.start()
        with Store.open(path) as store:
            last = store.changes.last()
            assert not await pulse.beyond(last, seconds=0.05)
            with store.transaction():
                store.changes.log([store.changes.since()[0]])
        assert await pulse.beyond(last, seconds=30)
        assert pulse.last == last + 1
        waiting = asyncio.ensure_future(pulse.beyond(last + 1, seconds=30))
        await asyncio.sleep(0)
        pulse.stop()
        assert await waiting is False
        pulse.join()
        return True

    assert using(path, work)


def test_what_falls_due_is_told_when_its_day_comes(path, monkeypatch):
    """By the server itself, once a day."""
    moments = [datetime(2031, 4, 17, 23, tzinfo=UTC), datetime(2031, 4, 19, 0, tzinfo=UTC)]

    class Clock:
        @staticmethod
        def now(zone):
            return moments[0] if len(moments) == 1 else moments.pop(0)

    monkeypatch.setattr(days, "datetime", Clock)
    monkeypatch.setattr(days, "LOOK", 0.001)

    async def work(shelf):
        passing = asyncio.ensure_future(days.pass_days(shelf))
        for _ in range(3_000):
            kinds = await shelf.look(lambda store: [c.kind for c in store.changes.since()])
            if "overdue" in kinds:
                break
            await asyncio.sleep(0.01)
        passing.cancel()
        return kinds

    kinds = using(path, work)
    assert kinds.index("due") < kinds.index("overdue")
    assert (kinds.count("due"), kinds.count("overdue")) == (1, 1)
