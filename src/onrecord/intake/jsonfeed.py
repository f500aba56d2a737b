"""JSON Feed (https://jsonfeed.org/version/1.1) to entries."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from onrecord.intake.canonical import canonical_url, same_site
from onrecord.intake.decode import decode
from onrecord.intake.entries import MAX_ENTRIES, Entry, Feed, checked_date, entry_id, one_each
from onrecord.intake.feeds import MAX_FEED, MAX_FEED_SAID

VERSIONS = ("https://jsonfeed.org/version/", "http://jsonfeed.org/version/")


def is_json_feed(value: object) -> bool:
    """Whether a decoded JSON value says of itself that it is a feed."""
    return isinstance(value, Mapping) and str(value.get("version", "")).startswith(VERSIONS)


def read_json_feed(raw: bytes, *, url: str = "") -> Feed:
    """The JSON Feed in ``raw``, each id once."""
    if len(raw) > MAX_FEED:
        return Feed(troubles=(f"a JSON Feed larger than {MAX_FEED_SAID}",))
    text = decode(raw)
    if text is None:
        return Feed(troubles=("its character encoding cannot be told",))
    try:
        value = json.loads(text)
    except RecursionError:
        return Feed(troubles=("its JSON is nested too deeply",))
    except ValueError:
        return Feed(troubles=("not valid JSON",))
    if not is_json_feed(value):
        return Feed(troubles=("JSON, but no JSON Feed",))
    return feed_of_json(value, url=url)


def feed_of_json(value: Mapping[str, Any], *, url: str = "") -> Feed:
    """The feed that a decoded JSON Feed describes."""
    items = value.get("items")
    if not isinstance(items, list):
        return Feed(troubles=('a JSON Feed without "items"',))
    troubles = []
    if len(items) > MAX_ENTRIES:
        troubles.append(f"more than {MAX_ENTRIES} entries; the rest is left out")
    base = url or _text(value.get("feed_url")) or _text(value.get("home_page_url"))
    entries = tuple(one_each(_entries(items[:MAX_ENTRIES], base)))
    broken = sum(1 for item in items if not isinstance(item, Mapping))
    if broken:
        troubles.append(f"{broken} of its items are no JSON objects")
    return Feed(
        entries=entries,
        title=_text(value.get("title")),
        language=_text(value.get("language"))[:20],
        troubles=tuple(troubles),
    )


def _entries(items: list[Any], base: str) -> Iterator[Entry]:
    for item in items:
        if not isinstance(item, Mapping):
            continue
        html, plain = _text(item.get("content_html")), _text(item.get("content_text"))
        content = html or plain or _text(item.get("summary"))
        url = _address(item.get("url"), base)
        # A page of another site that the item is about or was taken from.
        outside = _address(item.get("external_url"), base)
        title = _text(item.get("title"))
        ident = entry_id(_id(item.get("id")), url or outside, title, content)
        if not ident:
            continue
        yield Entry(
            id=ident,
            url=url or outside,
            title=title,
            byline=_byline(item),
            published=checked_date(_text(item.get("date_published"))),
            updated=checked_date(_text(item.get("date_modified"))),
            language=_text(item.get("language"))[:20],
            source_url=outside if url and outside and not same_site(url, outside) else "",
            content=content,
            kind="html" if html else "text",
        )


def _id(value: object) -> str:
    """Version 1 has numbers for ids here and there."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _text(value)


def _address(value: object, base: str) -> str:
    text = _text(value)
    if not text:
        return ""
    try:
        joined = urljoin(base, text)
    except ValueError:
        return ""
    if not joined[:8].lower().startswith(("http://", "https://")):
        return ""
    return canonical_url(joined)


def _byline(item: Mapping[str, Any]) -> str:
    listed = item.get("authors")
    authors = listed if isinstance(listed, list) else [item.get("author")]
    names = [_text(one.get("name")) for one in authors if isinstance(one, Mapping)]
    return "; ".join(name for name in names if name)[:500]


def _text(value: object) -> str:
    return value.encode("utf-8", "replace").decode().strip() if isinstance(value, str) else ""
