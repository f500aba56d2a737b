"""A run: what it reads, where it writes, and what it was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onrecord.batch.tables import parts_of


@dataclass(frozen=True, slots=True)
class Source:
    """One input: a file, or some small files that are read as one."""

    name: str  # as the caller gave it, or as it was found in the folder that the caller gave
    files: tuple[str, ...]  # one, or several small ones
    size: int  # bytes
    modified: float  # seconds since 1970, of the newest
    digest: str  # of how each file begins and ends


@dataclass(frozen=True, slots=True)
class Options:
    """What changes the tables; the engine and the number of workers do not."""

    languages: tuple[str, ...] = ("en",)
    min_words: int = 20  # a shorter text is no report


@dataclass(frozen=True, slots=True)
class Run:
    """One run."""

    folder: Path
    sources: tuple[Source, ...]
    options: Options

    def table(self, name: str) -> Path:
        """The folder of a table's parts."""
        return self.folder / name

    def parts(self, name: str) -> list[Path]:
        """The parts of a table that are there, in order."""
        return parts_of(self.table(name))

    def pieces(self, step: str, name: str) -> Path:
        """The folder for what one round leaves to the next; it goes when the step is over."""
        return self.folder / "state" / step / "pieces" / name
