"""How the cost of copies and stories grows with an archive, without the reader.

    python -m benchmarks.batch_growth                                texts: 10,000; signs: 100,000
    python -m benchmarks.batch_growth --texts 10000 100000 --signs 10000 100000 1000000

*Texts*: reports of ``benchmarks.generate`` as a table of articles, through all rounds of copies
and stories (words and days; names need the reader). Beside it datasketch's MinHashLSH (128
permutations, threshold .7) on the same texts, and B-cubed F1 against the generator's stories, to
show that speed was not bought with it.

*Signs*: a million texts take hours to make and half an hour to sign, at a cost that is the same for
each; what could grow faster is what comes after. So signatures, kept runs and features are drawn as
they are needed, which is not counted. Copies: one article in four repeats an earlier one with up to
a slot in eight and a run in twelve changed; one in a hundred is a copy of one single wire; one in
fifty shares a band with all others like it, as boilerplate does. Stories: the stream of
``benchmarks.stream_generator``.

Seconds are of one core (CPU time), each size in a process of its own, one worker, tasks one after
the other; memory is that process's peak. The exponent between two sizes is log(seconds ratio) over
log(size ratio): 1 is linear.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.generate import labelled
from benchmarks.stream_generator import stream
from onrecord.batch import copies, stories
from onrecord.batch.article_rows import ARTICLES, row_of
from onrecord.batch.copies_find import band_schema, node_schema
from onrecord.batch.copies_signs import KEPT_RUNS, bands, nodes_of, signs_of
from onrecord.batch.runs import Options, Run
from onrecord.batch.shuffle import parts_of, piece, read_part, write_parts
from onrecord.batch.stories_place import blocks_of, feature_schema
from onrecord.batch.stories_tell import member_schema
from onrecord.batch.stories_windows import Blocks
from onrecord.batch.tables import part_name, read_columns, write_rows
from onrecord.batch.tasks import Task, perform
from onrecord.likeness.minhash import SHINGLE, SLOT, SLOTS
from onrecord.likeness.minhash_index import BANDS
from onrecord.likeness.words import words
from onrecord.stories.streaming import Features
from onrecord.types import Article, Published

A_PART = 10_000  # articles of an input
COPY_RATE, WIRE_RATE, BOILERPLATE = 0.25, 0.01, 0.02
PEER_MOST = 100_000


def main() -> None:
    """Measure each size in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="not needed; every measurement takes it")
    parser.add_argument("--texts", type=int, nargs="*", default=[10_000])
    parser.add_argument("--signs", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--folder", type=Path, help="where to put the archives, some GB")
    parser.add_argument("--only", nargs="*", help="of texts, of signs, copies, stories, datasketch")
    parser.add_argument("--one", nargs=2, metavar=("KIND", "ARTICLES"), help="measure and print")
    options = parser.parse_args()
    if options.one:
        kind, count = options.one[0], int(options.one[1])
        print(json.dumps(MEASURED[kind](Path(options.folder), count)))
        return
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for kind, sizes in (
            ("copies of texts", options.texts),
            ("stories of texts", options.texts),
            ("datasketch", [size for size in options.texts if size <= PEER_MOST]),
            ("copies of signs", options.signs),
            ("stories of signs", options.signs),
        ):
            if all(word in kind for word in options.only or ()):
                _table(kind, sizes, Path(folder))


def _table(kind: str, sizes: Sequence[int], folder: Path) -> None:
    before: dict[str, Any] = {}
    for size in sizes:
        own = folder / str(size)
        _made(kind, own, size)
        told = _in_a_process(kind, size, own)
        seconds = told["seconds"]
        line = f"{kind:<17} {size:>9,}  {seconds:>8.1f} s  {size / seconds:>8,.0f} articles/s"
        line += f"  peak {told['peak']:>6,.0f} MiB"
        if before:
            grown = math.log(seconds / before["seconds"]) / math.log(size / before["size"])
            line += f"  exponent {grown:.2f}"
        print(line, flush=True)
        for name, spent in told.get("rounds", {}).items():
            print(f"    {name:<10} {spent:>8.2f} s", flush=True)
        for name, value in told.get("more", {}).items():
            print(f"    {name}: {value}", flush=True)
        before = {"seconds": seconds, "size": size}


def _in_a_process(kind: str, size: int, folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.batch_growth", "--one", kind, str(size)]
    done = subprocess.run(
        [*command, "--folder", str(folder)], check=True, stdout=subprocess.PIPE, text=True
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _made(kind: str, folder: Path, size: int) -> None:
    """Make what a measurement needs, once, in a process whose memory is not the measured one's."""
    maker = {
        "copies of texts": _make_texts,
        "copies of signs": _make_ids,
        "stories of signs": _make_features,
    }.get(kind)  # fmt: skip
    if maker:
        shutil.rmtree(folder, ignore_errors=True)
        context = get_context("spawn")
        child = context.Process(target=maker, args=(folder, size))
        child.start()
        child.join()
        if child.exitcode:
            raise SystemExit(f"making {size} articles failed")


def _make_texts(folder: Path, size: int) -> None:
    gold: dict[str, int] = {}
    rows: list[dict[str, Any]] = []
    part = 0
    for number, (story, row) in enumerate(labelled(size, seed=7)):
        article = Article(
            id=row["id"],
            text=row["text"],
            outlet=row["outlet"],
            title=row["title"],
            published=Published(row["date"], "second"),
        )
        gold[article.id] = story
        rows.append(row_of(article, part=part, row=len(rows)))
        if len(rows) == A_PART or number == size - 1:
            write_rows(folder / "articles" / part_name(part), ARTICLES, rows)
            rows, part = [], part + 1
    (folder / "gold.json").write_text(json.dumps(gold))


def _make_ids(folder: Path, size: int) -> None:
    """Articles that are nothing but an id."""
    empty = dict.fromkeys((column.name for column in ARTICLES.columns), None)
    for part, start in enumerate(range(0, size, A_PART)):
        rows = (
            empty | {"article": f"a{number}", "part": part}
            for number in range(start, min(size, start + A_PART))
        )
        write_rows(folder / "articles" / part_name(part), ARTICLES, rows)


def _make_features(folder: Path, size: int) -> None:
    """Articles that are nothing but their features, and what story each belongs to."""
    import pyarrow as pa

    _make_ids(folder, size)
    gold: dict[str, int] = {}
    held: list[Features] = []
    schema = pa.schema([("day", pa.int64()), ("article", pa.string()), ("features", pa.binary())])
    for number, (story, features) in enumerate(stream(size)):
        gold[features.article] = story
        held.append(features)
        if len(held) == A_PART or number == size - 1:
            columns = {
                "day": [-1 if one.day is None else one.day for one in held],
                "article": [one.article for one in held],
                "features": [one.to_bytes() for one in held],
            }
            path = piece(folder / "drawn", number // A_PART)
            write_parts(path, columns, np.zeros(len(held), dtype=np.int64), 1, schema)
            held = []
    (folder / "gold.json").write_text(json.dumps(gold))


def _perform(
    rounds: Iterator[Sequence[Task]], drawn: Mapping[str, Any], *, until: str = ""
) -> dict[str, float]:
    """Seconds of each round; what is drawn is not counted, nor what is loaded once."""
    _warm()
    spent: dict[str, float] = defaultdict(float)
    for tasks in rounds:
        name = tasks[0].round
        if name == until:
            break
        if name in drawn:
            drawn[name](tasks)
            continue
        for task in tasks:
            began = time.process_time()
            perform(task)
            spent[name.partition("-")[0]] += time.process_time() - began
    return dict(spent)


def _warm() -> None:
    """Load what a worker loads once, and let its first texts be signed."""
    with tempfile.TemporaryDirectory() as folder:
        path = piece(Path(folder), 0)
        schema = band_schema()
        columns = {"band": np.arange(9, dtype=np.uint64), "node": np.arange(9, dtype=np.uint64)}
        write_parts(path, columns, np.zeros(9, dtype=np.int64), 1, schema)
        read_part([path], 0, schema).to_pylist()
        write_rows(Path(folder) / "rows.parquet", ARTICLES, [])
    signs_of(["one two three four five six seven eight nine ten eleven twelve thirteen"])


def _told(spent: Mapping[str, float], **more: Any) -> dict[str, Any]:
    return {
        "seconds": sum(spent.values()),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "rounds": spent,
        "more": more,
    }


def _run(folder: Path) -> Run:
    return Run(folder, (), Options())


def _copies_of_texts(folder: Path, size: int) -> dict[str, Any]:
    spent = _perform(copies.rounds(_run(folder)), {})
    signed = size / spent["sign"]
    return _told(spent, **{"signatures and bands, articles/s": round(signed)})


def _stories_of_texts(folder: Path, size: int) -> dict[str, Any]:
    run = _run(folder)
    spent = _perform(stories.rounds(run), {})
    gold = json.loads((folder / "gold.json").read_text())
    found = _found(run)
    return _told(spent, **{"B-cubed P, R, F1": _b_cubed(found, gold)})


def _b_cubed(found: Mapping[str, Any], gold: Mapping[str, Any]) -> str:
    """In one pass over counts, since a large archive has too many pairs."""
    both = Counter((found[key], gold[key]) for key in gold)
    ours, true = Counter(found.values()), Counter(gold.values())
    precision = sum(n * n / ours[one] for (one, _), n in both.items()) / len(gold)
    recall = sum(n * n / true[other] for (_, other), n in both.items()) / len(gold)
    f1 = 2 * precision * recall / (precision + recall)
    return f"{precision:.3f} {recall:.3f} {f1:.3f}, {len(ours)} stories for {len(true)}"


def _datasketch(folder: Path, size: int) -> dict[str, Any]:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.7, num_perm=128)
    kept: dict[str, Any] = {}
    found = 0
    began = time.process_time()
    for path in _run(folder).parts("articles"):
        for row in read_columns(path, ["article", "text"]).to_pylist():
            own = words(row["text"])
            signed = MinHash(num_perm=128)
            runs = (own[n : n + SHINGLE] for n in range(len(own) - SHINGLE + 1))
            signed.update_batch([" ".join(run).encode() for run in runs])
            matches = [key for key in index.query(signed) if kept[key].jaccard(signed) >= 0.7]
            found += bool(matches)
            index.insert(row["article"], signed)
            kept[row["article"]] = signed
    return _told({"all": time.process_time() - began}, **{"articles that repeat another": found})


def _copies_of_signs(folder: Path, size: int) -> dict[str, Any]:
    def sign(tasks: Sequence[Task]) -> None:
        chance = np.random.default_rng(7)
        signed = chance.integers(0, 65_536, (size, SLOTS), dtype=np.uint16).astype(SLOT)
        runs = np.sort(chance.integers(0, 1 << 31, (size, KEPT_RUNS), dtype=np.uint32), axis=1)
        drawn = chance.random(size)
        for n in range(1, size):
            of = 0 if drawn[n] < WIRE_RATE else int(chance.integers(n))
            if drawn[n] < WIRE_RATE + COPY_RATE:
                slots = chance.integers(0, SLOTS, int(chance.integers(0, SLOTS // 8 + 1)))
                places = chance.integers(0, KEPT_RUNS, int(chance.integers(0, KEPT_RUNS // 12)))
                signed[n], runs[n] = signed[of], runs[of]
                signed[n, slots] = chance.integers(0, 65_536, len(slots))
                runs[n, places] = chance.integers(0, 1 << 31, len(places))
                runs[n].sort()
        common = np.flatnonzero(chance.random(size) < BOILERPLATE)
        signed[common, :4] = 7
        for n, task in enumerate(tasks):
            at = slice(n * A_PART, min(size, (n + 1) * A_PART))
            _write_signs(task, signed[at], runs[at], at.start)

    spent = _perform(copies.rounds(_run(folder)), {"sign": _apart(sign)}, until="bring")
    return _told(spent)


def _write_signs(task: Task, signed: Any, runs: Any, first: int) -> None:
    parts, out = int(task.options["parts"]), Path(task.out)
    nodes = nodes_of([f"a{first + n}" for n in range(len(signed))])
    columns: dict[str, Any] = {"node": nodes, "sketch": [row.tobytes() for row in runs]}
    path = piece(out / "nodes", int(task.name))
    write_parts(path, columns, parts_of(nodes, parts), parts, node_schema())
    keys = bands(signed).ravel()
    path = piece(out / "bands", int(task.name))
    columns = {"band": keys, "node": np.repeat(nodes, BANDS)}
    write_parts(path, columns, parts_of(keys, parts), parts, band_schema())


def _stories_of_signs(folder: Path, size: int) -> dict[str, Any]:
    drawn = {"days": _days, "features": _features, "repeat": _no_repeats}
    run = _run(folder)
    spent = _perform(stories.rounds(run), {name: _apart(one) for name, one in drawn.items()})
    told = _told(spent)  # the peak, before the score's own tables
    gold = json.loads((folder / "gold.json").read_text())
    return told | {"more": {"B-cubed P, R, F1": _b_cubed(_found(run), gold)}}


def _found(run: Run) -> dict[str, str]:
    """The story of each article."""
    return {
        row["article"]: row["story"]
        for path in run.parts("placements")
        for row in read_columns(path, ["article", "story"]).to_pylist()
    }


def _apart(draw: Any) -> Any:
    """What is drawn is drawn in a child, so that its memory is not the worker's."""

    def drawn(tasks: Sequence[Task]) -> None:
        child = get_context("fork").Process(target=draw, args=(tasks,))
        child.start()
        child.join()
        if child.exitcode:
            raise SystemExit("drawing failed")

    return drawn


def _drawn(task: Task) -> Any:
    """What was drawn for one part."""
    path = piece(Path(task.folder) / "drawn", int(task.name))
    import pyarrow as pa

    return pa.ipc.open_file(str(path)).read_all()


def _days(tasks: Sequence[Task]) -> None:
    for task in tasks:
        days = Counter(map(str, _drawn(task).column("day").to_pylist()))
        Path(task.out).parent.mkdir(parents=True, exist_ok=True)
        Path(task.out).write_text(json.dumps(days))


def _features(tasks: Sequence[Task]) -> None:
    blocks: Blocks = blocks_of(tasks[0])
    for task in tasks:
        table = _drawn(task)
        days, articles = (table.column(name).to_pylist() for name in ("day", "article"))
        placed = [blocks.of(day) for day in days]
        columns = {
            "part": [int(task.name)] * len(days),
            "day": days,
            "article": articles,
            "moment": [article.rjust(9, "0") for article in articles],
            "placed_by": ["words"] * len(days),
            "features": table.column("features").to_pylist(),
        }
        goes_to = np.array([len(blocks.dated) if one is None else one for one in placed])
        write_parts(Path(task.out), columns, goes_to, len(blocks), feature_schema())


def _no_repeats(tasks: Sequence[Task]) -> None:
    for task in tasks:
        parts = int(task.options["parts"])
        columns: dict[str, list[Any]] = {name: [] for name in member_schema().names}
        nowhere = np.empty(0, dtype=np.int64)
        write_parts(Path(task.out), columns, nowhere, parts, member_schema())


MEASURED = {
    "copies of texts": _copies_of_texts,
    "stories of texts": _stories_of_texts,
    "datasketch": _datasketch,
    "copies of signs": _copies_of_signs,
    "stories of signs": _stories_of_signs,
}

if __name__ == "__main__":
    main()
