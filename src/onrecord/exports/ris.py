"""The articles as RIS, which citation managers import."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.exports.dates import date_parts
from onrecord.exports.plain import Plain, plain_record
from onrecord.report.safe import one_line, web_address
from onrecord.types import Record


def ris(record: Record) -> bytes:
    """A record of type NEWS for each article, in UTF-8."""
    articles = plain_record(record).whole["articles"]
    return "".join(f"{line}\r\n" for article in articles for line in _lines(article)).encode()


def _lines(article: Plain) -> Iterator[str]:
    """The lines of one article. A value is one line, or it could pass for another tag."""
    fields = [
        ("ID", article["id"]),
        ("TI", article["title"]),
        *(("AU", name) for name in article["byline"]),
        ("T2", article["outlet"]),
        *_date(date_parts(article["published"])),
        ("UR", web_address(article["url"])),
        ("LA", article["language"]),
    ]
    yield "TY  - NEWS"
    for tag, value in fields:
        if value and (line := one_line(value)):
            yield f"{tag}  - {line}"
    yield "ER  - "
    yield ""


def _date(parts: list[int]) -> Iterator[tuple[str, str]]:
    """Year, and date as YYYY/MM/DD/ with what is not known left empty."""
    if not parts:
        return
    yield "PY", f"{parts[0]:04}"
    month, day = (f"{part:02}" if part else "" for part in (*parts[1:], 0, 0)[:2])
    yield "DA", f"{parts[0]:04}/{month}/{day}/"
