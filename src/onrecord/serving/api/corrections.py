"""Corrections made by hand: listed, made, undone, made again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated, Any

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.overrides.errors import NotThereError, OverrideError, UndoneError
from onrecord.desk.overrides.nouns import Kind, MadeOverride
from onrecord.serving.answers import JSON, Sheet, answer
from onrecord.serving.api.asking import Limit, Name, PageToken, body_of
from onrecord.serving.api.endpoints import Endpoint
from onrecord.serving.api.paging import Page, place_of, sheet_of_page
from onrecord.serving.problems import ProblemError
from onrecord.store import Store
from onrecord.views import to_json_line

Number = Annotated[int, Meta(ge=0, le=2**53)]
By = Annotated[str, Meta(min_length=1, max_length=200)]


class OverridesAsked(Struct, frozen=True, kw_only=True):
    """Which corrections; in_force=true leaves out the undone ones."""

    story: Name | None = None
    in_force: bool = False
    limit: Limit = 50
    page: PageToken | None = None


class Correction(Struct, frozen=True, forbid_unknown_fields=True):
    """A correction to make.

    ``revision`` is that of the story as the client saw it: where it has changed since, the
    correction is not made.
    """

    kind: Kind
    target: Annotated[str, Meta(min_length=1, max_length=300)]
    value: dict[str, Any]
    by: By | None = None
    revision: Number | None = None


class ByWhom(Struct, frozen=True, forbid_unknown_fields=True):
    """Who does it."""

    by: By | None = None


async def list_overrides(request: Request, asked: OverridesAsked) -> Response:
    """The corrections that people made, oldest first, and how each stands."""
    start = place_of(asked.page, Number) or 0

    def find(store: Store) -> Sheet:
        from onrecord.desk.overrides import listed

        with _told():
            found = listed(store, story=asked.story, in_force=asked.in_force)
        later = [override for override in found if override.n > start]
        shown = later[: asked.limit]
        return sheet_of_page(request, shown, shown[-1].n if len(later) > len(shown) else None)

    return await answer(request, find)


async def get_override(request: Request, asked: Struct) -> Response:
    """One correction, and how it stands."""

    def find(store: Store) -> Sheet:
        from onrecord.desk.overrides import one

        with _told():
            override = one(store, _number(request))
        return Sheet(lambda: to_json_line(override))

    return await answer(request, find)


async def make_override(request: Request, asked: Struct) -> Response:
    """Make a correction: it survives that stories are remade, and it can be undone.

    What target and value are for each kind is told in docs/api.md. Corrections are made one after
    the other: none is lost when two people make some at once.
    """
    given = body_of(await _json(request), Correction)

    def change(store: Store) -> MadeOverride:
        from onrecord.desk.overrides import make

        with _told(), store.transaction():
            _check_revision(store, given)
            return make(store, given.kind, given.target, given.value, by=given.by, at=_now())

    return await _done(request, change, 201)


async def undo_override(request: Request, asked: Struct) -> Response:
    """Undo a correction; it stays listed, and can be made again."""
    by = await _by_whom(request)

    def change(store: Store) -> MadeOverride:
        from onrecord.desk.overrides import undo

        with _told():
            return undo(store, _number(request), by=by, at=_now())

    return await _done(request, change, 200)


async def remake_override(request: Request, asked: Struct) -> Response:
    """Make a correction once more, under a number of its own."""
    by = await _by_whom(request)

    def change(store: Store) -> MadeOverride:
        from onrecord.desk.overrides import again

        with _told():
            return again(store, _number(request), by=by, at=_now())

    return await _done(request, change, 201)


async def export_overrides(request: Request, asked: Struct) -> Response:
    """All corrections as JSON Lines, the undone ones too, for another store of the same stories."""

    def find(store: Store) -> Sheet:
        from onrecord.desk.overrides import exported

        return Sheet(
            lambda: b"".join(exported(store)), media_type=LINES,
            headers={"Content-Disposition": 'attachment; filename="onrecord-overrides.jsonl"'},
        )  # fmt: skip

    return await answer(request, find)


@contextmanager
def _told() -> Iterator[None]:
    """Tell what is wrong with a correction as a problem."""
    try:
        yield
    except UndoneError as error:
        raise ProblemError(409, str(error)) from error
    except NotThereError as error:
        raise ProblemError(404, str(error)) from error
    except OverrideError as error:
        raise ProblemError(422, str(error)) from error


async def _done(request: Request, change: Callable[[Store], MadeOverride], status: int) -> Response:
    made: MadeOverride = await request.app.state.shelf.change(change)
    headers = {"Cache-Control": "no-store"}
    if status == 201:
        headers["Location"] = f"/api/v1/overrides/{made.n}"
    return Response(to_json_line(made), status, headers, JSON)


async def _json(request: Request) -> bytes:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != JSON:
        raise ProblemError(415, "accepted: application/json")
    return await request.body()


async def _by_whom(request: Request) -> str | None:
    """Who does it, where the body says so; it may be empty."""
    if not await request.body():
        return None
    by: str | None = body_of(await _json(request), ByWhom).by
    return by


def _number(request: Request) -> int:
    number = request.path_params["override"]
    if not (number.isascii() and number.isdecimal() and len(number) < 16):
        raise ProblemError(404, "there is no such correction; they have numbers")
    return int(number)


def _check_revision(store: Store, given: Correction) -> None:
    if given.revision is None:
        return
    for story in store.stories.named(given.target):
        line = store.stories.line(story)
        if line is not None and line.revision != given.revision:
            detail = f"the story has changed: its revision is {line.revision}; look at it again"
            raise ProblemError(409, detail)


def _now() -> datetime:
    return datetime.now(UTC)


LINES = "application/x-ndjson"
WRONG = {404: "It speaks of something that is not there.", 415: "The body is no JSON."}
STALE = {409: "The story has changed since that revision."}
UNDONE = {409: "It was undone already."}
NONE = {404: "There is no such correction."}
ENDPOINTS = (
    Endpoint("/overrides", list_overrides, Page[MadeOverride], OverridesAsked, says=NONE,
             tag="overrides"),
    Endpoint("/overrides", make_override, MadeOverride, takes=Correction, method="POST",
             status=201, says={**WRONG, **STALE}, tag="overrides"),
    Endpoint("/overrides.jsonl", export_overrides, media=(LINES,), tag="overrides"),
    Endpoint("/overrides/{override}", get_override, MadeOverride, says=NONE, tag="overrides"),
    Endpoint("/overrides/{override}/undo", undo_override, MadeOverride, takes=ByWhom | None,
             method="POST", says={**WRONG, **UNDONE}, tag="overrides"),
    Endpoint("/overrides/{override}/again", remake_override, MadeOverride, takes=ByWhom | None,
             method="POST", status=201, says=WRONG, tag="overrides"),
)  # fmt: skip
