"""Versions and whose they are, looked up once for all the comparisons of one batch."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.store import Store
from onrecord.types import Article, Citation


class Lookup:
    """The articles behind citations, those of earlier versions too."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._versions: dict[str, Article] = {}
        self._owners: dict[str, str] = {}

    def know(self, versions: Mapping[str, Article]) -> None:
        """Versions that were read already."""
        self._versions.update(versions)

    def version(self, key: str) -> Article:
        """The article of a version that the store has."""
        if key not in self._versions:
            article = self._store.articles.version(key)
            if article is None:
                raise LookupError(f"the store has no version {key!r}")
            self._versions[key] = article
        return self._versions[key]

    def owner(self, version: str) -> str:
        """The store's id of the article that a version belongs to."""
        if version not in self._owners:
            self._owners[version] = self._store.articles.owner(version) or version
        return self._owners[version]

    def place(self, citation: Citation) -> tuple[str, str]:
        """What a citation says and where, so that it is the same after an edit elsewhere in it."""
        return (self.owner(citation.article), " ".join(citation.text.casefold().split()))
