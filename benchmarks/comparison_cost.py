"""How long the comparison of one story of 100, 1,000 and 5,000 articles takes, and its memory.

    python -m benchmarks.comparison_cost [--articles 100 1000 5000] [--cache FOLDER] [--profile]

One story that goes on for as many reports as asked, half of them copies (`generate.long_story`).
Its articles are read first, which takes longer than everything after it; the readings are kept in
``--cache``, as the store packs them, and made anew when the texts are others. What is measured is
`comparison.compare` alone, with the reader's meanings of sentences, each size in a process of its
own: seconds from the readings to the record, the same of the CPU (on a machine that others use
only these tell), and the peak memory of the process with articles and readings in it. Growth is
told as the exponent between two sizes, of the CPU's seconds: 1 is linear.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import math
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.generate import long_story
from onrecord.comparison import compare
from onrecord.likeness.agreement import Meanings
from onrecord.pipeline import read_each
from onrecord.reading.model import meanings
from onrecord.store.packing import pack_reading, unpack_reading
from onrecord.types import Article, Reading, Skipped, Story

SIZES = (100, 1_000, 5_000)
LINES = 25  # of a profile


def read_story(size: int, cache: Path) -> tuple[list[Article], dict[str, Reading]]:
    """The articles of the story and their readings, from the cache where it has them."""
    cache.mkdir(parents=True, exist_ok=True)
    pile, kept = cache / f"{size}.jsonl", cache / f"{size}.readings"
    lines = "".join(json.dumps(row) + "\n" for row in long_story(size))
    if not pile.exists() or pile.read_text("utf-8") != lines or not kept.exists():
        pile.write_text(lines, encoding="utf-8")
        with kept.open("wb") as out:
            for item in read_each([str(pile)]):
                if not isinstance(item, Skipped):
                    packed = pack_reading(item[1])
                    out.write(len(packed).to_bytes(4, "big") + packed)
    return _articles(pile), _readings(kept)


def _articles(pile: Path) -> list[Article]:
    from onrecord.articles import to_article
    from onrecord.intake import pages

    found = [to_article(page) for page in pages([str(pile)]) if not isinstance(page, Skipped)]
    return [article for article in found if isinstance(article, Article)]


def _readings(kept: Path) -> dict[str, Reading]:
    data, at, found = kept.read_bytes(), 0, {}
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        reading = unpack_reading(data[at + 4 : at + 4 + size])
        if reading is None:
            raise SystemExit(f"{kept} is of another program: remove it")
        found[reading.article] = reading
        at += 4 + size
    return found


def measure(size: int, cache: Path, *, profiled: bool) -> dict[str, Any]:
    """Compare one story in this process: seconds, peak memory, what was found."""
    articles, readings = read_story(size, cache)
    articles = [article for article in articles if article.id in readings]
    articles.sort(key=lambda a: (a.published.value if a.published else "~", a.id))
    ids = list(dict.fromkeys(article.id for article in articles))
    story = Story("story", tuple(ids))
    before = _peak()
    profile = cProfile.Profile() if profiled else None
    began, worked = time.perf_counter(), time.process_time()
    if profile:
        profile.enable()
    record = compare(articles, readings, [story], meanings=Meanings(meanings))
    seconds, cpu = time.perf_counter() - began, time.process_time() - worked
    if profile:
        profile.disable()
        stats = pstats.Stats(profile, stream=sys.stderr).sort_stats("cumulative")
        stats.print_stats(LINES)
        stats.sort_stats("tottime").print_stats(LINES)
    (told,) = record.stories
    return {
        "articles": len(ids),
        "attributions": len(told.attributions),
        "statements": len(told.statements),
        "disagreements": len(told.disagreements),
        "seconds": seconds,
        "cpu": cpu,
        "mib": _peak(),
        "before": before,
    }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description="Time and memory of comparing one long story.")
    parser.add_argument("--articles", type=int, nargs="+", default=list(SIZES))
    parser.add_argument(
        "--cache", type=Path, default=Path(tempfile.gettempdir()) / "onrecord-long-story"
    )
    parser.add_argument("--profile", action="store_true", help="where the time goes, on stderr")
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        found = measure(options.measure, options.cache, profiled=options.profile)
        print(json.dumps(found))
        return
    heads = ("articles", "attrib.", "statem.", "disagr.", "seconds", "of CPU")
    print("".join(f"{head:>10}" for head in heads) + f"{'MiB':>8}")
    last: tuple[int, float] | None = None
    for size in options.articles:
        read_story(size, options.cache)
        command = [sys.executable, "-m", "benchmarks.comparison_cost", "--measure", str(size)]
        command += ["--cache", str(options.cache)] + ["--profile"] * options.profile
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        found = json.loads(done.stdout)
        growth = ""
        if last and last[0] != size:
            growth = f"   grows by n^{math.log(found['cpu'] / last[1], size / last[0]):.2f}"
        print(
            f"{found['articles']:>10,}{found['attributions']:>10,}{found['statements']:>10,}"
            f"{found['disagreements']:>10,}{found['seconds']:>10.1f}{found['cpu']:>10.1f}"
            f"{found['mib']:>8.0f}"
            f"   ({found['before']:.0f} MiB before){growth}",
            flush=True,
        )
        last = (size, found["cpu"])


if __name__ == "__main__":
    main()
