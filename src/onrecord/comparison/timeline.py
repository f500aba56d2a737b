"""What happened when: dated sentences, those of one happening joined across the articles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.comparison.days import Calendar, first_day, last_day
from onrecord.comparison.joining import Groups
from onrecord.comparison.reports import DEPENDENT, Report
from onrecord.likeness.vectors import Vector, cosine, vector
from onrecord.likeness.words import content_stems
from onrecord.types import Citation, Precision, Span, TimelineEntry, Timex

SAME = 0.3  # cosine of two sentences of one day that tell one happening (bundled story)
LEAST_WORDS = 5  # a sentence with fewer does not stand alone

# Precisions fine enough for a line of its own; a year alone is background.
_SHOWN: tuple[Precision, ...] = ("day", "week", "month")

# What a sentence must not look like to be told as something that happened.
_AHEAD = re.compile(
    r"\b(?:will|would|shall|could|may|might|should|must|is to|are to|plans? to|due|expects?"
    r"|expected|scheduled|slated|set to|deadline|by the end|until)\b"
)

# "Today" for these days: "is today the largest port", "Today, the harbour is a trendy place".
_NOWADAYS = re.compile(
    r"\b(?:is|are|remains?|still) today\b|^(?:But |And |Yet )?[Tt]oday,? (?:[\w’'-]+ ){0,6}"
    r"(?:is|are|its|it[’']s|has|have|remains?)\b"
)


@dataclass(frozen=True, slots=True)
class Happening:
    """A sentence that tells of something on a day that it names itself."""

    report: Report
    sentence: Span
    date: str
    precision: Precision
    stems: Vector
    said: frozenset[str]  # statements that the sentence carries


def find_happenings(
    reports: Sequence[Report], calendar: Calendar, said: Mapping[str, Mapping[Span, str]]
) -> list[Happening]:
    """The dated sentences of the articles; ``said`` gives each article's statements by place."""
    found = []
    for report in reports:
        by_sentence: dict[Span, list[Timex]] = defaultdict(list)
        for timex in report.reading.times:
            sentence = report.sentence_at(timex.span.start)
            if sentence and timex.type in ("DATE", "TIME"):
                by_sentence[sentence].append(timex)
        for sentence, times in by_sentence.items():
            if happening := _happening(report, sentence, times, calendar, said.get(report.id, {})):
                found.append(happening)
    return found


def _happening(
    report: Report,
    sentence: Span,
    times: Sequence[Timex],
    calendar: Calendar,
    said: Mapping[Span, str],
) -> Happening | None:
    text = sentence.of(report.article.text)
    if len(text.split()) < LEAST_WORDS or text.endswith("?") or not _ends_as_sentence(text):
        return None
    spoken = [
        span
        for attribution in report.reading.attributions
        if attribution.kind != "indirect"
        for span in attribution.content
    ]
    dated = [
        (day, timex)
        for timex in times
        if (day := calendar.resolve(timex))
        and day[1] in _SHOWN
        # A date inside a quotation belongs to what was said, not to what happened.
        and not any(span.contains(timex.span) for span in spoken)
    ]
    if not dated:
        return None
    rank = {"day": 0, "week": 1, "month": 2}
    # A bare time of day ("at 11:38 p.m.") takes its day from the article, so a date goes first.
    (value, precision), timex = min(
        dated, key=lambda one: (rank[one[0][1]], one[1].type == "TIME", one[1].span.start)
    )
    if _lies_ahead(report, text, timex, value, precision, calendar):
        return None
    if timex.span.of(report.article.text).casefold() == "today" and _NOWADAYS.search(text):
        return None
    return Happening(
        report,
        sentence,
        value,
        precision,
        vector(content_stems(text)),
        frozenset(s for span, s in said.items() if sentence.overlaps(span)),
    )


def _ends_as_sentence(text: str) -> bool:
    return text.rstrip("\"'”’»)] ").endswith((".", "!", "…", ":", ";")) or text[-1] in "\"'”’»"


def _lies_ahead(
    report: Report,
    text: str,
    timex: Timex,
    value: str,
    precision: Precision,
    calendar: Calendar,
) -> bool:
    """Whether the day had not come when the article was written: an expectation, no happening."""
    published = report.article.published
    told = date.fromisoformat(published.day) if published and published.day else calendar.last
    end = last_day(value, precision)
    start = timex.span.start - (report.sentence_at(timex.span.start) or timex.span).start
    announced = _AHEAD.search(text[max(0, start - 60) : start]) is not None
    if told is None or end is None:
        return announced
    if end > told:
        return precision == "day" or _AHEAD.search(text) is not None
    return announced and (published is None or end == told)


def build_timeline(happenings: Sequence[Happening]) -> tuple[TimelineEntry, ...]:
    """One entry for each happening, earliest first, its most central sentence as the summary."""
    by_date: dict[tuple[str, Precision], list[Happening]] = defaultdict(list)
    for happening in happenings:
        by_date[happening.date, happening.precision].append(happening)
    entries = []
    for (day, precision), told in by_date.items():
        groups = Groups(range(len(told)))
        for i, one in enumerate(told):
            for j in range(i):
                if _tell_one(one, told[j]):
                    groups.join(i, j)
        entries += [_entry(day, precision, [told[i] for i in group]) for group in groups.all()]
    return tuple(sorted(entries, key=_earliest_first))


def _earliest_first(entry: TimelineEntry) -> tuple[str, str, int, tuple[Citation, ...]]:
    day = first_day(entry.date, entry.precision)
    return (day, entry.date, -len(entry.citations), entry.citations)


def _tell_one(one: Happening, other: Happening) -> bool:
    if one.report.id == other.report.id:
        return False
    return bool(one.said & other.said) or cosine(one.stems, other.stems) >= SAME


def _entry(day: str, precision: Precision, told: Sequence[Happening]) -> TimelineEntry:
    def centrality(happening: Happening) -> tuple[bool, float, int, str]:
        text = happening.sentence.of(happening.report.article.text)
        near = sum(cosine(happening.stems, other.stems) for other in told)
        return (bool(DEPENDENT.match(text)), -round(near, 6), len(text), happening.report.id)

    first = min(told, key=centrality)
    rest = [happening for happening in told if happening is not first]
    citations = [happening.report.cite(happening.sentence) for happening in (first, *rest)]
    outlets = {h.report.article.outlet for h in told} - {None}
    return TimelineEntry(
        date=day,
        precision=precision,
        summary=citations[0].text,
        citations=(citations[0], *sorted(citations[1:])),
        outlets=tuple(sorted(outlet for outlet in outlets if outlet)),
    )
