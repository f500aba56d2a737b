"""The reader beside its peers: how well, how fast and in how much memory, in one run.

    python -m benchmarks.peers [--data ../shared/data] [--articles 100] [--limit N]
                               [--reader NAME ...] [--model en_core_web_sm]

Quality is that of `benchmarks.attributions`, on PolNeAR's development articles. Speed runs on the
first articles of a sample of real ones, each cut to 750 words and all handed over at once, from
text to attributions, by the clock; loading is told apart. Each reader has a process of its own, so
that the peak memory, read before quality is measured, is its own; none is told how many cores to
use, but spaCy's pipelines, which use one, are also run with two processes. A reader's faster way
stands in its row, and the other below it; the peak memory is that of one process.

The peers are no dependencies; one that is missing is left out, and how to get it is printed:

    pip install spacy textacy && python -m spacy download en_core_web_sm

The official pipeline en_core_web_sm is published by Explosion with GitHub's releases, on purpose
not on PyPI (https://github.com/explosion/spaCy/issues/3938), so it cannot be had where only PyPI
is reachable; no re-upload by others is used instead. `--model` takes another installed pipeline, or
a folder, that has a parser; which it was is printed with the figures, from its own meta.json. One
of the official's shape, fit to compare speeds but not quality, comes from training/spacy_peer.py:

    PYTHONPATH=src:. python -m training.spacy_peer --data ../shared/data --out ../peer
    python -m benchmarks.peers --model ../peer

- textacy: `textacy.extract.direct_quotations`, made for direct quotations only. It gives up on a
  text with an odd number of quotation marks, so it is handed one paragraph at a time.
- spaCy: the dependency rules of `benchmarks/spacy_rules.py`, ours, as a baseline.
"""

from __future__ import annotations

import argparse
import gzip
import json
import platform
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.attributions import Counts, score
from benchmarks.corpora import polnear
from benchmarks.spacy_rules import find_attributions
from onrecord.reading import read_articles, read_seen
from onrecord.types import Article, Attribution, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

SAMPLE = Path("articles") / "us-politics-sample.jsonl.gz"
WORDS = 750  # an article
BATCHES = 8  # for each process, where spaCy uses several
GET = "pip install spacy textacy && python -m spacy download en_core_web_sm"
WARMING = "“It works,” said Ada Byron. The mayor said that it does not."


class Peer(NamedTuple):
    """A reader that is loaded."""

    read_all: Callable[[Sequence[str], int], list[Sequence[Attribution]]]  # in some processes
    about: str = ""  # what was loaded, and whose it is
    processes: int = 1  # beside one, how many it is tried with

    def read(self, text: str) -> Sequence[Attribution]:
        """The attributions of one text."""
        return self.read_all([text], 1)[0]


def onrecord(_: str) -> Peer:
    """Our reader."""
    return Peer(
        lambda texts, _: [one.attributions for one in read_articles(as_articles(texts), acts=True)]
    )


def rules_alone(text: str) -> Sequence[Attribution]:
    """What our rules find without the model."""
    return read_seen(Article(id="measured", text=text), None, acts=True).attributions


def our_rules(_: str) -> Peer:
    """Our rules without the model."""
    return Peer(lambda texts, _: [rules_alone(text) for text in texts])


def textacy(model: str) -> Peer:
    """textacy's direct quotations."""
    from textacy import __version__
    from textacy.extract import direct_quotations

    nlp = pipeline(model)

    def quotations(doc: Doc, start: int) -> list[Attribution]:
        try:
            triples = list(direct_quotations(doc))
        except ValueError:  # a quotation mark without its fellow
            return []
        return [
            Attribution(
                "direct",
                (Span(start + content.start_char, start + content.end_char),),
                source=covering(speaker, start),
                cue=covering(cue, start),
            )
            for speaker, cue, content in triples
        ]

    def read_all(texts: Sequence[str], processes: int) -> list[Sequence[Attribution]]:
        found: list[list[Attribution]] = [[] for _ in texts]
        paragraphs = [
            (match[0], (number, match.start()))
            for number, text in enumerate(texts)
            for match in re.finditer(r"\S[^\n]*", text)
        ]
        piped = nlp.pipe(paragraphs, as_tuples=True, **shared(processes, len(paragraphs)))
        for doc, (number, start) in piped:
            found[number] += quotations(doc, start)
        return list(found)

    return Peer(read_all, f"textacy {__version__}; {described(nlp)}", 2)


def spacy(model: str) -> Peer:
    """The baseline of dependency rules."""
    nlp = pipeline(model)

    def read_all(texts: Sequence[str], processes: int) -> list[Sequence[Attribution]]:
        piped = nlp.pipe(texts, **shared(processes, len(texts)))
        return [find_attributions(doc) for doc in piped]

    return Peer(read_all, f"benchmarks/spacy_rules.py; {described(nlp)}", 2)


READERS: dict[str, Callable[[str], Peer]] = {
    "onrecord": onrecord,
    "rules alone": our_rules,
    "textacy": textacy,
    "spaCy": spacy,
}


def pipeline(model: str) -> Language:
    """An installed pipeline of spaCy, without the names, which nobody here asks for."""
    import spacy

    nlp = spacy.load(model, exclude=["ner"])
    if "parser" not in nlp.pipe_names:
        raise ValueError(f"{model} has no parser, only {nlp.pipe_names}")
    return nlp


