"""Run every measurement there is, one after the other, and say which of them worked.

python -m benchmarks [--data ../shared/data]
"""

from __future__ import annotations

import argparse
import pkgutil
import subprocess
import sys
import time
from pathlib import Path

import benchmarks

NOT_MEASURING = {
    "__main__",
    "corpora",
    "generate",
    "make_store",
    "make_warc",
    "spacy_rules",
    "store_moulds",
    "stream_corpora",
    "stream_generator",
    "stream_peers",
    "web_clients",
}


def measurements() -> list[str]:
    """The names of the modules that measure something."""
    found = {module.name for module in pkgutil.iter_modules(benchmarks.__path__)}
    return sorted(found - NOT_MEASURING)


def main() -> int:
    """Run them all; the exit status is 0 when each of them worked."""
    parser = argparse.ArgumentParser(description="Run every measurement.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    summary = []
    for name in measurements():
        print(f"== {name}", flush=True)
        began = time.perf_counter()
        command = [sys.executable, "-m", f"benchmarks.{name}", "--data", str(options.data)]
        status = subprocess.run(command, check=False).returncode
        summary.append((name, status, time.perf_counter() - began))
        print(flush=True)
    print("== summary")
    for name, status, seconds in summary:
        told = "done" if status == 0 else f"failed, status {status}"
        print(f"{name:<16} {told:<20} {seconds:>7.1f} s")
    return max((abs(status) for _, status, _ in summary), default=0) and 1


if __name__ == "__main__":
    sys.exit(main())
