"""Parameters and bodies decoded to their types; what is wrong is named, with what is accepted."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta, Struct
from starlette.requests import Request

from onrecord.serving.problems import ProblemError, WrongValue

S = TypeVar("S", bound=Struct)

MOST = 200  # items of one page
SHOWN = 120  # characters of a wrong value that are repeated

Limit = Annotated[
    int, Meta(ge=1, le=MOST, description=f"How many at most: a whole number from 1 to {MOST}.")
]
PageToken = Annotated[
    str,
    Meta(max_length=1_000, description="The token behind page= in the address that next gave."),
]
DAY = r"^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$"
Day = Annotated[str, Meta(pattern=DAY, description="A day, written YYYY-MM-DD.")]
Name = Annotated[str, Meta(min_length=1, max_length=300)]
Words = Annotated[
    str,
    Meta(
        max_length=4_000,
        description='Words that must all be there; "..." for a phrase, -word for its absence, '
        "word* for any ending.",
    ),
]


def asked(request: Request, shape: type[S]) -> S:
    """The parameters of a request in their shape."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(shape)}
    values: dict[str, Any] = {}
    wrong: list[WrongValue] = []
    for name, value in request.query_params.multi_items():
        if name not in fields:
            known = ", ".join(fields) or "no parameters"
            wrong.append(_wrong(name, value, f"there is no such parameter; accepted: {known}"))
        elif name in values:
            wrong.append(_wrong(name, value, "it was given already; once is enough"))
        else:
            try:
                values[name] = _checked(value, fields[name].type)
            except (msgspec.ValidationError, ValueError) as error:
                values[name] = None
                wrong.append(_wrong(name, value, accepted(fields[name].type, error)))
    wrong += [
        WrongValue(_short(name), "", f"it is missing; {accepted(field.type)}")
        for name, field in fields.items()
        if field.required and name not in values
    ]
    if wrong:
        raise refused(wrong)
    return msgspec.convert(values, shape)


def body_of(raw: bytes, shape: Any) -> Any:
    """A JSON body in its shape."""
    try:
        return msgspec.json.decode(raw, type=shape)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        said = str(error) or "not readable"
        raise ProblemError(422, f"the body is not what is accepted: {said}") from None


def check_day(name: str, day: str | None) -> None:
    """Raise where a day is written as one and is none: February 30."""
    if day is None:
        return
    try:
        date.fromisoformat(day)
    except ValueError:
        raise refused([_wrong(name, day, "a day of the calendar, written YYYY-MM-DD")]) from None


def refused(wrong: list[WrongValue]) -> ProblemError:
    """The problem that tells of values which are not accepted."""
    detail = "; ".join(f"{w.name}={w.value!r}: {w.accepted}" for w in wrong[:5])
    return ProblemError(422, detail, errors=wrong)


def accepted(kind: Any, error: Exception | None = None) -> str:
    """What a parameter of a type takes, in words."""
    for meta in getattr(kind, "__metadata__", ()):
        if isinstance(meta, Meta) and meta.description:
            return str(meta.description)
    for inner in getattr(kind, "__args__", ()):
        if inner is not type(None) and (said := accepted(inner)):
            return said
    values = [value for value in getattr(kind, "__args__", ()) if isinstance(value, str)]
    if values:
        return f"accepted: {', '.join(values)}"
    return str(error) if error else ""


def _checked(value: str, kind: Any) -> Any:
    found = msgspec.convert(value, kind, strict=False)
    if isinstance(found, str) and "\0" in found:
        raise ValueError("no text holds a NUL character")
    return found


def _wrong(name: str, value: str, said: str) -> WrongValue:
    return WrongValue(_short(name), _short(value), said)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
