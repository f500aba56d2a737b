"""A record and the name of a format in, bytes out."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from onrecord.exports.formats import Format, find_format

if TYPE_CHECKING:
    from onrecord.types import Record


class MissingLibraryError(Exception):
    """A format needs a library that is not installed, or that does not run here."""


def export(record: Record, name: str, *, table: str | None = None) -> bytes:
    """The record in the format of that name; of tables, a zip of all or the one asked for."""
    form = find_format(name)
    if not form.tables:
        if table is not None:
            raise ValueError(f"{name} has no tables; csv and parquet have")
        made: bytes = _maker(form)(record)
        return made
    if table is not None:
        from onrecord.exports.tables import check_table

        check_table(table)
    files = export_files(record, name)
    if table is not None:
        return files[table + form.extensions[0]]
    from onrecord.exports.zipped import zipped

    return zipped(files)


def export_files(record: Record, name: str) -> Mapping[str, bytes]:
    """The files of a format of tables, by their names; "/" in a name is a folder."""
    form = find_format(name)
    if not form.tables:
        raise ValueError(f"{name} is one file, not several")
    files: Mapping[str, bytes] = _maker(form)(record)
    return files


def check_library(name: str) -> None:
    """Raise where the format needs a library that is not there, before any long work."""
    form = find_format(name)
    if form.library and find_spec(form.library) is None:
        raise MissingLibraryError(
            f"{name} needs {form.library}, which is not installed: "
            f"pip install 'onrecord[{form.extra}]'"
        )


def _maker(form: Format) -> Any:
    check_library(form.name)
    module, function = form.maker.split(":")
    return getattr(import_module(f"onrecord.exports.{module}"), function)
