"""How well attributions are found, measured on PolNeAR's development articles.

python -m benchmarks.attributions --data ../shared/data [--split train] [--rules] [--lost 0.5]

One annotator an article, the first by name. An attribution is *found* when its content shares
half of its characters with one of the annotator's (intersection over union, matched one to one);
it is *right* when the sources share a character too, or neither names one. *Quoted* is what holds a
quotation mark; what matches nothing counts by its own text. Acts and views, which
the annotators marked too, are read with the rest.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpora import Gold, is_quoted, polnear, without_opening_marks
from onrecord.reading import read_article
from onrecord.types import Article, Attribution, Span

LEAST_OVERLAP = 0.5  # intersection over union, in characters
Reader = Callable[[str], Sequence[Attribution]]


class Counts(NamedTuple):
    """Attributions wanted, given, found and right."""

    wanted: int = 0
    given: int = 0
    found: int = 0
    right: int = 0

    @property
    def found_f1(self) -> float:
        """F1 of the contents, in per cent."""
        return 200 * self.found / max(1, self.wanted + self.given)

    @property
    def right_f1(self) -> float:
        """F1 of contents whose source is right too, in per cent."""
        return 200 * self.right / max(1, self.wanted + self.given)

    def scores(self) -> str:
        """Precision, recall and F1 of found and of right, in percent."""
        parts = []
        for name, hits in (("found", self.found), ("right", self.right)):
            precision = 100 * hits / self.given if self.given else 0.0
            recall = 100 * hits / self.wanted if self.wanted else 0.0
            both = precision + recall
            f1 = 2 * precision * recall / both if both else 0.0
            parts.append(f"{name}  P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}")
        return f"{'   '.join(parts)}   ({self.wanted} wanted, {self.given} given)"


@dataclass
class Scores:
    """What one reader found in a row of articles."""

    totals: dict[str, Counts] = field(
        default_factory=lambda: dict.fromkeys(("all", "quoted", "indirect"), Counts())
    )
    by_rule: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    articles: int = 0
    words: int = 0
    seconds: float = 0.0  # of the processor


def characters(spans: Sequence[Span]) -> set[int]:
    """The offsets that spans cover."""
    return {at for span in spans for at in range(span.start, span.end)}


def matched(gold: Sequence[Gold], given: Sequence[Attribution]) -> dict[int, int]:
    """Given attribution by gold attribution, the best overlaps first, one to one."""
    wanted = [characters(item.content) for item in gold]
    offered = [characters(item.content) for item in given]
    pairs = []
    for g, one in enumerate(wanted):
        for a, other in enumerate(offered):
            shared = len(one & other)
            if shared and shared / len(one | other) >= LEAST_OVERLAP:
                pairs.append((-shared / len(one | other), g, a))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, g, a in sorted(pairs):
        if g not in taken and a not in used:
            taken[g] = a
            used.add(a)
    return taken


def same_source(gold: Gold, given: Attribution) -> bool:
    """Whether both name the same source, as far as their characters tell."""
    if not gold.source or given.source is None:
        return not gold.source and given.source is None
    return any(span.overlaps(given.source) for span in gold.source)


def score(reader: Reader, articles: Iterable[tuple[str, str, list[Gold]]]) -> Scores:
    """How well a reader finds what the annotators marked, and how long it takes."""
    scores = Scores()
    for _, text, gold in articles:
        scores.articles += 1
        scores.words += len(text.split())
        began = time.process_time()
        given = reader(text)
        scores.seconds += time.process_time() - began
        pairs = matched(gold, given)
        right = {g for g, a in pairs.items() if same_source(gold[g], given[a])}
        gold_of = {a: g for g, a in pairs.items()}
        wanted = ["quoted" if item.quoted else "indirect" for item in gold]
        # A given one counts where the one it matches does, so that no hit is in the other part.
        offered = [
            wanted[gold_of[a]] if a in gold_of else _part(text, item)
            for a, item in enumerate(given)
        ]
        for label, total in scores.totals.items():
            of = ("quoted", "indirect") if label == "all" else (label,)
            hits = {g for g in pairs if wanted[g] in of}
            scores.totals[label] = Counts(
                total.wanted + sum(part in of for part in wanted),
                total.given + sum(part in of for part in offered),
                total.found + len(hits),
                total.right + len(right & hits),
            )
        for a, item in enumerate(given):
            count = scores.by_rule[item.rule]
            count["given"] += 1
            count["found"] += a in pairs.values()
            count["right"] += any(pairs[g] == a for g in right)
    return scores


def _part(text: str, given: Attribution) -> str:
    return "quoted" if is_quoted(text, given.content) else "indirect"


def our_reader(text: str) -> Sequence[Attribution]:
    """The attributions, acts and views that we read in a text."""
    return read_article(Article(id="measured", text=text), acts=True).attributions


def measure(data: Path, split: str, limit: int, *, rules: bool, lost: float) -> None:
    """Print the scores and the speed."""
    articles: Iterable[tuple[str, str, list[Gold]]] = islice(polnear(data, split), limit or None)
    if lost:
        articles = (without_opening_marks(*article, share=lost) for article in articles)
    scores = score(our_reader, articles)
    for label, total in scores.totals.items():
        print(f"{label:<9} {total.scores()}")
    print(
        f"{scores.articles / scores.seconds:.0f} articles/s, "
        f"{scores.words / scores.seconds:.0f} words/s"
    )
    if rules:
        for rule, count in sorted(scores.by_rule.items()):
            found = count["found"] / count["given"]
            right_share = count["right"] / count["given"]
            print(
                f"{rule:<14} {count['given']:>5} given  {found:.2f} found  {right_share:.2f} right"
            )


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Attributions, against PolNeAR.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--split", default="dev", choices=["dev", "train"])
    parser.add_argument("--limit", type=int, default=0, help="articles; 0 for all")
    parser.add_argument("--rules", action="store_true", help="the precision of each rule")
    parser.add_argument("--lost", type=float, default=0, help="share of opening marks to take away")
    options = parser.parse_args()
    measure(options.data, options.split, options.limit, rules=options.rules, lost=options.lost)


if __name__ == "__main__":
    main()
