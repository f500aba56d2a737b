"""``onrecord read``: what each article tells alone."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import IO, TYPE_CHECKING

import click

from onrecord.cli.output import (
    choose_format,
    finish,
    quiet_libraries,
    replacing,
    tell_skipped,
    telling_progress,
    write,
)
from onrecord.types import Skipped

if TYPE_CHECKING:
    from onrecord.types import Article, Reading

    Item = tuple[Article, Reading] | Skipped

SUFFIXES = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl"}


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl"]),
    help="What to print; jsonl streams one article a line. By default a table, or what FILE's "
    "ending says.",
)
@click.option("-o", "output", metavar="FILE", help="Write to FILE.json or FILE.jsonl.")
@click.option("--as-is", is_flag=True, help="The text is clean: remove nothing from it.")
@click.option("--with-text", is_flag=True, help="Put each article's text into the JSON.")
@click.option("--allow-private", is_flag=True, help="Let URLs lead to private addresses.")
def read(
    paths: tuple[str, ...], form: str | None, output: str | None, as_is: bool, with_text: bool,
    allow_private: bool,
) -> None:  # fmt: skip
    """The attributions of each article in files, folders, URLs or on stdin (-)."""
    form = choose_format(form, output, SUFFIXES) or "table"
    from onrecord.pipeline import read_each

    quiet_libraries()
    with telling_progress(paths) as told:
        items = read_each(told, as_is=as_is, allow_private=allow_private)
        if form == "jsonl":
            number = _stream(items, output, with_text=with_text)
        else:
            number = _collect(items, form, output, with_text=with_text)
    finish(number)


def _stream(items: Iterable[Item], output: str | None, *, with_text: bool) -> int:
    """Write each article's line as it is read; how many there were."""
    if output in (None, "-"):
        return _lines(items, sys.stdout.buffer, with_text=with_text)
    with replacing(str(output)) as file:
        return _lines(items, file, with_text=with_text)


def _lines(items: Iterable[Item], file: IO[bytes], *, with_text: bool) -> int:
    from onrecord import views

    number = 0
    for article, reading in _told(items):
        file.write(views.to_json_line(views.reading_view(article, reading, with_text=with_text)))
        file.flush()
        number += 1
    return number


def _told(items: Iterable[Item]) -> Iterator[tuple[Article, Reading]]:
    """The readings; what was skipped is told as it comes."""
    for item in items:
        if isinstance(item, Skipped):
            tell_skipped([item])
        else:
            yield item


def _collect(items: Iterable[Item], form: str, output: str | None, *, with_text: bool) -> int:
    from onrecord import views
    from onrecord.api import Readings

    kept = list(items)
    readings = Readings(
        [item for item in kept if not isinstance(item, Skipped)],
        [item for item in kept if isinstance(item, Skipped)],
    )
    if form == "json":
        if readings or output in (None, "-"):
            write(views.to_json(readings.to_dict(with_text=with_text)), output)
    else:
        _table(readings, output)
    tell_skipped(readings.skipped)
    return len(readings)


def _table(readings: Iterable[tuple[Article, Reading]], output: str | None) -> None:
    import io

    from onrecord.report.readings import print_readings

    if output not in (None, "-"):
        page = io.StringIO()
        print_readings(readings, page, width=100)
        write(page.getvalue().encode(), output)
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    print_readings(readings)
    sys.stdout.flush()
