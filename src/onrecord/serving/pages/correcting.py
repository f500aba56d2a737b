"""Corrections by hand: the forms, the list of what was corrected, undoing, and taking it along."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.serving.pages import addresses, forms
from onrecord.serving.pages.choices import SEE_OTHER, back_to
from onrecord.serving.pages.correctable import ASKS, correctable
from onrecord.serving.pages.drawing import show
from onrecord.serving.pages.forms import Form, FormError, read_form
from onrecord.serving.pages.readers import reader_of
from onrecord.serving.pages.troubles import error_page
from onrecord.store import Store

PER_PAGE = 50
UNPROCESSABLE = 422


def form(request: Request, store: Store) -> Response:
    """What can be corrected in a speaker, a statement, a disagreement, a story or an article."""
    return _form(request, store, request.query_params, {})


def _form(
    request: Request,
    store: Store,
    asked: Mapping[str, str],
    more: dict[str, Any],
    status: int = 200,
) -> Response:
    kind = asked.get("kind", "")
    context = correctable(request, store, kind, asked.get("story", ""), asked.get("key", ""))
    return show(
        request, f"correct_{kind}.html", status=status, part="corrections",
        **{"trouble": "", "kind": kind, "key": asked.get("key", ""), **context, **more},
    )  # fmt: skip


async def correct(request: Request) -> Response:
    """Make a correction; where it cannot be made, the form again with the reason."""
    from onrecord.desk.overrides import NotThereError, OverrideError, make

    sent = await read_form(request)
    action, target = sent.text("action"), sent.text("target")
    if action not in ASKS:
        raise FormError("There is no such correction.")
    value = _value(action, sent)
    shelf = request.app.state.shelf
    by = reader_of(request)
    try:
        made = await shelf.change(lambda store: make(store, action, target, value, by=by))
    except OverrideError as error:
        gone = isinstance(error, NotThereError)
        said = f"{error}."
        if gone:
            said += " The story may have changed since this page was opened; this is how it stands."
        asked = {name: sent.text(name) for name in ("kind", "story", "key")}
        return await _again(request, asked, said)
    story = made.stories[0] if made.stories else ""
    return RedirectResponse(
        addresses.with_query("/corrections", made=made.n, story=story or None),
        status_code=SEE_OTHER,
    )


async def _again(request: Request, asked: Mapping[str, str], said: str) -> Response:
    from onrecord.serving.pages.troubles import MissingError

    def draws(store: Store) -> Response:
        try:
            return _form(request, store, asked, {"trouble": said}, UNPROCESSABLE)
        except MissingError:
            return error_page(request, UNPROCESSABLE, said)

    response: Response = await request.app.state.shelf.look(draws)
    return response


def _value(action: str, sent: Form) -> dict[str, object]:
    """The value of a correction, of the fields that its form sends."""
    value: dict[str, object] = {}
    for name, sort in ASKS[action].items():
        if sort == "many":
            chosen = [item for item in sent.all(name) if item]
            if chosen:
                value[name] = chosen
        elif sort == "nullable":
            value[name] = sent.text(name).strip() or None
        elif text := sent.text(name).strip():
            value[name] = text
    return value


async def undo(request: Request) -> Response:
    """Undo a correction, or make an undone one again."""
    from onrecord.desk.overrides import OverrideError, again
    from onrecord.desk.overrides import undo as undone

    sent = await read_form(request)
    number = sent.text("n")
    if not number.isdigit() or len(number) > 15:
        raise FormError("A correction has a number.")
    act: Callable[..., object] = again if sent.text("again") else undone
    by = reader_of(request)
    try:
        await request.app.state.shelf.change(lambda store: act(store, int(number), by=by))
    except OverrideError as error:
        return error_page(request, 409, f"{error}.")
    return back_to(sent)


def corrections(request: Request, store: Store) -> Response:
    """What was corrected, the last first."""
    from onrecord.desk.overrides import listed

    query = request.query_params
    story = forms.words(query, "story") or None
    in_force = query.get("show") != "all"
    found = list(reversed(listed(store, story=story, in_force=in_force)))
    page = forms.page_number(query)
    made = forms.number(query, "made", 0, 10**9)
    here = found[(page - 1) * PER_PAGE : page * PER_PAGE]
    stories = {i for one in here for i in one.stories} | ({story} if story else set())
    return show(
        request,
        "corrections.html",
        part="corrections",
        found=here,
        made=next((one for one in found if one.n == made), None),
        story=story,
        lines={i: line for i in sorted(stories) if (line := store.stories.line(i))},
        in_force=in_force,
        page=page,
        more=len(found) > page * PER_PAGE,
    )


def export(request: Request, store: Store) -> Response:
    """Every correction as JSON Lines, which another store takes in."""
    from onrecord.desk.overrides import exported

    headers = {
        "Content-Disposition": 'attachment; filename="corrections.jsonl"',
        "Cache-Control": "private, no-cache",
    }
    return Response(b"".join(exported(store)), media_type="application/x-ndjson", headers=headers)
