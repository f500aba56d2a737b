"""What the reader learns from, made anew for every epoch with other damage and other windows."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import numpy as np
import torch
from benchmarks.corpora import GUM_HELD_OUT, Document, Gold, gum, polnear, wikigold
from training.reader.batches import Batch, Window, collate, grouped, windows
from training.reader.damage import damage
from training.reader.examples import Example, add_attributions, add_names, bare
from training.reader.meanings import original_vectors

from onrecord.reading.model.pieces import WordPiece
from onrecord.reading.sentences import split_sentences

PIECES = 4100  # of a batch
NAMES_SHARE = 2  # every second window of the names corpora is read in an epoch
ALONE = 3000  # sentences an epoch that stand alone
TITLES = 11_000
LONGEST_SENTENCE = 400  # characters; longer ones are lists or lack full stops


@dataclass
class Material:
    """The corpora in memory."""

    cut: WordPiece
    articles: list[tuple[str, list[Gold]]]
    named: list[tuple[Document, bool]]  # whether role nouns are marked too
    sentences: list[str] = field(default_factory=list)  # all that have a vector
    stretches: list[list[tuple[int, int, int]]] = field(default_factory=list)  # of each article
    alone: list[int] = field(default_factory=list)  # rows that are read alone
    vectors: torch.Tensor = field(default_factory=lambda: torch.zeros(0))


def gather(data: Path, work: Path, cut: WordPiece, device: torch.device, limit: int) -> Material:
    """Read the corpora; the original's vectors are kept in ``work`` for the next run."""
    articles = [(text, gold) for _, text, gold in polnear(data, "train", every_annotator=True)]
    paths = sorted((data / "entities" / "gum").glob("GUM_*.conllu"))
    kept = [path for path in paths if path.stem.removeprefix("GUM_") not in GUM_HELD_OUT]
    wiki = list(wikigold(data / "entities" / "wikigold.conll.txt"))
    named = [(gum(path), True) for path in kept]
    named += [(document, False) for document in wiki[: len(wiki) // 2]]
    if limit:
        articles, named = articles[:limit], named[:limit]
    material = Material(cut, articles, named)
    _choose_sentences(material, data, limit)
    kept_vectors = work / "vectors.npy"
    if kept_vectors.exists() and len(np.load(kept_vectors)) == len(material.sentences):
        vectors = np.load(kept_vectors)
    else:
        vectors = original_vectors(material.sentences, cut, device)
        np.save(kept_vectors, vectors)
    material.vectors = torch.from_numpy(vectors).to(device)
    return material


def _choose_sentences(material: Material, data: Path, limit: int) -> None:
    """Every third sentence and content of the articles, and headlines of others."""
    seen: dict[str, int] = {}

    def row(sentence: str) -> int:
        if sentence not in seen:
            seen[sentence] = len(material.sentences)
            material.sentences.append(sentence)
        return seen[sentence]

    for number, (text, gold) in enumerate(material.articles):
        spans = split_sentences(text)[number % 3 :: 3]
        spans += [item.content[0] for item in gold[number % 3 :: 3]]
        material.stretches.append(
            [
                (span.start, span.end, row(text[span.start : span.end]))
                for span in spans
                if 12 <= span.end - span.start <= LONGEST_SENTENCE
            ]
        )
    material.alone = list(range(0, len(material.sentences), 4))
    with gzip.open(data / "articles" / "us-politics-sample.jsonl.gz", "rt") as lines:
        for number, line in enumerate(lines):
            if limit and number >= limit:
                break
            title = json.loads(line).get("title") or ""
            if len(title) >= 12 and number < TITLES:
                material.alone.append(row(title[:LONGEST_SENTENCE]))


def batches(material: Material, epoch: int, damaged: float) -> Iterator[Batch]:
    """The batches of one epoch, a share of its articles damaged; the same epoch gives the same."""
    random = Random(epoch)
    noise = np.random.default_rng(epoch)
    groups: list[list[Window]] = []
    for examples in (
        _attributed(material, random, damaged),
        _named(material, random, roles=True),
        _named(material, random, roles=False),
        _alone(material, random),
    ):
        found = [window for example in examples for window in windows(example, random)]
        groups += grouped(found, PIECES, random)
    random.shuffle(groups)
    for group in groups:
        yield collate(group, material.cut, noise)


def _attributed(material: Material, random: Random, damaged: float) -> Iterator[Example]:
    for (text, gold), stretches in zip(material.articles, material.stretches, strict=True):
        edited = damage(text, random, damaged)
        example = bare(edited.text, material.cut)
        add_attributions(example, gold, edited.place)
        for start, end, row in stretches:
            first, last = example.pieces.covering(edited.place(start), edited.place(end))
            if first < last:
                example.targets.append((first, last, row))
        yield example


def _named(material: Material, random: Random, *, roles: bool) -> Iterator[Example]:
    """Of the documents where role nouns are marked, or of the others, some."""
    documents = [document for document, marked in material.named if marked == roles]
    for document in random.sample(documents, len(documents) // NAMES_SHARE):
        example = bare(document.text, material.cut)
        add_names(example, document, roles=roles)
        yield example


def _alone(material: Material, random: Random) -> Iterator[Example]:
    rows: Sequence[int] = random.sample(material.alone, min(ALONE, len(material.alone)))
    for row in rows:
        example = bare(material.sentences[row], material.cut)
        example.targets.append((0, len(example), row))
        yield example
