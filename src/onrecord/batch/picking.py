"""Some rows of a part by what stands in a column; of the rest no more is read than has to be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.batch.tables import open_part


def rows_with(
    path: Path | str, column: str, wanted: Collection[Any], columns: Sequence[str] | None = None
) -> Iterator[dict[str, Any]]:
    """The rows whose ``column`` holds one of ``wanted``, in order."""
    held = frozenset(wanted)
    with open_part(path) as part:
        for number in range(part.num_row_groups):
            values = part.read_row_group(number, columns=[column]).column(column).to_pylist()
            places = [place for place, value in enumerate(values) if value in held]
            if places:
                group = part.read_row_group(number, columns=columns)
                yield from group.take(places).to_pylist()
