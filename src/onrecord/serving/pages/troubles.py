"""What a page says when there is nothing to show."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from onrecord.serving.pages.drawing import show

HEADS = {
    400: "That cannot be asked",
    401: "Who are you?",
    403: "Not allowed",
    404: "Not here",
    405: "Not in this way",
    409: "Somebody was quicker",
    410: "Gone",
    413: "Too large",
    414: "The address is too long",
    429: "Too many questions at once",
    500: "Something went wrong",
    503: "Busy",
}
SAID = {
    404: "There is no page at this address: it was mistyped, or the store is another one.",
    429: "Wait a little and load the page again.",
    500: "The program failed on this page. Nothing that was stored is lost; the log tells more.",
    503: "The store is busy. Load the page again in a moment.",
}


class MissingError(LookupError):
    """There is no such story, article or speaker; the message says which."""


def error_page(request: Request, status: int, detail: str = "") -> Response:
    """The page of an error."""
    return show(
        request,
        "failed.html",
        status=status,
        head=HEADS.get(status, "That did not work"),
        detail=detail or SAID.get(status, ""),
        code=status,
    )
