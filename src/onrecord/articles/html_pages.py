"""HTML to the report's lines and what the page says of itself. Nothing is ever fetched."""

from __future__ import annotations

import logging

from onrecord.articles.bylines import names_of
from onrecord.articles.characters import INVISIBLE, LONE_SURROGATES, one_line
from onrecord.articles.dates import parse_published
from onrecord.articles.structured import HtmlElement, SelfDescription, self_description

DATE_FORMAT = {  # without it trafilatura gives the day alone, and guesses from the whole page
    "outputformat": "%Y-%m-%dT%H:%M:%S%z",
    "original_date": True,
    "extensive_search": False,
}
MIN_TEXT = 120  # characters of text below which the page's paragraphs are taken instead


def read_html(html: str, url: str | None) -> tuple[str, SelfDescription]:
    """The lines of the report, and what the page says of itself; both may be empty."""
    # trafilatura logs each page that it finds nothing in; our Skipped says so.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction, baseline
    from trafilatura.utils import load_html

    html = INVISIBLE.sub("", LONE_SURROGATES.sub("\ufffd", html))
    tree: HtmlElement | None = load_html(html)
    if tree is None:
        return "", SelfDescription(url=url)
    described = self_description(tree, url)
    complete = described.title and described.published
    document = bare_extraction(
        tree,
        url=url,
        fast=True,
        include_comments=False,
        include_tables=True,
        with_metadata=not complete,
        date_extraction_params=dict(DATE_FORMAT),
    )
    text: str = getattr(document, "text", None) or ""
    if len(text) < MIN_TEXT:
        _, other, length = baseline(html)
        text = other if length > len(text) else text
    if document is not None and not complete:
        described = _completed(described, document)
    return text, described


def _completed(described: SelfDescription, document: object) -> SelfDescription:
    """What trafilatura found where the page's own tags are silent."""
    title, author, date = (getattr(document, name, None) for name in ("title", "author", "date"))
    return SelfDescription(
        title=described.title or (one_line(title) or None if title else None),
        other_titles=described.other_titles,
        outlet=described.outlet,
        byline=described.byline or (names_of(author) if author else ()),
        published=described.published or (parse_published(date) if date else None),
        url=described.url,
    )
