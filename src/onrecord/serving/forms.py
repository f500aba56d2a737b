"""The forms that pages send, read by the standard library alone."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

from onrecord.serving.problems import ProblemError

MAX_FIELDS = 100


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a plain form; the last of those with one name."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise ProblemError(415, "a form is sent as application/x-www-form-urlencoded")
    body = (await request.body()).decode("utf-8", "replace")
    try:
        return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=MAX_FIELDS))
    except ValueError:
        raise ProblemError(413, f"the form has more than {MAX_FIELDS} fields") from None
