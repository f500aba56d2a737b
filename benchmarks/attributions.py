"""How well attributions are found, measured on PolNeAR's development articles.

python -m benchmarks.attributions --data ../shared/data [--split train] [--limit N] [--rules]

One annotator an article, the first by name. An attribution is *found* when its content shares
half of its characters with one of the annotator's (intersection over union, matched one to one);
it is *right* when the sources share a character too, or neither names one. Acts and views, which
the annotators marked too, are read with the rest.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from onrecord.reading import read_article
from onrecord.types import Article, Attribution, Span

LEAST_OVERLAP = 0.5  # intersection over union, in characters
QUOTED = re.compile(r"“|”|\".*\"|''.*''", re.DOTALL)
OFFSETS = re.compile(r"(\w+) (\d+ \d+(?:;\d+ \d+)*)$")


class Gold(NamedTuple):
    """What an annotator marked as one attribution."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]


class Counts(NamedTuple):
    """Attributions wanted, given, found and right."""

    wanted: int = 0
    given: int = 0
    found: int = 0
    right: int = 0

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


def articles(data: Path, split: str) -> Iterator[tuple[str, str, list[Gold]]]:
    """Name, text and gold attributions of each article of a split."""
    folder = data / "polnear" / split
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    for name, path in first.items():
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        yield name, text, gold_attributions(path.read_text(encoding="utf-8"), len(text))


def gold_attributions(annotations: str, length: int) -> list[Gold]:
    """The attributions of one annotation file; malformed lines are passed over."""
    marked: dict[str, tuple[Span, ...]] = {}
    found = []
    for line in annotations.splitlines():
        fields = line.split("\t")
        if len(fields) < 2:
            continue
        if fields[0].startswith("T"):
            if match := OFFSETS.match(fields[1]):
                pairs = [tuple(map(int, pair.split())) for pair in match[2].split(";")]
                marked[fields[0]] = tuple(
                    Span(a, min(b, length)) for a, b in pairs if 0 <= a < min(b, length)
                )
        elif fields[0].startswith("E"):
            parts: dict[str, list[Span]] = defaultdict(list)
            for role, _, name in (item.partition(":") for item in fields[1].split()):
                parts[role.rstrip("0123456789")] += marked.get(name, ())
            if parts["Content"]:
                found.append(
                    Gold(*(tuple(sorted(parts[role])) for role in ("Content", "Source", "Cue")))
                )
    return found


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


def measure(data: Path, split: str, limit: int, *, rules: bool) -> None:
    """Print the scores and the speed."""
    totals = {"all": Counts(), "quoted": Counts(), "indirect": Counts()}
    by_rule: dict[str, Counter[str]] = defaultdict(Counter)
    seconds, words, number = 0.0, 0, 0
    for name, text, gold in articles(data, split):
        if limit and number >= limit:
            break
        number += 1
        words += len(text.split())
        began = time.process_time()
        given = read_article(Article(id=name, text=text), acts=True).attributions
        seconds += time.process_time() - began
        pairs = matched(gold, given)
        right = {g for g, a in pairs.items() if same_source(gold[g], given[a])}
        in_quotes = [bool(QUOTED.search(_text(text, item.content))) for item in gold]
        given_quotes = [item.kind != "indirect" for item in given]
        for label, wants, gives in (
            ("all", lambda _: True, lambda _: True),
            ("quoted", in_quotes.__getitem__, given_quotes.__getitem__),
            (
                "indirect",
                lambda g, q=in_quotes: not q[g],
                lambda a, q=given_quotes: not q[a],
            ),
        ):
            total = totals[label]
            hits = [g for g in pairs if wants(g)]
            totals[label] = Counts(
                total.wanted + sum(map(bool, map(wants, range(len(gold))))),
                total.given + sum(map(bool, map(gives, range(len(given))))),
                total.found + len(hits),
                total.right + len(right & set(hits)),
            )
        for a, item in enumerate(given):
            count = by_rule[item.rule]
            count["given"] += 1
            count["found"] += a in pairs.values()
            count["right"] += any(pairs[g] == a for g in right)
    for label, total in totals.items():
        print(f"{label:<9} {total.scores()}")
    print(f"{number / seconds:.0f} articles/s, {words / seconds:.0f} words/s")
    if rules:
        for rule, count in sorted(by_rule.items()):
            found = count["found"] / count["given"]
            right_share = count["right"] / count["given"]
            print(
                f"{rule:<14} {count['given']:>5} given  {found:.2f} found  {right_share:.2f} right"
            )


def _text(text: str, spans: Sequence[Span]) -> str:
    return " ".join(span.of(text) for span in spans)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Attributions, against PolNeAR.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--split", default="dev", choices=["dev", "train"])
    parser.add_argument("--limit", type=int, default=0, help="articles; 0 for all")
    parser.add_argument("--rules", action="store_true", help="the precision of each rule")
    options = parser.parse_args()
    measure(options.data, options.split, options.limit, rules=options.rules)


if __name__ == "__main__":
    main()
