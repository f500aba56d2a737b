"""The addresses that an article stands under, in the one form they are looked up by."""

from __future__ import annotations

from onrecord.intake.canonical import canonical_link, canonical_url, same_site
from onrecord.types import Article, Page


def addresses_of(page: Page, article: Article) -> tuple[str, ...]:
    """The article's own address and that which its page names as its own, without duplicates.

    A page that names an address of another site has the report from there: that is another
    article, of which this one is a copy.
    """
    urls = [url for url in (article.url, page.url) if url]
    if urls and page.kind == "html":
        link = canonical_link(page.content, urls[0])
        if link is not None and same_site(link, urls[0]):
            urls.append(link)
    return tuple(dict.fromkeys(address_of(url) for url in urls))


def address_of(url: str) -> str:
    """A URL as it is looked up: no scheme, no "www.", no slash at the end, nothing that tracks.

    >>> address_of("https://www.Gazette.example/ferry/?utm_source=feed")
    'gazette.example/ferry'
    """
    address = canonical_url(url)
    for scheme in ("https://", "http://"):
        address = address.removeprefix(scheme)
    path, mark, query = address.removeprefix("www.").partition("?")
    return path.rstrip("/") + mark + query
