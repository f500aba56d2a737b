"""The same tables from every engine, and from runs that were killed ten times.

    python -m benchmarks.batch_engines                               1,000 pages, three engines
    python -m benchmarks.batch_engines --pages 100000 --kills 10

The archive is that of ``benchmarks.make_archives``, in ten files, through all five steps. With
``--kills`` each engine runs once more: with ``local`` and ``daft`` the whole run is ended by
``kill -9`` at random moments and begun again, with ``ray`` a random worker is. Tables are compared
to the byte, which is more than row by row.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from benchmarks import make_archives

ENGINES = ("local", "daft", "ray")
ACTORS = ("UDFActor", "Swordfish")  # what Daft's workers on Ray are called


def started(archives: Path, out: Path, engine: str, steps: str) -> subprocess.Popen[bytes]:
    """The program, going on in ``out``."""
    command = [
        sys.executable, "-m", "onrecord", "batch", str(archives), "--out", str(out),
        "--engine", engine, "--workers", "2", "--steps", steps,
    ]  # fmt: skip
    with Path(f"{out}.errors").open("ab") as errors:
        return subprocess.Popen(command, stderr=errors)


def tables(out: Path) -> dict[str, str]:
    """A digest of each part of each table."""
    parts = sorted(out.glob("*/part-*.parquet"))
    return {str(p.relative_to(out)): hashlib.sha256(p.read_bytes()).hexdigest() for p in parts}


def undisturbed(archives: Path, out: Path, engine: str, steps: str) -> float:
    """Run to the end; seconds of wall time."""
    began = time.perf_counter()
    if started(archives, out, engine, steps).wait():
        raise SystemExit(Path(f"{out}.errors").read_text()[-2000:])
    return time.perf_counter() - began


def disturbed(
    archives: Path, out: Path, engine: str, steps: str, *, kills: int, seconds: float
) -> int:
    """Run to the end with kills at random moments; how many there were."""
    chance = random.Random(f"{engine} {kills}")
    killed = 0
    process = started(archives, out, engine, steps)
    while True:
        if killed < kills:
            with suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0.2, 1.8) * seconds / kills)
        else:
            process.wait()
        if process.poll() == 0:
            return killed
        if process.poll() is not None:
            raise SystemExit(Path(f"{out}.errors").read_text()[-2000:])
        if engine == "ray":
            killed += _kill_one(process.pid, chance)
        else:
            process.kill()
            process.wait()
            killed += 1
            process = started(archives, out, engine, steps)


def _kill_one(parent: int, chance: random.Random) -> bool:
    """Kill one of the workers, if there is one."""
    workers = [pid for pid in _below(parent) if any(name in _title(pid) for name in ACTORS)]
    if not workers:
        return False
    with suppress(ProcessLookupError):
        os.kill(chance.choice(workers), signal.SIGKILL)
        return True
    return False


def _title(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text(errors="replace").partition("\0")[0]
    except OSError:
        return ""


def _below(parent: int) -> list[int]:
    """All processes that descend from one."""
    children: dict[int, list[int]] = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            with suppress(OSError, IndexError, ValueError):
                fields = Path(f"/proc/{entry}/stat").read_text().rpartition(") ")[2].split()
                children.setdefault(int(fields[1]), []).append(int(entry))
    found, open_ones = [], [parent]
    while open_ones:
        below = children.get(open_ones.pop(), [])
        found += below
        open_ones += below
    return found


def main() -> None:
    """Print whether the tables are equal."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--steps", default="statements")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="onrecord-engines-"))
    try:
        archives = folder / "archives"
        make_archives.write(archives, options.pages, files=10, outlets=20)
        expected: dict[str, str] = {}
        for engine in options.engines:
            if engine != "local" and not find_spec(engine):
                print(f"{engine}: not installed")
                continue
            out = folder / engine
            wall = undisturbed(archives, out, engine, options.steps)
            expected = expected or tables(out)
            same = "equal" if tables(out) == expected else "NOT EQUAL"
            print(
                f"{engine}: {options.pages:,} pages in {wall:.0f} s, {len(expected)} files {same}"
            )
            if not options.kills:
                continue
            again = folder / f"{engine}-killed"
            killed = disturbed(
                archives, again, engine, options.steps, kills=options.kills, seconds=wall
            )
            same = "equal" if tables(again) == expected else "NOT EQUAL"
            print(f"{engine}: killed {killed} times, {same}", flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
