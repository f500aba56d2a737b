"""A speaker: all statements over all stories, and what the outlets call them."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from onrecord.serving.kept import of_app
from onrecord.serving.pages import forms
from onrecord.serving.pages.drawing import show
from onrecord.serving.pages.troubles import MissingError
from onrecord.store import Store
from onrecord.store.glances import Glances
from onrecord.store.nouns import Said
from onrecord.store.spoken import SaidWords, Spoken
from onrecord.types import Citation, Speaker

PER_PAGE = 30
WORDINGS = 12  # of one statement; a story's page has all
STORIES = 40  # of which the roles are gathered, those with the latest statements first
PLACES = 12  # citations of one role
KEPT = 500  # speakers whose roles are kept
ALIASES = 12
LISTED = 60  # speakers in the list


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with its wordings, the first published first."""

    said: Said
    wordings: tuple[SaidWords, ...]

    @property
    def more(self) -> int:
        """Wordings beyond those."""
        return max(0, self.said.wordings - len(self.wordings))


@dataclass(frozen=True, slots=True)
class Given:
    """A role that articles give, with where."""

    text: str
    citations: tuple[tuple[str, Citation], ...]  # with the outlet
    count: int


def speaker(request: Request, store: Store) -> Response:
    """The page of whoever bears a name."""
    query = request.query_params
    name = forms.words(query, "name")
    if not name:
        return _speakers(request, store)
    line = store.lists.speaker(name)
    if line is None:
        raise MissingError(f"Nobody called “{name}” speaks in the stories of this store.")
    after = _after(query.get("after", ""))
    found = store.lists.said(line.name, limit=PER_PAGE + 1, after=after)
    spoken = Spoken(store.db)
    here = [_told(spoken, said) for said in found[:PER_PAGE]]
    latest = found[0] if after is None else next(iter(store.lists.said(line.name, limit=1)), None)
    aliases = [alias for alias in spoken.aliases(line.name) if alias != line.name]
    return show(
        request,
        "speaker.html",
        part="speakers",
        live="*",
        last=store.changes.last(),
        name=line.name,
        line=line,
        aliases=aliases[:ALIASES],
        told=here,
        roles=_known_roles(request, store, line.name, spoken.stories(line.name, limit=STORIES)),
        gathered=min(line.stories, STORIES),
        first=spoken.first(line.name),
        latest=latest if latest and latest.day else None,
        begun=after is None,
        next=_cursor(here[-1].said) if len(found) > PER_PAGE else None,
    )


def _after(value: str) -> tuple[str, str, str] | None:
    parts = value[:100].split("~")
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else None


def _cursor(said: Said) -> str:
    return f"{said.day or ''}~{said.story}~{said.statement}"


def _speakers(request: Request, store: Store) -> Response:
    """The speakers who made the most statements, or those whose names hold some letters."""
    query = request.query_params
    sought = forms.words(query, "like")
    made, _, name = forms.words(query, "after").partition("~")
    after = (int(made), name) if made.isdecimal() and len(made) < 10 else None
    found = store.lists.speakers(like=sought, limit=LISTED + 1, after=after)
    here = found[:LISTED]
    return show(
        request,
        "speakers.html",
        part="speakers",
        sought_name=sought,
        speakers=here,
        begun=after is None,
        next=f"{here[-1].statements}~{here[-1].name}" if len(found) > LISTED else None,
    )


def _told(spoken: Spoken, said: Said) -> Told:
    return Told(said, tuple(spoken.wordings(said.story, said.statement, limit=WORDINGS)))


def _known_roles(request: Request, store: Store, name: str, stories: list[str]) -> list[Given]:
    """The roles, gathered anew when one of the stories has changed."""
    kept = of_app(request.app, "roles", KEPT)
    lines = [store.stories.line(story) for story in stories]
    key = (name, tuple((line.id, line.revision) for line in lines if line))
    roles: list[Given] = kept.get(key, lambda: _roles(store, name, stories), lambda _: 1)
    return roles


def _roles(store: Store, name: str, stories: list[str]) -> list[Given]:
    """The roles, those that most places give first."""
    glances = Glances(store.db)
    places: dict[str, list[Citation]] = {}
    wanted = name.casefold()
    for story in stories:
        for found in glances.speakers(story):
            if found.name.casefold() == wanted:
                _gather(found, places)
    given = sorted(places.items(), key=lambda item: (-len(item[1]), item[0]))
    shown = given[:PLACES]
    outlets = _outlets(store, [c.article for _, cited in shown for c in cited[:PLACES]])
    return [
        Given(
            text,
            tuple((outlets.get(c.article) or "outlet unknown", c) for c in cited[:PLACES]),
            len(cited),
        )
        for text, cited in shown
    ]


def _gather(speaker: Speaker, places: dict[str, list[Citation]]) -> None:
    for role in speaker.roles:
        places.setdefault(role.text, []).extend(role.citations)


def _outlets(store: Store, versions: list[str]) -> dict[str, str | None]:
    wanted = list(dict.fromkeys(versions))
    marks = ", ".join("?" * len(wanted))
    rows = store.db.execute(f"SELECT id, outlet FROM version WHERE id IN ({marks})", wanted)  # noqa: S608
    return dict(rows.fetchall())
