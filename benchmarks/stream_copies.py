"""Near-identical articles, found by our signatures and by datasketch's.

    python -m benchmarks.stream_copies --data ../shared/data [--articles 3000]

Texts: real US articles of the sample, and for one in three a copy as the web makes them, placed at
random after it: some words changed, a paragraph cut or an opening added, so that between a half
and all of its five-word runs are in common. The truth is exact: two articles are near-identical
when the Jaccard index of their sets of five-word runs is .7 or more, over all pairs. Found means
that at its arrival an article was told one of its true fellows; false are the articles told only
others. Both sides get the same lists of words and do the rest: runs, signature, query, verify,
insert; seconds are of CPU time. datasketch: 128 permutations, threshold .7, its own estimate.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from onrecord.likeness.minhash import SHINGLE, signature
from onrecord.likeness.minhash_index import CopyIndex
from onrecord.likeness.words import words
from onrecord.stories.streaming import Settings

ALIKE = 0.7
Text = list[str]


def main() -> None:
    """Print recall, false finds and speed of both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=int, default=3_000)
    options = parser.parse_args()
    texts = _texts(options.data / "articles" / "us-politics-sample.jsonl.gz", options.articles)
    truth = _truth(texts)
    copies = sum(map(bool, truth))
    print(f"{len(texts):,} articles of {sum(map(len, texts)) // len(texts)} words", end="")
    print(f", {copies} of them near-identical to an earlier one")
    ours = _line("onrecord", _ours, texts, truth)
    try:
        peer = _line("datasketch", _datasketch, texts, truth)
    except ImportError:
        print("datasketch    not installed")
        return
    print(f"datasketch takes {peer / ours:.1f} times as long")


def _line(
    name: str,
    detect: Callable[[Sequence[Text]], list[set[int]]],
    texts: Sequence[Text],
    truth: Sequence[set[int]],
) -> float:
    detect(texts[:20])  # what is loaded and compiled once
    started = time.process_time()
    found = detect(texts)
    taken = time.process_time() - started
    right = sum(bool(one & true) for one, true in zip(found, truth, strict=True))
    false = sum(bool(one) and not one & true for one, true in zip(found, truth, strict=True))
    recall = right / max(1, sum(map(bool, truth)))
    print(f"{name:<12}  recall {recall:.4f}  false {false}  {len(texts) / taken:8,.0f} articles/s")
    return taken


def _ours(texts: Sequence[Text]) -> list[set[int]]:
    index, found = CopyIndex(least=Settings().copy), []
    for number, text in enumerate(texts):
        signed = signature(text)
        matches = index.find(signed) or ()
        found.append({match.number for match in matches})
        index.add(number, signed)
    return found


def _datasketch(texts: Sequence[Text]) -> list[set[int]]:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=ALIKE, num_perm=128)
    kept: list[MinHash] = []
    found = []
    for number, text in enumerate(texts):
        signed = MinHash(num_perm=128)
        signed.update_batch([" ".join(run).encode() for run in _runs(text)])
        matches = index.query(signed)
        found.append({int(m) for m in matches if kept[int(m)].jaccard(signed) >= ALIKE})
        index.insert(str(number), signed)
        kept.append(signed)
    return found


def _runs(text: Text) -> list[tuple[str, ...]]:
    return [tuple(text[n : n + SHINGLE]) for n in range(len(text) - SHINGLE + 1)]


def _texts(source: Path, count: int) -> list[Text]:
    chance = random.Random(11)
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in itertools.islice(lines, count)]
    placed = [(float(number), words(text)) for number, text in enumerate(texts)]
    for number, text in enumerate(texts[::3]):
        placed.append((3 * number + chance.expovariate(1 / 300), words(_copied(text, chance))))
    placed.sort(key=lambda pair: pair[0])
    return [text for _, text in placed if len(text) >= 50]


def _copied(text: str, chance: random.Random) -> str:
    paragraphs = text.split("\n")
    if len(paragraphs) > 4 and chance.random() < 0.4:
        del paragraphs[chance.randrange(len(paragraphs))]
    if chance.random() < 0.4:
        paragraphs.insert(0, "This report was first published elsewhere and is shown as it came")
    changed = "\n".join(paragraphs).split(" ")
    for _ in range(int(len(changed) * chance.uniform(0.0, 0.05))):
        changed[chance.randrange(len(changed))] = f"word{chance.randrange(1_000)}"
    return " ".join(changed)


def _truth(texts: Sequence[Text]) -> list[set[int]]:
    """For each text the earlier ones that are near-identical to it, by counting runs."""
    sets = [frozenset(map(hash, _runs(text))) for text in texts]
    holders: dict[int, list[int]] = defaultdict(list)
    truth = []
    for number, own in enumerate(sets):
        common = Counter[int]()
        for run in own:
            common.update(holders[run])
            holders[run].append(number)
        truth.append(
            {
                other
                for other, shared in common.items()
                if shared >= ALIKE * (len(own) + len(sets[other]) - shared)
            }
        )
    return truth


if __name__ == "__main__":
    main()
