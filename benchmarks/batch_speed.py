"""What a batch run costs, step by step, and how busy it keeps its workers.

    python -m benchmarks.batch_speed                        2,000 pages, 1 and 2 workers
    python -m benchmarks.batch_speed --pages 20000 --workers 2 --reader-pages 1000

*Steps*: the archive of ``benchmarks.make_archives`` (brief reports, nineteen of twenty a copy)
through all steps; for each step the rows, the seconds of wall time and of a core, and the memory of
the largest worker. Seconds of a core are what counts on a machine that others use too.

*Reader*: the step that reads, over reports of full length without copies, with a sample of all
workers taken twenty times a second: a worker is *at work* when one of its threads runs or waits for
a core. What is missing from 100 % is time in which it waited for something else.

*Extractor*: pages of full length through step 1's own function on one core, beside the extractor
alone, and beside what of resiliparse, readability, justext and newspaper is installed.

*Engines*: step 1 with each engine and as a Ray Data pipeline, in processes of their own: the wall
time with the start, and without.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks import make_archives
from benchmarks.make_warc import answers, write_warc

EVERY = 0.05  # seconds between two looks at the workers


def run(inputs: Path, out: Path, *, engine: str, workers: int, steps: str) -> float:
    """Run the program; seconds of wall time."""
    command = [
        sys.executable, "-m", "onrecord", "batch", str(inputs), "--out", str(out),
        "--engine", engine, "--workers", str(workers), "--steps", steps,
    ]  # fmt: skip
    started = time.perf_counter()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def finished(out: Path, step: str) -> dict[str, Any]:
    """What a step says of itself."""
    found: dict[str, Any] = json.loads((out / "state" / step / "finished.json").read_text())
    return found


def steps(folder: Path, pages: int, workers: list[int]) -> None:
    """Print what each step costs."""
    paths = make_archives.write(folder / "archives", pages, files=10, outlets=20)
    size = sum(path.stat().st_size for path in paths)
    print(f"steps: {pages:,} pages in {len(paths)} files, {size / 1e6:.1f} MB packed")
    print(f"{'step':<14}{'workers':>8}{'rows':>9}{'core s':>9}{'pages/core s':>14}{'MB held':>9}")
    for number in workers:
        out = folder / f"out-{number}"
        wall = run(folder / "archives", out, engine="local", workers=number, steps="statements")
        whole = 0.0
        for step in ("articles", "copies", "attributions", "stories", "statements"):
            told = finished(out, step)
            whole += told["cpu"]
            rate = pages / told["cpu"] if told["cpu"] else 0.0
            print(
                f"{step:<14}{number:>8}{told['rows']:>9,}{told['cpu']:>9.1f}{rate:>14,.0f}"
                f"{told['memory'] / 1e6:>9,.0f}"
            )
        print(f"{'all':<14}{number:>8}{'':>9}{whole:>9.1f}{pages / whole:>14,.0f}   {wall:.0f} s")


def reader(folder: Path, pages: int, workers: int) -> None:
    """Print how busy the workers are while they read."""
    source = folder / "full.warc.gz"
    with source.open("wb") as file:
        write_warc(file, pages, seed=11)
    out = folder / "read"
    run(source, out, engine="local", workers=workers, steps="copies")
    command = [
        sys.executable, "-m", "onrecord", "batch", "--out", str(out), "--workers", str(workers),
        "--steps", "attributions",
    ]  # fmt: skip
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    watch = _Watch(process.pid, out)
    process.wait()
    watch.close()
    told = finished(out, "attributions")
    print(
        f"reader: {pages:,} pages of full length, {workers} workers: {told['cpu']:.1f} core "
        f"seconds, {pages / told['cpu']:.1f} articles a core second; while it reads, "
        f"{watch.share():.1%} of the workers' time at work, {watch.cores():.2f} cores had"
    )


class _Watch:
    """Looks at the workers of a run again and again while it reads."""

    def __init__(self, parent: int, out: Path) -> None:
        self._parent, self._out = parent, out
        self._looks = self._at_work = 0
        self._ticks: dict[int, list[int]] = {}
        self._began = self._ended = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the looking."""
        self._over.set()
        self._thread.join()

    def share(self) -> float:
        """The share of looks at which a worker was at work."""
        return self._at_work / max(1, self._looks)

    def cores(self) -> float:
        """How many cores the workers had on average."""
        used = sum(ticks[-1] - ticks[0] for ticks in self._ticks.values())
        return used / os.sysconf("SC_CLK_TCK") / max(1e-9, self._ended - self._began)

    def _watch(self) -> None:
        while not self._over.wait(EVERY):
            if not self._is_reading():
                continue
            now = time.monotonic()
            self._began, self._ended = self._began or now, now
            for worker in _children(self._parent):
                states = [_state(worker, task) for task in _tasks(worker)]
                self._looks += 1
                self._at_work += any(state in ("R", "D") for state, _ in states)
                self._ticks.setdefault(worker, []).append(_ticks(worker))

    def _is_reading(self) -> bool:
        state = self._out / "state" / "attributions"
        try:
            plan = json.loads((state / "plan.json").read_text())
        except (OSError, ValueError):
            return False
        done = len(list((state / "read").glob("[!.]*.json")))
        # With one batch left one worker has nothing to do: that is the end, told as such.
        return bool(plan["round"] == "read" and done < plan["tasks"])


def _children(parent: int) -> list[int]:
    found = []
    for task in _tasks(parent):
        try:
            found += Path(f"/proc/{parent}/task/{task}/children").read_text().split()
        except OSError:
            continue
    return [int(child) for child in found if "spawn_main" in _command(int(child))]


