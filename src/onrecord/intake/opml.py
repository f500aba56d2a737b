"""OPML: the lists of feeds that readers of feeds hand to each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.intake.xmltext import with_whole_references, xml_text

MAX_LIST = 20_000_000  # bytes; a list of 10,000 feeds has some 2 million
MAX_FEEDS = 20_000
MAX_DEPTH = 100  # folders in folders
Element = Any  # lxml ships no types


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed that somebody follows."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """The feeds of a list, each once, and what of it could not be read."""

    feeds: tuple[Subscription, ...] = ()
    troubles: tuple[str, ...] = ()


def read_opml(raw: bytes) -> Subscriptions:
    """The feeds of an OPML list in their order, out of all its folders."""
    if len(raw) > MAX_LIST:
        return Subscriptions(troubles=("a list of feeds larger than 20 MB",))
    text = xml_text(raw)
    if text is None:
        return Subscriptions(troubles=("its character encoding cannot be told",))
    root = _tree(with_whole_references(text))
    if root is None:
        return Subscriptions(troubles=("no OPML in it",))
    found: dict[str, Subscription] = {}
    troubles: list[str] = []
    for element, depth in _outlines(root):
        if depth > MAX_DEPTH:
            troubles.append("its folders lie too deep in each other")
            break
        fields = {str(name).lower(): str(value).strip() for name, value in element.items()}
        url = fields.get("xmlurl", "")
        if not url:
            continue
        if not url[:8].lower().startswith(("http://", "https://")):
            troubles.append(f"not a web address: {url[:200]}")
        elif len(found) >= MAX_FEEDS:
            troubles.append(f"more than {MAX_FEEDS} feeds; the rest is left out")
            break
        else:
            title = fields.get("title") or fields.get("text") or ""
            found.setdefault(url, Subscription(url, " ".join(title.split())))
    if not found and not troubles:
        troubles.append("a list without feeds")
    return Subscriptions(tuple(found.values()), tuple(troubles))


def _tree(text: str) -> Element | None:
    """The document, its faults mended where they can be: lists have a bare "&" in addresses."""
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def _outlines(root: Element) -> Iterator[tuple[Element, int]]:
    """The outlines in the order of the document, with how deep each lies."""
    waiting: list[tuple[Element, int]] = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        if isinstance(element.tag, str) and element.tag.lower().endswith("outline"):
            yield element, depth
        if depth <= MAX_DEPTH:
            waiting.extend((child, depth + 1) for child in reversed(element))
