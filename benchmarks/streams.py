"""How well articles find their stories as they come: B-cubed, orders, and the five seeds.

    python -m benchmarks.streams --data ../shared/data

Data: the dev file of real news clusters (204 articles, 35 events), in order of their days, and the
train and dev topics of ECB+ (772 short documents without days; the label is the sub-topic: 1ecb
and 1ecbplus are two happenings of one kind), in a drawn order. The stream's settings, one set for
both, were chosen on the even events (by name) and the even topics; each peer's own threshold is
chosen there, too, and for each corpus by itself. The odd halves tell.

Peers in the same run, where they are installed: a single pass over scikit-learn's TF-IDF vectors
(fitted on the whole corpus beforehand) against the stories' centroids, scikit-learn's average
linkage and Birch on the same vectors, river's TextClust on our stems, and our own batch grouping.

Orders: the clusters in 20 drawn orders, mean and least B-cubed F1 between any two of them. The
seeds, where they are: in how many of 20 drawn orders, mixed with the clusters, the five make one
story by themselves.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from benchmarks.stories import b_cubed
from benchmarks.stream_corpora import Corpus, clusters, ecb, seeds
from benchmarks.stream_peers import PEERS
from onrecord.stories import group_stories
from onrecord.stories.streaming import Features, StoryStream, features_of

ORDERS = 20
Labels = Mapping[str, object]


def main() -> None:
    """Print quality, orders and seeds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument(
        "--seeds", type=Path, help="folder of the seeds; beside the data if not told"
    )
    options = parser.parse_args()
    first, second = clusters(options.data), ecb(options.data)
    for corpus in (first, second):
        _quality(corpus)
    features = _features(first)
    _orders(features)
    five = seeds(options.seeds or options.data.parent / "seeds")
    if five:
        _seeds([features_of(*pair) for pair in five], features)


def _quality(corpus: Corpus) -> None:
    stories = len(set(corpus.gold.values()))
    print(f"{corpus.name}: {len(corpus.pairs)} articles, {stories} stories")
    print(f"  {'':<28} {'even, tuned on':^21} {'odd':^21} {'all':^21}  stories")
    features = _features(corpus)
    started = time.perf_counter()
    labels = place(features)
    taken = time.perf_counter() - started
    _line(f"onrecord's stream ({1000 * taken / len(features):.2f} ms each)", labels, corpus)
    batch = group_stories([article for article, _ in corpus.pairs])
    _line("onrecord's batch", {a: story.id for story in batch for a in story.articles}, corpus)
    for name, peer in PEERS.items():
        best = _best(peer, corpus)
        if best is None:
            print(f"  {name:<28} not installed")
        else:
            _line(f"{name}, {best[0]}", best[1], corpus)


def place(features: Sequence[Features]) -> dict[str, object]:
    """The story of each article in the end."""
    stream, labels = StoryStream(), dict[str, object]()
    for item in features:
        placement = stream.place(item)
        labels[placement.article] = placement.story
        labels.update((article, to) for article, _, to in placement.moved)
    return labels


def _best(
    peer: Callable[[Corpus], Mapping[float, Labels] | None], corpus: Corpus
) -> tuple[float, Labels] | None:
    """The labels at the threshold that is best on the half that is tuned on."""
    found = peer(corpus)
    if found is None:
        return None
    return max(found.items(), key=lambda pair: b_cubed(pair[1], corpus.half(even=True))[2])


def _line(name: str, labels: Labels, corpus: Corpus) -> None:
    parts = [
        "P {:.3f} R {:.3f} F {:.3f}".format(*b_cubed(labels, gold))
        for gold in (corpus.half(even=True), corpus.half(even=False), corpus.gold)
    ]
    print(f"  {name:<32} {'  '.join(parts)}  {len(set(labels.values()))}", flush=True)


def _features(corpus: Corpus) -> list[Features]:
    return [features_of(article, reading) for article, reading in corpus.pairs]


def _orders(features: Sequence[Features]) -> None:
    found = [place(order) for order in _shuffled(features)]
    scores = [b_cubed(one, other)[2] for one, other in combinations(found, 2)]
    print(f"{ORDERS} orders of the clusters, B-cubed F1 between two of them: ", end="")
    print(f"mean {sum(scores) / len(scores):.4f}, least {min(scores):.4f}")


def _seeds(five: Sequence[Features], others: Sequence[Features]) -> None:
    own = {item.article for item in five}
    whole = 0
    for order in _shuffled([*five, *others]):
        labels = place(order)
        keys = {labels[article] for article in own}
        whole += len(keys) == 1 and {a for a in labels if labels[a] in keys} == own
    print(f"the five seeds among {len(others)} others: one story of their own in ", end="")
    print(f"{whole} of {ORDERS} orders")


def _shuffled(features: Sequence[Features]) -> list[list[Features]]:
    return [random.Random(n).sample(features, len(features)) for n in range(ORDERS)]


if __name__ == "__main__":
    main()
