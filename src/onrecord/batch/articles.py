"""The first step: the pages of each input to clean articles, and to reasons for what is none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path, PurePath
from typing import Any, BinaryIO

from onrecord.articles import to_article
from onrecord.batch import places
from onrecord.batch.article_rows import ARTICLES, SKIPPED, row_of
from onrecord.batch.errors import ChangedInputError
from onrecord.batch.guard import Guard, PageTimeout
from onrecord.batch.marks import Marks, marking
from onrecord.batch.parquet_pages import MAGIC, pages_of_parquet
from onrecord.batch.precheck import refused
from onrecord.batch.runs import Run
from onrecord.batch.steps import Rounds
from onrecord.batch.tables import Writer, part_name, writing
from onrecord.batch.tasks import Counts, Task
from onrecord.intake.streams import KINDS, pages_of_stream
from onrecord.store.packing import storable, whole_characters
from onrecord.types import Article, Page, Skipped

TABLES = (ARTICLES, SKIPPED)
PAGE_SECONDS = 20.0  # for one page; the slowest of a thousand real ones took under two
HANGING_SECONDS = 120.0  # after which a worker gives itself up
MANY_REASONS = 100  # that are counted apart
OTHERS = "another reason"
MOST_WHY = 300  # characters
NUMBER = re.compile(r"\d[\d,.]*")

Item = Page | Skipped


def rounds(run: Run) -> Rounds:
    """One round, with a task a source."""
    yield [
        Task(
            step="articles",
            round="read",
            name=f"{number:05d}",
            run="onrecord.batch.articles:read_source",
            folder=str(run.folder),
            inputs=source.files,
            out=str(run.table("articles") / part_name(number)),
            options={
                "part": number,
                "skipped": str(run.table("skipped") / part_name(number)),
                "sizes": source.size,
                "name": source.name,
                "min_words": run.options.min_words,
                "languages": list(run.options.languages),
            },
        )
        for number, source in enumerate(run.sources)
    ]


def read_source(task: Task) -> Counts:
    """Write the articles of one source, and why the rest is none."""
    options = task.options
    out, skipped = Path(task.out), Path(options["skipped"])
    before = [_stand(path) for path in task.inputs]
    guard = Guard(PAGE_SECONDS, at_the_worst=HANGING_SECONDS)
    try:
        with (
            marking(mark_of(task)) as marks,
            writing(out, ARTICLES) as articles,
            writing(skipped, SKIPPED) as others,
        ):
            reader = _Reader(task, marks, guard, articles, others)
            for path in task.inputs:
                reader.read(path)
            if [_stand(path) for path in task.inputs] != before:
                raise ChangedInputError(f"{options['name']} was changed while it was read")
    finally:
        guard.close()
    return Counts(
        rows=articles.rows,
        read=reader.read_bytes,
        written=out.stat().st_size + skipped.stat().st_size,
        skipped=reader.reasons,
    )


def mark_of(task: Task) -> Path:
    """Where the mark of a source lies while it is read."""
    return Path(task.folder, "state", task.step, "at", task.name)


def _stand(path: str) -> tuple[int, float]:
    """What changes when a file does. It may be gone, which is told when it is opened."""
    if places.is_remote(path):
        return 0, 0.0  # asking costs a request each; the run's start looks
    try:
        status = Path(path).stat()
    except OSError:
        return -1, 0.0
    return status.st_size, status.st_mtime


class _Reader:
    """Reads files of one source into its two tables."""

    def __init__(
        self, task: Task, marks: Marks, guard: Guard, articles: Writer, others: Writer
    ) -> None:
        self._marks = marks
        self._guard = guard
        self._articles = articles
        self._others = others
        self._part = int(task.options["part"])
        self._least = int(task.options["min_words"])
        self._languages = frozenset(task.options["languages"])
        self._seen: set[str] = set()
        self._record = count()
        self.read_bytes = 0
        self.reasons: Counter[str] = Counter()

    def read(self, path: str) -> None:
        """Read a file to its end, or to where nothing more can be read."""
        try:
            with places.opening(path) as stream:
                self._read(path, stream)
                self.read_bytes += stream.seek(0, 2)
        except OSError as error:
            if _is_ours(error):
                raise
            self._skip(Skipped(path, f"cannot be opened: {error.strerror or error}"))

    def _read(self, path: str, stream: BinaryIO) -> None:
        items = _items(stream, path)
        for record in self._record:
            over = self._marks.at(record, self.read_bytes + _told(stream))
            if record == self._marks.stuck_at:
                self._skip(Skipped(path, "set aside: workers died on what follows in it"))
                return
            item = next(items, None)
            if item is None:
                return
            if over:
                item = Skipped(item.path or path, "workers died on it: too large, or harmful")
            self._take(item)

    def _take(self, item: Item) -> None:
        """Write what one item gives. Whatever is wrong with it stays with it."""
        where = item.path or "-"
        try:
            with self._guard:
                made = item if isinstance(item, Skipped) else self._article(item)
        except PageTimeout:
            made = Skipped(where, f"took more than {PAGE_SECONDS:.0f} seconds")
        except MemoryError:
            made = Skipped(where, "needs more memory than there is")
        except RecursionError:
            made = Skipped(where, "nested too deeply")
        except Exception as error:  # one bad record never stops a file
            made = Skipped(where, f"the program failed on it: {type(error).__name__}")
        if isinstance(made, Skipped):
            self._skip(made)
        else:
            self._seen.add(made.id)
            self._articles.add(row_of(made, part=self._part, row=self._articles.rows))

    def _article(self, page: Page) -> Article | Skipped:
        where = page.path or "-"
        why = refused(page, least_words=self._least)
        if why is not None:
            return Skipped(where, why)
        article = to_article(page)
        if isinstance(article, Skipped):
            return article
        if article.id in self._seen:
            return Skipped(where, "the same article as one before it")
        if article.language is not None and article.language not in self._languages:
            return Skipped(where, f"written in another language: {article.language}")
        if len(article.text.split()) < self._least:
            return Skipped(
                where, f"too short for what was asked: {len(article.text.split())} words"
            )
        return storable(article)

    def _skip(self, skipped: Skipped) -> None:
        reason = reason_of(skipped.why)
        if reason not in self.reasons and len(self.reasons) >= MANY_REASONS:
            reason = OTHERS
        self.reasons[reason] += 1
        row: dict[str, Any] = {
            "part": self._part,
            "path": whole_characters(skipped.path),
            "reason": reason,
            "why": whole_characters(skipped.why[:MOST_WHY]),
        }
        self._others.add(row)


def reason_of(why: str) -> str:
    """A reason without what is special about one case, so that cases can be counted.

    >>> reason_of("too short for a report: 12 words")
    'too short for a report'
    """
    general = why.partition(": ")[0].partition("; ")[0]
    return NUMBER.sub("N", whole_characters(general))[:100]


def _items(stream: BinaryIO, path: str) -> Iterator[Item]:
    """The pages of a stream, Parquet too."""
    head = stream.read(len(MAGIC))
    stream.seek(0)
    if head == MAGIC:
        return pages_of_parquet(stream, path)
    name = PurePath(path.partition("?")[0]).name.lower().removesuffix(".gz")
    return pages_of_stream(stream, path=path, kind=KINDS.get(PurePath(name).suffix))


def _told(stream: BinaryIO) -> int:
    try:
        return stream.tell()
    except (OSError, ValueError):
        return 0


def _is_ours(error: OSError) -> bool:
    """Whether the output's side is at fault, so that the run has to stop."""
    import errno

    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
