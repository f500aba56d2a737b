"""What is new since a reader last looked, story by story."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from onrecord.serving.pages import forms
from onrecord.serving.pages.drawing import show
from onrecord.serving.pages.readers import reader_of
from onrecord.store import Change, Store

PER_PAGE = 120  # changes
OF_STORY = 8  # told of one story; its page has all


@dataclass(frozen=True, slots=True)
class Group:
    """A story's changes, the latest first."""

    story: str
    title: str
    changes: tuple[Change, ...]
    more: int


def news(request: Request, store: Store) -> Response:
    """The log from where a reader stands, the latest first; the whole of it for a new one."""
    reader = reader_of(request)
    looked = store.readers.looked_to(reader)
    last = store.changes.last()
    before = forms.number(request.query_params, "before", last + 1, last + 1)
    floor = max(looked, before - PER_PAGE - 1)
    found = store.changes.since(floor, until=before - 1, shown=True)
    return show(
        request,
        "news.html",
        part="news",
        live="*",
        groups=_grouped(found),
        looked=looked,
        known=store.readers.knows(reader),
        last=last,
        older=floor + 1 if floor > looked else None,
        first=before > last,
    )


def _grouped(changes: list[Change]) -> list[Group]:
    by_story: dict[str, list[Change]] = {}
    for change in reversed(changes):
        by_story.setdefault(change.story, []).append(change)
    return [
        Group(story, own[0].title, tuple(own[:OF_STORY]), max(0, len(own) - OF_STORY))
        for story, own in by_story.items()
    ]
