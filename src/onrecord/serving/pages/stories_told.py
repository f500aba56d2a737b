"""A story as its pages show it: its record put in reading order, with its days as they are now."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from starlette.requests import Request

from onrecord.desk.showing import story_record
from onrecord.report.digest import Digest, digest_stories
from onrecord.report.templating import cited_by_article
from onrecord.serving.kept import of_app
from onrecord.serving.pages.addresses import Leads, Places
from onrecord.serving.pages.troubles import MissingError
from onrecord.store import Store, StoryLine
from onrecord.types import Expectation, Record, StoryRecord

ROOM = 800  # articles of the stories whose records are held ready
PREFIX = "1"  # in the names of lines: a report has several stories, a page one
SEVERAL = 20  # stories that an ambiguous name is told to mean


@dataclass(frozen=True, slots=True)
class Told:
    """A story with its record in reading order."""

    line: StoryLine
    record: Record
    digest: Digest
    shared_labels: frozenset[str]

    def context(self, today: str) -> dict[str, object]:
        """What the templates of a record want."""
        texts = Places(self.digest)
        story = replace(self.digest.story, expectations=awaited(self.digest.story, today))
        return {
            "line": self.line,
            "record": self.record,
            "digest": replace(self.digest, story=story),
            "story": story,
            "prefix": PREFIX,
            "h": 1,
            "top": self.digest.leading[:3],
            "open_count": len(story.expectations) + len(story.unconfirmed),
            "texts": texts,
            "cited": lambda citations: cited_by_article(texts, citations),
            "links": Leads(self.line.id),
            "shared_labels": self.shared_labels,
        }


def today() -> str:
    """The day that deadlines are told against: that of the reader, not of the newest article."""
    return datetime.now(UTC).date().isoformat()


def awaited(story: StoryRecord, today: str) -> tuple[Expectation, ...]:
    """What a story awaits, with the states that hold on a day."""
    from onrecord.desk.deadlines import state_on

    return tuple(
        item if item.state == "met" else replace(item, state=state_on(_day(item.due), today))
        for item in story.expectations
    )


def story_named(store: Store, name: str) -> StoryLine:
    """The story that an address means, followed to where it went."""
    found = store.stories.named(name) if 0 < len(name) <= 64 else []
    if len(found) > 1:
        several = ", ".join(found[:SEVERAL])
        raise MissingError(f"“{name}” may be any of several stories: {several}.")
    line = store.stories.line(found[0]) if found else None
    if line is None:
        raise MissingError("There is no such story in this store.")
    if not line.articles:
        raise MissingError("This story has no articles any more: they were placed in others.")
    return line


def tell(request: Request, store: Store, line: StoryLine) -> Told:
    """A story, from what is held ready or from the store."""
    kept = of_app(request.app, "told", ROOM)
    told: Told = kept.get(
        (line.id, line.revision), lambda: _tell(store, line), lambda told: len(told.digest.articles)
    )
    return told


def _tell(store: Store, line: StoryLine) -> Told:
    record = story_record(store, line.id)
    if record is None or not record.stories:
        raise MissingError("There is no such story in this store.")
    (digest,), _ = digest_stories(record)
    labels = Counter(place.outlet for place in digest.articles)
    return Told(line, record, digest, frozenset(n for n, times in labels.items() if times > 1))


def _day(due: str | None) -> str | None:
    """The day of something due; what is due in a month or week has none that passes."""
    return due if due is not None and len(due) == 10 else None
