"""The form at which people give the token, once a month."""

from __future__ import annotations

from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from onrecord.serving.forms import form_of
from onrecord.serving.limits import client_of
from onrecord.serving.tokens import COOKIE, DAYS, Gate

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>onrecord: log in</title>
<h1>onrecord</h1>
<form method="post" action="/login">
<input type="hidden" name="to" value="{to}">
<p><label>Token <input type="password" name="token" autocomplete="current-password" required
autofocus></label> <button>Log in</button></p>
{said}
</form>
</html>
"""


def routes() -> list[BaseRoute]:
    """The form and its answer."""
    return [Route("/login", login, methods=["GET", "POST"])]


async def login(request: Request) -> Response:
    """Show the form, or look at the token that was given in it."""
    gate: Gate | None = request.app.state.gate
    if gate is None:
        return RedirectResponse("/", 303)
    if request.method != "POST":
        return _form(request.query_params.get("to", ""))
    form = await form_of(request)
    to = form.get("to", "")
    client = client_of(request.scope)
    wait = gate.wait(client)
    if wait:
        return _form(to, f"Too many wrong tokens: wait {wait} seconds.", 429, wait)
    if not gate.knows(form.get("token", "").encode()):
        gate.was_wrong(client)
        return _form(to, "That is not the token.", 403)
    answer = RedirectResponse(_own_path(to), 303, {"Cache-Control": "no-store"})
    answer.set_cookie(
        COOKIE, gate.cookie(), max_age=DAYS * 86_400, httponly=True, samesite="strict",
        secure=request.url.scheme == "https",
    )  # fmt: skip
    return answer


def _form(to: str, said: str = "", status: int = 200, wait: int | None = None) -> Response:
    headers = {"Cache-Control": "no-store"}
    if wait is not None:
        headers["Retry-After"] = str(wait)
    told = f'<p role="alert">{escape(said)}</p>' if said else ""
    return HTMLResponse(PAGE.format(to=escape(to, quote=True), said=told), status, headers)


def _own_path(to: str) -> str:
    """Where to go on to: a page of ours, whatever the address says."""
    plain = to.startswith("/") and not to.startswith(("//", "/\\"))
    return to if plain and to.isprintable() else "/"
