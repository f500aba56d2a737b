"""A run goes on where it was, in a folder that is its own, and says what stands in its way."""

from __future__ import annotations

import errno
import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from batch_inputs import answers, report, rows, run, tables, unfinished, write_lines, write_warc

from onrecord.batch import folders
from onrecord.batch import tables as tables_room
from onrecord.batch import tasks as tasks_room
from onrecord.batch.articles import rounds
from onrecord.batch.errors import (
    AnotherRunError,
    BatchError,
    ChangedInputError,
    FailedTaskError,
    FullDiskError,
)
from onrecord.batch.folders import locked
from onrecord.batch.marks import DEATHS, Marks, marking
from onrecord.batch.running import Workers, run_batch
from onrecord.batch.runs import Options, Run
from onrecord.batch.sources import sources_of
from onrecord.batch.status import status_of
from onrecord.batch.steps import STEPS, with_needed
from onrecord.batch.tasks import Task, attempt, done_of, encode_task, outcome, perform

DRIVER = Path(__file__).with_name("batch_driver.py")


def three(tmp_path: Path) -> list[Path]:
    return [write_lines(tmp_path / f"{name}.jsonl.gz", range(at, at + 3))
            for at, name in enumerate("abc")]  # fmt: skip


def tasks_in(tmp_path: Path, out: str = "out") -> list[Task]:
    run = Run(tmp_path / out, sources_of([str(path) for path in three(tmp_path)]), Options())
    return [task for tasks in rounds(run) for task in tasks]


def test_what_is_done_is_never_done_again(tmp_path: Path) -> None:
    """Broken off after any task, the run does the others and comes to the same tables."""
    whole = tables(run(three(tmp_path), tmp_path / "whole"))
    inputs = [str(path) for path in three(tmp_path)]
    seen: list[str] = []
    for _ in range(3):
        dones = run_batch(
            inputs, tmp_path / "out", steps=["articles"], options=Options(), workers=Workers()
        )
        seen.append(next(dones)[1].name)
        dones.close()  # type: ignore[attr-defined]
    assert seen == ["00000", "00001", "00002"]
    assert tables(run(inputs, tmp_path / "out")) == whole
    assert not unfinished(tmp_path / "out")


def test_a_run_that_is_over_does_nothing_when_called_again(tmp_path: Path) -> None:
    """The second call finds every step finished."""
    out = run(three(tmp_path), tmp_path / "out")
    again = run_batch(
        [str(path) for path in three(tmp_path)], out, steps=["articles"], options=Options(),
        workers=Workers(),
    )  # fmt: skip
    assert list(again) == []


def test_a_step_that_is_begun_again_does_without_what_was_taken_away(tmp_path: Path) -> None:
    """Checkpoints whose outputs went with the end of their step count for nothing."""
    inputs = [str(path) for path in three(tmp_path)]
    out = tmp_path / "out"
    for _ in range(2):
        list(run_batch(inputs, out, steps=["copies"], options=Options(), workers=Workers()))
        whole = tables(out)
        (out / "state" / "copies" / "finished.json").unlink()
        for path in sorted((out / "state" / "copies").rglob("0*.json"))[::2]:
            path.unlink()
    list(run_batch(inputs, out, steps=["copies"], options=Options(), workers=Workers()))
    assert tables(out) == whole
    assert not unfinished(out)


def test_a_run_goes_on_without_its_inputs_being_named_again(tmp_path: Path) -> None:
    """The folder knows what it reads."""
    out = run(three(tmp_path), tmp_path / "out")
    assert tables(run([], out)) == tables(run(three(tmp_path), tmp_path / "other"))
    with pytest.raises(BatchError, match="no run to go on with"):
        run([], tmp_path / "new")


def test_a_step_brings_those_that_it_needs(tmp_path: Path) -> None:
    """In their order, whatever order was asked for."""
    assert [step.name for step in with_needed(["attributions"])] == [
        "articles", "copies", "attributions",
    ]  # fmt: skip
    assert with_needed(["statements", "articles"]) == STEPS
    with pytest.raises(ValueError, match="no step 'stroies'; the steps are articles,"):
        with_needed(["stroies"])


def test_a_folder_of_an_older_version_is_refused(tmp_path: Path) -> None:
    """Tables of two versions are never mixed, and the message names both."""
    out = run(three(tmp_path), tmp_path / "out")
    held = json.loads((out / "run.json").read_text())
    held["schema"], held["program"] = "onrecord/batch/0", "0.0.9"
    (out / "run.json").write_text(json.dumps(held))
    before = tables(out)
    with pytest.raises(AnotherRunError, match=r"made by onrecord 0\.0\.9 as onrecord/batch/0"):
        run(three(tmp_path), out)
    with pytest.raises(AnotherRunError, match="onrecord/batch/0"):
        status_of(out)
    assert tables(out) == before


