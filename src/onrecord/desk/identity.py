"""Which stored article a new one is, and whether its words are others than they were."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from onrecord.intake.canonical import same_site
from onrecord.likeness.words import words
from onrecord.store import Store, StoredArticle
from onrecord.store.articles import digest_of
from onrecord.types import Article

Relation = Literal["same", "excerpt", "fuller", "edited", "other"]

RUN = 3  # words that stand together in both texts
OTHER = 0.2  # share of the shorter text's runs; an edited report keeps most, another has hardly any
EXCERPT = 0.6  # of the words: a feed gives a report's beginning, an edit seldom takes half away
CUT_MARKS = "….[]() \n"


def stored_as(store: Store, article: Article, addresses: Iterable[str]) -> StoredArticle | None:
    """The stored article that this is another sight of, or None for one that is new.

    An article is known by the id of one of its versions, by an address, or by its very words at
    another address of the same site.
    """
    if (known := store.articles.get(article.id)) is not None:
        return known
    for address in addresses:
        if (key := store.articles.at_address(address)) is not None:
            return store.articles.get(key)
    if article.url is not None:
        for other in store.articles.with_words(digest_of(article)):
            if other.now.url is not None and same_site(other.now.url, article.url):
                return other
    return None


def relation(store: Store, stored: StoredArticle, article: Article) -> Relation:
    """What a text is to the one that stands at the same address."""
    kind = _relation(stored.now, article)
    if kind in ("same", "excerpt", "fuller"):
        return kind
    for version in {sighting.version for sighting in store.articles.sightings(stored.id)}:
        if version == article.id:
            return "edited"  # it stood there before, however little it shares with what stands
        earlier = store.articles.version(version)
        # A feed goes on printing the beginning of what has been edited since.
        if earlier is not None and _relation(earlier, article) == "excerpt":
            return "excerpt"
    return kind


def _relation(now: Article, article: Article) -> Relation:
    if digest_of(now) == digest_of(article):
        return "same"
    old, new = words(now.text), words(article.text)
    if len(new) < EXCERPT * len(old) and _begins(old, article.text):
        return "excerpt"
    if len(old) < EXCERPT * len(new) and _begins(new, now.text):
        return "fuller"
    return "edited" if _shared(old, new) >= OTHER else "other"


def _begins(whole: list[str], part: str) -> bool:
    """Whether the whole begins with the part, but for the words at which the part was cut."""
    own = words(part.rstrip(CUT_MARKS))
    return whole[: len(own) - 1] == own[:-1]


def _shared(one: list[str], other: list[str]) -> float:
    """Share (0..1) of the shorter text's runs of words that the other has too."""
    first, second = _runs(one), _runs(other)
    return len(first & second) / max(1, min(len(first), len(second)))


def _runs(own: list[str]) -> set[tuple[str, ...]]:
    return {tuple(own[i : i + RUN]) for i in range(max(1, len(own) - RUN + 1))}
