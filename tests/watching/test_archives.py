"""A large archive: gone on with where it was left, with how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from benchmarks.make_warc import write_warc

from onrecord.desk import Outcome
from onrecord.types import Page, Skipped
from onrecord.watching.archives import Far, add_archive, add_paths, is_archive


class KilledError(Exception):
    """Stands for ``kill -9``."""


class Kept:
    """Pages and places that are kept together, or not at all."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}
        self.urls: list[str | None] = []
        self.batches: list[int] = []
        self.killed_at = -1

    def get(self, name: str) -> str | None:
        return self.places.get(name)

    def put(self, name: str, state: str) -> None:
        self.places[name] = state

    def add(
        self, pages: Iterable[Page | Skipped], *, along: Callable[..., None] | None = None
    ) -> Iterator[Outcome]:
        taken = [page for page in pages if isinstance(page, Page)]
        if len(self.batches) == self.killed_at:
            raise KilledError
        self.batches.append(len(taken))
        self.urls += [page.url for page in taken]
        if along is not None:
            along(None)
        return iter([Outcome("added", page.path or "-") for page in taken])


@pytest.fixture
def archive(tmp_path: Path) -> str:
    with (tmp_path / "news.warc.gz").open("wb") as file:
        write_warc(file, 50, seed=3)
    return str(tmp_path / "news.warc.gz")


def test_an_archive_that_was_broken_off_is_gone_on_with(archive: str) -> None:
    """Killed after some batches: none of their pages is read again, none of the others missing."""
    kept, far = Kept(), list[Far]()
    kept.killed_at = 3
    with pytest.raises(KilledError):
        list(add_archive(archive, kept, kept, pages=7, tell=far.append))
    assert len(kept.urls) == 21
    kept.killed_at = -1
    list(add_archive(archive, kept, kept, pages=7, tell=far.append))
    assert len(kept.urls) == len(set(kept.urls)) == 50
    assert max(kept.batches) == 7
    assert [one.done for one in far] == sorted(one.done for one in far)
    assert far[-1].done == far[-1].size == Path(archive).stat().st_size
    assert list(add_archive(archive, kept, kept)) == []


def test_an_archive_that_grew_is_read_from_its_old_end(archive: str) -> None:
    """A crawl that is still going on."""
    whole = Path(archive).read_bytes()
    Path(archive).write_bytes(whole[: len(whole) // 2])
    kept = Kept()
    list(add_archive(archive, kept, kept))
    before = len(kept.urls)
    Path(archive).write_bytes(whole)
    list(add_archive(archive, kept, kept))
    assert 0 < before < 50
    assert len(set(kept.urls)) == 50
    assert len(kept.urls) <= 51  # the record that was cut in two


def test_another_file_of_the_same_name_is_read_from_its_beginning(archive: str) -> None:
    """And so is one of which a broken place was kept."""
    kept = Kept()
    list(add_archive(archive, kept, kept))
    with Path(archive).open("wb") as file:
        write_warc(file, 10, seed=4)
    list(add_archive(archive, kept, kept))
    assert len(kept.urls) == 60
    kept.places = dict.fromkeys(kept.places, "{")
    list(add_archive(archive, kept, kept))
    assert len(kept.urls) == 70


def test_archives_and_other_paths_are_added_in_their_order(archive: str, tmp_path: Path) -> None:
    """The desk gets what lies between two archives at once."""
    kept = Kept()
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"Report {name}.")
    between = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    outcomes = list(add_paths([between[0], archive, *between], kept, kept))
    assert [one.path for one in outcomes[:1] + outcomes[-2:]] == [between[0], *between]
    assert kept.batches == [1, 32, 18, 2]


def test_what_is_an_archive(archive: str, tmp_path: Path) -> None:
    """A WARC file whatever its name; nothing else."""
    (tmp_path / "x.txt").write_text("WARC is a format.")
    assert is_archive(archive)
    assert not is_archive(str(tmp_path / "x.txt"))
    assert not is_archive(str(tmp_path))
    assert not is_archive("no/such")
    assert not is_archive("a\0b")
