"""Paths, folders and patterns to open files, in an order that is the same everywhere."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePath

from onrecord.intake.streams import KINDS, Kind, pages_of_stream, said
from onrecord.types import Page, Skipped

# What lies beside saved pages and holds text, but never a report.
NOT_REPORTS = frozenset(
    [
        ".bib",
        ".bat",
        ".c",
        ".cfg",
        ".conf",
        ".cpp",
        ".css",
        ".csv",
        ".db",
        ".go",
        ".h",
        ".ini",
        ".java",
        ".js",
        ".lock",
        ".log",
        ".map",
        ".mjs",
        ".php",
        ".py",
        ".rb",
        ".rs",
        ".sh",
        ".sql",
        ".svg",
        ".tex",
        ".toml",
        ".ts",
        ".tsv",
        ".xml",
        ".xsl",
        ".yaml",
        ".yml",
    ]
)


def pages_of_path(path: str) -> Iterator[Page | Skipped]:
    """The pages that a file, a folder or a pattern holds."""
    if "\0" in path:
        yield Skipped(path, "no path has a zero byte in it")
        return
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        yield from _pages_of_pattern(path)
    except OSError as error:
        yield Skipped(path, f"cannot be opened: {said(error)}")
    else:
        if stat.S_ISDIR(mode):
            yield from _pages_of_folder(path)
        elif stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
            yield from _pages_of_file(path)
        else:
            yield Skipped(path, "not a file but a device or a socket")


def _pages_of_pattern(pattern: str) -> Iterator[Page | Skipped]:
    if "://" in pattern:
        yield Skipped(pattern, "only http and https addresses are read")
        return
    if not glob.has_magic(pattern):
        yield Skipped(pattern, "no such file or folder")
        return
    found = sorted(glob.glob(pattern, recursive=True))
    if not found:
        yield Skipped(pattern, "no file matches this pattern")
    for path in found:
        if os.path.isdir(path):
            # "news/**" names each folder and what is in it: the files alone are enough.
            if not pattern.endswith("**"):
                yield from _pages_of_folder(path)
        else:
            yield from pages_of_path(path)


def _pages_of_folder(folder: str) -> Iterator[Page | Skipped]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(folder, f"cannot be opened: {said(error)}")
        return
    if not entries:
        yield Skipped(folder, "an empty folder")
    for entry in entries:
        if entry.name.startswith("."):
            yield Skipped(entry.path, "hidden")
        elif entry.is_dir(follow_symlinks=False):
            yield from _pages_of_folder(entry.path)
        elif entry.is_dir():
            yield Skipped(entry.path, "a link to a folder; give that folder itself")
        elif not entry.is_file():
            yield Skipped(entry.path, "not a file, or a link to nothing")
        elif PurePath(entry.name).suffix.lower() in NOT_REPORTS:
            yield Skipped(entry.path, f"a {PurePath(entry.name).suffix.lower()} file, not a report")
        else:
            yield from _pages_of_file(entry.path)


def _pages_of_file(path: str) -> Iterator[Page | Skipped]:
    try:
        with Path(path).open("rb") as stream:
            yield from pages_of_stream(stream, path=path, kind=_promised(path))
    except OSError as error:
        yield Skipped(path, f"cannot be opened: {said(error)}")


def _promised(path: str) -> Kind | None:
    """The kind of file that a name promises, below a ``.gz`` at its end."""
    name = PurePath(path).name.lower().removesuffix(".gz")
    return KINDS.get(PurePath(name).suffix)
