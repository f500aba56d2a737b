"""Several at work at once, and their results in the order of the work."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

LOOK_UP = 0.2  # seconds after which somebody who waits looks whether to go on

Job = TypeVar("Job")
Result = TypeVar("Result")


@dataclass
class _Ticket(Generic[Job, Result]):
    """One job, and what came of it."""

    job: Job
    done: threading.Event = field(default_factory=threading.Event)
    result: Result | None = None
    error: BaseException | None = None


def in_order(
    work: Callable[[Job], Result], jobs: Iterable[Job], *, hands: int, stop: threading.Event
) -> Iterator[Result]:
    """What ``work`` makes of each job, in the order of the jobs; ``hands`` are at work at once.

    Of the jobs no more than twice as many are under way as there are hands, so that results do
    not pile up. When ``stop`` is set, what is not done yet is left. The threads end with the
    program: one that waits for a site keeps nobody.
    """
    waiting: queue.SimpleQueue[_Ticket[Job, Result] | None] = queue.SimpleQueue()
    for _ in range(hands):
        threading.Thread(target=_work, args=(work, waiting), daemon=True).start()
    under_way: list[_Ticket[Job, Result]] = []
    try:
        for job in jobs:
            ticket: _Ticket[Job, Result] = _Ticket(job)
            under_way.append(ticket)
            waiting.put(ticket)
            if len(under_way) >= 2 * hands and _is_done(under_way[0], stop):
                yield _result(under_way.pop(0))
            if stop.is_set():
                return
        while under_way and _is_done(under_way[0], stop):
            yield _result(under_way.pop(0))
    finally:
        for _ in range(hands):
            waiting.put(None)


def _work(
    work: Callable[[Job], Result], waiting: queue.SimpleQueue[_Ticket[Job, Result] | None]
) -> None:
    while (ticket := waiting.get()) is not None:
        try:
            ticket.result = work(ticket.job)
        except BaseException as error:  # it is raised where the result is wanted
            ticket.error = error
        ticket.done.set()


def _is_done(ticket: _Ticket[Job, Result], stop: threading.Event) -> bool:
    """Wait for a result; False when it is not waited for any more."""
    while not ticket.done.wait(LOOK_UP):
        if stop.is_set():
            return False
    return True


def _result(ticket: _Ticket[Job, Result]) -> Result:
    if ticket.error is not None:
        raise ticket.error
    return ticket.result  # type: ignore[return-value]
