"""What a reader chooses: how it looks, under which name, and how far was looked."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.serving.pages.drawing import THEMES
from onrecord.serving.pages.forms import Form, FormError, local, read_form
from onrecord.serving.pages.readers import COOKIE, clean, reader_of, remember
from onrecord.serving.pages.troubles import error_page
from onrecord.store import Store, utc

SEE_OTHER = 303


def back_to(form: Form) -> RedirectResponse:
    """The page that a form was sent from."""
    return RedirectResponse(local(form.text("back")), status_code=SEE_OTHER)


async def theme(request: Request) -> Response:
    """Light, dark, or as the reader's system has it."""
    form = await read_form(request)
    response = back_to(form)
    chosen = form.text("theme")
    if chosen in THEMES:
        remember(response, "theme", chosen)
    else:
        response.delete_cookie("theme", path="/", samesite="lax")
    return response


async def reader(request: Request) -> Response:
    """Under which name the reader's place in the log is kept."""
    form = await read_form(request)
    name = clean(form.text("name"))
    if not name:
        return error_page(request, 400, "A reader’s name has 1 to 40 letters, digits or dashes.")
    response = back_to(form)
    remember(response, COOKIE, name)
    return response


async def seen(request: Request) -> Response:
    """Everything up to what the page showed has been seen; what came since is still new."""
    form = await read_form(request)
    cursor = form.text("cursor")
    if not cursor.isdigit() or len(cursor) > 15:
        raise FormError("A place in the log is a number.")
    name = reader_of(request)

    def look(store: Store) -> None:
        with store.transaction():
            looked = min(int(cursor), store.changes.last())
            store.readers.look(name, looked, at=utc(datetime.now(UTC)))

    await request.app.state.shelf.change(look)
    return back_to(form)
