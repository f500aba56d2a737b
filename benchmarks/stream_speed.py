"""How many articles a second find their story, and whether it stays so.

    python -m benchmarks.stream_speed                                     10,000 and 100,000
    python -m benchmarks.stream_speed --articles 10000 100000 1000000     half an hour

Placement alone, features given, one process for each size, seconds of one core (CPU time); the
articles are made up as they are needed (benchmarks/stream_generator.py), which is not counted.
Goals: 500 articles a second at a million, there at most 1.5 times the time an article that 10,000
take (the last tenth beside the last tenth: the first articles of any stream meet an empty index and
cost little), and memory that follows what is held, not what has come. F1 is B-cubed against the
generator's stories, to show that speed was not bought with it; the peer is a single pass that
compares each article with every story (same vectors, same threshold), at two sizes, to show how
that grows.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.stream_generator import A_DAY, stream
from onrecord.stories.streaming import Settings, StoryStream
from onrecord.stories.streaming.features import LENGTH

PEER_SIZES = (1_000, 2_000)
SCORED = 100_000  # articles up to which the score is kept; its table would outgrow the stream


def main() -> None:
    """Measure each size in a process of its own, then the peer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="not needed; every measurement takes it")
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--a-day", type=float, default=A_DAY, help="articles a day of the stream")
    parser.add_argument("--one", action="store_true", help="measure here and print JSON")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(_measure(options.articles[0], options.a_day)))
        return
    print(f"{options.a_day:.0f} articles a day, window of {Settings().window} days")
    print(" articles  articles/s  ms each  last tenth  held at last  peak MiB  moved  copies  F1")
    first, first_last = 0.0, 0.0
    for count in options.articles:
        told = _in_a_process(count, options.a_day)
        first, first_last = first or told["each"], first_last or told["last"]
        print(
            "{count:>9,}  {rate:>10,.0f}  {each:>7.3f}  {last:>10.3f}  {held:>12,}  {peak:>8,.0f}"
            "  {moved:>5}  {copies:>6}  {f1}".format(**told),
            f"  {told['each'] / first:.2f} times the first on average,"
            f" {told['last'] / first_last:.2f} times at its end",
            flush=True,
        )
    for count in PEER_SIZES:
        print(f"peer, every story compared: {count:,} articles, {_peer(count):.2f} ms each")


def _in_a_process(count: int, a_day: float) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.stream_speed", "--one", "--articles", str(count)]
    done = subprocess.run(
        [*command, "--a-day", str(a_day)], check=True, stdout=subprocess.PIPE, text=True
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _measure(count: int, a_day: float) -> dict[str, Any]:
    placing = StoryStream()
    found: dict[str, str] = {}
    gold: dict[str, int] = {}
    taken = last = 0.0
    moved = copies = 0
    for number, (story, features) in enumerate(stream(count, a_day=a_day)):
        started = time.process_time()
        placement = placing.place(features)
        spent = time.process_time() - started
        taken += spent
        last += spent if number >= count - count // 10 else 0.0
        if count <= SCORED:
            gold[features.article] = story
            found[features.article] = placement.story
            found.update((article, to) for article, _, to in placement.moved)
        moved += len(placement.moved)
        copies += placement.copy_of is not None
    return {
        "count": count,
        "rate": count / taken,
        "each": 1000 * taken / count,
        "last": 1000 * last / (count // 10),
        "held": len(placing),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "moved": moved,
        "copies": copies,
        "f1": f"{_b_cubed(found, gold):.3f}" if gold else "-",
    }


def _b_cubed(found: Mapping[str, str], gold: Mapping[str, int]) -> float:
    """F1 in one pass over counts, since a million articles have too many pairs."""
    both = Counter((found[key], gold[key]) for key in gold)
    ours, true = Counter(found.values()), Counter(gold.values())
    precision = sum(n * n / ours[one] for (one, _), n in both.items()) / len(gold)
    recall = sum(n * n / true[other] for (_, other), n in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def _peer(count: int) -> float:
    """Milliseconds an article of a pass that compares with every story there is."""
    sums: list[dict[str, int]] = []
    sizes: list[int] = []
    least = Settings().join * LENGTH**2
    taken = 0.0
    for _, features in stream(count):
        started = time.process_time()
        weights = list(zip(features.terms, features.weights, strict=True))
        best, nearest = -1, least
        for place, story in enumerate(sums):
            near = sum(story.get(term, 0) * weight for term, weight in weights) / sizes[place]
            if near >= nearest:
                best, nearest = place, near
        if best < 0:
            best = len(sums)
            sums.append({})
            sizes.append(0)
        sizes[best] += 1
        for term, weight in weights:
            sums[best][term] = sums[best].get(term, 0) + weight
        taken += time.process_time() - started
    return 1000 * taken / count


if __name__ == "__main__":
    main()
