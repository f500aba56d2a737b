"""What an HTML page says of itself: JSON-LD, meta tags, time elements, the canonical link."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from onrecord.articles.bylines import names_of
from onrecord.articles.characters import key, one_line
from onrecord.articles.dates import finest, parse_published
from onrecord.types import Published

HtmlElement = Any  # lxml ships no types

MAX_NODES = 5000  # JSON-LD objects looked at on one page
ARTICLE_TYPES = re.compile(r"(?:.*Article|.*BlogPosting|Report|.*NewsItem)$")
TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")

TITLE_TAGS = ("og:title", "citation_title", "parsely-title", "dc.title", "dcterms.title",
              "sailthru.title", "twitter:title", "headline")  # fmt: skip
OUTLET_TAGS = ("og:site_name", "citation_journal_title", "citation_publisher", "dc.publisher",
               "dcterms.publisher", "publisher", "application-name")  # fmt: skip
DATE_TAGS = ("article:published_time", "og:article:published_time", "og:published_time",
             "citation_publication_date", "citation_online_date", "citation_date",
             "parsely-pub-date", "sailthru.date", "datepublished", "dc.date.issued",
             "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created",
             "dc.created", "pubdate", "publishdate", "publish-date", "publish_date",
             "publication_date", "article.published", "published-date", "ptime",
             "cxenseparse:recs:publishtime",
             "article_date_original", "date")  # fmt: skip
AUTHOR_TAGS = ("citation_author", "parsely-author", "author", "dc.creator", "dcterms.creator",
               "sailthru.author", "article:author", "byl", "dc.contributor")  # fmt: skip


@dataclass(frozen=True, slots=True)
class SelfDescription:
    """The metadata of one page, the more trusted source first."""

    title: str | None = None
    other_titles: tuple[str, ...] = ()  # the same article's title in other places of the page
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: Published | None = None
    url: str | None = None


def self_description(tree: HtmlElement, url: str | None) -> SelfDescription:
    """What the page says of itself in places that are made for it."""
    tags = _meta_tags(tree)
    headings = [one_line(h.text_content()) for h in list(tree.iter("h1"))[:3]]
    titles = [tag for name in TITLE_TAGS for tag in tags.get(name, [])]
    nodes = _linked_data(tree)
    article = _article_of(nodes, titles + headings)
    publisher = _names_in(article.get("publisher") or article.get("sourceOrganization"))
    return SelfDescription(
        title=_title(_text(article.get("headline")), titles, headings, tree),
        other_titles=tuple(filter(None, map(one_line, [*titles, *headings]))),
        outlet=next(
            (one_line(name) for name in [*tags.get("og:site_name", []), *publisher] + [
                tag for name in OUTLET_TAGS for tag in tags.get(name, [])
            ] if one_line(name)),
            None,
        ),
        byline=_byline(article, tags),
        published=_published(article, tags, tree),
        url=_canonical(tree, tags, url),
    )  # fmt: skip


def _meta_tags(tree: HtmlElement) -> dict[str, list[str]]:
    """The contents of the meta tags by name, in the page's order."""
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = (tag.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content[:2000])
    return found


def _linked_data(tree: HtmlElement) -> list[dict[str, Any]]:
    """Every JSON-LD object of the page, nested ones too; what is broken is passed over."""
    nodes: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for node in _objects(_lenient_json(script.text or script.text_content() or "")):
            nodes.append(node)
            if len(nodes) >= MAX_NODES:
                return nodes
    return nodes


