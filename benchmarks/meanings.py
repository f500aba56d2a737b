"""How well the reader's vectors tell the likeness of headlines, beside the model it came from.

python -m benchmarks.meanings [--data ../shared/data]

Spearman's rank correlation between the cosine of two headlines and the likeness that people gave
them (0 to 5): the news headlines of the STS tasks, 2013 to 2016; pairs without a grade left out.
The original, all-MiniLM-L6-v2, is measured in the same run where the packages that training needs
are installed (see training/README.md); the weights of words, with which statements are joined
now, always.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.likeness.vectors import cosine, vector
from onrecord.likeness.words import content_stems
from onrecord.reading.model import meanings

Pair = tuple[float, str, str]
Vectors = NDArray[np.float32]


def pairs(data: Path) -> list[Pair]:
    """Grade and two headlines each."""
    found = []
    for path in sorted((data / "paraphrase").glob("sts-headlines-*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            grade, one, other = line.split("\t")[:3]
            if grade.strip():
                found.append((float(grade), one, other))
    return found


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """The correlation of ranks; equal values share the mean of their ranks."""
    return float(np.corrcoef(_ranks(one), _ranks(other))[0, 1])


def _ranks(values: Sequence[float]) -> NDArray[np.float64]:
    array = np.array(values)
    _, place, counts = np.unique(array, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return np.asarray((ends - (counts - 1) / 2)[place], dtype=np.float64)


def by_vectors(found: Sequence[Pair], embed: Callable[[Sequence[str]], Vectors]) -> float:
    """Spearman of the cosine of vectors."""
    one = embed([pair[1] for pair in found]).astype(np.float32)
    other = embed([pair[2] for pair in found]).astype(np.float32)
    return spearman([pair[0] for pair in found], (one * other).sum(axis=1).tolist())


def original(texts: Sequence[str]) -> Vectors:
    """The vectors of the model that training starts from."""
    import torch
    from training.reader.meanings import original_vectors
    from training.reader.network import public_weights

    from onrecord.reading.model.pieces import WordPiece

    words = (public_weights() / "vocab.txt").read_text(encoding="utf-8").split("\n")
    cut = WordPiece([word for word in words if word])
    vectors: Vectors = original_vectors(texts, cut, torch.device("cpu")).astype(np.float32)
    return vectors


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Likeness of headlines.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    found = pairs(parser.parse_args().data)
    print(f"{len(found)} graded pairs of headlines, Spearman's correlation")
    print(f"the reader's vectors     {by_vectors(found, meanings):.3f}")
    words = [cosine(vector(content_stems(a)), vector(content_stems(b))) for _, a, b in found]
    print(f"weights of words         {spearman([pair[0] for pair in found], words):.3f}")
    try:
        print(f"all-MiniLM-L6-v2         {by_vectors(found, original):.3f}")
    except ImportError as error:
        print(f"all-MiniLM-L6-v2         not measured: {error}")


if __name__ == "__main__":
    main()
