"""Figures that cannot both be right: two counts of one thing at one time; and tolls that grew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from onrecord.comparison.copies import moment_of
from onrecord.comparison.joining import Groups
from onrecord.comparison.names import organisation_key
from onrecord.comparison.quantities import (
    HARM,
    MEASURES,
    MONEY,
    Quantity,
    compatible,
    quantities,
)
from onrecord.comparison.reports import Report
from onrecord.likeness.vectors import Vector, cosine, vector
from onrecord.likeness.weights import weight
from onrecord.likeness.words import content_stems, stem
from onrecord.types import Development, Disagreement, Side, Span, Step

SAME_MATTER = 0.4  # cosine of two sentences without their figures (real stories of the dev file)
SAME_SHARE = 0.3  # the same for shares that are of one thing by name: "80% of the trains"
SAME_MEASURE = 0.6  # the same for money, lengths and shares, of which one matter has many
SAME_HARM = 0.05  # the same for the dead and hurt: one story seldom counts two groups of them
SAME_SUM = 0.15  # the same for two sums that are called by one name: "the fee was", "a fee of"
SAME_THING = 0.3  # the same for counts of things by one noun, where they are no handful
FEW = 6  # things; a story counts twos and threes of everything
TELLING = 1.5  # weight of a word in common besides names and what is counted
FAR_APART = 2.0  # times; counts of one thing seldom differ by more, counts of two things often
SAME_TIME = 1  # days between two reports; a later count is an update, not a disagreement
FAR_APART_THINGS = 1.5  # the same for things, of which a story counts many kinds by one noun
MANY = 1_000  # people in a crowd, cars called back: counts that can be far apart
FAR_APART_MANY = 4.0
HANDFUL = 3  # by so many any two counts of one thing may differ
TOLD_APART = 1  # days between the days that two sentences name, if they speak of one
SAME_HOURS = timedelta(hours=10)  # between two reports that give a toll of one time
SUM_TIME = 3  # the same for sums, which are agreed once
POSTINGS = 60  # sentences that count one kind of thing; more of them tell too many matters


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


def figure_disagreements(reports: Sequence[Report]) -> list[Disagreement]:
    """Two or more outlets' figures for one thing, told at one time, that exclude one another."""
    found = []
    for thing, group in _matters(reports):
        if disagreement := _disagreement(thing, group):
            found.append(disagreement)
    return found


def figure_developments(reports: Sequence[Report]) -> tuple[Development, ...]:
    """The tolls of a story that grew from one day to the next."""
    found = []
    for thing, group in _matters(reports):
        if thing in HARM and (development := _development(thing, group)):
            found.append(development)
    return tuple(sorted(found, key=lambda d: (d.about, d.steps[0].day)))


def _matters(reports: Sequence[Report]) -> Iterator[tuple[str, list[Count]]]:
    """What several articles count, with their counts of it."""
    by_thing: dict[str, list[Count]] = defaultdict(list)
    if len(reports) < 2:
        return
    for report in reports:
        for count in _counts(report):
            by_thing[count.quantity.of].append(count)
            for thing in count.quantity.things - {count.quantity.of} - HARM - MONEY:
                by_thing[f"{thing} …"].append(count)  # "five Kastovian diplomats", "… envoys"
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
                if _of_one_matter(one, counts[j]):
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
        and len(timex.value) == 10
        and report.article.text[timex.span.end : timex.span.end + 2] not in ("'s", "’s")
    ]
    for sentence in report.reading.sentences:
        text = sentence.of(report.article.text)
        if own := list(quantities(text, sentence.start)):
            stems = vector(s for s in content_stems(text) if not s[0].isdigit())
            told = frozenset(day for span, day in days if sentence.contains(span))
            found += [Count(report, quantity, sentence, stems, told) for quantity in own]
    return found


def _of_one_matter(one: Count, other: Count) -> bool:
    if one.report.id == other.report.id:
        return False
    if one.quantity.of != other.quantity.of and _class(one) != _class(other):
        return False
    if _is_money(one) or one.quantity.of == "%":
        if _is_money(one) and one.quantity.value == other.quantity.value:
            return True  # one sum in one story is one sum
        if one.quantity.things & other.quantity.things - _VAGUE:
            return cosine(one.stems, other.stems) >= (SAME_SUM if _is_money(one) else SAME_SHARE)
    if not _is_money(one) and one.quantity.of not in HARM and not _share_a_deed(one, other):
        return False
    enough = max(_enough(one), _enough(other))
    if _class(one) == "things" and one.quantity.of == other.quantity.of not in MEASURES:
        enough = SAME_THING if one.quantity.value >= FEW <= other.quantity.value else enough
    return cosine(one.stems, other.stems) >= enough


