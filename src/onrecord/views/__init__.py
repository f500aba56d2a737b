"""Nouns to plain JSON: one shape for every face, and its JSON Schema."""

from onrecord.views.encode import to_json, to_json_line
from onrecord.views.readings import ReadingView, reading_view
from onrecord.views.records import record_view
from onrecord.views.schemas import reading_schema, record_schema
from onrecord.views.shapes import RecordView

__all__ = [
    "ReadingView",
    "RecordView",
    "reading_schema",
    "reading_view",
    "record_schema",
    "record_view",
    "to_json",
    "to_json_line",
]
