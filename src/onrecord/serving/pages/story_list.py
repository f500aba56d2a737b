"""The first page: the stories, those with the newest developments first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from onrecord.report.digest import independent_origins
from onrecord.serving.kept import of_app
from onrecord.serving.pages import forms
from onrecord.serving.pages.drawing import show
from onrecord.serving.pages.readers import reader_of
from onrecord.serving.pages.sparkline import Sparkline, sparkline
from onrecord.store import Change, OutletLine, Store, StoryLine
from onrecord.store.glances import Glances

PER_PAGE = 25
KEPT = 20_000  # stories whose origins and coverage are kept: some 400 bytes each
OUTLETS = 150  # named in the filter
NAMED = 6  # outlets named in a line


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is asked for."""

    outlet: str
    speaker: str
    language: str | None
    since: str | None
    until: str | None
    alone: bool
    after: tuple[str, str] | None  # the last line of the page before

    @classmethod
    def by(cls, request: Request) -> Asked:
        """What an address asks for."""
        query = request.query_params
        return cls(
            forms.words(query, "outlet"),
            forms.words(query, "speaker"),
            forms.language(query),
            forms.day(query, "since"),
            forms.day(query, "until"),
            query.get("alone") == "1",
            _after(query.get("after", "")),
        )

    @property
    def filtered(self) -> bool:
        """Whether anything is left out."""
        return bool(self.outlet or self.speaker or self.language or self.since or self.until)

    def query(self, **other: str | int | None) -> dict[str, str | int | None]:
        """The same as the query of an address, with some of it otherwise."""
        return {
            "outlet": self.outlet,
            "speaker": self.speaker,
            "language": self.language,
            "since": self.since,
            "until": self.until,
            "alone": "1" if self.alone else None,
            **other,
        }


@dataclass(frozen=True, slots=True)
class Extent:
    """What of a story changes only with its revision."""

    origins: int
    outlets: tuple[str, ...]  # those with the most articles first
    coverage: Sparkline | None


@dataclass(frozen=True, slots=True)
class Row:
    """A story in the list."""

    line: StoryLine
    extent: Extent
    new: int  # changes since this reader last looked
    news: Change | None  # the newest development
    seen: str  # when it became known


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer; it changes only when something is logged."""

    outlets: list[OutletLine]
    languages: list[str]


def stories(request: Request, store: Store) -> Response:
    """The list, as it is asked for."""
    asked = Asked.by(request)
    least = 1 if asked.alone else 2
    lines = store.lists.stories(
        limit=PER_PAGE + 1,
        after=asked.after,
        least=least,
        since=asked.since,
        until=asked.until,
        outlet=asked.outlet or None,
        speaker=asked.speaker or None,
        language=asked.language,
    )
    last_line = lines[PER_PAGE - 1] if len(lines) > PER_PAGE else None
    lines = lines[:PER_PAGE]
    reader = reader_of(request)
    last = store.changes.last()
    looked = store.readers.looked_to(reader)
    ids = [line.id for line in lines]
    new = store.changes.counts(looked, ids) if ids and store.readers.knows(reader) else {}
    extents = _extents(request, store, lines)
    rows = []
    for line in lines:
        change = _newest(store, line.id)
        rows.append(
            Row(
                line,
                extents[line.id],
                new.get(line.id, 0),
                change,
                change.seen if change else line.touched,
            )
        )
    total = store.stories.count()
    choices = of_app(request.app, "choices", 2).get(last, partial(_choices, store), lambda _: 1)
    return show(
        request,
        "stories.html",
        part="stories",
        live="*",
        rows=rows,
        asked=asked,
        next=f"{last_line.touched}~{last_line.id}" if last_line else None,
        outlets=choices.outlets,
        languages=choices.languages,
        total=total,
        alone=total - store.stories.count(least=2),
        last=last,
        behind=max(0, last - looked),
        known=store.readers.knows(reader),
    )


def _choices(store: Store) -> Choices:
    return Choices(store.lists.outlets(limit=OUTLETS), store.lists.languages())


def _after(value: str) -> tuple[str, str] | None:
    touched, divided, story = value[:100].partition("~")
    return (touched, story) if divided else None


def _newest(store: Store, story: str) -> Change | None:
    return next(iter(store.changes.newest(story=story, limit=1)), None)


def _extents(request: Request, store: Store, lines: list[StoryLine]) -> dict[str, Extent]:
    kept = of_app(request.app, "extents", KEPT)
    glances = Glances(store.db)
    return {
        line.id: kept.get((line.id, line.revision), partial(_extent, glances, line.id), lambda _: 1)
        for line in lines
    }


def _extent(glances: Glances, story: str) -> Extent:
    glance = glances.of([story])[story]
    named: dict[str, int] = {}
    for outlet in glance.outlets.values():
        if outlet:
            named[outlet] = named.get(outlet, 0) + 1
    return Extent(
        independent_origins(glance.outlets, glance.relays),
        tuple(sorted(named, key=lambda name: (-named[name], name))[:NAMED]),
        sparkline(glance.days),
    )
