"""Parquet files of pages or texts: each row is read as a line of JSON Lines would be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from onrecord.batch.tables import open_part
from onrecord.intake.decode import decode
from onrecord.intake.jsonlines import page_of_item
from onrecord.types import Page, Skipped

MAGIC = b"PAR1"
AT_ONCE = 256  # rows


def pages_of_parquet(stream: BinaryIO, path: str) -> Iterator[Page | Skipped]:
    """The page of each row, whatever its columns are called among the usual names."""
    from pyarrow import ArrowException

    number = 0
    try:
        with open_part(stream) as part:
            for batch in part.iter_batches(batch_size=AT_ONCE):
                for row in batch.to_pylist():
                    number += 1
                    yield page_of_item(_plain(row), f"{path}:{number}")
    except (ArrowException, OSError) as error:
        said = str(error).partition("\n")[0].lower()[:120]
        yield Skipped(path, f"could not be read to its end: {said}")


def _plain(value: Any) -> Any:
    """A value as JSON would have it."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, bytes):
        return decode(value) or ""
    if isinstance(value, dict):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value
