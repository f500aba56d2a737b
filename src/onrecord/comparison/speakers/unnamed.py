"""Sources that one article leaves without a name and another names: by nickname, by the same words.

"A nurse" who says word for word what a named nurse says elsewhere is that nurse. Less than the same
words is not enough: what two officials say is often alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.comparison.joining import Groups
from onrecord.comparison.reports import Report
from onrecord.comparison.speakers.bodies import Place
from onrecord.types import Entity

LEAST_WORDS = 5  # of a quotation that nobody else would say in the same words
# "the midfielder, nicknamed the Clockmaker", "Ada Vale, 71, whom everybody calls the Eel,"
NICKNAMED = re.compile(
    r"(?:, \d\d)?,?\s(?:nicknamed|dubbed|(?:better |also |widely )?known as|aka|alias|called"
    r"|whom (?:all|everybody|everyone|friends|fans|neighbours|neighbors|people) calls?)\s"
    r"[“\"‘']?(?:the |The )?(?P<called>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})"
)


def join_nicknamed(
    named: Mapping[Place, Entity], groups: Groups[Place], reports: Sequence[Report]
) -> None:
    """Join "the Clockmaker" to the one person of whom an article says that he is called so."""
    called = _called(named, groups, reports)
    for place, entity in named.items():
        bearers = called.get(entity.name.removeprefix("The ").casefold(), set())
        if entity.kind in ("other", "person") and len(bearers) == 1:
            groups.join(next(iter(bearers)), place)


def _called(
    named: Mapping[Place, Entity], groups: Groups[Place], reports: Sequence[Report]
) -> dict[str, set[Place]]:
    """By nickname, the people who are given it."""
    found: dict[str, set[Place]] = defaultdict(set)
    for report in reports:
        text = report.article.text
        for mention in report.reading.mentions:
            place = (report.id, mention.entity or "")
            match = NICKNAMED.match(text, mention.span.end)
            if match and place in named and named[place].kind == "person":
                found[match["called"].casefold()].add(groups.find(place))
    return found


def join_by_words(
    entities: Mapping[Place, Entity], groups: Groups[Place], reports: Sequence[Report]
) -> None:
    """Join an unnamed person to the one whom another article names beside the same quotation."""
    said: dict[str, set[Place]] = defaultdict(set)  # by quotation, the named people
    open_: list[tuple[Place, str]] = []
    for report in reports:
        for attribution in report.reading.attributions:
            place = (report.id, attribution.entity or "")
            entity = entities.get(place)
            if attribution.kind != "direct" or entity is None or entity.kind != "person":
                continue
            for span in attribution.content:
                words = _plain(span.of(report.article.text))
                if words.count(" ") < LEAST_WORDS - 1:
                    continue
                if entity.named:
                    said[words].add(groups.find(place))
                else:
                    open_.append((place, words))
    for place, words in open_:
        speakers = {groups.find(speaker) for speaker in said.get(words, ())}
        if len(speakers) == 1 and _fits(entities, speakers, place):
            groups.join(speakers.pop(), place)


def _fits(entities: Mapping[Place, Entity], speakers: set[Place], place: Place) -> bool:
    return all(
        None in (entities[s].gender, entities[place].gender)
        or entities[s].gender == entities[place].gender
        for s in speakers
    )


def _plain(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+(?:['’][^\W_]+)*", words.casefold().replace("’", "'")))
