"""The web app and the API under load, beside Datasette over the same file in the same run.

    python -m benchmarks.web_load [--store /tmp/large.db] [--requests 200] [--memory 10000]

Where there is no store, `benchmarks.make_store` makes one of 100,000 articles in 5,000 stories.
The server runs on one core and the clients on the other. Each kind of page is asked for by one
client and by 32 at once: the list of stories, a story of two hundred articles that all look at,
such stories each for the first time, and searches, each for another pair of words. Beside the times
stands the processor's time that the server spent on one request, which others on the machine change
least. Then come the time from starting the server to its first page, and its memory over many
requests.

Datasette shows the same rows of the same tables: the list by touched, the wordings of a story with
their articles, and the same search by SQLite's index. It knows nothing of records, so its page of a
story is a table and ours the whole record.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.make_store import ARTICLES, STORIES, make_store
from benchmarks.web_clients import Answers, Server, apart, free_port, served
from onrecord.store import Store

CLIENTS = (1, 32)
STARTS = 5
LARGE = 200  # articles of a story that is asked for; the largest there are where none is so large
PAGES = 20  # of the list of stories
SEARCHES = 200
ANEW = "anew"  # how pages are called that no request has asked for before
SLOW = 1.0  # seconds that no request may take at 32 clients
SQL = {
    "story": "select w.speaker, w.words, w.kind, w.day, w.outlet, v.title, v.url, v.published "
    "from wording as w join version as v on v.id = w.version where w.story = :story order by w.n",
    "search": "select w.speaker, highlight(wording_words, 0, '<b>', '</b>') as words, w.day, "
    "w.outlet, v.title, v.url from wording_words as f join wording as w on w.n = f.rowid "
    "join version as v on v.id = w.version where wording_words match :q "
    "order by bm25(wording_words, 1.0, 0.0, 0.0) limit 20",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """What of a store is asked for."""

    stories: tuple[str, ...]  # ids of large ones
    articles: int  # of each
    searches: tuple[str, ...]


def sample(store: Store, *, seed: int = 0) -> Sample:
    """Large stories, and pairs of words that stand in statements, some rare and some common."""
    chance = random.Random(seed)
    large = [line for line in store.stories.list(limit=-1) if line.articles >= LARGE]
    large = large or sorted(store.stories.list(limit=-1), key=lambda s: -s.articles)[:5]
    most = store.db.execute("SELECT max(n) FROM wording").fetchone()[0] or 0
    searches: list[str] = []
    while most and len(searches) < SEARCHES:
        row = store.db.execute(
            "SELECT words FROM wording WHERE n >= ? ORDER BY n LIMIT 1",
            (chance.randint(1, most),),
        ).fetchone()
        words = [word for word in row[0].split() if word.isalpha() and len(word) > 3]
        if len(words) > 1:
            searches.append(" ".join(chance.sample(words, 2)))
    stories = tuple(line.id for line in large[:50])
    return Sample(stories, large[0].articles, tuple(searches))


def our_paths(asked: Sample) -> dict[str, list[str]]:
    """The pages and the API, by what they are."""
    pages = range(1, PAGES + 1)
    return {
        "page: stories": [f"/?page={n}" for n in pages],
        "page: a story": [f"/story/{asked.stories[0]}"],
        f"page: a story, {ANEW}": [f"/story/{story}" for story in asked.stories[1:]],
        "page: search": [f"/search?{urlencode({'q': words})}" for words in asked.searches],
        "API: stories": ["/api/v1/stories"],
        "API: a story": [f"/api/v1/stories/{asked.stories[0]}"],
        "API: search": [
            f"/api/v1/search/statements?{urlencode({'q': words})}" for words in asked.searches
        ],
    }


def their_paths(asked: Sample, database: str) -> dict[str, list[str]]:
    """The same of Datasette."""
    columns = [("_col", name) for name in ("title", "articles", "outlets", "statements", "touched")]
    listed = urlencode([("_sort_desc", "touched"), ("_size", "50"), *columns])

    def query(name: str, **values: str) -> str:
        return f"/{database}?{urlencode({'sql': SQL[name], **values})}"

    return {
        "Datasette: stories": [f"/{database}/story?{listed}"],
        "Datasette: a story": [query("story", story=asked.stories[0])],
        "Datasette: search": [query("search", q=f'"{_quoted(s)}"') for s in asked.searches],
    }


def _quoted(words: str) -> str:
    return '" AND "'.join(words.split())


def program(name: str) -> str | None:
    """A command of this environment, or of the path."""
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else shutil.which(name)


@contextmanager
def ours(store: Path, core: int | None) -> Iterator[Server]:
    """Our server, which must not hold back a client that asks quickly."""
    command, port = program("onrecord"), free_port()
    if command is None:
        raise RuntimeError("onrecord is not installed in this environment")
    arguments = ["serve", "--store", str(store), "--port", str(port), "--rate", "0"]
    with served([command, *arguments], port=port, core=core) as server:
        yield server


@contextmanager
def theirs(store: Path, core: int | None) -> Iterator[Server]:
    """Datasette, with as many rows a page as ours shows."""
    command, port = program("datasette"), free_port()
    if command is None:
        raise RuntimeError("datasette is not installed; `pip install --group bench` has it")
    settings = ["sql_time_limit_ms", "60000", "max_returned_rows", "10000", "suggest_facets", "off"]
    pairs = [["--setting", *settings[n : n + 2]] for n in range(0, len(settings), 2)]
    options = [part for pair in pairs for part in pair]
    arguments = ["serve", str(store), "--port", str(port), *options]
    with served([command, *arguments], port=port, core=core) as server:
        yield server


def measure(server: Server, paths: dict[str, list[str]], requests: int) -> bool:
    """Print a line for each kind of page and number of clients; whether all were answered."""
    worked = True
    for name, choices in paths.items():
        if name.endswith(ANEW):  # half of them for one client, half for many, each once
            half = len(choices) // 2
            portions = [(1, choices[:half], half), (CLIENTS[-1], choices[half:], half)]
        else:
            server.ask(choices[:3], clients=1, requests=3)  # what is imported once is no page's
            portions = [(clients, choices, requests) for clients in CLIENTS]
        for clients, paths_asked, number in portions:
            if paths_asked:
                answers = server.ask(paths_asked, clients=clients, requests=number)
                print(line(name, clients, answers), flush=True)
                worked &= not answers.failed
    return worked


def line(name: str, clients: int, answers: Answers) -> str:
    """One line of the table, in milliseconds."""
    times = (answers.share(0.5), answers.share(0.99), answers.share(1.0))
    shown = "".join(f"{seconds * 1000:>10.1f}" for seconds in times)
    told = f"{answers.failed} failed" if answers.failed else ""
    told = told or ("over 1 s" if times[-1] > SLOW and clients > 1 else "")
    spent = f"{answers.spent * 1000:>10.1f}{answers.bytes / 1024:>10.0f}"
    return f"{name:<20}{clients:>8}{shown}{spent}  {told}".rstrip()


def start_up(open_server: Callable[[], AbstractContextManager[Server]]) -> float:
    """Seconds from starting the server to its first page: the median of several starts."""
    times = []
    for _ in range(STARTS):
        with open_server() as server:
            times.append(server.started)
    return statistics.median(times)


def memory(server: Server, paths: dict[str, list[str]], requests: int) -> list[tuple[int, float]]:
    """MiB after so many requests of all kinds, in ten steps after the first tenth."""
    mixed = [path for choices in paths.values() for path in choices[:20]]
    random.Random(0).shuffle(mixed)
    step = max(1, requests // 10)
    found = []
    for done in range(step, requests + 1, step):
        server.ask(mixed, clients=4, requests=step)
        found.append((done, server.memory()))
    return found


def main() -> int:
    """Print every figure; the exit status is 0 when every request was answered."""
    parser = argparse.ArgumentParser(description="The web app and the API under load.")
    parser.add_argument("--data", type=Path, help="not needed: the store is made up")
    parser.add_argument("--store", type=Path, default=Path(tempfile.gettempdir()) / "load.db")
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--stories", type=int, default=STORIES)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--memory", type=int, default=10_000)
    parser.add_argument("--without-datasette", action="store_true")
    options = parser.parse_args()
    if not options.store.exists():
        make_store(options.store, options.articles, options.stories, told=print)
    with Store.open(options.store) as store:
        asked = sample(store)
        print(
            f"{store.articles.count():,} articles, {store.stories.count():,} stories, "
            f"{options.store.stat().st_size / 2**20:,.0f} MiB; stories of {asked.articles} articles"
        )
    server_core, client_core = apart()
    if client_core is not None:
        os.sched_setaffinity(0, {client_core})
    worked = True
    heads = "".join(f"{head:>10}" for head in ("median", "p99", "most", "CPU", "KiB"))
    print(f"\n{'in milliseconds':<20}{'clients':>8}{heads}")
    with ours(options.store, server_core) as server:
        worked &= measure(server, our_paths(asked), options.requests)
    if not options.without_datasette:
        with theirs(options.store, server_core) as server:
            worked &= measure(server, their_paths(asked, options.store.stem), options.requests)
    print(f"\nstart-up: {start_up(lambda: ours(options.store, server_core)):.2f} s")
    with ours(options.store, server_core) as server:
        for done, mebibytes in memory(server, our_paths(asked), options.memory):
            print(f"memory after {done:>7,} requests: {mebibytes:6.0f} MiB", flush=True)
    return 0 if worked else 1


if __name__ == "__main__":
    sys.exit(main())