@pytest.mark.parametrize("raw", ["", "{}", "[1]", '{"schema": "onrecord/batch/1"'])
def test_a_folder_whose_run_cannot_be_told_is_refused(tmp_path: Path, raw: str) -> None:
    """It may hold somebody's tables."""
    out = run(three(tmp_path), tmp_path / "out")
    (out / "run.json").write_text(raw)
    with pytest.raises(AnotherRunError, match=r"run\.json cannot be read"):
        run(three(tmp_path), out)


def test_a_folder_of_another_run_is_refused_with_the_difference(tmp_path: Path) -> None:
    """Other options, other inputs: each is named."""
    out = run(three(tmp_path), tmp_path / "out")
    with pytest.raises(AnotherRunError, match="min_words 20, not 50"):
        run(three(tmp_path), out, options=Options(min_words=50))
    new = write_lines(tmp_path / "d.jsonl.gz", [9])
    with pytest.raises(AnotherRunError, match=r"d\.jsonl\.gz new"):
        run([*three(tmp_path), new], out)
    with pytest.raises(AnotherRunError, match=r"b\.jsonl\.gz, .*c\.jsonl\.gz not named"):
        run(three(tmp_path)[:1], out)


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    """Nothing is written into it."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.tex").write_text("by me")
    with pytest.raises(AnotherRunError, match=r"holds thesis\.tex but no run\.json"):
        run(three(tmp_path), tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["thesis.tex"]


def test_an_input_that_changed_between_two_calls_is_named(tmp_path: Path) -> None:
    """Its old articles may be in the tables already."""
    out = run(three(tmp_path), tmp_path / "out")
    write_lines(tmp_path / "b.jsonl.gz", [7])
    for inputs in ([tmp_path / f"{name}.jsonl.gz" for name in "abc"], []):
        with pytest.raises(ChangedInputError, match=r"b\.jsonl\.gz changed since the run began"):
            run(inputs, out)
    (tmp_path / "b.jsonl.gz").unlink()
    with pytest.raises(ChangedInputError, match=r"b\.jsonl\.gz changed"):
        run([], out)


def test_an_input_that_was_only_copied_is_the_same(tmp_path: Path) -> None:
    """A file's time tells nothing about what is in it."""
    import os

    out = run(three(tmp_path), tmp_path / "out")
    os.utime(tmp_path / "b.jsonl.gz", (1, 1))
    run([tmp_path / f"{name}.jsonl.gz" for name in "abc"], out)


def test_an_input_that_changes_while_it_is_read_ends_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of the one and half of the other is no article of either."""
    from onrecord.batch import articles as step

    task = tasks_in(tmp_path)[0]
    before = step._items

    def growing(stream: Any, path: str) -> Any:
        with gzip.open(path, "at") as file:
            file.write('{"text": "more"}\n')
        return before(stream, path)

    monkeypatch.setattr(step, "_items", growing)
    with pytest.raises(ChangedInputError, match=r"a\.jsonl\.gz was changed while it was read"):
        outcome(attempt(encode_task(task)))
    assert done_of(task) is None
    assert not tables(tmp_path / "out")


def test_a_full_disk_is_told_and_the_run_goes_on_when_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing half-written stands among the tables."""
    tasks = tasks_in(tmp_path)
    perform(tasks[0])
    real = tables_room.beside

    class Full:
        def __init__(self, file: Any) -> None:
            self._file = file

        def write(self, data: bytes) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

        def __getattr__(self, name: str) -> Any:
            return getattr(self._file, name)

    @contextmanager
    def beside(path: Path) -> Iterator[Any]:
        with real(path) as file:
            yield Full(file)

    monkeypatch.setattr(tables_room, "beside", beside)
    with pytest.raises(FullDiskError, match="the disk is full"):
        outcome(attempt(encode_task(tasks[1])))
    monkeypatch.undo()
    assert not unfinished(tmp_path / "out")
    assert sorted(tables(tmp_path / "out")) == [
        "articles/part-00000.parquet", "skipped/part-00000.parquet",
    ]  # fmt: skip
    for task in tasks:
        perform(task)
    assert tables(tmp_path / "out") == tables(run(three(tmp_path), tmp_path / "whole"))


