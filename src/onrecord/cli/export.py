"""Where an export goes: stdout, a file, a zip or a folder; told before any long work."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.output import CannotWriteError, replacing, write
from onrecord.exports.formats import FORMATS, Format, find_format

if TYPE_CHECKING:
    from onrecord.types import Record

NAMES = [form.name for form in FORMATS]

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(NAMES),
    metavar="NAME",
    help=f"One of {', '.join(NAMES)}. By default a brief for the terminal, or what FILE's ending "
    "says.",
)
output_option = click.option(
    "-o",
    "output",
    metavar="FILE",
    help="Write to FILE, whose ending tells the format: .json, .html, .md, .pdf, .ris, .atom …; "
    "tables go to a folder or a .zip.",
)
table_option = click.option(
    "--table", metavar="NAME", help="Of csv or parquet, one table alone: statements, timeline …"
)


def _day(context: click.Context, parameter: click.Parameter, day: str | None) -> str | None:
    """The day as it was given, if it is one."""
    if day is not None:
        from onrecord import api

        try:
            api.check_day(day)
        except ValueError as error:
            raise click.BadParameter(str(error)) from error
    return day


as_of_option = click.option(
    "--as-of",
    metavar="DATE",
    callback=_day,
    help="The day, YYYY-MM-DD, that deadlines are told against: by default that of the newest "
    "article.",
)


class NotThereError(click.ClickException):
    """A format needs something that is not installed."""

    exit_code = 2


def check_export(name: str, output: str | None, table: str | None) -> None:
    """End the command where the export cannot be written as it is asked for."""
    from onrecord.exports import MissingLibraryError, check_library

    form = find_format(name)
    try:
        check_library(name)
    except MissingLibraryError as error:
        raise NotThereError(str(error)) from error
    if table is not None:
        _check_table(form, table)
    elif form.tables and _one_file(form, output):
        raise click.BadParameter(
            f"{name} is several tables: give a folder, FILE.zip, or one of them with --table.",
            param_hint="'-o'",
        )
    if form.binary and output is None:
        raise click.BadParameter(
            f"{name} is not for the terminal; write it to a file, or with -o - to a pipe.",
            param_hint="'-o'",
        )


def write_export(made: Record, name: str, output: str | None, table: str | None) -> None:
    """Write the record in one of the formats."""
    from onrecord.exports import MissingLibraryError, export, export_files

    check_export(name, output, table)
    try:
        if find_format(name).tables and table is None and _folder(output):
            _write_folder(export_files(made, name), Path(str(output)))
        else:
            write(export(made, name, table=table), output)
    except MissingLibraryError as error:
        raise NotThereError(str(error)) from error


def _check_table(form: Format, table: str) -> None:
    if not form.tables:
        raise click.BadParameter(
            f"{form.name} has no tables; csv and parquet have.", param_hint="'--table'"
        )
    from onrecord.exports.tables import check_table

    try:
        check_table(table)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="'--table'") from error


def _one_file(form: Format, output: str | None) -> bool:
    """Whether several tables are asked for in a place that holds one."""
    return output is None or (
        output.lower().endswith(form.extensions[0]) and not Path(output).is_dir()
    )


def _folder(output: str | None) -> bool:
    return output not in (None, "-") and (
        Path(str(output)).is_dir() or not str(output).lower().endswith(".zip")
    )


def _write_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Write each file, whole or not at all; other files that are there stay."""
    for name, data in files.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=path.parent != folder, exist_ok=True)
        except OSError as error:
            raise CannotWriteError(f"cannot write {folder}: {error.strerror or error}") from error
        with replacing(str(path)) as file:
            file.write(data)
