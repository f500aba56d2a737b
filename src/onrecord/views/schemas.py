"""JSON Schemas of what is given out, made from the shapes themselves."""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.views.readings import ReadingView
from onrecord.views.shapes import RECORD_SCHEMA, RecordView

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def record_schema() -> dict[str, Any]:
    """The JSON Schema of ``onrecord record --format json``."""
    head = {"$schema": DIALECT, "$id": "urn:onrecord:record:1", "title": RECORD_SCHEMA}
    return head | msgspec.json.schema(RecordView)


def reading_schema() -> dict[str, Any]:
    """The JSON Schema of one line of ``onrecord read --format jsonl``."""
    head = {"$schema": DIALECT, "$id": "urn:onrecord:reading:1", "title": "onrecord/reading/1"}
    return head | msgspec.json.schema(ReadingView)
