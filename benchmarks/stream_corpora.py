"""Corpora whose articles are marked with the story they belong to, read and ready."""

from __future__ import annotations

import json
import random
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from onrecord.pipeline import read_each
from onrecord.reading import read_articles
from onrecord.types import Article, Published, Reading, Skipped


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles with their readings in the order in which they come, and the story of each."""

    name: str
    pairs: list[tuple[Article, Reading]]
    gold: dict[str, str]  # article id, label
    even: frozenset[str]  # labels of the half that was tuned on

    def half(self, *, even: bool) -> dict[str, str]:
        """The labels of one half's articles."""
        return {key: story for key, story in self.gold.items() if (story in self.even) is even}


def clusters(data: Path) -> Corpus:
    """The dev file of real news clusters."""
    source = data / "stories" / "news-clusters-dev.jsonl"
    lines = source.read_text(encoding="utf-8").splitlines()
    pages = sorted(map(json.loads, lines), key=lambda page: (page["date_publish"][:10], page["id"]))
    articles = [
        Article(
            id=page["id"],
            text=page["text"],
            title=page["title"],
            published=Published(page["date_publish"][:10], "day"),
        )
        for page in pages
    ]
    gold = {page["id"]: page["story"] for page in pages}
    even = frozenset(sorted(set(gold.values()))[::2])
    return Corpus("news clusters, dev", _read(articles), gold, even)


def ecb(data: Path) -> Corpus:
    """ECB+ by its sub-topics."""
    articles: list[Article] = []
    gold: dict[str, str] = {}
    for name, text in _ecb_texts(data / "events" / "ecbplus-train-dev.tar.xz"):
        articles.append(Article(id=name, text=text))
        gold[name] = name.split("_")[0] + ("ecbplus" if name.endswith("ecbplus") else "ecb")
    articles.sort(key=lambda article: article.id)
    random.Random(0).shuffle(articles)
    even = frozenset(label for label in gold.values() if int(label.split("e")[0]) % 2 == 0)
    return Corpus("ECB+, sub-topics", _read(articles), gold, even)


def seeds(folder: Path) -> list[tuple[Article, Reading]]:
    """The five seeds, where they are."""
    paths = sorted(str(path) for path in folder.glob("*.txt"))
    return [item for item in read_each(paths) if not isinstance(item, Skipped)] if paths else []


def _ecb_texts(source: Path) -> Iterator[tuple[str, str]]:
    # The corpus is XML from elsewhere: nothing it names is loaded and no entity is expanded.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    with tarfile.open(source) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.endswith(".xml") else None
            if file is None:
                continue
            sentences: dict[int, list[str]] = {}
            for token in etree.fromstring(file.read(), parser).iter("token"):
                sentences.setdefault(int(token.get("sentence")), []).append(token.text or "")
            name = Path(member.name).stem
            if name.endswith("ecbplus"):
                sentences.pop(0, None)  # the page's address
            yield name, "\n".join(" ".join(sentences[n]) for n in sorted(sentences))


def _read(articles: list[Article]) -> list[tuple[Article, Reading]]:
    return list(zip(articles, read_articles(articles), strict=True))
