"""A store to correct: four reports on a ferry, one on tulips, read by the rules alone."""

from __future__ import annotations

from typing import Any

from pieces import READ_AT, bridge, ferry, page, quick_readings, tulips

from onrecord.desk import Desk, story_record
from onrecord.reading import read_seen
from onrecord.store import Store
from onrecord.types import Article, Page, Reading, StoryRecord
from onrecord.views import record_view, to_json

QUAY = """The old ferry of Vessen may go to Alder, whose bridge is closed.

“We could lend the ferry, but Alder has its own plan,” said Theo Brill, who sits on the Harbours \
Committee of Vessen.

“The city has a plan and is grateful for every ferry,” said Mayor Ines Holm on Saturday.

Engineers found 17 cracks in the deck of the bridge, which was closed on Tuesday."""

LATER = """Alder may take the ferry of Vessen after all, since its bridge stays closed for a year.

“Alder has a different plan and will not need our ferry, although Vessen could provide it,” \
Tomas Brill, the senator, said on Friday.

“I never ruled out the ferry for Alder,” said Theo Brill of the Harbours Committee on Sunday."""


def quay(text: str = QUAY) -> Page:
    """A third outlet's report on the ferry, with another given name for the senator."""
    return page(
        text,
        "https://quay.example/f",
        outlet="Quay Herald",
        day="2031-04-05",
        title="Ferry of Vessen may go to Alder",
    )


def later() -> Page:
    """What a fourth outlet has a day later."""
    return page(
        LATER,
        "https://late.example/f",
        outlet="Late News",
        day="2031-04-06",
        title="Alder may take the ferry of Vessen",
    )


def read_quickly(article: Article, *, acts: bool = False) -> Reading:
    """What the rules alone read."""
    return read_seen(article, None, acts=acts)


def fill(store: Store, *more: Page) -> None:
    """Three reports on the ferry and one on tulips, one after the other."""
    add(store, ferry(), bridge(), quay(), tulips(), *more)


def add(store: Store, *pages: Page) -> None:
    """Add pages, each in a transaction of its own."""
    desk = Desk(store, clock=lambda: READ_AT)
    for one in pages:
        list(desk.add([one]))


def main_story(store: Store) -> str:
    """The story of the ferry: the one that most articles are in."""
    return max(store.stories.list(), key=lambda line: (line.articles, line.id)).id


def told(store: Store, story: str) -> StoryRecord:
    """The record of a story."""
    record = story_record(store, story)
    assert record is not None
    return record.stories[0]


def everything(store: Store) -> dict[str, bytes]:
    """The records of all stories as bytes, and where every article is."""
    found = {
        line.id: to_json(record_view(story_record(store, line.id)))
        for line in store.stories.list(limit=100)
    }
    rows = store.db.execute("SELECT id, story, home FROM article ORDER BY n").fetchall()
    versions = store.db.execute(
        "SELECT id, outlet, published, rest, reading FROM version ORDER BY n"
    )
    return {**found, "places": repr(rows).encode(), "versions": repr(versions.fetchall()).encode()}


def article(store: Store, outlet: str) -> str:
    """The store's id of an outlet's article."""
    (key,) = store.db.execute(
        "SELECT a.id FROM article AS a JOIN version AS v ON v.id = a.version WHERE v.outlet = ?",
        (outlet,),
    ).fetchone()
    return str(key)


def speaker(record: StoryRecord, name: str) -> Any:
    """The one speaker of a name."""
    (found,) = [s for s in record.speakers if s.name == name]
    return found


def said_by(record: StoryRecord, name: str) -> list[Any]:
    """The statements of everybody of a name."""
    ids = {s.id for s in record.speakers if s.name == name}
    return [s for s in record.statements if s.speaker in ids]


__all__ = [
    "READ_AT",
    "add",
    "article",
    "bridge",
    "everything",
    "ferry",
    "fill",
    "later",
    "main_story",
    "quay",
    "quick_readings",
    "read_quickly",
    "said_by",
    "speaker",
    "told",
    "tulips",
]
