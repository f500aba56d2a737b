"""The desk: pages in, stored stories out, and a log of what was new."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from onrecord.desk.batch import Batch
from onrecord.desk.candidates import Candidate, Refused, candidate_of, read_candidate
from onrecord.desk.deadlines import day_of, tell_deadlines
from onrecord.desk.identity import relation, stored_as
from onrecord.desk.outcomes import Outcome
from onrecord.desk.placing import Placer
from onrecord.desk.touched import Touched
from onrecord.reading import read_articles
from onrecord.store import Change, Store, utc
from onrecord.types import Article, Page, Reading, Skipped

Clock = Callable[[], datetime]

AT_ONCE = 32  # articles of one transaction: some seconds of reading, and one remake a story

log = logging.getLogger(__name__)


def now() -> datetime:
    """The moment by the machine's clock."""
    return datetime.now(UTC)


class Desk:
    """Follows stories in a store.

    ``clock`` tells when things are seen: with a clock that always says the same, the same input
    gives the same store. ``at_once`` is how many articles are committed together.
    """

    def __init__(self, store: Store, *, clock: Clock = now, at_once: int = AT_ONCE) -> None:
        if at_once < 1:
            raise ValueError(f"at_once is a number of articles, 1 or more, got {at_once}")
        self.store = store
        self._clock = clock
        self._at_once = at_once
        self._placer = Placer(store, _read_one)

    def add(
        self, pages: Iterable[Page | Skipped], *, along: Callable[[Store], None] | None = None
    ) -> Iterator[Outcome]:
        """What became of each page, told when it is committed; nothing is done unless asked for.

        ``along`` writes more in the transaction of the last of the pages, such as the state of
        the feed that brought them.
        """
        held: list[Candidate | Refused] = []
        for page in pages:
            if isinstance(page, Skipped):
                yield Outcome("skipped", page.path, why=page.why)
                continue
            item = candidate_of(page, self.store)
            if isinstance(item, Outcome):
                yield item
                continue
            # Not before the next one comes: the last ones go together with ``along``.
            if len(held) >= self._at_once:
                yield from self._commit(held, None)
                held = []
            held.append(item)
        if held or along is not None:
            yield from self._commit(held, along)

    def add_read(self, read: Iterable[tuple[Article, Reading]]) -> Iterator[Outcome]:
        """What became of each article that was read already, as a batch run has; see ``add``."""
        held: list[tuple[Candidate, Reading]] = []
        for article, reading in read:
            item = read_candidate(article, self.store)
            if isinstance(item, Outcome):
                yield item
                continue
            if len(held) >= self._at_once:
                yield from self._commit_read(held)
                held = []
            held.append((item, reading))
        if held:
            yield from self._commit_read(held)

    def tell_deadlines(self) -> list[Change]:
        """What fell due, or passed its day, since this was last asked; it is logged too."""
        return tell_deadlines(self.store, self._clock())

    def _commit_read(self, held: Sequence[tuple[Candidate, Reading]]) -> list[Outcome]:
        readings: dict[str, Reading | None] = {item.digest: reading for item, reading in held}
        return self._commit([item for item, _ in held], None, readings)

    def _commit(
        self, held: Sequence[Candidate | Refused], along: Callable[[Store], None] | None,
        readings: dict[str, Reading | None] | None = None,
    ) -> list[Outcome]:  # fmt: skip
        if readings is None:
            readings = self._read_new([item for item in held if isinstance(item, Candidate)])
        try:
            with self.store.transaction():
                outcomes = self._store(held, readings)
                self.tell_deadlines()
                if along is not None:
                    along(self.store)
        except BaseException:
            self._placer.forget()
            raise
        return outcomes

    def _store(
        self, held: Sequence[Candidate | Refused], readings: dict[str, Reading | None]
    ) -> list[Outcome]:
        moment = self._clock()
        batch = Batch(self.store, self._placer, utc(moment), _read_one)
        outcomes = []
        for item in held:
            if isinstance(item, Refused):
                self.store.pages.put(item.digest, why=item.skipped.why)
                outcomes.append(Outcome("skipped", item.skipped.path, why=item.skipped.why))
                continue
            path = item.article.path or item.article.url or "-"
            if item.digest in readings and readings[item.digest] is None:
                outcomes.append(Outcome("skipped", path, why="the reader failed on it"))
                continue
            settled = batch.settle(item, readings.get(item.digest))
            story = None if settled.became == "known" else settled.story
            outcomes.append(Outcome(settled.became, path, settled.article, story))
        changes = Touched(batch, today=day_of(moment)).remake()
        self.store.changes.log(replace(change, seen=utc(moment)) for change in changes)
        return outcomes

    def _read_new(self, candidates: Sequence[Candidate]) -> dict[str, Reading | None]:
        """The readings, by page, of what the store has no reading of; None where reading failed."""
        new = {c.digest: c.article for c in candidates if self._is_new(c)}
        try:
            return dict(zip(new, read_articles(new.values(), acts=True), strict=True))
        except Exception:  # the stream must go on: which article is it?
            log.exception("reading %d articles together failed", len(new))
        return {digest: _read_or_none(article) for digest, article in new.items()}

    def _is_new(self, candidate: Candidate) -> bool:
        stored = stored_as(self.store, candidate.article, candidate.addresses)
        if stored is None:
            return True
        return relation(self.store, stored, candidate.article) not in ("same", "excerpt")


def _read_one(article: Article) -> Reading:
    return next(read_articles([article], acts=True))


def _read_or_none(article: Article) -> Reading | None:
    try:
        return _read_one(article)
    except Exception:
        log.exception("the reader failed on %s", article.path or article.url or article.id)
        return None
