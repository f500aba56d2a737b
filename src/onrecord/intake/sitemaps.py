"""News sitemaps and indexes of sitemaps to entries and to further addresses, as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.intake.canonical import canonical_url
from onrecord.intake.entries import Entry, Feed, checked_date
from onrecord.intake.xmltext import with_whole_references, xml_text

MAX_SITEMAP = 52_428_800  # bytes unpacked: 50 MiB, as https://www.sitemaps.org/protocol.html has it
MAX_URLS = 50_000  # of one sitemap, from the same place
AT_ONCE = 65_536  # characters given to the parser at a time
Element = Any  # lxml ships no types


def read_sitemap(raw: bytes, *, declared: str | None = None) -> Feed:
    """The pages of a sitemap as entries, or the sitemaps that an index names as ``more``."""
    troubles: list[str] = []
    if len(raw) > MAX_SITEMAP:
        raw = raw[:MAX_SITEMAP]
        troubles.append("longer than 50 MB; read to there")
    text = xml_text(raw, declared=declared)
    if text is None:
        return Feed(troubles=("its character encoding cannot be told",))
    entries: dict[str, Entry] = {}
    more: dict[str, str] = {}
    for kind, fields in _rows(with_whole_references(text), troubles):
        url = fields.get("loc", "")
        if not url[:8].lower().startswith(("http://", "https://")):
            continue
        if len(entries) + len(more) >= MAX_URLS:
            troubles.append(f"more than {MAX_URLS} addresses; the rest is left out")
            break
        if kind == "sitemap":
            more.setdefault(url, checked_date(fields.get("lastmod", "")))
        else:
            entry = _entry(url, fields)
            entries.setdefault(entry.id, entry)
    newest_first = sorted(more.items(), key=lambda one: (one[1], one[0]), reverse=True)
    return Feed(
        tuple(entries.values()), more=tuple(newest_first), troubles=tuple(troubles),
        is_sitemap=True,
    )  # fmt: skip


def _entry(url: str, fields: dict[str, str]) -> Entry:
    url = canonical_url(url)
    return Entry(
        id=url,
        url=url,
        title=fields.get("title", ""),
        published=checked_date(fields.get("publication_date", "")),
        updated=checked_date(fields.get("lastmod", "")),
        language=fields.get("language", "")[:20],
        outlet=fields.get("name", ""),
    )


def _rows(text: str, troubles: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of the table, ``url`` or ``sitemap``, each gone from memory when the next comes."""
    from lxml import etree

    parser = etree.XMLPullParser(
        events=("end",), recover=True, resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False,
    )  # fmt: skip
    for at in range(0, len(text), AT_ONCE):
        try:
            parser.feed(text[at : at + AT_ONCE].encode("utf-8", "replace"))
        except etree.XMLSyntaxError as error:
            troubles.append(f"not well formed: {str(error)[:100]}")
            return
        for _, element in parser.read_events():
            name = _name(element)
            if name in ("url", "sitemap"):
                yield name, _fields(element)
                element.clear(keep_tail=False)
                while element.getprevious() is not None:
                    del element.getparent()[0]
    if (root := _close(parser)) is None:
        troubles.append("not well formed; read as far as it goes")
    elif _name(root) not in ("urlset", "sitemapindex"):
        troubles.append("no sitemap")


def _close(parser: Any) -> Element | None:
    from lxml import etree

    try:
        return parser.close()
    except etree.XMLSyntaxError:
        return None


def _fields(row: Element) -> dict[str, str]:
    """The texts in a row by their elements' names, the first of each; pictures are left out."""
    fields: dict[str, str] = {}
    for element in row.iterdescendants():
        name = _name(element)
        parent = _name(element.getparent())
        if name and parent not in ("image", "video") and element.text:
            fields.setdefault(name, " ".join(element.text.split())[:4000])
    return fields


def _name(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""
