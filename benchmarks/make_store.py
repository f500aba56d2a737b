"""A store of any size, filled as the desk fills one, the same for the same seed.

    python -m benchmarks.make_store /tmp/large.db --articles 100000 --stories 5000

A few stories are read and compared (`benchmarks.store_moulds`), all others are cast from them.
Their sizes are skewed: many have a few articles, some two hundred. Every table holds what the desk
would put there: versions with readings, sightings, addresses, pages, features, records, wordings,
expectations, the log of changes and the search index. It measures speed and memory and is no
measure of quality: the sentences are templates.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from benchmarks.generate import FIRST_DAY
from benchmarks.store_moulds import Cast, Mould, page_of
from onrecord.desk.addresses import addresses_of
from onrecord.store import Change, Store
from onrecord.store.pages import page_digest
from onrecord.stories.streaming import features_of
from onrecord.stories.streaming.placements import Reason

ARTICLES, STORIES = 100_000, 5_000
SIZES = (1, 2, 3, 5, 8, 12, 20, 35, 60, 110, 200)  # articles of a story that there are moulds for
SKEW = 1.1  # how much smaller the next largest story is: of ranks, to this power
ALONE = 10  # one story in so many is an article that stands alone so far
MOULDS = ((12, 4), (60, 3), (200, 2))  # stories up to so many articles have so many moulds a size
WEEKS_APART = 2  # between the moulds' first days, so that the archive covers a year or so
STREAM_HOLDS = 2_000  # of the articles that came last
AT_ONCE = 200  # stories in one transaction


def sizes(articles: int, stories: int) -> list[int]:
    """How many articles each story has, the largest first: so many stories and articles in all."""
    if not stories <= articles <= SIZES[-1] * stories:
        raise ValueError(f"{articles} articles cannot make {stories} stories of 1 to {SIZES[-1]}")
    low, high = 1.0, float(articles) * 10
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(_skewed(middle, stories)) <= articles else (low, middle)
    found = _skewed(low, stories)
    missing = articles - sum(found)
    while missing:  # the steps between sizes leave some over: stories grow by a step that fits
        for place, size in enumerate(found):
            grown = SIZES[min(SIZES.index(size) + 1, len(SIZES) - 1)]
            if grown - size <= missing:
                found[place] = grown
                missing -= grown - size
    return sorted(found, reverse=True)


def _skewed(largest: float, stories: int) -> list[int]:
    ranked = range(1, stories - stories // ALONE + 1)
    found = [max(size for size in SIZES if size <= max(1.0, largest / n**SKEW)) for n in ranked]
    return found + [1] * (stories - len(found))


def moulds(wanted: set[int], *, seed: int) -> dict[int, list[Mould]]:
    """The moulds of each size that is wanted."""
    made: dict[int, list[Mould]] = {}
    number = 0
    for size in sorted(wanted):
        many = next(count for most, count in MOULDS if size <= most)
        made[size] = []
        for _ in range(many):
            begins = FIRST_DAY + timedelta(weeks=WEEKS_APART * number)
            made[size].append(Mould(size, seed=1_000 * seed + number, begins=begins))
            number += 1
    return made


def casts(articles: int, stories: int, *, seed: int = 0) -> Iterator[Cast]:
    """The stories, in no order of size."""
    wanted = sizes(articles, stories)
    shapes = moulds(set(wanted), seed=seed)
    chance = random.Random(seed)
    chance.shuffle(wanted)
    first = 0
    for number, size in enumerate(wanted):
        yield chance.choice(shapes[size]).cast(number, first)
        first += size


def keep(store: Store, story: Cast, number: int) -> None:
    """One story into the store, by the store's own functions."""
    key = story.articles[0].id
    seen = _seen(story, number)
    store.stories.found(key, seen=seen)
    for place, (article, reading) in enumerate(zip(story.articles, story.readings, strict=True)):
        why = Reason("joined", key, 0.5) if place else Reason("founded", key, 0.0)
        store.articles.add(
            article, reading, story=key, why=(why,), copy_of=None,
            features=features_of(article, reading).to_bytes(), seen=seen,
        )  # fmt: skip
        page = page_of(article)
        store.articles.set_addresses(article.id, addresses_of(page, article))
        store.pages.put(page_digest(page), version=article.id)
    named = {a.outlet.casefold() for a in story.articles if a.outlet}
    unnamed = sum(1 for a in story.articles if not a.outlet)
    store.stories.keep(key, story.kept, outlets=len(named) + unnamed, days=story.days, seen=seen)
    store.wordings.replace(key, story.kept.story, {a.id: a for a in story.articles})
    store.expectations.replace(key, story.awaiting)
    store.changes.log(_dated(story, seen))


def make_store(
    path: Path, articles: int, stories: int, *, seed: int = 0,
    told: Callable[[str], None] = lambda line: None,
) -> None:  # fmt: skip
    """A store at the path, which must not be there yet."""
    if path.exists():
        raise ValueError(f"{path} is there already")
    began = time.perf_counter()
    counts: Counter[int] = Counter()
    with Store.open(path, create=True) as store:
        # Nobody needs what a machine that fails has done so far.
        store.db.execute("PRAGMA synchronous = OFF")
        store.db.execute("PRAGMA cache_size = -500000")
        held: list[tuple[int, Cast]] = []
        for number, cast in enumerate(casts(articles, stories, seed=seed)):
            if not number:
                told(f"moulds made in {time.perf_counter() - began:.0f} s")
            held.append((number, cast))
            counts[len(cast.articles)] += 1
            if len(held) == AT_ONCE:
                _keep_all(store, held)
                held = []
                told(f"{number + 1:,} stories in {time.perf_counter() - began:.0f} s")
        _keep_all(store, held)
        with store.transaction():
            store.articles.hold(min(articles, STREAM_HOLDS))
        store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    sized = ", ".join(f"{count:,} of {size}" for size, count in sorted(counts.items()))
    told(f"{sum(counts.values()):,} stories ({sized}) in {time.perf_counter() - began:.0f} s")


def _keep_all(store: Store, held: Sequence[tuple[int, Cast]]) -> None:
    with store.transaction():
        for number, story in held:
            keep(store, story, number)


def _dated(story: Cast, seen: str) -> Iterator[Change]:
    return (replace(change, seen=seen) for change in story.changes)


def _seen(story: Cast, number: int) -> str:
    """When the store learned of it last: on its last day, each story at a second of its own."""
    day = date.fromisoformat(max(story.days))
    moment = datetime.combine(day, datetime.min.time()) + timedelta(days=1, seconds=number)
    return f"{moment.isoformat()}Z"


def main() -> int:
    """Make the store, and tell how large it is and whether it is sound."""
    parser = argparse.ArgumentParser(description="A store of any size, filled as the desk does.")
    parser.add_argument("store", type=Path)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--stories", type=int, default=STORIES)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--check", action="store_true", help="let SQLite check the whole file")
    options = parser.parse_args()
    make_store(
        options.store, options.articles, options.stories, seed=options.seed,
        told=lambda line: print(line, flush=True),
    )  # fmt: skip
    print(f"{options.store.stat().st_size / 2**20:,.0f} MiB")
    if options.check:
        with Store.open(options.store) as store:
            wrong = store.check()
        print("sound" if not wrong else "\n".join(wrong))
        return 1 if wrong else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
