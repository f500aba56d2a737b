"""The formats that a record can be had in: what the command line, Python and the web app offer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """One format. Its ``maker`` is imported when it is asked for, so that the list costs nothing.

    The maker takes a record and gives bytes; with ``tables``, the bytes of several files by name.
    """

    name: str
    about: str
    extensions: tuple[str, ...]  # the first is what a new file gets
    media_type: str
    maker: str  # "module:function", inside this room
    tables: bool = False  # several files: a folder or a zip, or one table of them
    binary: bool = False  # nothing for a terminal
    library: str | None = None  # what must be installed, beyond the package itself
    extra: str | None = None  # the extra of the package that brings it


ANNOTATIONS = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
FORMATS: tuple[Format, ...] = (
    Format("terminal", "a brief in plain text", (".txt",), "text/plain", "papers:brief"),
    Format("json", "the record", (".json",), "application/json", "papers:json"),
    Format(
        "jsonl",
        "the record, one line an article, attribution, statement …",
        (".jsonl", ".ndjson"),
        "application/x-ndjson",
        "jsonlines:json_lines",
    ),
    Format("md", "the report as Markdown", (".md",), "text/markdown", "papers:markdown"),
    Format("html", "the report as one page", (".html", ".htm"), "text/html", "papers:html"),
    Format(
        "pdf",
        "the report, to print and to file",
        (".pdf",),
        "application/pdf",
        "pdf:pdf",
        binary=True,
        library="weasyprint",
        extra="pdf",
    ),
    Format(
        "csv",
        "tables that Excel opens: a folder or a zip",
        (".csv", ".zip"),
        "text/csv",
        "tables.csv_files:csv_files",
        tables=True,
    ),
    Format(
        "parquet",
        "the same tables with typed columns",
        (".parquet", ".parquet.zip"),
        "application/vnd.apache.parquet",
        "tables.parquet:parquet_files",
        tables=True,
        binary=True,
        library="pyarrow",
        extra="parquet",
    ),
    Format(
        "annotations",
        "W3C Web Annotations of every cited place",
        (".anno.jsonld",),
        ANNOTATIONS,
        "annotations:web_annotations",
    ),
    Format(
        "schema-org",
        "schema.org Quotation and NewsArticle as JSON-LD",
        (".jsonld",),
        "application/ld+json",
        "schema_org:schema_org",
    ),
    Format(
        "ris",
        "the articles for a citation manager",
        (".ris",),
        "application/x-research-info-systems",
        "ris:ris",
    ),
    Format(
        "csl",
        "the articles as CSL-JSON",
        (".csl.json",),
        "application/vnd.citationstyles.csl+json",
        "csl:csl",
    ),
    Format(
        "timelinejs",
        "the timeline for TimelineJS",
        (".timeline.json",),
        "application/json",
        "timelinejs:timelinejs",
    ),
    Format(
        "atom",
        "statements and timeline as an Atom feed",
        (".atom",),
        "application/atom+xml",
        "feeds.of_record:atom_of_record",
    ),
    Format(
        "jsonfeed",
        "the same as a JSON Feed",
        (".feed.json",),
        "application/feed+json",
        "feeds.of_record:json_feed_of_record",
    ),
)
BY_ENDING = {ending: form.name for form in FORMATS for ending in form.extensions}
ZIP = "application/zip"


def find_format(name: str) -> Format:
    """The format of that name.

    >>> find_format("csl").extensions
    ('.csl.json',)
    >>> find_format("docx")
    Traceback (most recent call last):
    ValueError: 'docx' is no format; there are terminal, json, jsonl, md, html, pdf, csv, parquet, \
annotations, schema-org, ris, csl, timelinejs, atom, jsonfeed
    """
    for form in FORMATS:
        if form.name == name:
            return form
    raise ValueError(f"{name!r} is no format; there are {', '.join(form.name for form in FORMATS)}")
