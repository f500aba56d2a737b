"""How well windows of days find the stories of an archive: B-cubed, beside the stream's.

    python -m benchmarks.batch_stories --data ../shared/data [--made-up 1500]

Data: the dev file of real news clusters (204 articles, 35 events of several years) and ECB+ (no
days, so all of it is one undated window), each as ``benchmarks.streams`` has them, with the
reader; a made-up archive of ``benchmarks.generate`` (a story a day, five outlets each) with its
readings by rules. The windows are those of the program, and short ones (blocks of so many articles)
to show what joining costs. *Stream*: the same features placed one by one in order of their days.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.generate import labelled
from benchmarks.stories import b_cubed
from benchmarks.stream_corpora import Corpus, clusters, ecb
from benchmarks.streams import place
from onrecord.batch import copies, stories
from onrecord.batch.article_rows import ARTICLES, row_of
from onrecord.batch.attribution_rows import READINGS, reading_row
from onrecord.batch.moments import order_of
from onrecord.batch.runs import Options, Run
from onrecord.batch.stories_windows import MOST
from onrecord.batch.tables import part_name, read_columns, write_rows
from onrecord.batch.tasks import perform
from onrecord.reading import read_seen
from onrecord.stories.streaming import features_of
from onrecord.types import Article, Published, Reading

SHORT = (40, 100)  # articles of a block


def main() -> None:
    """Print the scores of each corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--made-up", type=int, default=1_500)
    parser.add_argument("--corpora", nargs="+", default=["made-up", "clusters", "ecb"])
    options = parser.parse_args()
    makers = {
        "made-up": lambda: _made_up(options.made_up),
        "clusters": lambda: clusters(options.data),
        "ecb": lambda: ecb(options.data),
    }
    for name in options.corpora:
        corpus = makers[name]()
        told = len(set(corpus.gold.values()))
        print(f"{corpus.name}: {len(corpus.pairs)} articles, {told} stories", flush=True)
        ordered = sorted(corpus.pairs, key=lambda pair: (order_of(pair[0].published), pair[0].id))
        features = [features_of(*pair) for pair in ordered]
        _line("stream, in order of days", place(features), corpus)
        for most in (MOST, *SHORT):
            windows = "windows" if most == MOST else f"windows, blocks of {most}"
            _line(windows, _windows(corpus.pairs, most), corpus)


def _windows(pairs: Sequence[tuple[Article, Reading]], most: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        run = Run(Path(folder), (), Options())
        rows = (row_of(article, part=0, row=at) for at, (article, _) in enumerate(pairs))
        write_rows(run.table("articles") / part_name(0), ARTICLES, rows)
        read = (reading_row(reading, None) for _, reading in pairs)
        write_rows(run.table("readings") / part_name(0), READINGS, read)
        for rounds in (copies.rounds(run), stories.rounds(run, most=most)):
            for tasks in rounds:
                for task in tasks:
                    perform(task)
        return {
            row["article"]: row["story"]
            for path in run.parts("placements")
            for row in read_columns(path, ["article", "story"]).to_pylist()
        }


def _line(name: str, labels: Mapping[str, object], corpus: Corpus) -> None:
    scores = "P {:.3f} R {:.3f} F {:.3f}".format(*b_cubed(labels, corpus.gold))
    print(f"  {name:<28} {scores}  {len(set(labels.values()))} stories", flush=True)


def _made_up(count: int) -> Corpus:
    pairs: list[tuple[Article, Reading]] = []
    gold: dict[str, str] = {}
    for story, row in labelled(count, seed=7):
        when = Published(row["date"], "second")
        article = Article(row["id"], row["text"], title=row["title"], published=when)
        pairs.append((article, read_seen(article, None)))
        gold[article.id] = str(story)
    return Corpus("made up", pairs, gold, frozenset())


if __name__ == "__main__":
    main()
