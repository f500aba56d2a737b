"""``onrecord add``: articles into a store."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.output import finish, quiet_libraries, tell_skipped
from onrecord.cli.stored import StoreTrouble, opened, store_option
from onrecord.types import Skipped

if TYPE_CHECKING:
    from onrecord.desk import Desk, Outcome, Tally
    from onrecord.store import Store
    from onrecord.watching.archives import Far


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@store_option
@click.option("--allow-private", is_flag=True, help="Let URLs lead to private addresses.")
@click.option("--quiet", "-q", is_flag=True, help="Do not list what was skipped.")
def add(paths: tuple[str, ...], path: str, allow_private: bool, quiet: bool) -> None:
    """Add the articles in files, folders, URLs or on stdin (-) to a store.

    The store is made where there is none. What is in it already is passed over, so the same
    command goes on where it was broken off. A folder that `onrecord batch` made is taken in
    without being read again.
    """
    from onrecord.batch.errors import BatchError
    from onrecord.desk import Desk, Tally
    from onrecord.report.safe import neutral

    quiet_libraries()
    tally = Tally()
    with opened(path, create=True) as store:
        before = store.changes.last()
        far = _Far()
        outcomes = _outcomes(paths, Desk(store), store, far, allow_private=allow_private)
        try:
            for outcome in _told(outcomes, tally, far):
                if outcome.became == "skipped" and not quiet:
                    tell_skipped([Skipped(outcome.path, outcome.why or "")])
        except BatchError as error:
            raise StoreTrouble(neutral(str(error))) from error
        finally:
            _summary(tally, path, store.changes.last() - before)
    finish(tally.read or far.was_there)


def _outcomes(
    paths: Iterable[str], desk: Desk, store: Store, far: _Far, *, allow_private: bool
) -> Iterator[Outcome]:
    """What became of each page, and of each article of a batch run's folder."""
    from onrecord.batch.adding import is_output, read_articles_of
    from onrecord.watching.archives import add_paths

    for outputs, group in groupby(paths, key=is_output):
        if not outputs:
            yield from add_paths(
                group, desk, store.progress, allow_private=allow_private, tell=far.note
            )
            continue
        for folder in group:
            yield from desk.add_read(read_articles_of(Path(folder)))


class _Far:
    """How far the archive at hand is read."""

    def __init__(self) -> None:
        self.done = self.size = 0
        self.was_there = 0  # archives of which something was read before

    def note(self, far: Far) -> None:
        """Take note of a place."""
        self.was_there += far.done > 0
        self.done, self.size = far.done, far.size


def _told(outcomes: Iterable[Outcome], tally: Tally, far: _Far) -> Iterable[Outcome]:
    """The outcomes, counted, and told on stderr while somebody watches."""
    if not sys.stderr.isatty():
        for outcome in outcomes:
            tally.note(outcome)
            yield outcome
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    from onrecord.report.safe import for_terminal, shorten

    columns = (BarColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("adding", total=None)
        for outcome in outcomes:
            tally.note(outcome)
            name = shorten(for_terminal(outcome.path), 60).replace("[", "(")
            bar.update(
                task, description=f"{_counts(tally)}; last {name}",
                total=far.size or None, completed=far.done,
            )  # fmt: skip
            yield outcome


def _summary(tally: Tally, path: str, changes: int) -> None:
    from onrecord.report.labels import count
    from onrecord.report.safe import for_terminal

    stories = f" in {count(len(tally.stories), 'story', 'stories')}" if tally.stories else ""
    new = f"; {count(changes, 'change')}" if changes else ""
    click.echo(f"{for_terminal(path)}: {_counts(tally)}{stories}{new}", err=True)


def _counts(tally: Tally) -> str:
    named = {"added": "added", "edited": "edited", "known": "known before", "skipped": "skipped"}
    return ", ".join(
        f"{tally.counts[became]:,} {said}"
        for became, said in named.items()
        if tally.counts[became] or became == "added"
    )
