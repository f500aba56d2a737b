"""RSS and Atom, well formed or not, to entries. Nothing of a feed is fetched or run here."""

from __future__ import annotations

import html
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Literal

from onrecord.intake.canonical import canonical_url
from onrecord.intake.entries import (
    MARKUP,
    MAX_ENTRIES,
    Entry,
    Feed,
    checked_date,
    entry_id,
    one_each,
)
from onrecord.intake.harmless import harmless
from onrecord.intake.xmltext import xml_text

MAX_FEED = 10_000_000  # bytes; of some thousand news feeds the largest has 4 million
MAX_FEED_SAID = "10 MB"

Parsed = Any  # feedparser's dictionaries


def read_feed(raw: bytes, *, url: str = "", declared: str | None = None) -> Feed:
    """The feed in ``raw``, each id once, read as far as it goes.

    ``url`` is where it was found: what its links are relative to. ``declared`` is the encoding that
    its server named.
    """
    troubles: list[str] = []
    if len(raw) > MAX_FEED:
        raw = raw[:MAX_FEED]
        troubles.append(f"longer than {MAX_FEED_SAID}; read to there")
    text = xml_text(raw, declared=declared)
    if text is None:
        return Feed(troubles=("its character encoding cannot be told",))
    if not text.strip():
        return Feed(troubles=("empty",))
    parsed = _parsed(harmless(text, entries=MAX_ENTRIES, troubles=troubles))
    if parsed.get("bozo") and not troubles:
        troubles.append(f"not well formed: {_said(parsed.get('bozo_exception'))}")
    found = parsed.get("entries", [])
    if not found and not troubles and not parsed.get("version"):
        troubles.append("no feed")
    home = parsed.get("feed", {})
    base = _text(home.get("link")) or url
    entries = tuple(one_each(_entries(found[:MAX_ENTRIES], url or base)))
    return Feed(
        entries=entries,
        title=_text(home.get("title")),
        language=_text(home.get("language"))[:20],
        troubles=tuple(troubles),
    )


def _parsed(text: str) -> Parsed:
    import feedparser

    # From a stream, and without its own decoding: a string that looks like an address is fetched.
    return feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _said(error: object) -> str:
    """What is wrong with a document, in few words."""
    message = getattr(error, "getMessage", None)
    said = str(message() if callable(message) else error or "").strip()
    return said[:100] or "an unknown fault"


def _entries(found: list[Parsed], base: str) -> Iterator[Entry]:
    for one in found:
        content, kind = _content(one)
        url = _link(one, base)
        title = _title(one)
        source = one.get("source") or {}
        ident = entry_id(_text(one.get("id")), url, title, content)
        if not ident:
            continue
        yield Entry(
            id=ident,
            url=canonical_url(url) if url else "",
            title=title,
            byline=_byline(one),
            published=_date(one, "published"),
            updated=_date(one, "updated"),
            language=_text(one.get("language"))[:20],
            source=_text(source.get("title")),
            source_url=_text(source.get("href") or source.get("link")),
            content=content,
            kind=kind,
        )


def _title(one: Parsed) -> str:
    """The title without markup, which Atom allows and RSS has all the same."""
    title = _text(one.get("title"))
    if (one.get("title_detail") or {}).get("type") != "text/plain":
        title = html.unescape(MARKUP.sub("", title))
    return " ".join(title.split())


def _content(one: Parsed) -> tuple[str, Literal["text", "html"]]:
    """The longest text of an entry: its content, else its summary."""
    held = [part for part in one.get("content", []) if isinstance(part, dict)]
    held.append(one.get("summary_detail") or {"value": one.get("summary", "")})
    best = max(held, key=lambda part: len(_text(part.get("value"))))
    kind = (
        "text" if best.get("type") == "text/plain" and "<" not in _text(best["value"]) else "html"
    )
    return _text(best.get("value")), "text" if kind == "text" else "html"


def _link(one: Parsed, base: str) -> str:
    """The page of an entry: FeedBurner names the original beside its own redirection."""
    from urllib.parse import urljoin

    for given in (one.get("feedburner_origlink"), one.get("link"), _alternate(one)):
        text = _text(given)
        if not text:
            continue
        try:
            joined = urljoin(base, text)
        except ValueError:
            continue
        if joined[:8].lower().startswith(("http://", "https://")):
            return joined
    return ""


def _alternate(one: Parsed) -> str:
    links = [link for link in one.get("links", []) if link.get("rel") == "alternate"]
    return _text(links[0].get("href")) if links else ""


def _byline(one: Parsed) -> str:
    named = [_text(author.get("name")) for author in one.get("authors", []) if author]
    names = [name for name in named if name] or [_text(one.get("author"))]
    return "; ".join(dict.fromkeys(name for name in names if name))[:500]


def _date(one: Parsed, name: str) -> str:
    if name not in dict.keys(one):  # feedparser answers "updated" with "published" otherwise
        return ""
    parsed = one.get(f"{name}_parsed")
    moment = None
    if parsed:
        try:
            year, month, day, hour, minute, second = parsed[:6]
            moment = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
        except (ValueError, TypeError):
            moment = None
    return checked_date(_text(one.get(name)), moment)


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
