"""A story: its views, each a page with an address of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.exports import FORMATS, Format
from onrecord.report.digest import Voice
from onrecord.serving.kept import of_app
from onrecord.serving.pages import addresses, forms
from onrecord.serving.pages.axis import axis
from onrecord.serving.pages.drawing import draw, show
from onrecord.serving.pages.readers import reader_of
from onrecord.serving.pages.stories_told import PREFIX, Told, awaited, story_named, tell, today
from onrecord.serving.pages.troubles import MissingError
from onrecord.store import Store

DRAWN = 24 * 1024 * 1024  # bytes of drawn views that are kept
AT_ONCE = 80  # statements on one page of a story; a speaker's stay together
RECENT = 6  # changes told in the overview
CHANGES = 100  # on the page of a story's changes

VIEWS = {
    "": "Overview",
    "timeline": "Timeline",
    "statements": "Statements",
    "disagreements": "Differences",
    "origins": "Origins",
    "open": "Open",
    "articles": "Articles",
    "changes": "Changes",
}


@dataclass(frozen=True, slots=True)
class Tab:
    """A view in the row of views."""

    view: str
    name: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a view is wanted."""

    since: str | None = None
    until: str | None = None
    page: int = 0


def story(request: Request, store: Store) -> Response:
    """One view of a story."""
    view = request.path_params.get("view", "")
    if view not in VIEWS:
        raise MissingError("A story has no such view.")
    name = request.path_params["story"]
    line = story_named(store, name)
    if line.id != name:
        query = request.url.query
        return RedirectResponse(
            addresses.story(line.id, view) + (f"?{query}" if query else ""), status_code=302
        )
    told = tell(request, store, line)
    reader = reader_of(request)
    looked = store.readers.looked_to(reader)
    new = store.changes.counts(looked, [line.id]).get(line.id, 0)
    known = store.readers.knows(reader)
    return show(
        request,
        "story_page.html",
        part="stories",
        live=line.id,
        line=line,
        digest=told.digest,
        view=view,
        tabs=_tabs(told),
        formats=_formats(),
        body=_changes(store, told, looked if known else None)
        if view == "changes"
        else _view(request, store, told, view),
        new=new if known else 0,
        last=store.changes.last(),
    )


@cache
def _formats() -> tuple[Format, ...]:
    """The formats that a story can be had in here: those whose libraries are installed."""
    return tuple(
        form
        for form in FORMATS
        if form.name != "terminal" and (form.library is None or find_spec(form.library))
    )


def _tabs(told: Told) -> list[Tab]:
    story = told.digest.story
    counts = {
        "timeline": len(story.timeline),
        "statements": len(story.statements),
        "disagreements": len(story.disagreements),
        "origins": told.digest.independent,
        "open": len(story.expectations) + len(story.unconfirmed),
        "articles": len(told.digest.articles),
    }
    return [Tab(view, name, counts.get(view)) for view, name in VIEWS.items()]


def _view(request: Request, store: Store, told: Told, view: str) -> Markup:
    """A view as it was drawn for whoever asked first since the story last changed."""
    asked = _asked(request, told, view)
    key = (told.line.id, told.line.revision, view, today(), asked)
    kept = of_app(request.app, "views", DRAWN)
    drawn: bytes = kept.get(
        key, lambda: _draw(store, told, view, asked).encode("utf-8", "replace"), len
    )
    return Markup(drawn.decode())  # noqa: S704  made by a template that escapes


def _draw(store: Store, told: Told, view: str, asked: Asked) -> str:
    context = told.context(today())
    match view:
        case "" | "timeline":
            context |= _days(told, asked)
        case "statements":
            pages = statement_pages(told)
            context |= {"voices": pages[asked.page], "page": asked.page + 1, "pages": len(pages)}
        case "articles":
            context["versions"] = _versions(store, told)
    if view == "":
        recent = store.changes.of_story(told.line.id, limit=RECENT * 3)
        shown = [change for change in recent if change.shown][:RECENT]
        context["recent"] = shown
    return draw(f"view_{view or 'overview'}.html", **context)


def _days(told: Told, asked: Asked) -> dict[str, object]:
    since, until = asked.since, asked.until
    story = told.digest.story
    return {
        "since": since,
        "until": until,
        "axis": axis(told.digest, awaited(story, today()), PREFIX, since=since, until=until),
        "entries": [e for e in story.timeline if _within(e.date, since, until)],
    }


def _within(value: str, since: str | None, until: str | None) -> bool:
    """Whether a date lies in the days that are asked for; a partial one when it may."""
    if "W" in value:  # a week has no months to compare
        return (since or "")[:4] <= value[:4] <= (until or "9999")[:4]
    return (since or "")[: len(value)] <= value[:10] <= (until or "9999-99-99")[: len(value)]


def statement_pages(told: Told) -> list[list[Voice]]:
    """The speakers on their pages: as many as make a page full, and all of one speaker's words."""
    pages: list[list[Voice]] = [[]]
    number = 0
    for voice in told.digest.voices:
        if pages[-1] and number + len(voice.said) > AT_ONCE:
            pages.append([])
            number = 0
        pages[-1].append(voice)
        number += len(voice.said)
    return pages


def _asked(request: Request, told: Told, view: str) -> Asked:
    """What an address asks of a view. ``at`` names a statement that must be on the page."""
    query = request.query_params
    if view in ("", "timeline"):
        return Asked(forms.day(query, "since"), forms.day(query, "until"))
    if view != "statements":
        return Asked()
    pages = statement_pages(told)
    sought = forms.words(query, "at")
    for n, voices in enumerate(pages if sought else ()):
        if any(said.statement.id == sought for voice in voices for said in voice.said):
            return Asked(page=n)
    return Asked(page=min(forms.page_number(query), len(pages)) - 1)


def _versions(store: Store, told: Told) -> dict[str, int]:
    """How many versions the articles have that have more than one, by the version that stands."""
    rows = store.db.execute(
        "SELECT a.version, count(DISTINCT s.version) AS versions FROM article AS a "
        "JOIN sighting AS s ON s.article = a.id WHERE a.story = ? "
        "GROUP BY a.id HAVING versions > 1",
        (told.line.id,),
    )
    return dict(rows.fetchall())


def _changes(store: Store, told: Told, looked: int | None) -> Markup:
    changes = store.changes.of_story(told.line.id, limit=CHANGES)
    drawn = draw("view_changes.html", changes=changes, looked=looked, line=told.line, most=CHANGES)
    return Markup(drawn)  # noqa: S704
