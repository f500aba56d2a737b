"""Which sentences of one day tell one happening.

They are taken one after the other, those that give their article's news first, and each goes to the
gathering whose middle it is nearest to. An index of the gatherings by their stems keeps this from
comparing every sentence with every other.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from onrecord.comparison.timeline.gatherings import Gathering, Index
from onrecord.comparison.timeline.happenings import Happening
from onrecord.likeness.vectors import Vector, cosine

# Cosines of two tellings, without their expressions of time; chosen on the bundled story and on
# stories of the dev file, the ten of docs/timeline.md among them.
SAME = 0.27
SAME_MERGED = 0.3  # of two gatherings
DEED = 0.25  # share of a likeness that must not be of names
DEED_MERGED = 0.12  # the same of two gatherings, whose names are many
SAME_MENTIONED = 0.36  # of a sentence that only mentions what another tells
SAME_ARTICLE = 0.42  # of two sentences of one article, which seldom tells a thing twice
SAME_SAYING = 0.6  # of two sayings that are not the same statement: only a copied sentence
CARRIED = 2  # articles that tell of a day's main news, when another only refers to it
MAIN = 3  # articles that make a happening the main news of its day

_REFERRING = re.compile(
    r"(?:The|This)\s+(?:accident|incident|attack|crash|shooting|blast|fire|collision|explosion"
    r"|disaster|derailment|earthquake|quake|robbery|killing|raid|assault|meeting|vote)\s+"
    r"(?:happened|occurred|took\s+place|came|began|started)\b"
)


def gather_day(told: Sequence[Happening]) -> list[Gathering]:
    """The happenings of one day."""
    index = Index()
    carriers: dict[str, int] = {}
    for one in told:
        number = next((carriers[s] for s in sorted(one.said) if s in carriers), None)
        if number is None:
            number = next(
                (n for value, n in index.nearest(one.stems) if _fits(one, index.items[n], value)),
                None,
            )
        if number is None and one.supports:
            continue
        if number is None:
            number = index.put(Gathering([one]))
        else:
            index.join(number, one)
        for statement in one.said:
            carriers.setdefault(statement, number)
    return merge_day(index)


def _fits(one: Happening, gathering: Gathering, likeness: float) -> bool:
    names = gathering.names | one.names
    if likeness < SAME or not share_a_deed(one.stems, gathering.centre(), names, likeness):
        return False
    least = SAME_MENTIONED if one.supports else SAME
    if one.report.id in gathering.articles:
        least = SAME_ARTICLE
    sayings = one.said and one.reason == "said" and gathering.said
    if sayings and not one.said & gathering.said:
        least = max(least, SAME_SAYING)
    return likeness >= least


def share_a_deed(
    one: Vector, other: Vector, names: AbstractSet[str], likeness: float, least: float = DEED
) -> bool:
    """Whether two tellings share more than ``names``: one man does many things in a day."""
    deeds = math.fsum(
        value * other[stem]
        for stem, value in sorted(one.items())
        if stem in other and (stem not in names or stem[0].isdigit())
    )
    return deeds >= least * likeness


def merge_day(index: Index) -> list[Gathering]:
    """The gatherings of a day, those joined that grew towards one another."""
    items = index.items
    for number in sorted(range(len(items)), key=lambda n: (len(items[n].told), n)):
        own = items[number]
        for other in index.candidates(number):
            larger = items[other]
            if not larger.told or len(larger.told) < len(own.told):
                continue
            sayings = own.said and larger.said and not own.said & larger.said
            least = SAME_SAYING if sayings else SAME_MERGED
            if own.articles & larger.articles:
                # One article comes back to its main news; it seldom tells a side matter twice.
                main = len(own.articles) >= MAIN or len(larger.articles) >= MAIN
                least = max(least, SAME_MERGED if main else SAME_ARTICLE)
            likeness, names = cosine(own.centre(), larger.centre()), own.names | larger.names
            if likeness >= least and share_a_deed(
                own.centre(), larger.centre(), names, likeness, DEED_MERGED
            ):
                move(own, larger)
                break
    return [item for item in items if item.told]


def move(own: Gathering, larger: Gathering) -> None:
    """Put all that one gathering holds into another."""
    larger.join(own.told)
    own.told.clear()


def refer(gatherings: list[Gathering]) -> list[Gathering]:
    """Put "The accident happened late on Tuesday near Korvel" to the news of that day."""
    main = max(gatherings, key=lambda g: len(g.articles))
    if len(main.articles) < CARRIED:
        return gatherings
    for own in gatherings:
        refers = own is not main and all(_REFERRING.match(one.text) for one in own.told)
        if refers and own.names & main.names:
            move(own, main)
    return [gathering for gathering in gatherings if gathering.told]
