"""The articles as CSL-JSON, which Zotero, pandoc and word processors cite from."""

from __future__ import annotations

from onrecord import views
from onrecord.exports.dates import date_parts
from onrecord.exports.plain import Plain, plain_record
from onrecord.report.safe import one_line, web_address
from onrecord.types import Record


def csl(record: Record) -> bytes:
    """A list with an ``article-newspaper`` for each article."""
    return views.to_json([_item(article) for article in plain_record(record).whole["articles"]])


def _item(article: Plain) -> Plain:
    parts = date_parts(article["published"])
    item = {
        "id": article["id"],
        "type": "article-newspaper",
        "title": one_line(article["title"] or ""),
        # Names are given whole: which part of a name is the family's is not ours to guess.
        "author": [{"literal": one_line(name)} for name in article["byline"]],
        "container-title": one_line(article["outlet"] or ""),
        "issued": {"date-parts": [parts]} if parts else None,
        "URL": web_address(article["url"]),
        "language": article["language"],
    }
    return {key: value for key, value in item.items() if value}