def _lenient_json(text: str) -> Any:
    text = text.strip().removeprefix("<!--").removeprefix("//<![CDATA[").removeprefix("<![CDATA[")
    text = text.strip().removesuffix("//]]>").removesuffix("]]>").removesuffix("-->").strip(" \n;")
    for attempt in (text, TRAILING_COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects in ``value``, the outer before the inner."""
    waiting = [value]
    while waiting:
        one = waiting.pop(0) if len(waiting) < 100 else waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            yield one
            waiting += [inner for inner in one.values() if isinstance(inner, (dict, list))]


def _article_of(nodes: list[dict[str, Any]], titles: list[str]) -> dict[str, Any]:
    """The node of the page's own article: by its headline, else the first that is an article."""
    articles = [node for node in nodes if _is_article(node)]
    wanted = {key(title) for title in titles}
    for node in articles:
        if key(_text(node.get("headline"))) in wanted:
            return node
    return articles[0] if articles else {}


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    return any(
        isinstance(one, str) and ARTICLE_TYPES.match(one)
        for one in (types if isinstance(types, list) else [types])
    )


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    return value if isinstance(value, str) else ""


def _names_in(value: Any) -> list[str]:
    """The names in an author or publisher, which may be a string, an object or a list."""
    if isinstance(value, str):
        return [] if value.startswith(("http://", "https://")) else [value]
    if isinstance(value, dict):
        return _names_in(value.get("name"))
    if isinstance(value, list):
        return [name for one in value[:20] for name in _names_in(one)]
    return []


def _title(headline: str, titles: list[str], headings: list[str], tree: HtmlElement) -> str | None:
    """The headline as the article prints it, without the name of the site behind it."""
    candidates = [one_line(text) for text in (headline, *titles)]
    candidates = [text for text in candidates if text]
    if not candidates:
        element = next(tree.iter("title"), None)
        text = one_line(element.text_content()) if element is not None else ""
        candidates = [text] if text else headings[:1]
    if not candidates:
        return None
    for heading in headings:
        if key(heading) and any(key(text).startswith(key(heading)) for text in candidates):
            return heading
    return candidates[0]


def _byline(article: dict[str, Any], tags: dict[str, list[str]]) -> tuple[str, ...]:
    names = names_of("; ".join(_names_in(article.get("author") or article.get("creator"))))
    if names:
        return names
    for tag in AUTHOR_TAGS:
        names = names_of("; ".join(tags.get(tag, [])))
        if names:
            return names
    return ()


def _published(
    article: dict[str, Any], tags: dict[str, list[str]], tree: HtmlElement
) -> Published | None:
    texts = [_text(article.get("datePublished"))]
    texts += [tag for name in DATE_TAGS for tag in tags.get(name, [])[:1]]
    texts += list(_time_elements(tree))
    texts += [_text(article.get("dateCreated"))]
    return finest([one for text in texts if text and (one := parse_published(text))])


def _time_elements(tree: HtmlElement) -> Iterator[str]:
    """The dates of time elements marked as the article's; else of the only one there is."""
    marked, others = [], []
    for element in list(tree.iter("time"))[:50]:
        value = (element.get("datetime") or element.get("content") or "").strip()
        if not value:
            continue
        marks = " ".join(
            (
                element.get("itemprop") or "",
                element.get("class") or "",
                element.get("pubdate") or "",
            )
        ).lower()
        if "modified" in marks or "updated" in marks:
            continue
        if element.get("pubdate") is not None or "publish" in marks or "entry-date" in marks:
            marked.append(value)
        else:
            others.append(value)
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        value = element.get("content") or element.get("datetime")
        if value:
            marked.append(value)
    yield from marked[:1] or (others if len(set(others)) == 1 else [])[:1]


def _canonical(tree: HtmlElement, tags: dict[str, list[str]], url: str | None) -> str | None:
    """The page's own address: as fetched or given, else the canonical link, else og:url."""
    if url is not None:
        return url
    for link in tree.iter("link"):
        href = (link.get("href") or "").strip()
        if "canonical" in (link.get("rel") or "").lower().split() and _is_address(href):
            return href
    return next((tag for tag in tags.get("og:url", []) if _is_address(tag)), None)


def _is_address(text: str) -> bool:
    return urljoin("x:", text).lower().startswith(("http://", "https://")) and " " not in text
