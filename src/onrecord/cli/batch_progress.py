"""A batch run while it goes on, on stderr: a bar a round where somebody watches."""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.batch.tasks import Done

Note = Callable[[str, "Done"], None]
LOOK = 1.0  # seconds between two looks at what is under way


@contextmanager
def shown(folder: Path) -> Iterator[Note]:
    """Something to be told of each task that is done; it shows how far the run is."""
    if not sys.stderr.isatty():
        yield lambda step, done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description:<20}"), BarColumn(), TextColumn("{task.fields[said]}"),
        TimeElapsedColumn(),
    )  # fmt: skip
    over = threading.Event()
    with Progress(*columns, console=Console(stderr=True)) as progress:
        bars = _Bars(folder, progress)
        looking = threading.Thread(target=bars.keep_looking, args=(over,), daemon=True)
        looking.start()
        try:
            yield bars.note
        finally:
            over.set()
            looking.join()


class _Bars:
    """A bar for each round, brought up to date by tasks that are done and by looks at the rest."""

    def __init__(self, folder: Path, progress: Any) -> None:
        self._folder, self._progress = folder, progress
        self._bars: dict[tuple[str, str], Any] = {}
        self._rows: Counter[tuple[str, str]] = Counter()
        self._skipped: Counter[str] = Counter()
        self._lock = threading.Lock()

    def note(self, step: str, done: Done) -> None:
        """Take note of a task that is done."""
        with self._lock:
            key = self._round(step)
            if key is None:
                return
            self._rows[key] += done.rows
            self._skipped[step] += sum(done.skipped.values())
            self._progress.update(self._bars[key], advance=1, said=self._said(key))

    def keep_looking(self, over: threading.Event) -> None:
        """Show the round that is under way before any of its tasks is done."""
        from onrecord.batch.running import finished_of
        from onrecord.batch.steps import NAMES

        while not over.wait(LOOK):
            for step in NAMES:
                if finished_of(self._folder, step) is None:
                    with self._lock:
                        key = self._round(step)
                        if key is not None:
                            self._progress.update(self._bars[key], said=self._said(key))
                    break

    def _round(self, step: str) -> tuple[str, str] | None:
        """The round of a step that is under way, with a bar."""
        from onrecord.batch.running import plan_of

        plan = plan_of(self._folder, step)
        if plan is None:
            return None
        key = step, plan.round
        if key not in self._bars:
            for bar in self._bars.values():
                self._progress.stop_task(bar)
            self._bars[key] = self._progress.add_task(
                " ".join(key), total=plan.tasks, completed=plan.done_before, said=""
            )
        return key

    def _said(self, key: tuple[str, str]) -> str:
        step, _ = key
        said = [f"{self._rows[key]:,} rows"]
        if self._skipped[step]:
            said.append(f"{self._skipped[step]:,} skipped")
        if step == "articles" and (read := self._read()):
            said.append(f"{read / 1e6:,.1f} MB of open inputs read")
        return ", ".join(said)

    def _read(self) -> int:
        """Bytes read of the inputs that are open."""
        from onrecord.batch.marks import read_mark

        paths = (self._folder / "state" / "articles" / "at").glob("[!.]*")
        return sum(mark[2] for path in paths if (mark := read_mark(path)) is not None)
