"""``kill -9`` at any moment: the run ends with the same tables.

Few kills by default. As many as you like with

    ONRECORD_KILLS=10 ONRECORD_ENGINE=daft pytest tests/batch/test_batch_killed.py
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from batch_inputs import tables, unfinished, write_lines

KILLS = int(os.environ.get("ONRECORD_KILLS", "3"))
SEED = int(os.environ.get("ONRECORD_SEED", "7"))
ENGINE = os.environ.get("ONRECORD_ENGINE", "local")
STEPS = os.environ.get("ONRECORD_STEPS", "attributions")
HOSTS = ["alderpost.example", "marnecho.example", "oxleytimes.example"]
LONGEST = 900.0  # seconds for one run of the program, on a slow machine


def started(inputs: list[Path], out: Path) -> subprocess.Popen[bytes]:
    """The program, going on in ``out``."""
    options = ["--out", str(out), "--engine", ENGINE, "--steps", STEPS, "--workers", "2"]
    return subprocess.Popen(
        [sys.executable, "-m", "onrecord", "batch", *map(str, inputs), *options],
        stdout=subprocess.DEVNULL, stderr=(out.parent / "errors").open("ab"),
    )  # fmt: skip


def test_a_run_that_is_killed_ends_with_the_same_tables(tmp_path: Path) -> None:
    """Started again each time, nothing is lost, nothing is there twice, no byte differs."""
    inputs = [
        write_lines(tmp_path / f"{name}.jsonl.gz", range(at, at + 4), hosts=HOSTS[: 1 + at % 3])
        for at, name in enumerate("abcd")
    ]
    began = time.monotonic()
    assert started(inputs, tmp_path / "whole").wait(LONGEST) == 0, (tmp_path / "errors").read_text()
    took = time.monotonic() - began
    chance, kills = random.Random(SEED), 0
    while True:
        process = started(inputs, tmp_path / "killed")
        if kills == KILLS:
            assert process.wait(LONGEST) == 0, (tmp_path / "errors").read_text()
            break
        try:
            process.wait(chance.uniform(0.2, 0.9) * took)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            kills += process.wait() == -signal.SIGKILL
        else:
            # It came to its end: it is begun anew, to be killed in earlier moments too.
            for path in (tmp_path / "killed" / "state").rglob("finished.json"):
                path.unlink()
            for path in sorted((tmp_path / "killed" / "state").rglob("0*.json"))[::2]:
                path.unlink()
    assert tables(tmp_path / "killed") == tables(tmp_path / "whole")
    assert not unfinished(tmp_path / "killed")
    assert kills == KILLS