def test_two_programs_do_not_work_in_one_folder(tmp_path: Path) -> None:
    """The second one is told so; the status says that somebody is at work."""
    out = run(three(tmp_path), tmp_path / "out")
    with locked(out):
        assert status_of(out).at_work
        with pytest.raises(BatchError, match="another program is at work"):
            run(three(tmp_path), out)
    assert not status_of(out).at_work


def test_unfinished_files_of_a_dead_program_are_swept_away(tmp_path: Path) -> None:
    """They were never part of a table."""
    out = run(three(tmp_path), tmp_path / "out")
    (out / "articles" / ".side-1234-part-00000.parquet").write_bytes(b"PAR1")
    run([], out)
    assert not unfinished(out)


def test_the_status_tells_how_far_a_run_is(tmp_path: Path) -> None:
    """Of each step: what is done, what was skipped and why, and how long the rest takes."""
    write_warc(
        tmp_path / "z.warc.gz", [*answers([1]), ("https://x.example/", b"<p>Nothing here.</p>")]
    )
    inputs = [str(path) for path in (*three(tmp_path), tmp_path / "z.warc.gz")]
    dones = run_batch(
        inputs, tmp_path / "out", steps=["articles"], options=Options(), workers=Workers()
    )
    next(dones)
    dones.close()  # type: ignore[attr-defined]
    step = status_of(tmp_path / "out").steps[0]
    assert (step.state, step.tasks, step.tasks_done, step.rows) == ("broken off", 4, 1, 3)
    assert step.left is not None
    assert step.left > 0
    run(inputs, tmp_path / "out")
    found = status_of(tmp_path / "out")
    assert [step.state for step in found.steps] == ["done", *["not begun"] * 4]
    assert found.steps[0].skipped == (("too short for a report, told before cleaning", 1),)
    assert (found.inputs, found.steps[0].rows) == (4, 10)
    with pytest.raises(BatchError, match="holds no batch run"):
        status_of(tmp_path)


def test_a_record_at_which_workers_die_is_passed_over_in_the_end(tmp_path: Path) -> None:
    """It is named among the skipped; every other article of the file is there."""
    source = write_warc(tmp_path / "deadly.warc.gz", answers(range(5)))
    statuses = []
    for _ in range(DEATHS + 1):
        arguments = [str(DRIVER), str(source), str(tmp_path / "out"), report(2)[0]]
        statuses.append(subprocess.run([sys.executable, *arguments], check=False).returncode)
    assert statuses == [-9] * DEATHS + [0]
    titles = [row["title"] for row in rows(tmp_path / "out", "articles")]
    assert titles == [report(number)[0] for number in (0, 1, 3, 4)]
    assert [row["why"] for row in rows(tmp_path / "out", "skipped")] == [
        "workers died on it: too large, or harmful"
    ]
    assert not list((tmp_path / "out" / "state" / "articles" / "at").iterdir())


def test_deaths_at_different_records_are_nobodys_fault(tmp_path: Path) -> None:
    """A worker that is killed for other reasons leaves no trace in the tables."""
    path = tmp_path / "at" / "00000"
    for record in (4, 9, 4, 9, 4, 17):
        marks = Marks(path)
        assert not any(marks.at(number, 0) for number in range(record + 1))
    with marking(path) as last:
        assert not any(last.at(number, 0) for number in range(30))
    assert not path.exists()


def test_an_error_is_no_death(tmp_path: Path) -> None:
    """A full disk, again and again, condemns no record."""
    path = tmp_path / "at" / "00000"
    for _ in range(2 * DEATHS):
        with pytest.raises(OSError, match="full"):
            broken_off(path)


def broken_off(path: Path) -> None:
    """A task that comes to its sixth record, and ends there with an error."""
    with marking(path) as marks:
        assert not marks.at(5, 0)
        raise OSError("full")


def test_what_a_task_raises_ends_the_run_with_its_name(tmp_path: Path) -> None:
    """A mistake in the program is no reason to go on without a part."""
    task = Task("articles", "read", "00007", "onrecord.batch.articles:nothing", str(tmp_path))
    with pytest.raises(FailedTaskError, match="articles, task 00007"):
        outcome(attempt(encode_task(task)))


@pytest.mark.parametrize("run", ["os:system", "builtins:eval", "onrecord.cli:main"])
def test_a_task_runs_functions_of_this_room_alone(tmp_path: Path, run: str) -> None:
    """Tasks travel between machines: a forged one can start nothing else."""
    with pytest.raises(ValueError, match=r"runs a function of onrecord\.batch"):
        tasks_room.function_of(Task("articles", "read", "0", run, str(tmp_path)))


def test_the_versions_are_those_of_the_program() -> None:
    """The folder is compared with what is installed."""
    assert folders.program()[0].isdigit()
