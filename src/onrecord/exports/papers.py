"""The formats that other rooms make: the record's JSON, and the reports for people."""

from __future__ import annotations

import io

from onrecord import views
from onrecord.types import Record


def json(record: Record) -> bytes:
    """The record as ``onrecord schema`` describes it."""
    return views.to_json(views.record_view(record))


def html(record: Record) -> bytes:
    """The report as one HTML file that stands alone."""
    from onrecord.report.html import to_html

    return to_html(record).encode()


def markdown(record: Record) -> bytes:
    """The report as Markdown, with footnotes."""
    from onrecord.report.markdown import to_markdown

    return to_markdown(record).encode()


def brief(record: Record) -> bytes:
    """The terminal's brief, 80 characters wide, without colours."""
    from onrecord.report.terminal import print_record

    page = io.StringIO()
    print_record(record, page, width=80)
    return page.getvalue().encode()
