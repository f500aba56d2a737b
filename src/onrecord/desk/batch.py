"""One transaction's articles: each is stored as what it is, and placed into a story."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from onrecord.desk.candidates import Candidate
from onrecord.desk.edits import Edit, compare_versions
from onrecord.desk.identity import Relation, relation, stored_as
from onrecord.desk.overrides.dressing import dress
from onrecord.desk.overrides.nouns import OF_ARTICLES, OF_STORIES
from onrecord.desk.overrides.placing import place_by_hand
from onrecord.desk.placing import Placer, features_of
from onrecord.desk.records import Reread
from onrecord.store import Store, StoredArticle
from onrecord.types import Article, Reading


@dataclass(frozen=True, slots=True)
class Settled:
    """What a candidate turned out to be."""

    became: Literal["added", "edited", "known"]
    article: str  # the store's id
    story: str


@dataclass(slots=True)
class Batch:
    """What the articles of one transaction did to the store."""

    store: Store
    placer: Placer
    seen: str
    read: Reread
    added: list[str] = field(default_factory=list)
    copies: dict[str, str] = field(default_factory=dict)  # an article and what it copies
    edits: dict[str, Edit] = field(default_factory=dict)  # by article
    moves: list[tuple[str, str, str]] = field(default_factory=list)  # article, from, to
    corrected: list[str] = field(default_factory=list)  # stories that people corrected

    def settle(self, candidate: Candidate, reading: Reading | None) -> Settled:
        """Store a candidate as a new article or a version of one, or find that it is neither."""
        article = candidate.article
        stored = stored_as(self.store, article, candidate.addresses)
        kind = "other" if stored is None else relation(self.store, stored, article)
        if stored is None or kind == "other":
            settled = self._add(article, reading or self.read(article))
        elif kind in ("same", "excerpt"):
            settled = Settled("known", stored.id, stored.story)
        else:
            settled = self._change(stored, article, reading or self.read(article), kind)
        self.store.articles.set_addresses(settled.article, candidate.addresses)
        standing = self.store.articles.standing(settled.article)
        self.store.pages.put(candidate.digest, version=standing)
        return settled

    def _add(self, article: Article, reading: Reading) -> Settled:
        features = features_of(article, reading)
        placement = self.placer.place(features)
        self.store.stories.found(placement.story, seen=self.seen)
        number = self.store.articles.add(
            article, reading, story=placement.story, why=placement.why,
            copy_of=placement.copy_of, features=features.to_bytes(), seen=self.seen,
        )  # fmt: skip
        self.placer.placed(number)
        self.added.append(article.id)
        if placement.copy_of is not None:
            self.copies[article.id] = placement.copy_of
        for key, origin, goal in placement.moved:
            self.store.stories.found(goal, seen=self.seen)
            self.store.articles.move(key, goal)
            self.moves.append((key, origin, goal))
            if not self.store.articles.in_story(origin):
                self.store.hands.rehome(origin, goal)
        self._correct(article.id)
        return Settled("added", article.id, self.store.articles.story_of(article.id))

    def _correct(self, key: str) -> bool:
        """Do what people decided about an article; whether they set its outlet or date."""
        kinds = {override.kind for override in self.store.overrides.of_article(key)}
        if kinds.intersection(OF_STORIES):
            self.moves += place_by_hand(self.store, seen=self.seen)
        return bool(kinds.intersection(OF_ARTICLES)) and dress(self.store, key, self.read)

    def _change(
        self, stored: StoredArticle, article: Article, reading: Reading, kind: Relation
    ) -> Settled:
        """Another version stands; several in one batch are compared with what stood before it."""
        first = self.edits.get(stored.id)
        old = first.old if first is not None else stored.now
        old_reading = self.store.articles.reading(old.id) or self.read(old)
        self.store.articles.change(stored.id, article, reading, seen=self.seen)
        if self._correct(stored.id):
            article = self.store.articles.version(article.id) or article
            reading = self.store.articles.reading(article.id) or reading
        edit = compare_versions(stored.id, (old, old_reading), (article, reading))
        self.edits[stored.id] = replace(edit, fuller=kind == "fuller")
        return Settled("edited", stored.id, stored.story)
