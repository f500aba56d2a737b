"""How well a pile falls into its stories: B-cubed precision, recall and F1.

    python -m benchmarks.stories --data ../shared/data

Data: the dev file of real news clusters (204 articles, 35 events; titles and texts with their
days). The two thresholds in ``onrecord.stories`` were chosen on it, so the figure is of dev, not
of unseen text. Peer in the same run, where scikit-learn is installed: its TF-IDF vectors over
the same pile with its own average linkage at cosine distance, at its best threshold of nine.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.stories import group_stories
from onrecord.types import Article, Published


def main() -> None:
    """Group the pile, score it, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    source = parser.parse_args().data / "stories" / "news-clusters-dev.jsonl"
    pages = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    gold = {page["id"]: page["story"] for page in pages}
    started = time.perf_counter()
    found = group_stories([_article(page) for page in pages])
    taken = time.perf_counter() - started
    labels = {key: story.id for story in found for key in story.articles}
    print(f"data: {source.name}, {len(pages)} articles, {len(set(gold.values()))} events (dev)")
    print(f"onrecord      {_shown(labels, gold)}  {len(pages) / taken:6.0f} articles/s")
    peer = _scikit(pages, gold)
    print(f"scikit-learn  {peer or 'not installed'}")


def b_cubed(found: Mapping[str, Any], gold: Mapping[str, Any]) -> tuple[float, float, float]:
    """Precision, recall and F1 after Bagga and Baldwin (1998)."""
    precision = recall = 0.0
    for key in gold:
        own = {k for k in found if found[k] == found[key]}
        true = {k for k in gold if gold[k] == gold[key]}
        precision += len(own & true) / len(own)
        recall += len(own & true) / len(true)
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _article(page: Mapping[str, str]) -> Article:
    day = Published(page["date_publish"][:10], "day")
    return Article(id=page["id"], text=page["text"], title=page["title"], published=day)


def _shown(found: Mapping[str, Any], gold: Mapping[str, Any]) -> str:
    precision, recall, f1 = b_cubed(found, gold)
    stories = len(set(found.values()))
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  {stories} stories"


def _scikit(pages: Sequence[Mapping[str, str]], gold: Mapping[str, str]) -> str | None:
    try:
        from sklearn.cluster import AgglomerativeClustering
        from sklearn.feature_extraction.text import TfidfVectorizer
    except ImportError:
        return None
    texts = [f"{page['title']}\n{page['text']}" for page in pages]
    started = time.perf_counter()
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    best = ""
    score = 0.0
    for threshold in (0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.88, 0.9, 0.92):
        clustering = AgglomerativeClustering(
            n_clusters=None, metric="cosine", linkage="average", distance_threshold=threshold
        )
        labels = clustering.fit_predict(vectors.toarray())
        found = dict(zip(gold, labels, strict=True))
        if b_cubed(found, gold)[2] > score:
            score = b_cubed(found, gold)[2]
            best = f"{_shown(found, gold)}  (threshold {threshold})"
    return f"{best}, {time.perf_counter() - started:.1f} s for nine thresholds"


if __name__ == "__main__":
    main()
