"""The site that a page names as that of the original."""

from __future__ import annotations

from dataclasses import replace

from onrecord.intake.canonical import canonical_link, host_of, same_site
from onrecord.types import Page


def with_origin(page: Page) -> Page:
    """The page, with ``syndicated_from`` where its canonical link leads to another site.

    A link to the same site is left to whoever keeps addresses: it is the article's other name.
    """
    if page.kind != "html" or page.url is None:
        return page
    if any(name in ("syndicated_from", "outlet") for name, _ in page.given):
        return page
    link = canonical_link(page.content, page.url)
    if link is None or same_site(link, page.url):
        return page
    return replace(page, given=(*page.given, ("syndicated_from", host_of(link))))
