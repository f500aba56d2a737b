"""How long the record of 1,000 articles takes, and how memory grows.

    python -m benchmarks.record_speed [--articles 1000] [--data ../shared/data]

Two archives, each written to one JSON Lines file: the made-up one of `benchmarks.generate`, and,
where the data is there, the first articles of a sample of real ones. Each is measured at a
quarter, a half and all of the articles, every size in a process of its own, so that the peak
memory is that size's. The time runs from the first byte of input to the finished record, after
the imports. Last comes the time from calling `onrecord --help` to its end.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from benchmarks.generate import archive

SAMPLE = Path("articles") / "us-politics-sample.jsonl.gz"
STARTS = 10  # the median of so many starts
STEPS = {
    "articles": "to_article",
    "reading": "read_articles",
    "stories": "group_stories",
    "comparison": "compare",
}
MIB = 2**20

P = ParamSpec("P")
R = TypeVar("R")


def measure(path: str) -> dict[str, Any]:
    """Make the record of one file in this process: seconds, seconds of each step, peak memory."""
    from onrecord import pipeline

    spent = dict.fromkeys(STEPS, 0.0)
    for step, function in STEPS.items():
        setattr(pipeline, function, timed(getattr(pipeline, function), step, spent))
    began = time.perf_counter()
    record = pipeline.make_record([path])
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "articles": len(record.articles),
        "skipped": len(record.skipped),
        "words": sum(len(article.text.split()) for article in record.articles),
        "stories": len(record.stories),
        "attributions": sum(len(story.attributions) for story in record.stories),
        "statements": sum(len(story.statements) for story in record.stories),
        "seconds": seconds,
        "steps": {**spent, "the rest": seconds - sum(spent.values())},
        "peak_mib": peak / (MIB if platform.system() == "Darwin" else 1024),
    }


def timed(function: Callable[P, R], step: str, spent: dict[str, float]) -> Callable[P, R]:
    """The same function, adding the seconds that it takes to ``spent[step]``."""

    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        began = time.perf_counter()
        try:
            found = function(*args, **kwargs)
            if isinstance(found, Iterator):  # what is read as it is asked for is timed at once
                found = cast(R, iter(list(found)))
            return found
        finally:
            spent[step] += time.perf_counter() - began

    return run


def measure_apart(lines: Iterable[str], size: int) -> dict[str, Any] | None:
    """What `measure` finds for the first lines, in a process of its own; None where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.jsonl"
        path.write_text("".join(itertools.islice(lines, size)), encoding="utf-8")
        command = [sys.executable, "-m", "benchmarks.record_speed", "--measure", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:]
        print(f"  {size:>6,}  failed: {''.join(last)}")
        return None
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def generated(size: int) -> Iterator[str]:
    """The made-up archive as JSON Lines."""
    return (json.dumps(row, ensure_ascii=False) + "\n" for row in archive(size))


def sampled(path: Path, size: int) -> Iterator[str]:
    """The first lines of the sample of real articles."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from itertools.islice(lines, size)


def start_times() -> list[float]:
    """Seconds that `onrecord --help` takes, several times; empty where it cannot be run."""
    beside = Path(sys.executable).parent / "onrecord"
    command = str(beside) if beside.exists() else shutil.which("onrecord")
    if command is None:
        return []
    seconds = []
    for _ in range(STARTS):
        began = time.perf_counter()
        done = subprocess.run([command, "--help"], capture_output=True, check=False)
        seconds.append(time.perf_counter() - began)
        if done.returncode:
            return []
    return seconds


def show(name: str, lines: Callable[[int], Iterable[str]], articles: int) -> bool:
    """Print the measurements of one archive; whether all of them worked."""
    print(f"\n{name}")
    heads = ["articles", "words", "stories", "attrib.", "seconds", "art./s", "peak MiB"]
    print(f"{heads[0]:>10}" + "".join(f"{head:>10}" for head in heads[1:]))
    last = None
    for size in sorted({max(1, articles // 4), max(1, articles // 2), articles}):
        found = measure_apart(lines(size), size)
        if found is None:
            return False
        last = found
        print(
            f"{found['articles']:>10,}{found['words']:>10,}{found['stories']:>10,}"
            f"{found['attributions']:>10,}{found['seconds']:>10.1f}"
            f"{found['articles'] / found['seconds']:>10.1f}{found['peak_mib']:>10.0f}",
            flush=True,
        )
    if last:
        steps = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in last["steps"].items())
        print(f"  of the last: {steps}; {last['skipped']} skipped")
    return True


def main() -> int:
    """Print every figure; the exit status is 0 when all of them could be measured."""
    parser = argparse.ArgumentParser(description="Time and memory of the record of an archive.")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--measure", metavar="FILE", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.measure)))
        return 0
    worked = show("Made-up archive", generated, options.articles)
    sample = options.data / SAMPLE
    if sample.exists():
        worked &= show(
            "Sample of real articles", lambda size: sampled(sample, size), options.articles
        )
    else:
        print(f"\nSample of real articles: left out, no {sample}")
    starts = start_times()
    if starts:
        print(f"\nonrecord --help: {statistics.median(starts):.2f} s (median of {len(starts)})")
    else:
        print("\nonrecord --help: failed")
    return 0 if worked and starts else 1


if __name__ == "__main__":
    sys.exit(main())
