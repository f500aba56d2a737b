"""A page before it is read: what the store knows of it already costs next to nothing."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.articles import to_article
from onrecord.desk.addresses import address_of, addresses_of
from onrecord.desk.outcomes import Outcome
from onrecord.store import Store
from onrecord.store.packing import storable
from onrecord.store.pages import page_digest, read_digest
from onrecord.types import Article, Page, Skipped


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that the store may not have in these words."""

    digest: str  # of its page
    article: Article
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A page that is no report, and why: kept, so that it is not cleaned again."""

    digest: str
    skipped: Skipped


def candidate_of(page: Page, store: Store) -> Candidate | Refused | Outcome:
    """What there is to do for a page; an ``Outcome`` where nothing is."""
    digest = page_digest(page)
    path = page.path or page.url or "-"
    known = store.pages.get(digest)
    if known is not None and known.why is not None:
        return Outcome("skipped", path, why=known.why)
    if known is not None and known.version is not None and known.stands:
        return Outcome("known", path, article=known.version)
    match to_article(page):
        case Skipped() as skipped:
            return Refused(digest, skipped)
        case Article() as article:
            article = storable(article)
            return Candidate(digest, article, addresses_of(page, article))


def read_candidate(article: Article, store: Store) -> Candidate | Outcome:
    """What there is to do for an article that was read elsewhere, whose page is not at hand."""
    digest = read_digest(article)
    known = store.pages.get(digest)
    if known is not None and known.version is not None and known.stands:
        path = article.path or article.url or "-"
        return Outcome("known", path, article=known.version)
    address = (address_of(article.url),) if article.url else ()
    return Candidate(digest, storable(article), address)
