"""``onrecord record``: the record of a pile of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.export import (
    as_of_option,
    check_export,
    format_option,
    output_option,
    table_option,
    write_export,
)
from onrecord.cli.output import (
    choose_format,
    finish,
    quiet_libraries,
    tell_skipped,
    telling_progress,
)
from onrecord.exports.formats import BY_ENDING

if TYPE_CHECKING:
    from onrecord.api import Record

SUFFIXES = BY_ENDING


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@format_option
@output_option
@table_option
@as_of_option
@click.option("--allow-private", is_flag=True, help="Let URLs lead to private addresses.")
def record(
    paths: tuple[str, ...], form: str | None, output: str | None, table: str | None,
    as_of: str | None, allow_private: bool,
) -> None:  # fmt: skip
    """The record of the articles in files, folders, URLs or on stdin (-)."""
    form = choose_format(form, output, SUFFIXES) or "terminal"
    check_export(form, output, table)
    from onrecord import api

    quiet_libraries()
    with telling_progress(paths) as told:
        made = api.record(told, as_of=as_of, allow_private=allow_private)
    # An earlier record is not overwritten by an empty one.
    if made.articles or (output in (None, "-") and form != "terminal"):
        show(made, form, output, table)
    tell_skipped(made.skipped)
    finish(len(made.articles))


def show(made: Record, form: str, output: str | None, table: str | None = None) -> None:
    """Print the record, or write it to a file, in one of the formats."""
    if form == "terminal" and output in (None, "-"):
        print_brief(made)
    else:
        write_export(made, form, output, table)


def print_brief(made: Record) -> None:
    """Print the brief on the terminal, in whatever characters it can show."""
    import io
    import sys

    from onrecord.report.terminal import print_record

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    print_record(made)
    sys.stdout.flush()
