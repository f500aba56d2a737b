"""Intake: files, folders, patterns, standard input and URLs become pages, one at a time.

Nothing is cleaned here and nothing is judged: a page is decoded exactly, and what cannot be read
is handed on as a ``Skipped`` with a reason that an editor understands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.intake.files import pages_of_path
from onrecord.intake.streams import pages_of_standard_input
from onrecord.intake.web import is_url, pages_of_url
from onrecord.types import Page, Skipped

__all__ = ["pages"]


def pages(paths: Iterable[str], *, allow_private: bool = False) -> Iterator[Page | Skipped]:
    """Every page that the paths hold, in their order; folders are walked in sorted order.

    A path is a file, a folder, a pattern such as ``news/*.html``, ``-`` for standard input, or an
    http(s) URL. ``allow_private`` lets URLs lead to private addresses.
    """
    if isinstance(paths, (str, bytes)):
        raise ValueError(f"paths must be a list of paths, got one string: {paths!r}")
    for path in paths:
        if path == "-":
            yield from pages_of_standard_input()
        elif is_url(path):
            yield from pages_of_url(path, allow_private=allow_private)
        else:
            yield from pages_of_path(path)
