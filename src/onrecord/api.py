"""The Python interface: paths in, a record or readings out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, TypeAlias, overload

import msgspec

from onrecord import types, views
from onrecord.types import Article, Reading, Skipped

Path: TypeAlias = str | os.PathLike[str]


class Record(types.Record):
    """A record that can be written out. Its fields are those of ``onrecord.types.Record``."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as plain Python values, in the shape of its JSON."""
        plain: dict[str, Any] = msgspec.to_builtins(views.record_view(self))
        return plain

    def to_json(self) -> str:
        """The record as JSON: the same bytes for the same input."""
        return views.to_json(views.record_view(self)).decode()

    def to_html(self) -> str:
        """The report as one HTML file that stands alone."""
        from onrecord.report.html import to_html

        return to_html(self)

    def to_markdown(self) -> str:
        """The report as Markdown, with footnotes."""
        from onrecord.report.markdown import to_markdown

        return to_markdown(self)

    def export(self, name: str, *, table: str | None = None) -> bytes:
        """The record in a format of ``onrecord.exports.FORMATS``.

        Of csv and parquet, which are tables: a zip of all, or the one that ``table`` names.
        """
        from onrecord.exports import export

        return export(self, name, table=table)

    def to_tables(self) -> dict[str, list[dict[str, Any]]]:
        """The tables of csv and parquet as plain rows."""
        from onrecord.exports.tables import record_tables

        return {
            table.name: [
                dict(zip((c.name for c in table.columns), row, strict=True)) for row in table.rows
            ]
            for table in record_tables(self)
        }

    def to_arrow(self) -> dict[str, Any]:
        """The same as ``pyarrow`` tables; needs ``onrecord[parquet]``."""
        from onrecord.exports import check_library
        from onrecord.exports.tables.parquet import arrow_tables

        check_library("parquet")
        return arrow_tables(self)

    def to_pandas(self) -> dict[str, Any]:
        """The same as pandas frames; needs pandas beside ``onrecord[parquet]``."""
        return {name: table.to_pandas() for name, table in self.to_arrow().items()}


class Readings(Sequence[tuple[Article, Reading]]):
    """Articles with what each tells alone, in the order of the input."""

    def __init__(
        self, items: Iterable[tuple[Article, Reading]], skipped: Iterable[Skipped] = ()
    ) -> None:
        self._items = tuple(items)
        self.skipped = tuple(skipped)

    @overload
    def __getitem__(self, index: int) -> tuple[Article, Reading]: ...
    @overload
    def __getitem__(self, index: slice) -> Readings: ...
    def __getitem__(self, index: int | slice) -> tuple[Article, Reading] | Readings:
        if isinstance(index, slice):
            return Readings(self._items[index], self.skipped)
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return f"<Readings of {len(self)} articles, {len(self.skipped)} skipped>"

    def to_dict(self, *, with_text: bool = False) -> dict[str, Any]:
        """The readings and what was skipped, as plain Python values."""
        shown = [views.reading_view(a, r, with_text=with_text) for a, r in self]
        skipped = [{"path": item.path, "why": item.why} for item in self.skipped]
        return {"readings": msgspec.to_builtins(shown), "skipped": skipped}

    def to_json(self, *, with_text: bool = False) -> str:
        """JSON Lines, one article a line."""
        lines = (views.to_json_line(views.reading_view(a, r, with_text=with_text)) for a, r in self)
        return b"".join(lines).decode()


def record(
    paths: Path | Iterable[Path], *, as_of: str | None = None, allow_private: bool = False
) -> Record:
    """The record of what one path, or several, hold: files, folders, URLs.

    ``as_of`` is the day, YYYY-MM-DD, that deadlines are told against; by default the day of
    the newest article. ``allow_private`` lets URLs lead to private addresses.

    >>> import onrecord
    >>> from onrecord.demo import story_paths
    >>> found = onrecord.record(story_paths())
    >>> story = found.stories[0]
    >>> citation = story.timeline[0].citations[0]
    >>> texts = {article.id: article.text for article in found.articles}
    >>> texts[citation.article][citation.start : citation.end] == citation.text
    True
    >>> found.to_dict()["schema"]
    'onrecord/record/1'
    """
    from onrecord.pipeline import make_record

    day = check_day(as_of) if as_of is not None else None
    made = make_record(_paths(paths), as_of=day, allow_private=allow_private)
    return Record(**{field.name: getattr(made, field.name) for field in fields(made)})


def read(
    paths: Path | Iterable[Path], *, as_is: bool = False, allow_private: bool = False
) -> Readings:
    """What each article tells alone: who said what, of whom it speaks, and when.

    ``as_is`` takes the input's text for clean: nothing is removed and offsets count in it.

    >>> import onrecord
    >>> from onrecord.demo import story_paths
    >>> readings = onrecord.read(story_paths()[0])
    >>> article, reading = readings[0]
    >>> all(span.of(article.text) for a in reading.attributions for span in a.content)
    True
    """
    from onrecord.pipeline import read_each

    items: list[tuple[Article, Reading]] = []
    skipped: list[Skipped] = []
    for item in read_each(_paths(paths), as_is=as_is, allow_private=allow_private):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            items.append(item)
    return Readings(items, skipped)


def check_day(value: str) -> str:
    """The ISO day itself.

    >>> check_day("2031-04-31")
    Traceback (most recent call last):
    ValueError: '2031-04-31' is no day: a day is written YYYY-MM-DD, as in 2031-04-05
    """
    try:
        day = date.fromisoformat(value)
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise ValueError(f"{value!r} is no day: a day is written YYYY-MM-DD, as in 2031-04-05")
    return value


def _paths(paths: Path | Iterable[Path]) -> list[str]:
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    return [os.fspath(path) for path in paths]
