"""The same tables, whoever does the work and however many they are.

Daft and Ray start processes a round, so that one step alone is tried with them by default; all with

    ONRECORD_STEPS=statements pytest tests/batch/test_batch_engines.py
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from importlib.util import find_spec
from pathlib import Path

import pytest
from batch_inputs import run, tables, unfinished, write_lines

from onrecord.batch.engines import NAMES, open_engine
from onrecord.batch.errors import MissingLibraryError
from onrecord.batch.running import Workers, run_batch
from onrecord.batch.runs import Options

STEPS = os.environ.get("ONRECORD_STEPS", "articles")
HOSTS = ["alderpost.example", "marnecho.example", "oxleytimes.example"]


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("inputs")
    return [
        write_lines(folder / "a.jsonl.gz", range(3), hosts=HOSTS[:2]),
        write_lines(folder / "b.jsonl.gz", range(2, 5), hosts=HOSTS[1:]),
        write_lines(folder / "c.jsonl.gz", range(6)),
    ]


@pytest.fixture(scope="module")
def expected(inputs: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("one") / "out"
    return tables(run(inputs, out, steps=["attributions"], workers=1))


def test_two_workers_make_the_tables_of_one(
    inputs: list[Path], expected: dict[str, bytes], tmp_path: Path
) -> None:
    """To the byte, over shuffles and carried readings."""
    out = run(inputs, tmp_path / "out", steps=["attributions"], workers=2)
    assert tables(out) == expected
    assert {name.partition("/")[0] for name in expected} == {
        "articles", "skipped", "copies", "attributions", "readings",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("engine", "needs"),
    [pytest.param("daft", "daft", id="daft"), pytest.param("ray", "ray", id="ray")],
)
def test_another_engine_makes_the_same_tables(
    engine: str, needs: str, inputs: list[Path], tmp_path: Path
) -> None:
    """The tasks are the same: what an engine adds is who calls them."""
    if find_spec(needs) is None:
        pytest.skip(f"{needs} is not installed")
    folder = in_a_process_of_its_own(inputs, tmp_path / "out", engine, STEPS)
    assert tables(folder) == tables(run(inputs, tmp_path / "local", steps=[STEPS], workers=2))


def in_a_process_of_its_own(inputs: list[Path], out: Path, engine: str, step: str) -> Path:
    """Run with an engine that stays in a process once it has been used."""
    import subprocess
    import sys

    paths = [str(path) for path in inputs]
    options = ["--out", str(out), "--engine", engine, "--steps", step, "--workers", "2"]
    command = [sys.executable, "-m", "onrecord", "batch", *paths, *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr
    return out


def test_a_worker_that_is_killed_is_replaced(
    inputs: list[Path], expected: dict[str, bytes], tmp_path: Path
) -> None:
    """Its task is done again; the tables do not show it."""
    killed = 0
    dones = run_batch(
        [str(path) for path in inputs], tmp_path / "out", steps=["attributions"],
        options=Options(), workers=Workers("local", 2),
    )  # fmt: skip
    for number, _ in enumerate(dones):
        if number in (0, 4, 5):
            for child in multiprocessing.active_children():
                os.kill(child.pid or 0, signal.SIGKILL)
                killed += 1
    assert killed >= 3
    assert tables(tmp_path / "out") == expected
    assert not unfinished(tmp_path / "out")


@pytest.mark.parametrize("name", [name for name in NAMES if name != "local"])
def test_an_engine_that_is_not_installed_says_how_to_get_it(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message is the line to type."""
    import sys

    monkeypatch.setitem(sys.modules, "daft", None)
    with (
        pytest.raises(MissingLibraryError, match=r"pip install 'onrecord\[batch\]'"),
        open_engine(name, workers=1),
    ):
        pass


def test_tables_without_pyarrow_say_how_to_get_it(
    inputs: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The local engine needs it too."""
    import sys

    from onrecord.batch import tables as tables_room

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    tables_room._pyarrow.cache_clear()
    try:
        with pytest.raises(MissingLibraryError, match=r"pip install 'onrecord\[parquet\]'"):
            tables_room.read_columns(inputs[0], ["article"])
    finally:
        tables_room._pyarrow.cache_clear()


@pytest.mark.parametrize(
    ("name", "workers", "address", "said"),
    [
        pytest.param("spark", 1, None, "no engine 'spark'; the engines are local,", id="name"),
        pytest.param("local", 0, None, "1 or more, got 0", id="workers"),
        pytest.param("daft", 1, "ray://head:10001", "goes with --engine ray", id="address"),
    ],
)
def test_a_mistaken_wish_is_refused_at_once(
    name: str, workers: int, address: str | None, said: str
) -> None:
    """Before anything is read."""
    with pytest.raises(ValueError, match=said):
        open_engine(name, workers=workers, address=address)
