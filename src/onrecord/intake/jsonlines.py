"""JSON objects to pages: the usual names that people give an article's parts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Literal

from onrecord.types import Page, Skipped

Value = Any  # what json.loads gives

# Names are compared without case, "_" and "-"; the first that holds something is taken.
KEYS = ("id", "key", "uid", "uuid", "guid", "articleid", "docid", "documentid")
URLS = ("url", "link", "canonicalurl", "articleurl", "pageurl", "permalink", "uri", "href",
        "originalurl", "sourceurl", "respondedurl", "requestedurl")  # fmt: skip
TITLES = ("title", "headline", "heading", "articletitle", "ogtitle")
TEXTS = ("text", "body", "maintext", "articlebody", "plaintext", "fulltext", "cleanedtext",
         "articletext", "bodytext", "content", "story", "article", "rawtext")  # fmt: skip
HTMLS = ("html", "rawhtml", "pagehtml", "articlehtml", "contenthtml", "bodyhtml")
DATES = ("published", "datepublished", "datepublish", "publishedat", "publisheddate",
         "publishedtime", "publishingdate", "publishdate", "publishtime", "pubdate",
         "publicationdate", "publicationtime", "datepub", "firstpublished", "date", "datetime",
         "timestamp", "time", "datecreated", "createdat", "created")  # fmt: skip
FETCHED = ("datedownload", "crawldate", "fetched", "fetchedat", "crawledat")
OUTLETS = ("outlet", "outletname", "publisher", "publication", "sitename", "ogsitename",
           "sourcename", "newspaper", "sourcehostname", "source", "sourcedomain", "domain", "host",
           "hostname", "site", "website")  # fmt: skip
AUTHORS = ("authors", "author", "byline", "bylines", "creator", "writers")
LANGUAGES = ("language", "lang", "languagecode", "inlanguage")
INNER = ("name", "rendered", "value", "title", "text", "#text", "@value", "uri", "url")

MARKUP = re.compile(
    r"\s*<(?:!doctype|html|head|body|article|section|main|p|div|h[1-6]|figure)\b", re.I
)
LISTED_ITEM = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
LONE_SURROGATES = re.compile("[\ud800-\udfff]")
MILLISECONDS_FROM = 100_000_000_000  # as seconds this is the year 5138


def page_of_json(text: str, path: str) -> Page | Skipped:
    """The page that one JSON object describes, or why there is none."""
    try:
        item = json.loads(text)
    except RecursionError:
        return Skipped(path, "its JSON is nested too deeply")
    except json.JSONDecodeError as error:
        return Skipped(path, f"not valid JSON: {error.msg.lower()} at character {error.pos + 1}")
    except ValueError:
        return Skipped(path, "not valid JSON: a number in it is too long")
    return page_of_item(item, path)


def page_of_item(item: Value, path: str) -> Page | Skipped:
    """The page that a decoded JSON value describes, or why there is none."""
    if not isinstance(item, Mapping):
        return Skipped(path, f"not a JSON object but {_kind_of(item)}")
    fields = {_plain(str(name)): value for name, value in reversed(list(item.items()))}
    content, kind = _content(fields)
    if not content.strip():
        return Skipped(path, 'no text in it, under "text", "body", "content" or "html"')
    given = (
        ("key", _first(fields, KEYS)),
        ("title", _first(fields, TITLES)),
        ("outlet", _first(fields, OUTLETS)),
        ("byline", "; ".join(_names(fields))),
        ("published", _date(fields)),
        ("language", _first(fields, LANGUAGES)),
        ("fetched", _moment(_first(fields, FETCHED))),
    )
    return Page(
        content=content,
        kind=kind,
        path=path,
        url=_web_address(fields),
        given=tuple((name, value) for name, value in given if value),
    )


def _plain(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "").replace(":", "").replace(" ", "")


def _kind_of(item: Value) -> str:
    if item is None:
        return "null"
    if isinstance(item, bool):
        return "true or false"
    if isinstance(item, (int, float)):
        return "a number"
    return "a piece of text" if isinstance(item, str) else "a list"


def _content(fields: Mapping[str, Value]) -> tuple[str, Literal["text", "html"]]:
    """The text where there is one: it is what the input's own reader made of the HTML."""
    for name in TEXTS:
        text = _body(fields.get(name)) or _text(fields.get(name), divider="\n\n")
        if text.strip():
            return text, "html" if MARKUP.match(text) else "text"
    for name in HTMLS:
        text = _text(fields.get(name))
        if text.strip():
            return text, "html"
    return "", "text"


