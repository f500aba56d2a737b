"""Articles put into a store by hand, without a desk."""

from __future__ import annotations

from dataclasses import replace

from onrecord.store import KeptRecord, Store
from onrecord.types import (
    Article,
    Attribution,
    Entity,
    Published,
    Reading,
    Span,
    Speaker,
    SpokenAttribution,
    Statement,
    StoryRecord,
)

SEEN = "2031-04-05T10:00:00Z"

FERRY = Article(
    id="f1",
    url="https://gazette.example/ferry",
    outlet="Alder Gazette",
    title="Island could lend its ferry",
    published=Published("2031-04-04", "day"),
    language="en",
    text=(
        "Vessen could lend its ferry to Alder.\n\n"
        "“Vessen certainly could offer it,” said Tomas Brill of the Harbours Committee."
    ),
)
WORDS = "“Vessen certainly could offer it,”"
START = FERRY.text.index(WORDS)
READING = Reading(
    "f1",
    sentences=(Span(0, 37), Span(START, len(FERRY.text))),
    entities=(Entity("e1", "Tomas Brill", "person", gender="he"),),
    attributions=(
        Attribution("direct", (Span(START, START + len(WORDS)),), entity="e1", confidence=0.75),
    ),
)


def fill(store: Store, article: Article = FERRY, *, story: str = "s1", seen: str = SEEN) -> None:
    """Keep an article in a story of its own words."""
    with store.transaction():
        store.stories.found(story, seen=seen)
        store.articles.add(
            article, replace(READING, article=article.id), story=story, why=({"kind": "founded"},),
            copy_of=None, features=b"terms", seen=seen,
        )  # fmt: skip


def record_of(article: Article = FERRY, *, words: str = WORDS) -> KeptRecord:
    """A record in which one speaker says one thing."""
    start = article.text.index(words)
    spoken = SpokenAttribution(
        "x1", article.id, "direct", (Span(start, start + len(words)),), None, None, "p1", None,
        "2031-04-04", "says", 1.0, "by hand",
    )  # fmt: skip
    statement = Statement("t1", "p1", ("x1",), "2031-04-04", None, ("Alder Gazette",), 0, 1)
    speaker = Speaker("p1", "Tomas Brill", "person", aliases=("Brill", "Senator Brill"))
    story = StoryRecord(
        "r1", article.title or "", (article.id,), (speaker,), (spoken,), (statement,), (), (), (),
        (), (),
    )  # fmt: skip
    return KeptRecord("2031-04-04", (), story)


def keep(store: Store, record: KeptRecord, article: Article = FERRY, *, story: str = "s1") -> None:
    """Keep a story's record, with its wordings."""
    with store.transaction():
        store.stories.keep(story, record, outlets=1, days=["2031-04-04"], seen=SEEN)
        store.wordings.replace(story, record.story, {article.id: article})
