"""How well the likeness of sentences is told, beside cosine of the same vectors and word overlap.

python -m benchmarks.likeness [--data ../shared/data] [--most 600] [--fit]

Three corpora: news headlines that people graded from 0 to 5 (STS 2013 to 2016; Spearman's
correlation; the figure is that of 2016, since the weights of `onrecord.likeness.agreement` were
fitted on the years before), sentences from the news that are paraphrases or not (MRPC) and claims
of two outlets on one topic that strengthen each other or not (ClaimDiff; area under the curve).
`--most` pairs of each are taken, the same ones every time. `--fit` prints the weights by least
squares on the headlines of 2013 to 2015.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.meanings import spearman
from onrecord.likeness.agreement import Meanings, agreement, clash, figures, weighed
from onrecord.reading.model import meanings

Pair = tuple[float, str, str]
SCORES = ("agreement", "cosine", "word overlap")


def headlines(data: Path, years: Sequence[int]) -> list[Pair]:
    """Grade and two headlines each."""
    rows = (
        line.split("\t")[:3]
        for year in years
        for line in (data / "paraphrase" / f"sts-headlines-{year}.tsv")
        .read_text("utf-8")
        .splitlines()
    )
    return [(float(grade), one, other) for grade, one, other in rows if grade.strip()]


def paraphrases(data: Path) -> list[Pair]:
    """1 for two sentences that say the same, else 0."""
    text = (data / "paraphrase" / "msr_paraphrase_train.txt").read_text("utf-8-sig")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return [(float(row[0]), row[3], row[4]) for row in rows]


def claims(data: Path) -> list[Pair]:
    """1 for two claims of which one strengthens the other, else 0."""
    text = (data / "claims" / "ClaimDiff-strength-train.json").read_text("utf-8")
    rows = json.loads(text)["data"]
    return [(float(row["relation"] != 0), row["claim_a"], row["claim_b"]) for row in rows]


def overlap(one: str, other: str) -> float:
    """The weight of the roots in common among all roots of both."""
    a, b = weighed(one), weighed(other)
    shared = sum(a[root] for root in a.keys() & b.keys())
    return shared / ((sum(a.values()) + sum(b.values()) - shared) or 1.0)


def scores(pairs: Sequence[Pair], known: Meanings) -> dict[str, list[float]]:
    """Each pair's likeness by each way of telling it."""
    known.learn([text for _, one, other in pairs for text in (one, other)])
    cosines = [known.cosine(one, other) for _, one, other in pairs]
    told = [
        agreement(
            weighed(one), weighed(other), cosine, clashing=clash(figures(one), figures(other))
        )
        for (_, one, other), cosine in zip(pairs, cosines, strict=True)
    ]
    words = [overlap(one, other) for _, one, other in pairs]
    return dict(zip(SCORES, (told, cosines, words), strict=True))


def area(truth: Sequence[float], values: Sequence[float]) -> float:
    """Share of pairs of a true and a false one that the values order rightly; ties count half."""
    true = np.array([v for t, v in zip(truth, values, strict=True) if t])
    false = np.array([v for t, v in zip(truth, values, strict=True) if not t])
    beside = true[:, None] - false[None, :]
    return float((beside > 0).mean() + (beside == 0).mean() / 2)


def fit(pairs: Sequence[Pair], known: Meanings) -> list[float]:
    """Weights of cosine, overlap, clash of figures, and what is left."""
    told = scores(pairs, known)
    clashes = [float(clash(figures(one), figures(other))) for _, one, other in pairs]
    rows = np.array([told["cosine"], told["word overlap"], clashes, [1.0] * len(pairs)]).T
    grades = np.array([grade / 5 for grade, _, _ in pairs])
    return [float(w) for w in np.linalg.lstsq(rows, grades, rcond=None)[0]]


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Likeness of sentences.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--most", type=int, default=600, help="pairs of each corpus")
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    if not (options.data / "paraphrase").exists():
        raise SystemExit(f"no paraphrase/ in {options.data}: nothing to measure")
    known = Meanings(meanings)

    def some(pairs: list[Pair]) -> list[Pair]:
        return random.Random(0).sample(pairs, min(options.most, len(pairs)))

    corpora = [
        ("headlines of 2016, Spearman", some(headlines(options.data, [2016])), spearman),
        ("MRPC, area under the curve", some(paraphrases(options.data)), area),
        ("ClaimDiff, area under the curve", some(claims(options.data)), area),
    ]
    print(f"{'':<34}{''.join(f'{name:>14}' for name in SCORES)}")
    for name, pairs, measure in corpora:
        told = scores(pairs, known)
        truth = [grade for grade, _, _ in pairs]
        line = "".join(f"{measure(truth, told[score]):>14.3f}" for score in SCORES)
        print(f"{name:<34}{line}   {len(pairs)} pairs")
    if options.fit:
        print("weights", fit(some(headlines(options.data, [2013, 2014, 2015])), known))


if __name__ == "__main__":
    main()