def shared(processes: int, texts: int) -> dict[str, Any]:
    """How spaCy's pipe deals texts out to processes; to one as the pipeline has it."""
    if processes == 1:
        return {}
    share = max(1, texts // (BATCHES * processes))  # else one gets them all
    return {"n_process": processes, "batch_size": share}


def described(nlp: Language) -> str:
    """What a pipeline says of itself, and whether it is an official one."""
    meta = nlp.meta
    name = f"{meta['lang']}_{meta['name']} {meta['version']}"
    if meta.get("author") == "Explosion":
        whose = "official, by Explosion"
    else:
        whose = f"NOT official, by {meta.get('author') or 'nobody named'}"
        whose += f": {meta['description']}" if meta.get("description") else ""
    return f"spaCy {version('spacy')}; {name}, {whose}"


def as_articles(texts: Sequence[str]) -> list[Article]:
    """Articles of nothing but their texts."""
    return [Article(id=str(number), text=text) for number, text in enumerate(texts)]


def covering(tokens: Sequence[Token], start: int) -> Span:
    """From the first to the last of some tokens, in a text of which theirs begins at ``start``."""
    return Span(start + tokens[0].idx, start + tokens[-1].idx + len(tokens[-1]))


def sample(path: Path, size: int) -> list[str]:
    """The first articles, each cut behind its 750th word."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, size)]
    return [cut(text) for text in texts]


def cut(text: str) -> str:
    """The first 750 words, with what stands between them."""
    last = next(islice(re.finditer(r"\S+", text), WORDS - 1, None), None)
    return text[: last.end()] if last else text


def measure(name: str, model: str, data: Path, articles: int, limit: int) -> dict[str, Any]:
    """All figures of one reader, taken in this process; or what is missing for it."""
    texts = sample(data / SAMPLE, articles)
    began = time.perf_counter()
    try:
        peer = READERS[name](model)
    except (ImportError, OSError) as error:  # spaCy raises OSError for a pipeline not installed
        return {"missing": str(error).partition("\n")[0]}
    peer.read(WARMING)
    loading = time.perf_counter() - began
    seconds = {1: timed(peer, texts, 1)}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if peer.processes > 1:
        seconds[peer.processes] = timed(peer, texts, peer.processes)
    scores = score(peer.read, islice(polnear(data, "dev"), limit or None))
    return {
        "about": peer.about,
        "loading": loading,
        "articles": len(texts),
        "words": sum(len(text.split()) for text in texts),
        "seconds": sorted(seconds.items(), key=lambda item: item[1]),
        "peak_mib": peak / (2**20 if platform.system() == "Darwin" else 2**10),
        "scored": scores.articles,
        "totals": scores.totals,
    }


def timed(peer: Peer, texts: Sequence[str], processes: int) -> float:
    """The seconds that a reader takes for all texts."""
    began = time.perf_counter()
    peer.read_all(texts, processes)
    return time.perf_counter() - began


def measure_apart(name: str, options: argparse.Namespace) -> dict[str, Any] | None:
    """What `measure` finds in a process of its own; None where it fails."""
    command = [sys.executable, "-m", "benchmarks.peers", "--measure", "--reader", name]
    for option in ("data", "articles", "limit", "model"):
        command += [f"--{option}", str(getattr(options, option))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name}: failed: {''.join(done.stderr.strip().splitlines()[-1:])}", flush=True)
        return None
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def show(measured: dict[str, dict[str, Any]]) -> None:
    """Print the figures of the readers that were measured, one table after the other."""
    for name, found in measured.items():
        if found["about"]:
            print(f"{name}: {found['about']}")
    first: dict[str, Any] = next(iter(measured.values()))
    print(f"\nQuality: PolNeAR dev, {first['scored']} articles")
    for label in first["totals"]:
        for name, found in measured.items():
            print(f"{label:<9} {name:<12} {Counts(*found['totals'][label]).scores()}")
    print(f"\nSpeed: {first['articles']} articles, {first['words']:,} words")
    print(
        f"{'':<12}{'articles/s':>12}{'words/s':>12}{'processes':>12}"
        f"{'peak MiB':>12}{'loading s':>12}"
    )
    for name, found in measured.items():
        for place, (processes, seconds) in enumerate(found["seconds"]):
            line = (
                f"{'' if place else name:<12}{found['articles'] / seconds:>12.1f}"
                f"{found['words'] / seconds:>12,.0f}{processes:>12}"
                + (f"{found['peak_mib']:>12.0f}" if processes == 1 else f"{'':>12}")
                + ("" if place else f"{found['loading']:>12.1f}")
            )
            print(line.rstrip())


def compare(names: Iterable[str], options: argparse.Namespace) -> int:
    """Measure the readers, print all; the exit status is 0 unless one failed that is there."""
    measured, failed = {}, False
    for name in names:
        found = measure_apart(name, options)
        failed |= found is None
        if found and "missing" in found:
            print(f"{name}: left out: {found['missing']}\n  to get it: {GET}", flush=True)
        elif found:
            measured[name] = found
    if measured:
        show(measured)
    return int(failed)


def main() -> int:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Our reader beside its peers.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=int, default=100, help="for speed")
    parser.add_argument("--limit", type=int, default=0, help="articles for quality; 0 for all")
    parser.add_argument("--reader", action="append", choices=READERS, help="only this one")
    parser.add_argument("--model", default="en_core_web_sm", help="spaCy's pipeline, or a folder")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        (name,) = options.reader
        found = measure(name, options.model, options.data, options.articles, options.limit)
        print(json.dumps(found))
        return 0
    return compare(options.reader or READERS, options)


if __name__ == "__main__":
    sys.exit(main())
