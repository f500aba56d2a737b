"""On which occasion something was said: as early as, as late as, and most likely when."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from onrecord.comparison.reports import Report, Spoken
from onrecord.types import Span, Timex

APART = 1  # days between two occasions; a report is no older than what it tells
SINCE = 7  # days before a report within which the day that its sentence names is looked for
OLD, RECENT = 5, 31  # days: an article whose newest day is as old as this was printed again
# What makes a day another happening's: "who won on Sunday", "before Friday's vote".
_CLAUSE = re.compile(
    r"\b(?:who|whom|whose|which|that|since|until|till|before|after|by|from|for)\b", re.I
)
# Who says it again says it on the day of the report.
_AGAIN = re.compile(r"\b(?:again|repeat(?:s|ed|ing)?|reiterat(?:es?|ed|ing)|once more)\b", re.I)
_REPEATS = re.compile(r"\b(?:repeat(?:s|ed|ing)?|reiterat(?:es?|ed|ing))\b", re.I)
# What was said before, on a day that the sentences before it do not give.
_BEFORE = re.compile(
    r"\b(?:had|earlier|previously|once|at the time|back then|on the (?:same )?day|that day)\b", re.I
)


@dataclass(frozen=True, slots=True)
class When:
    """What is known of the day on which something was said."""

    earliest: date | None
    latest: date | None
    likely: date | None  # the day told, else the day of publication
    printed: date | None = None  # the day of publication

    def apart(self, other: When) -> bool:
        """Whether the two cannot be one occasion."""
        firsts = [d for d in (self.earliest, other.earliest) if d]
        lasts = [d for d in (self.latest, other.latest) if d]
        return bool(firsts and lasts) and (max(firsts) - min(lasts)).days >= APART

    def days_from(self, other: When) -> int | None:
        """Days between the likely days; None where one is not known."""
        if self.likely is None or other.likely is None:
            return None
        return abs((self.likely - other.likely).days)

    def printed_from(self, other: When) -> int:
        """Days between the days of publication; 0 where one is not known."""
        if self.printed is None or other.printed is None:
            return 0
        return abs((self.printed - other.printed).days)

    def with_(self, other: When) -> When:
        """What is known once the two are one occasion."""
        return When(
            max((d for d in (self.earliest, other.earliest) if d), default=None),
            min((d for d in (self.latest, other.latest) if d), default=None),
            min((d for d in (self.likely, other.likely) if d), default=None),
            min((d for d in (self.printed, other.printed) if d), default=None),
        )


def when_said(spoken: Spoken) -> When:
    """When an attribution's words were said, as its article dates them or is dated itself."""
    published = _published(spoken.report)
    if span := _days(spoken.attribution.date or ""):
        likely = span[1] if published is None else min(span[1], published)
        return When(span[0], span[1], likely, published)
    if day := _told_beside(spoken, published):
        return When(day, day, day, published)
    return When(None, published, _news_day(spoken.report, published), published)


def _news_day(report: Report, published: date | None) -> date | None:
    """The day of publication, unless all that the article dates is much older.

    Then it was printed again, or the date is that of a crawl, and the day is not known.
    """
    if published is None:
        return None
    told = [_days(timex.value or "") for timex in report.reading.times]
    told += [_days(attribution.date or "") for attribution in report.reading.attributions]
    ages = [(published - span[1]).days for span in told if span and span[0] == span[1]]
    recent = [age for age in ages if 0 <= age <= RECENT]
    return None if recent and min(recent) >= OLD else published


def _published(report: Report) -> date | None:
    published = report.article.published
    span = _days(published.day or "") if published else None
    return span[1] if span else None


@lru_cache(maxsize=4_096)
def _days(value: str) -> tuple[date, date] | None:
    """The first and last day of a day, a month, a week or a year."""
    try:
        if re.fullmatch(r"\d{4}", value):
            return date(int(value), 1, 1), date(int(value), 12, 31)
        if re.fullmatch(r"\d{4}-\d\d", value):
            year, month = int(value[:4]), int(value[5:])
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        if re.fullmatch(r"\d{4}-W\d\d", value):
            year, week = int(value[:4]), int(value[6:])
            return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
        return date.fromisoformat(value), date.fromisoformat(value)
    except ValueError:
        return None


def _told_beside(spoken: Spoken, published: date | None) -> date | None:
    """The one recent day that the sentence gives, or one before it in its paragraph.

    Days inside the words said do not count. Words said "again" are of the day of the report.
    """
    if published is None:
        return None
    attribution, report = spoken.attribution, spoken.report
    text = report.article.text
    anchor = attribution.cue or attribution.source or attribution.content[0]
    start = text.rfind("\n", 0, anchor.start) + 1
    at: int | None = anchor.start
    while at is not None and (sentence := report.sentence_at(at)) is not None:
        if days := _days_in(report, sentence, published):
            return days.pop() if len(days) == 1 else None
        own = _own_words(spoken, sentence) if at == anchor.start else ""
        if at != anchor.start and _REPEATS.search(sentence.of(text)):
            return published  # "Would he repeat it? He would."
        if _BEFORE.search(own):
            return None
        if _AGAIN.search(own):
            return published
        at = sentence.start - 2 if sentence.start - 2 > start else None
    return None


def _own_words(spoken: Spoken, sentence: Span) -> str:
    """What the article says in the sentence in its own voice."""
    text, out, at = spoken.report.article.text, "", sentence.start
    for part in sorted(spoken.attribution.content):
        out += text[at : max(at, min(part.start, sentence.end))] + " "
        at = max(at, part.end)
    return out + text[at : max(at, sentence.end)]


def _days_in(report: Report, sentence: Span, published: date) -> set[date]:
    """The recent days by which a sentence dates what it tells."""
    text, said = report.article.text, [p for a in report.reading.attributions for p in a.content]
    found = set()
    for timex in _within(report, sentence.start, sentence.end):
        day = _days(timex.value or "")
        if day is None or day[0] != day[1] or any(p.contains(timex.span) for p in said):
            continue
        before = text[sentence.start : timex.span.start]
        if not _CLAUSE.search(before) and 0 <= (published - day[0]).days <= SINCE:
            found.add(day[0])
    return found


def _within(report: Report, start: int, end: int) -> Iterator[Timex]:
    return (t for t in report.reading.times if start <= t.span.start and t.span.end <= end)
