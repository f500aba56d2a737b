"""A story in the formats that other tools read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from onrecord.exports import MissingLibraryError, check_library, export, find_format
from onrecord.exports.formats import FORMATS, ZIP, Format
from onrecord.serving.answers import Sheet, answer
from onrecord.serving.api.asking import Day, check_day, refused
from onrecord.serving.api.endpoints import Endpoint
from onrecord.serving.api.paging import Page
from onrecord.serving.api.standing import made_of, standing
from onrecord.serving.api.stories import GONE
from onrecord.serving.problems import ProblemError, WrongValue
from onrecord.store import Store
from onrecord.views import to_json_line

AT_ONCE = 2  # exports that are made side by side; a PDF takes a reader's thread for seconds
TEXT = "; charset=utf-8"

Table = Annotated[
    str, Meta(max_length=40, description="Of csv or parquet, one table: statements, timeline …")
]


class FormatView(Struct, frozen=True):
    """A format that a story can be had in."""

    name: str
    about: str
    ending: str
    media_type: str
    tables: bool


class ExportAsked(Struct, frozen=True, kw_only=True):
    """The day that deadlines are told against, and of tables, which one."""

    as_of: Day | None = None
    table: Table | None = None


async def list_formats(request: Request, asked: Struct) -> Response:
    """The formats that a story can be had in."""
    views = [FormatView(f.name, f.about, f.extensions[0], f.media_type, f.tables) for f in FORMATS]
    return await answer(request, lambda store: Sheet(lambda: to_json_line(Page(views, None))))


async def export_story(request: Request, asked: ExportAsked) -> Response:
    """A story in one of the formats, as a file to keep; tables come as a zip, or one by one."""
    check_day("as_of", asked.as_of)
    form = _format(request.path_params["format"], asked.table)

    def find(store: Store) -> Sheet:
        line = standing(request, store)
        several = form.tables and asked.table is None
        ending = ".zip" if several else form.extensions[0]
        name = f"onrecord-{line.id}{f'-{asked.table}' if asked.table else ''}{ending}"
        return Sheet(
            _maker(store, line.id, form, asked),
            media_type=ZIP if several else _media_type(form),
            tag=(form.name, asked.table, *made_of(store, line, asked.as_of)),
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    async with request.app.state.exporting:
        return await answer(request, find)


def _maker(store: Store, story: str, form: Format, asked: ExportAsked) -> Callable[[], bytes]:
    def body() -> bytes:
        from onrecord.desk import story_record

        record = story_record(store, story, as_of=asked.as_of)
        assert record is not None  # noqa: S101  (its line is there, in the same view)
        try:
            return export(record, form.name, table=asked.table)
        except MissingLibraryError as error:
            raise ProblemError(406, str(error)) from error

    return body


def _format(name: str, table: str | None) -> Format:
    try:
        form = find_format(name)
    except ValueError as error:
        raise ProblemError(404, str(error)) from None
    try:
        check_library(name)
        if table is not None:
            _check_table(form, table)
    except MissingLibraryError as error:
        raise ProblemError(406, str(error)) from error
    except ValueError as error:
        raise refused([WrongValue("table", table or "", str(error))]) from None
    return form


def _check_table(form: Format, table: str) -> None:
    if not form.tables:
        raise ValueError(f"{form.name} has no tables; csv and parquet have")
    from onrecord.exports.tables import check_table

    check_table(table)


def _media_type(form: Format) -> str:
    """The type of one file, with the encoding where browsers would otherwise guess it."""
    return form.media_type + TEXT if form.media_type.startswith("text/") else form.media_type


MISSING = {**GONE, 404: "There is no such story, or no such format.",
           406: "The server has not what it takes to make this format."}  # fmt: skip
EVERY = tuple(dict.fromkeys([ZIP, *(_media_type(form).partition(";")[0] for form in FORMATS)]))
ENDPOINTS = (
    Endpoint("/formats", list_formats, Page[FormatView], tag="exports"),
    Endpoint(
        "/stories/{story}/export/{format}", export_story, None, ExportAsked, media=EVERY,
        says=MISSING, tag="exports",
    ),
)  # fmt: skip
