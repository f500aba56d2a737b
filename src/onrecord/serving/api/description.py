"""The API's description (OpenAPI 3.1), made from the endpoints and the shapes themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from onrecord.serving.answers import JSON, Sheet, answer
from onrecord.serving.api.endpoints import Endpoint
from onrecord.serving.problems import PROBLEM, Problem
from onrecord.views import to_json_line

BASE = "/api/v1"
REF = "#/components/schemas/{name}"
IN_PATH = re.compile(r"\{(\w+)\}")
TAGS = {
    "stories": "Stories and their records.",
    "articles": "Articles with their versions, and new ones.",
    "speakers": "Speakers and outlets over all stories.",
    "search": "Search with the matched words marked.",
    "changes": "What was new, from a cursor on or as a stream.",
    "feeds": "The same for readers of feeds.",
    "exports": "Stories in the formats of other tools.",
    "overrides": "Corrections made by hand.",
    "description": "This description.",
}
ALWAYS = {
    304: "The client has the same already (If-None-Match).",
    400: "The request is not readable, or calls the server by a wrong name.",
    401: "The server asks for a token: Authorization: Bearer TOKEN.",
    403: "A page of another site asked for a change.",
    414: "The address is too long.",
    431: "The headers are too long.",
    422: "A value is not accepted; the answer names it and what is accepted.",
    429: "Too many requests of one client; Retry-After says when to come again.",
    503: "The store is busy; Retry-After says when to come again.",
}
KNOWN = {
    "story": "A story's id, as the list of stories gives it.",
    "article": "An article's id, or that of any of its versions.",
    "version": "A version's id.",
    "format": "A format's name, as /formats lists them.",
    "override": "A correction's number.",
}


def with_description(endpoints: Sequence[Endpoint]) -> tuple[Endpoint, ...]:
    """The endpoints, and the one that describes them and itself."""

    async def describe(request: Request, asked: Struct) -> Response:
        """This description of the API (OpenAPI 3.1)."""
        return await answer(request, lambda store: Sheet(body))

    @cache
    def body() -> bytes:
        return to_json_line(openapi(described))

    own = Endpoint("/openapi.json", describe, dict[str, Any], tag="description")
    described = (*endpoints, own)
    return described


def openapi(endpoints: Sequence[Endpoint]) -> dict[str, Any]:
    """The description of endpoints."""
    from onrecord import __version__

    shapes = [s for e in endpoints for s in (e.gives, e.takes) if s is not None]
    schemas, components = msgspec.json.schema_components([Problem, *shapes], ref_template=REF)
    by_shape = dict(zip(map(repr, [Problem, *shapes]), schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for endpoint in endpoints:
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(
            endpoint, by_shape
        )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "onrecord",
            "version": str(__version__),
            "description": "Who said what, when, in which words, and who had it first: the "
            "stories of a store. Lists come in pages; `next` and the Link header hold the address "
            "of the following one. Errors are problem details (RFC 9457).",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": BASE}],
        "security": [{}, {"token": []}],
        "tags": [{"name": name, "description": about} for name, about in TAGS.items()],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(endpoint: Endpoint, shapes: dict[str, Any]) -> dict[str, Any]:
    first, _, rest = endpoint.about.partition(". ")
    operation: dict[str, Any] = {
        "operationId": endpoint.name,
        "summary": first.rstrip("."),
        "description": rest or endpoint.about,
        "tags": [endpoint.tag],
        "parameters": [*_in_path(endpoint.path), *_in_query(endpoint.asks)],
        "responses": _answers(endpoint, shapes),
    }
    if endpoint.takes is not None:
        content = {JSON: {"schema": shapes[repr(endpoint.takes)]}}
        content |= {kind: {"schema": {"type": "string"}} for kind in endpoint.takes_other}
        may_be_left_out = type(None) in getattr(endpoint.takes, "__args__", ())
        operation["requestBody"] = {"required": not may_be_left_out, "content": content}
    return operation


def _in_path(path: str) -> list[dict[str, Any]]:
    return [
        {
            "name": name, "in": "path", "required": True, "description": KNOWN[name],
            "schema": {"type": "string", "minLength": 1},
        }
        for name in IN_PATH.findall(path)
    ]  # fmt: skip


def _in_query(shape: type[Struct]) -> list[dict[str, Any]]:
    found = []
    for field in msgspec.structs.fields(shape):
        schema = _plain(msgspec.json.schema(field.type))
        about = schema.pop("description", None)
        if not field.required and field.default not in (None, "", msgspec.NODEFAULT):
            schema["default"] = field.default
        parameter = {
            "name": field.encode_name, "in": "query", "required": field.required,
            "schema": schema,
        }  # fmt: skip
        found.append(parameter if about is None else {**parameter, "description": about})
    return found


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a parameter: one that is left out is not null, it is not there."""
    choices = [c for c in schema.get("anyOf", ()) if c != {"type": "null"}]
    if len(choices) == 1:
        return dict(choices[0])
    if isinstance(schema.get("enum"), list):
        return {**schema, "enum": [v for v in schema["enum"] if v is not None]}
    return schema


def _answers(endpoint: Endpoint, shapes: dict[str, Any]) -> dict[str, Any]:
    schema = {} if endpoint.gives is None else {"schema": shapes[repr(endpoint.gives)]}
    done = {
        "description": "What was asked for.",
        "content": dict.fromkeys(endpoint.media, schema),
    }
    said = {**ALWAYS, **endpoint.says}
    if endpoint.method != "GET":
        del said[304]
        said[413] = "The body is too large."
    problem = {PROBLEM: {"schema": shapes[repr(Problem)]}}
    told = {
        str(status): {"description": about} | ({} if status in (304,) else {"content": problem})
        for status, about in sorted(said.items())
    }
    return {str(endpoint.status): done, **told}
