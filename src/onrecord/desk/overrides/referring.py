"""How a correction refers to what articles say, so that it holds when they are edited or reread.

The id of an attribution names its article's version and its place. With an edit it is another one;
then the words in the same article tell which it is, and for a speaker the name as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.types import Article, Attribution, Entity, Reading
from onrecord.types.rulings import Place

LONGEST = 300  # characters of the words by which an attribution is known

Reference = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Spoken:
    """An attribution as it stands in a story."""

    id: str
    version: str  # Article.id
    owner: str  # the store's id of the article
    words: str
    at: int  # its number in the reading


class Told:
    """What the articles of a story say, to be found by references."""

    def __init__(
        self,
        articles: Iterable[Article],
        readings: Mapping[str, Reading],
        owners: Mapping[str, str],
    ) -> None:
        self.readings = dict(readings)
        self.owners = owners
        self.spoken: dict[str, Spoken] = {}
        self._by_words: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._versions = {owner: version for version, owner in owners.items()}
        for article in articles:
            for at, attribution in enumerate(self.readings[article.id].attributions):
                if attribution.act == "says":
                    self._index(article, attribution, at)

    def _index(self, article: Article, attribution: Attribution, at: int) -> None:
        words = printed(" ".join(span.of(article.text) for span in attribution.content))
        key, owner = attribution.id_in(article.id), self.owners[article.id]
        one = Spoken(key, article.id, owner, words, at)
        self.spoken[one.id] = one
        self._by_words[one.owner, plain(words)].append(one.id)

    def entity_of(self, attribution: str) -> Place | None:
        """Whom an article means as the source of an attribution."""
        one = self.spoken[attribution]
        entity = self.readings[one.version].attributions[one.at].entity
        return None if entity is None else (one.version, entity)

    def said_by(self, place: Place) -> list[str]:
        """The attributions of somebody in an article."""
        version, entity = place
        own = (a for a in self.readings[version].attributions if a.entity == entity)
        return [key for a in own if (key := a.id_in(version)) in self.spoken]

    def entity(self, place: Place) -> Entity:
        """Somebody as an article knows them."""
        return next(e for e in self.readings[place[0]].entities if e.id == place[1])

    def attribution(self, reference: Reference) -> str | None:
        """The id that an attribution has now; None where it is there no more."""
        key = str(reference["attribution"])
        if key in self.spoken:
            return key
        same = self._by_words.get((str(reference["article"]), plain(str(reference["words"]))))
        return same[0] if same else None

    def attributions(self, references: Iterable[Reference]) -> list[str]:
        """Those of the attributions that are there."""
        found = (self.attribution(reference) for reference in references)
        return list(dict.fromkeys(key for key in found if key is not None))

    def places(self, references: Iterable[Reference]) -> list[Place]:
        """Those of the people and bodies that are there: by what they say, else by their name."""
        found: list[Place] = []
        for reference in references:
            said = [self.entity_of(key) for key in self.attributions(reference["said"])]
            own = [place for place in said if place is not None]
            found += own or self._named(str(reference["article"]), str(reference["name"]))
        return list(dict.fromkeys(found))

    def _named(self, owner: str, name: str) -> list[Place]:
        version = self._versions.get(owner)
        if version is None:
            return []
        own = self.readings[version].entities
        return [(version, e.id) for e in own if plain(e.name) == plain(name)][:1]


def attribution_reference(one: Spoken) -> dict[str, Any]:
    """How a correction speaks of an attribution."""
    return {"article": one.owner, "attribution": one.id, "words": one.words}


def place_references(told: Told, attributions: Iterable[str], name: str) -> list[dict[str, Any]]:
    """How a correction speaks of those who are the sources of attributions.

    ``name`` is for those of whom their article does not say who speaks, though the story does.
    """
    said: dict[tuple[str, str | None], list[dict[str, Any]]] = defaultdict(list)
    for key in attributions:
        one, place = told.spoken[key], told.entity_of(key)
        said[one.version, place and place[1]].append(attribution_reference(one))
    return [
        {
            "article": told.owners[version],
            "name": name if entity is None else told.entity((version, entity)).name,
            "said": own,
        }
        for (version, entity), own in said.items()
    ]


def printed(words: str) -> str:
    """Words as they are kept: on one line, the first of many."""
    return " ".join(words.split())[:LONGEST].strip()


def plain(words: str) -> str:
    """Words by which something is known again, whatever its spaces and case."""
    return " ".join(words.casefold().split())[:LONGEST].strip()
