"""``onrecord batch``: archives of any size to tables."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.output import finish, quiet_libraries

if TYPE_CHECKING:
    from onrecord.batch.status import RunStatus, StepStatus

MOST_REASONS = 8  # told of a step
MOST_REASON = 70  # characters


class BatchTrouble(click.ClickException):
    """The run cannot go on; the message says why."""

    exit_code = 2


@click.command()
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path), help="Where tables go.")
@click.option(
    "--engine", default="local", show_default=True, metavar="NAME",
    help="Who does the work: local (a pool of processes), daft, or ray (Daft on Ray).",
)  # fmt: skip
@click.option(
    "--steps", default="articles,attributions,copies,stories,statements", show_default=True,
    metavar="STEP,...", help="What to do; what a step needs is done too.",
)  # fmt: skip
@click.option("--workers", type=click.IntRange(1), help="Processes.  [default: one a core]")
@click.option(
    "--languages", default="en", show_default=True, metavar="CODE,...",
    help="Languages of the articles that are kept.",
)  # fmt: skip
@click.option(
    "--min-words", type=click.IntRange(1), default=20, show_default=True,
    help="Articles of fewer words are left out.",
)  # fmt: skip
@click.option("--address", metavar="RAY", help="Of a Ray cluster, as ray://HOST:10001 or auto.")
@click.option(
    "--status", metavar="DIR", type=click.Path(path_type=Path), help="Tell how far it is."
)
def batch(
    inputs: tuple[str, ...], out: Path | None, engine: str, steps: str, workers: int | None,
    languages: str, min_words: int, address: str | None, status: Path | None,
) -> None:  # fmt: skip
    """Turn archives (WARC, JSON Lines, Parquet, HTML) into tables of who said what.

    INPUT is a file, a folder, a pattern, or an s3://, gs:// or http(s) address. Called again with
    the same folder a run goes on where it was; tables are the same on every engine. `onrecord add
    DIR` takes them into a store.
    """
    from onrecord.batch.errors import BatchError

    quiet_libraries()
    try:
        if status is not None:
            _tell_status(status)
            return
        if out is None:
            raise click.UsageError("name the folder that the tables go to: --out DIR")
        _run(inputs, out, engine, _listed(steps), workers, _listed(languages), min_words, address)
    except (BatchError, ValueError) as error:
        from onrecord.report.safe import neutral

        raise BatchTrouble(neutral(str(error))) from error


def _run(
    inputs: tuple[str, ...], out: Path, engine: str, steps: tuple[str, ...], workers: int | None,
    languages: tuple[str, ...], min_words: int, address: str | None,
) -> None:  # fmt: skip
    from onrecord.batch.running import Workers, run_batch
    from onrecord.batch.runs import Options
    from onrecord.batch.status import status_of
    from onrecord.cli.batch_progress import shown

    number = workers or os.cpu_count() or 1
    dones = run_batch(
        inputs, out, steps=steps, workers=Workers(engine, number, address),
        options=Options(languages=languages, min_words=min_words),
    )  # fmt: skip
    try:
        with shown(out) as note:
            for step, done in dones:
                note(step.name, done)
    except OSError as error:
        raise BatchTrouble(f"{out}: {error.strerror or error}") from error
    found = status_of(out)
    for line in _lines(found):
        click.echo(line, err=True)
    articles = next(step for step in found.steps if step.name == "articles")
    finish(articles.rows)


def _tell_status(folder: Path) -> None:
    from onrecord.batch.status import status_of

    for line in _lines(status_of(folder)):
        click.echo(line)


def _lines(found: RunStatus) -> list[str]:
    """How far a run is, in lines for people."""
    from onrecord.report.labels import count
    from onrecord.report.safe import for_terminal

    state = "at work" if found.at_work else "nobody at work"
    head = f"{for_terminal(found.folder)}: {count(found.inputs, 'input')}, {_size(found.size)}"
    lines = [f"{head}, {state}" if sys.stdout.isatty() or found.at_work else head]
    for step in found.steps:
        lines.append(f"  {step.name:<13}{_step(step)}")
        for reason, number in step.skipped[:MOST_REASONS]:
            said = for_terminal(reason)[:MOST_REASON]
            lines.append(f"  {'':<13}{number:>9,} skipped: {said}")
        if len(step.skipped) > MOST_REASONS:
            rest = sum(number for _, number in step.skipped[MOST_REASONS:])
            lines.append(f"  {'':<13}{rest:>9,} skipped for other reasons; see the skipped table")
    return lines


def _step(step: StepStatus) -> str:
    if step.state == "not begun":
        return "not begun"
    said = [f"{step.state}: {step.rows:,} rows"]
    if step.state != "done":
        said.append(f"{step.tasks_done:,} of {step.tasks:,} tasks of round {step.round!r}")
    if step.rows and step.seconds:
        rate = f"{step.rate:,.1f} rows/s"
        rate += f" and {step.bytes_rate / 1e6:,.2f} MB/s" if step.read else ""
        said.append(f"{rate} a worker")
    if step.left is not None and step.state != "done":
        said.append(f"about {_duration(step.left)} left")
    return ", ".join(said)


def _size(number: int) -> str:
    for unit, size in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if number >= size:
            return f"{number / size:,.1f} {unit}"
    return f"{number} bytes"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 5400:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"


def _listed(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
