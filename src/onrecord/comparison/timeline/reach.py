"""How far a happening is carried, and how much it weighs among the others."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.comparison.joining import Groups
from onrecord.comparison.names import organisation_key
from onrecord.comparison.timeline.gatherings import Gathering
from onrecord.comparison.timeline.happenings import Happening
from onrecord.likeness.vectors import Vector, cosine, vector
from onrecord.likeness.words import content_stems, words
from onrecord.types import Article, Relay

COPIED = 0.85  # cosine of two sentences of which one is copied, or both are from one wire
COMPARED = 60  # tellings of one happening that are compared word by word
TITLED = 2.0  # what a happening gains that the titles of its story tell
LEADING = 0.5  # what it gains where an article opens with it
BACKGROUND = 0.3  # share of its weight that a happening before the story keeps
SAID = 0.8  # share that a saying keeps beside a deed that is carried as far


class Origins:
    """Counts the places that tellings come from, as far as the articles show."""

    def __init__(self, articles: Sequence[Article], relays: Sequence[Relay]) -> None:
        self._of: dict[str, set[str]] = {article.id: {article.id} for article in articles}
        self._outlet = {a.id: organisation_key(a.outlet or "") or a.id for a in articles}
        for article in articles:
            for outlet in article.syndicated_from:
                self._of[article.id].add(f"outlet: {organisation_key(outlet)}")
        for relay in relays:
            # A credit tells of words or a report; it does not make the whole article a copy.
            if relay.kind != "credits" and relay.article in self._of:
                of = relay.of.article or f"outlet: {organisation_key(relay.of.name or '')}"
                self._of[relay.article].add(of)

    def count(self, told: Sequence[Happening]) -> int:
        """At least one. Same text, statement, named channel or newsroom: one origin.

        An outlet that prints two agencies' reports has both: its name joins only what no other
        outlet prints.
        """
        groups: Groups[int] = Groups(range(len(told)))
        first: dict[str, int] = {}
        for number, one in enumerate(told):
            text = " ".join(words(one.text))
            carried = {f"text: {text}", *(f"statement: {s}" for s in one.said)}
            for mark in sorted(self._of[one.report.id] | _channels(one) | carried):
                groups.join(first.setdefault(mark, number), number)
        self._join_copies(told, groups)
        outlets = [{self._outlet[told[n].report.id] for n in group} for group in groups.all()]
        alone = {outlet for own in outlets if len(own) == 1 for outlet in own}
        return max(1, len(alone) + sum(len(own) > 1 for own in outlets))

    def _join_copies(self, told: Sequence[Happening], groups: Groups[int]) -> None:
        heads = [members[0] for members in groups.all()][:COMPARED]
        for place, number in enumerate(heads):
            for other in heads[:place]:
                if cosine(told[number].stems, told[other].stems) >= COPIED:
                    groups.join(other, number)
                    break


def _channels(one: Happening) -> set[str]:
    """The named channels of what the sentence reports: two that credit one wire are one."""
    return {
        f"{a.channel.kind}: {organisation_key(a.channel.name)}"
        for a in one.report.reading.attributions
        if a.channel and a.channel.name and a.content[0].overlaps(one.sentence)
    }


class Titles:
    """What the titles of a story are about."""

    def __init__(self, articles: Sequence[Article]) -> None:
        stems = [stem for a in articles for stem in content_stems(a.title or "")]
        self._middle: Vector = vector(stems)

    def likeness(self, gathering: Gathering) -> float:
        """0 for what no title speaks of, 1 for what all of them say."""
        return cosine(self._middle, gathering.centre())


def weigh(gathering: Gathering, titles: Titles, *, background: bool, outlets: int) -> float:
    """How much a happening counts when a timeline is cut short; the more the earlier kept.

    Outlets that carry it, twice its likeness to the story's titles (what turns a story is in
    them), and half a point where an article opens with it.
    """
    weight = outlets + TITLED * titles.likeness(gathering)
    if any(one.leads and not one.caption for one in gathering.told):
        weight += LEADING
    if all(one.reason == "said" for one in gathering.told):
        weight *= SAID
    return round(weight * (BACKGROUND if background else 1.0), 2)