def _is_money(count: Count) -> bool:
    return count.quantity.of in MONEY


def _share_a_deed(one: Count, other: Count) -> bool:
    """Whether the sentences share more than names and the thing that is counted."""
    things = one.quantity.things | other.quantity.things
    shared = one.plain & other.plain
    return any(weight(stem) >= TELLING for stem in shared - things)


def _class(count: Count) -> str:
    of = count.quantity.of
    return "%" if of[0] == "%" else of if of in HARM or of in MONEY else "things"


def _enough(count: Count) -> float:
    of = count.quantity.of
    if of in HARM:
        return SAME_HARM
    if len(of) > 1 and of[0] == "%":
        return SAME_SHARE
    return SAME_MEASURE if of in MEASURES or of in MONEY or of == "%" else SAME_MATTER


def _at_one_time(one: Count, other: Count) -> bool:
    """Whether both count at one time: a toll is counted anew each day."""
    if one.day is None or other.day is None or one.quantity.of == "missing":
        return False  # the missing are found from hour to hour
    apart = abs((one.day - other.day).days)
    days = [date.fromisoformat(day) for count in (one, other) for day in count.told]
    if one.told and other.told and (max(days) - min(days)).days > TOLD_APART:
        return False
    if one.quantity.of in HARM:
        moments = [moment_of(count.report) for count in (one, other)]
        if moments[0] and moments[1]:
            return apart == 0 or abs(moments[0] - moments[1]) <= SAME_HOURS
        return apart == 0
    return apart <= (SUM_TIME if _is_money(one) else SAME_TIME)


def _disagreement(thing: str, counts: Sequence[Count]) -> Disagreement | None:
    given: dict[str, set[float]] = defaultdict(set)
    for count in counts:
        given[count.report.id].add(count.quantity.value)
    values: set[float] = set()
    for i, one in enumerate(counts):
        for other in counts[:i]:
            # An article that gives both counts two things, or tells of the disagreement itself.
            told = given[one.report.id] | {one.quantity.value}, given[other.report.id]
            both = one.quantity.value in told[1] or other.quantity.value in told[0]
            if not both and _exclusive(one, other):
                values |= {one.quantity.value, other.quantity.value}
    if len(values) < 2:
        return None
    sides: dict[float, list[Count]] = defaultdict(list)
    for count in counts:
        sides[count.quantity.value].append(count)
    shown = []
    for value in sorted(values):
        citations = sorted({c.report.cite(c.quantity.span) for c in sides[value]})
        shown.append(Side(citations[0].text, tuple(citations)))
    shown.sort(key=lambda side: (-len(side.citations), side.citations))
    return Disagreement("figure", _about(thing, shown), tuple(shown))


def _exclusive(one: Count, other: Count) -> bool:
    if one.outlet == other.outlet or not _at_one_time(one, other):
        return False
    if not _of_one_matter(one, other):
        return False
    low, high = sorted((one.quantity.value, other.quantity.value))
    if high - low <= HANDFUL:
        return not compatible(one.quantity, other.quantity)
    if low >= MANY and _class(one) == "things":
        return not compatible(one.quantity, other.quantity) and high < FAR_APART_MANY * low
    far = FAR_APART_THINGS if _class(one) == "things" else FAR_APART
    return not compatible(one.quantity, other.quantity) and high < far * low


def _development(thing: str, counts: Sequence[Count]) -> Development | None:
    """The greatest count of each day, where it grew and each is told as a toll of its day."""
    by_day: dict[str, list[Count]] = defaultdict(list)
    for count in counts:
        if count.day is not None:
            by_day[count.day.isoformat()].append(count)
    steps: list[tuple[float, Step]] = []
    for day, told in sorted(by_day.items()):
        value = max(count.quantity.value for count in told)
        if steps and value <= steps[-1][0]:
            continue
        if steps and value > FAR_APART * steps[-1][0]:
            return None  # two things counted, rather than one that grew
        cited = sorted({c.report.cite(c.quantity.span) for c in told if c.quantity.value == value})
        steps.append((value, Step(day, cited[0].text, tuple(cited))))
    if len(steps) < 2:
        return None
    return Development(_THINGS.get(thing, thing), tuple(step for _, step in steps))


_THINGS = {
    "dead": "deaths",
    "hurt": "injured",
    "held": "arrests",
    "moved": "evacuated",
    **dict.fromkeys(MONEY, "sum of money"),
}


def _about(thing: str, sides: Sequence[Side]) -> str:
    """What is counted, in the words of the most given side."""
    first = sides[0].citations[0]
    plain = " ".join(w for w in first.text.split() if w.isalpha())
    return _THINGS.get(thing, plain or thing)