def _body(value: Value) -> str:
    """The text of a body in sections, as fundus writes it; "" for any other value."""
    sections = value.get("sections") if isinstance(value, Mapping) else None
    if not isinstance(sections, list):
        return ""
    parts = [value.get("summary")]
    for section in sections:
        if isinstance(section, Mapping):
            parts += [section.get("headline"), section.get("paragraphs")]
    return "\n\n".join(filter(None, (_text(part, divider="\n\n") for part in parts)))


def _text(value: Value, divider: str = " ", depth: int = 0) -> str:
    """A JSON value as text: a string as it is, a list joined, an object by its name."""
    if isinstance(value, str):
        # Half a surrogate pair is no character, and cannot be written out again.
        return LONE_SURROGATES.sub("\ufffd", value)
    if isinstance(value, bool) or value is None or depth > 3:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, Mapping):
        for name in INNER:
            text = _text(value.get(name), divider, depth + 1)
            if text.strip():
                return text
        return ""
    if isinstance(value, list):
        return divider.join(filter(None, (_text(one, divider, depth + 1) for one in value)))
    return ""


def _first(fields: Mapping[str, Value], names: Iterable[str]) -> str:
    for name in names:
        value = fields.get(name)
        if isinstance(value, list):
            value = value[0] if value else None
        text = _text(value).strip()
        if text:
            return text
    return ""


def _web_address(fields: Mapping[str, Value]) -> str | None:
    for name in URLS:
        text = _first(fields, (name,))
        if text.lower().startswith(("http://", "https://")):
            return text
    # trafilatura has the address under "source"; fundus has it beside the page it fetched.
    source = fields.get("source")
    if isinstance(source, str) and source.lower().startswith(("http://", "https://")):
        return source
    page = fields.get("html")
    if isinstance(page, Mapping):
        return _web_address({_plain(str(name)): value for name, value in page.items()})
    return None


def _moment(text: str) -> str:
    """A time that a program wrote; Python writes "None" where it knows none."""
    return text if text[:4].isdigit() else ""


def _names(fields: Mapping[str, Value]) -> list[str]:
    for key in AUTHORS:
        value = fields.get(key)
        listed = value if isinstance(value, list) else [value]
        names = [name for one in listed for name in _listed_names(_text(one).strip())]
        if names:
            return names
    return []


def _listed_names(text: str) -> list[str]:
    """The names in ``text``; a list that Python printed, as in CSV files made JSON, is undone."""
    if text.startswith("[") and text.endswith("]"):
        found = (a or b for a, b in LISTED_ITEM.findall(text))
        return [name.strip() for name in found if name.strip()]
    return [name.strip() for name in text.split(";") if name.strip()]


def _date(fields: Mapping[str, Value]) -> str:
    for name in DATES:
        value = fields.get(name)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            text = _number_as_date(value)
        else:
            text = _first(fields, (name,))
        if text:
            return text
    return ""


def _number_as_date(number: float) -> str:
    """Seconds or milliseconds since 1970 as an ISO time; 2025 and 20250607 as they are written."""
    if number != number or number <= 0:
        return ""
    if number == int(number) and (1000 <= number <= 2200 or 10_000_000 <= number <= 22_001_231):
        return str(int(number))
    seconds = number / 1000 if number >= MILLISECONDS_FROM else number
    try:
        return datetime.fromtimestamp(int(seconds), tz=UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return ""
