"""What kind of thing a name is, where one article leaves it open and another shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from onrecord.comparison.names import name_words, organisation_key, same_person
from onrecord.comparison.reports import Report
from onrecord.comparison.speakers.bodies import Place, names_by_first_word
from onrecord.types import Entity, EntityKind

# Only a company or the like has one of these: "chief executive of Marl Home".
LED: Final = re.compile(
    r"\b(?:chief (?:executive(?: officer)?|financial officer|operating officer)|CEO|CFO"
    r"|chair(?:man|woman|person)|managing director) of (?:the )?(?=[A-Z])",
    re.IGNORECASE,
)


def with_known_kinds(
    named: Mapping[Place, Entity], reports: Sequence[Report]
) -> dict[Place, Entity]:
    """The entities, those of no certain kind by what another article knows them as.

    One article calls her "Ana Bel, the mayor", another has "Bel" with nothing that shows a kind;
    one has "Norrvale Inc.", and in another "Norrvale said" looks like a surname. Who has a chief
    executive is no person, whatever the name looks like.
    """
    led = _led(named, reports)
    people = {
        name_words(e.name)
        for e in named.values()
        if e.kind == "person" and organisation_key(e.name) not in led
    }
    surnames = {words[-1] for words in people if len(words) > 1}
    bodies = {organisation_key(e.name) for e in named.values() if e.kind == "organisation"} | led
    firsts = {key.split()[0] for key in bodies if names_by_first_word(key)}

    def kind(entity: Entity) -> EntityKind:
        words = name_words(entity.name)
        if organisation_key(entity.name) in led:
            return "organisation"
        if entity.kind == "other" and (words in people or _spelt_anew(words, people)):
            return "person"
        if len(words) == 1 and entity.kind in ("other", "person"):
            if words[0] in surnames:
                return "person"
            if organisation_key(entity.name) in bodies | firsts:
                return "organisation"
        return entity.kind

    return {place: replace(e, kind=kind(e)) for place, e in named.items()}


def _spelt_anew(words: tuple[str, ...], people: set[tuple[str, ...]]) -> bool:
    """Whether a person has this surname and a given name that another language writes so."""
    return len(words) == 2 and any(
        words[-1] == other[-1] and same_person(" ".join(words), " ".join(other), loosely=True)
        for other in people
        if len(other) == 2
    )


def _led(named: Mapping[Place, Entity], reports: Sequence[Report]) -> set[str]:
    """The names of those of whom an article names a chief executive."""
    names: dict[str, list[str]] = {}
    for (article, _), entity in named.items():
        if entity.kind in ("person", "other"):
            names.setdefault(article, []).append(entity.name)
    found: set[str] = set()
    for report in reports:
        text = report.article.text
        for match in LED.finditer(text):
            for name in names.get(report.id, ()):
                if text.startswith(name, match.end()):
                    found.add(organisation_key(name))
    return found