def _command(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except OSError:
        return ""


def _tasks(process: int) -> list[str]:
    try:
        return os.listdir(f"/proc/{process}/task")
    except OSError:
        return []


def _state(process: int, task: str) -> tuple[str, int]:
    try:
        line = Path(f"/proc/{process}/task/{task}/stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return "", 0
    return line[0], int(line[11]) + int(line[12])


def _ticks(process: int) -> int:
    return sum(_state(process, task)[1] for task in _tasks(process))


def extractors(pages: int) -> None:
    """Print how fast pages become articles on one core, here and elsewhere."""
    bodies = [body.decode() for *_, kind, body in answers(pages, seed=5) if kind == "text/html"]
    print(f"extractor: {len(bodies):,} pages of full length, one core")
    for name, extract in _extractors():
        extract(bodies[0])  # what is loaded at the first call is not counted
        started = time.process_time()
        found = sum(bool(extract(body)) for body in bodies)
        rate = len(bodies) / (time.process_time() - started)
        print(f"  {name:<44}{rate:>8,.0f} pages a core second, {found:,} texts")


def _extractors() -> Iterator[tuple[str, Callable[[str], Any]]]:
    from trafilatura import bare_extraction

    from onrecord.articles import to_article
    from onrecord.batch.precheck import refused
    from onrecord.types import Article, Page

    def ours(html: str) -> bool:
        page = Page(html, "html", path="p", url="https://herald.example/1")
        return refused(page, least_words=20) is None and isinstance(to_article(page), Article)

    yield "step 1: pre-check, extractor, cleaning, dates", ours
    yield "its pre-check alone", lambda html: refused(Page(html, "html"), least_words=20) is None
    yield "trafilatura, fast, with metadata", lambda html: bare_extraction(html, fast=True)
    # Not of the project: they are loaded by name where somebody has installed them.
    if find_spec("resiliparse"):
        plain: Any = import_module("resiliparse.extract.html2text").extract_plain_text
        yield "resiliparse, main content", lambda html: plain(html, main_content=True)
    if find_spec("justext"):
        justext: Any = import_module("justext")
        words = justext.get_stoplist("English")
        yield "justext", lambda html: justext.justext(html, words)
    if find_spec("readability"):
        document: Any = import_module("readability").Document
        yield "readability", lambda html: document(html).summary()
    if find_spec("newspaper"):
        kind: Any = import_module("newspaper").Article

        def newspaper(html: str) -> str:
            paper = kind("https://herald.example/1", fetch_images=False)
            paper.download(input_html=html)
            paper.parse()
            return str(paper.text)

        yield "newspaper4k", newspaper


def engines(folder: Path, pages: int) -> None:
    """Print how long step 1 takes with each engine, and as a Ray Data pipeline."""
    archives = folder / "engines"
    make_archives.write(archives, pages, files=10, outlets=20)
    print(f"engines: step 1 over {pages:,} pages in 10 files, 2 workers, seconds of wall time")
    for engine in ("local", "daft", "ray"):
        if engine == "local" or find_spec(engine):
            out = folder / f"engine-{engine}"
            wall = run(archives, out, engine=engine, workers=2, steps="articles")
            told = finished(out, "articles")
            print(f"  {engine:<10}{wall:>8.1f} in all, {told['seconds'] / 2:>8.1f} at work")
    if find_spec("ray"):
        command = [sys.executable, "-m", "benchmarks.batch_speed", "--ray-data", str(archives)]
        subprocess.run(command, check=True)


def ray_data(archives: Path) -> None:
    """Step 1 as Ray Data has it: read the files, a function over batches, write Parquet."""
    import ray

    started = time.perf_counter()
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
    began = time.perf_counter()
    paths = [str(path) for path in sorted(archives.glob("*.warc.gz"))]
    with tempfile.TemporaryDirectory() as out:
        rows = ray.data.from_items([{"path": path} for path in paths], override_num_blocks=10)
        rows.flat_map(_articles_of).write_parquet(out)
        number = len(list(Path(out).glob("*.parquet")))
    ended = time.perf_counter()
    print(
        f"  {'Ray Data':<10}{ended - started:>8.1f} in all, {ended - began:>8.1f} at work "
        f"({number} files)"
    )


def _articles_of(row: dict[str, Any]) -> list[dict[str, Any]]:
    from onrecord.articles import to_article
    from onrecord.batch.article_rows import row_of
    from onrecord.intake import pages
    from onrecord.types import Article, Page

    found: list[dict[str, Any]] = []
    for page in pages([row["path"]]):
        article = to_article(page) if isinstance(page, Page) else None
        if isinstance(article, Article):
            kept = row_of(article, part=0, row=len(found))
            found.append({name: kept[name] for name in ("article", "url", "title", "text", "day")})
    return found


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--reader-pages", type=int, default=600)
    parser.add_argument("--only", choices=["steps", "reader", "extractors", "engines"])
    parser.add_argument("--ray-data", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ray_data:
        ray_data(options.ray_data)
        return
    folder = Path(tempfile.mkdtemp(prefix="onrecord-batch-"))
    try:
        if options.only in (None, "steps"):
            steps(folder, options.pages, options.workers)
        if options.only in (None, "reader"):
            reader(folder, options.reader_pages, max(options.workers))
        if options.only in (None, "extractors"):
            extractors(500)
        if options.only in (None, "engines"):
            engines(folder, options.pages)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
