"""The counts of a story, those that are of one matter together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from onrecord.comparison.differences.counted import HARM, MEASURES, MONEY
from onrecord.comparison.differences.quantities import Quantity, quantities
from onrecord.comparison.joining import Groups
from onrecord.comparison.names import organisation_key
from onrecord.comparison.reports import Report
from onrecord.likeness.vectors import Vector, cosine, vector
from onrecord.likeness.weights import weight
from onrecord.likeness.words import content_stems, stem
from onrecord.types import Span

SAME_MATTER = 0.4  # cosine of two sentences without their figures (real stories of the dev file)
SAME_SHARE = 0.3  # the same for shares that are of one thing by name: "80% of the trains"
SAME_MEASURE = 0.6  # the same for money, lengths and shares, of which one matter has many
SAME_HARM = 0.05  # the same for the dead and hurt: one story seldom counts two groups of them
SAME_BALLOT = 0.1  # the same for ballots, whose other half agrees to the vote
SAME_SUM = 0.15  # the same for two sums that are called by one name: "the fee was", "a fee of"
SAME_THING = 0.3  # the same for counts of things by one noun, where they are no handful
FEW = 6  # things; a story counts twos and threes of everything
TELLING = 1.5  # weight of a word in common besides names and what is counted
POSTINGS = 60  # sentences that count one kind of thing; more of them tell too many matters
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

# "By 2026", "after just one year": a figure of a day that the sentence puts ahead or behind.
_HORIZON = re.compile(
    r"\b(?:by|in|until|through|since)\s+(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?:over|after|within|in)\s+(?:just\s+|only\s+|the\s+(?:next|first|past|last)\s+)?"
    r"(?P<length>(?:an?|one|two|three|four|five|six|ten|a\s+dozen|\d+)\s+(?:years?|months?|decades?))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Count:
    """A quantity in its report, with the words around it."""

    report: Report
    quantity: Quantity
    sentence: Span
    stems: Vector
    told: frozenset[str]  # days that the sentence names

    @cached_property
    def day(self) -> date | None:
        """The day of the report."""
        published = self.report.article.published
        return date.fromisoformat(published.day) if published and published.day else None

    @cached_property
    def plain(self) -> frozenset[str]:
        """The stems of the sentence's words that are no names."""
        words = self.sentence.of(self.report.article.text).split()
        small = " ".join(word for word in words if not word[:1].isupper() or word.isupper())
        return frozenset(stem for stem in content_stems(small) if not stem[0].isdigit())

    @cached_property
    def horizon(self) -> frozenset[str]:
        """For when or for how long it counts: years and lengths that the sentence gives."""
        text = self.sentence.of(self.report.article.text)
        return frozenset((m["year"] or m["length"]).casefold() for m in _HORIZON.finditer(text))

    @cached_property
    def outlet(self) -> str:
        """Who counts: two reports of one outlet are two moments, not two counts."""
        return organisation_key(self.report.article.outlet or "") or self.report.id


# Words beside a sum that say nothing of what it is for.
_VAGUE = frozenset(
    map(
        stem,
        "deal million billion price cost total value worth share cash year month rate rise".split(),
    )
)


def matters(
    reports: Sequence[Report], of: frozenset[str] | None = None
) -> Iterator[tuple[str, list[Count]]]:
    """What several articles count, with their counts of it; ``of`` names what is asked for."""
    by_thing: dict[str, list[Count]] = defaultdict(list)
    if len(reports) < 2:
        return
    for report in reports:
        for count in _counts(report):
            by_thing[count.quantity.of].append(count)
            if count.quantity.of.startswith("votes beside"):
                continue
            for thing in count.quantity.things - {count.quantity.of} - HARM - MONEY:
                by_thing[f"{thing} …"].append(count)  # "five Kastovian diplomats", "… envoys"
    if of is not None:
        by_thing = {thing: counts for thing, counts in by_thing.items() if thing in of}
    shown: set[frozenset[tuple[str, int]]] = set()
    for thing, counts in sorted(by_thing.items(), key=lambda item: (item[0].endswith("…"), item)):
        if len(counts) > POSTINGS:
            # Each outlet's figures once; a thing that is counted more often tells many matters.
            counts = list({(c.outlet, c.quantity.value): c for c in reversed(counts)}.values())
        if len(counts) > 2 * POSTINGS or len({count.outlet for count in counts}) < 2:
            continue
        groups = Groups(range(len(counts)))
        for i, one in enumerate(counts):
            for j in range(i):
                if of_one_matter(one, counts[j]):
                    groups.join(i, j)
        for members in groups.all():
            group = [counts[i] for i in members]
            places = frozenset((c.report.id, c.quantity.span.start) for c in group)
            if len(group) > 1 and not any(places <= others for others in shown):
                shown.add(places)
                yield thing, group


def _counts(report: Report) -> list[Count]:
    found = []
    days = [
        (timex.span, timex.value)
        for timex in report.reading.times
        if timex.type == "DATE"
        and timex.value
        and _DAY.fullmatch(timex.value)
        and report.article.text[timex.span.end : timex.span.end + 2] not in ("'s", "’s")
    ]
    for sentence in report.reading.sentences:
        text = sentence.of(report.article.text)
        if own := list(quantities(text, sentence.start)):
            stems = vector(s for s in content_stems(text) if not s[0].isdigit())
            told = frozenset(day for span, day in days if sentence.contains(span))
            found += [Count(report, quantity, sentence, stems, told) for quantity in own]
    return found


def of_one_matter(one: Count, other: Count) -> bool:
    """Whether two reports may well count one thing."""
    if one.report.id == other.report.id:
        return False
    if one.quantity.of != other.quantity.of and class_of(one) != class_of(other):
        return False
    if is_money(one) or one.quantity.of == "%":
        if is_money(one) and one.quantity.value == other.quantity.value:
            return True  # one sum in one story is one sum
        if one.quantity.things & other.quantity.things - _VAGUE:
            return cosine(one.stems, other.stems) >= (SAME_SUM if is_money(one) else SAME_SHARE)
    if not is_money(one) and one.quantity.of not in HARM and not _share_a_deed(one, other):
        return False
    enough = max(_enough(one), _enough(other))
    if class_of(one) == "things" and one.quantity.of == other.quantity.of not in MEASURES:
        enough = SAME_THING if one.quantity.value >= FEW <= other.quantity.value else enough
    return cosine(one.stems, other.stems) >= enough


def is_money(count: Count) -> bool:
    """Whether a sum is told."""
    return count.quantity.of in MONEY


def _share_a_deed(one: Count, other: Count) -> bool:
    """Whether the sentences share more than names and the thing that is counted."""
    things = one.quantity.things | other.quantity.things
    shared = one.plain & other.plain
    return any(weight(stem) >= TELLING for stem in shared - things)


def class_of(count: Count) -> str:
    """What may be compared with it: shares, a harm, a currency, or things."""
    of = count.quantity.of
    return "%" if of[0] == "%" else of if of in HARM or of in MONEY else "things"


def _enough(count: Count) -> float:
    of = count.quantity.of
    if of in HARM:
        return SAME_HARM
    if of.startswith("votes beside"):
        return SAME_BALLOT
    if len(of) > 1 and of[0] == "%":
        return SAME_SHARE
    return SAME_MEASURE if of in MEASURES or of in MONEY or of == "%" else SAME_MATTER
