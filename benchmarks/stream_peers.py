"""Other ways to sort articles into stories, each with the labels at a row of thresholds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, cast

from benchmarks.stream_corpora import Corpus
from onrecord.likeness.words import content_stems

Found = dict[float, Mapping[str, object]]


def single_pass(corpus: Corpus) -> Found | None:
    """Each article to the nearest centroid, if it is near enough, in order of arrival."""
    vectors = _vectors(corpus)
    if vectors is None:
        return None
    import numpy as np

    found: Found = {}
    for least in (0.12, 0.16, 0.2, 0.25, 0.3, 0.35):
        sums = np.zeros_like(vectors)  # a row a story; so many there are at most
        lengths = np.ones(len(vectors))
        labels: dict[str, object] = {}
        stories = 0
        for (article, _), vector in zip(corpus.pairs, vectors, strict=True):
            near = sums[: stories + 1] @ vector / lengths[: stories + 1]
            best = int(np.argmax(near))
            if near[best] < least:
                best, stories = stories, stories + 1
            sums[best] += vector
            lengths[best] = np.linalg.norm(sums[best])
            labels[article.id] = best
        found[least] = labels
    return found


def average_linkage(corpus: Corpus) -> Found | None:
    """scikit-learn's average linkage over the whole pile."""
    vectors = _vectors(corpus)
    if vectors is None:
        return None
    from sklearn.cluster import AgglomerativeClustering

    return {
        threshold: _named(
            corpus,
            AgglomerativeClustering(
                n_clusters=None, metric="cosine", linkage="average", distance_threshold=threshold
            ).fit_predict(vectors),
        )
        for threshold in (0.6, 0.65, 0.7, 0.75, 0.8, 0.83, 0.86, 0.88, 0.9, 0.92)
    }


def birch(corpus: Corpus) -> Found | None:
    """scikit-learn's Birch, which takes articles one after the other."""
    vectors = _vectors(corpus)
    if vectors is None:
        return None
    from sklearn.cluster import Birch

    found: Found = {}
    for threshold in (0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
        fitted = Birch(threshold=threshold, branching_factor=1_000, n_clusters=None)
        found[threshold] = _named(corpus, fitted.fit_predict(vectors))
    return found


def text_clust(corpus: Corpus) -> Found | None:
    """river's TextClust, made for streams of texts, on our stems; its small clusters."""
    try:
        from river.cluster import TextClust
    except ImportError:
        return None
    bags = {
        article.id: Counter(content_stems(f"{article.title or ''}\n{article.text}"))
        for article, _ in corpus.pairs
    }
    found: Found = {}
    for radius in (0.7, 0.8, 0.85):
        model: Any = cast("Any", TextClust)(
            radius=radius, fading_factor=0.0, tgap=10**9, real_time_fading=False, auto_merge=False
        )
        for bag in bags.values():
            model.learn_one(bag)
        found[radius] = {key: model.predict_one(bag) for key, bag in bags.items()}
    return found


PEERS: dict[str, Callable[[Corpus], Found | None]] = {
    "TF-IDF, single pass": single_pass,
    "scikit-learn, linkage": average_linkage,
    "scikit-learn, Birch": birch,
    "river, TextClust": text_clust,
}


def _vectors(corpus: Corpus) -> Any:
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
    except ImportError:
        return None
    texts = [f"{article.title or ''}\n{article.text}" for article, _ in corpus.pairs]
    return TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts).toarray()


def _named(corpus: Corpus, labels: Any) -> dict[str, object]:
    return {article.id: int(one) for (article, _), one in zip(corpus.pairs, labels, strict=True)}
