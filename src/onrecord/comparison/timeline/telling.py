"""The dated sentences of the articles: what each tells, on which day, and how that is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from onrecord.comparison.days import Calendar, Resolved, first_day, last_day
from onrecord.comparison.places import Sentences
from onrecord.comparison.reports import Report
from onrecord.comparison.timeline.captions import is_caption, is_debris
from onrecord.comparison.timeline.clauses import is_aside, tells_of_it
from onrecord.comparison.timeline.compared import clocks_in, names_in, without_times
from onrecord.comparison.timeline.happenings import Happening
from onrecord.comparison.timeline.verbs import tells_past
from onrecord.likeness.vectors import vector
from onrecord.likeness.words import content_stems
from onrecord.types import DayReason, Precision, Span, Timex

LEAST_WORDS = 5  # a sentence with fewer does not stand alone
WINDOW = 400  # characters on either side of an expression that decide how it hangs
CONTEXT = 4  # sentences over which a day told before still holds
MOST_TIMES = 40  # of a sentence; one with more is a table, or made to take long
LEAD = 3  # sentences at the head of an article that give its news

# Precisions fine enough for a line of its own; a year alone is background.
_SHOWN: tuple[Precision, ...] = ("day", "week", "month")
_HOW = ("said", "told", "aside")
_RANK: Mapping[Precision, int] = {"day": 0, "week": 1, "month": 2}

# "Today" for these days: "is today the largest port", "Today, the harbour is a trendy place".
_NOWADAYS = re.compile(
    r"\b(?:is|are|remains?|still) today\b|^(?:But |And |Yet )?[Tt]oday,? (?:[\w’'-]+ ){0,6}"
    r"(?:is|are|its|it[’']s|has|have|remains?)\b"
)
# Nothing happened: nobody answered, nothing was clear.
_NOTHING = re.compile(
    r"\b(?:not|n[’']t)\s+(?:immediately\s+|yet\s+)?(?:respond|reply|return\s+(?:calls|messages"
    r"|a\s+call)|clear\b|known\b)|\bremain(?:s|ed)\s+(?:unclear|unknown)\b",
    re.IGNORECASE,
)
# A clock without a day: "at 11:38 p.m.", "in the early hours", "by mid-afternoon".
_NAMES_DAY = re.compile(
    r"[A-Z][a-z]+day\b|\b(?:today|yesterday|tonight|tomorrow|last|this|\d{1,2}(?:st|nd|rd|th)?"
    r"\s+[A-Z]|[A-Z][a-z]{2,}\.?\s+\d)|\d{4}",
)
_LATER = re.compile(r"(?:later|next|coming|the next|the coming)\b", re.IGNORECASE)
# How a sentence opens that goes on with the day of the one before it.
_SAME_DAY = re.compile(
    r"(?:(?:Hours|Minutes|Moments|Shortly|Soon)\s+(?:later|afterwards?|earlier)\b"
    r"|(?:Later|Earlier)(?:\s+(?:that|in\s+the|on\s+the\s+same)\s+\w+)?,?\s"
    r"|(?:On\s+)?(?:[Tt]hat|[Tt]he)\s+same\s+(?:day|evening|night|morning|afternoon)\b"
    r"|That\s+(?:evening|night|morning|afternoon)\b)"
)


@dataclass(frozen=True, slots=True)
class _Dated:
    """An expression of a sentence with its day, and how it hangs there."""

    timex: Timex
    day: Resolved
    how: Literal["said", "told", "aside"]  # "aside": it dates what the sentence only mentions


def find_happenings(
    reports: Sequence[Report], calendar: Calendar, said: Mapping[str, Mapping[Span, str]]
) -> list[Happening]:
    """The dated sentences of the articles; ``said`` gives each article's statements by place."""
    return [
        happening
        for report in reports
        for happening in _Telling(report, calendar, said.get(report.id, {})).happenings()
    ]


class _Telling:
    """One article as it goes from day to day."""

    def __init__(self, report: Report, calendar: Calendar, said: Mapping[Span, str]) -> None:
        self.report = report
        self.calendar = calendar
        self.text = report.article.text
        published = report.article.published
        self.published = published.day if published else None
        self.told = date.fromisoformat(self.published) if self.published else calendar.last
        sentences = Sentences(report)
        self.head = _head(report)
        self.times = sentences.group((t.span, t) for t in report.reading.times if _is_date(t))
        self.said = sentences.group(said.items())
        spoken = [a for a in report.reading.attributions if a.act == "says"]
        self.frames = sentences.group((a.cue or a.content[0], a) for a in spoken)
        self.quoted = sentences.group(
            (part, part) for a in spoken if a.kind != "indirect" for part in a.content
        )

    def happenings(self) -> Iterator[Happening]:
        """The dated sentences in reading order."""
        anchor: tuple[int, Resolved] | None = None
        for number, sentence in enumerate(self.report.reading.sentences):
            times = self.times.get(number, [])
            text = sentence.of(self.text) if times or anchor else ""
            near = anchor[1] if anchor and self._goes_on(anchor[0], number) else None
            found: Happening | None = None
            if times:
                found = self._dated(number, sentence, text, times, near)
            elif near and _SAME_DAY.match(text) and self._stands(text):
                found = self._make(number, sentence, text, near, "context", [])
            elif number in self.said or (number < self.head and self.published):
                found = self._undated(number, sentence)
            if found is None:
                continue
            if found.precision == "day" and found.reason == "told" and not found.supports:
                anchor = number, Resolved(found.date, "day", False)
            yield found

    def _undated(self, number: int, sentence: Span) -> Happening | None:
        """A statement, or a head of the article, without a day: it supports what others date."""
        text = sentence.of(self.text)
        stands = self._stands(text) and tells_past(text) and not is_caption(text)
        if not stands and (number not in self.said or len(text.split()) < 3):
            return None
        day = Resolved(self.published or "", "day" if self.published else "year")
        made = self._make(number, sentence, text, day, "context", [], aside=True)
        return replace(made, undated=True)

    def _goes_on(self, first: int, number: int) -> bool:
        """Whether a sentence stands in one paragraph with an earlier one, and near it."""
        spans = self.report.reading.sentences
        between = self.text[spans[first].end : spans[number].start]
        return number - first <= CONTEXT and "\n\n" not in between

    def _dated(
        self,
        number: int,
        sentence: Span,
        text: str,
        times: Sequence[Timex],
        near: Resolved | None,
    ) -> Happening | None:
        if not self._stands(text):
            return None
        found = [
            dated
            for t in times[:MOST_TIMES]
            if (dated := self._hanging(number, sentence, text, t)) is not None
        ]
        if not found:
            return None
        # The day of the saying goes first: what is said may be of any day.
        best = min(found, key=lambda d: (_HOW.index(d.how), _is_clock(d, self.text),
                                         _RANK[d.day.precision], d.timex.span.start))  # fmt: skip
        day, reason = best.day, best.how
        if reason == "aside":
            return self._make(number, sentence, text, day, "told", times, best.timex, aside=True)
        if _is_clock(best, self.text) and day.date == self.published:
            # A clock alone takes the article's day for its own; the telling knows better.
            if near is None:
                return None
            return self._make(number, sentence, text, near, "context", times, best.timex)
        inner = tuple(d.day.date for d in found if d.how == "told" and d.day.precision == "day")
        known: DayReason = "story" if day.witnessed else reason
        return self._make(number, sentence, text, day, known, times, best.timex, inner)

    def _stands(self, text: str) -> bool:
        if len(text.split()) < LEAST_WORDS or text.endswith("?") or not _ends_as_sentence(text):
            return False
        return not is_debris(text) and not _NOTHING.search(text)

    def _hanging(self, number: int, sentence: Span, text: str, timex: Timex) -> _Dated | None:
        """The expression with its day, if it dates something that happened."""
        day = self.calendar.resolve_in(timex, self.report)
        if day is None or day.precision not in _SHOWN:
            return None
        if _LATER.match(timex.span.of(self.text)) or (self._is_to_come(day) and not day.witnessed):
            return None
        # A date inside a quotation belongs to what was said, not to what happened.
        if any(span.contains(timex.span) for span in self.quoted.get(number, [])):
            return None
        start = timex.span.start - sentence.start
        low, high = max(0, start - WINDOW), start + WINDOW
        near, at = text[low:high], start - low
        end = at + timex.span.end - timex.span.start
        if timex.span.of(self.text).casefold() == "today" and _NOWADAYS.search(near):
            return None
        if is_aside(near, at, end):
            return _Dated(timex, day, "aside")
        if self._frames(number, timex):
            return _Dated(timex, day, "said")
        return _Dated(timex, day, "told") if tells_of_it(near, at, end) else None

    def _is_to_come(self, day: Resolved) -> bool:
        """Whether the day had not come when the article was written."""
        end = last_day(day.date, day.precision)
        if self.told is None or end is None:
            return False
        if day.precision == "day":
            return end > self.told
        return first_day(day.date, day.precision) > self.told.isoformat()

    def _frames(self, number: int, timex: Timex) -> bool:
        """Whether it is the day of a saying: outside of all that is said, and beside its cue."""
        attributions = self.frames.get(number, [])
        if any(part.overlaps(timex.span) for a in attributions for part in a.content):
            return False
        return any(a.date and (timex.value or "").startswith(a.date) for a in attributions)

    def _make(
        self,
        number: int,
        sentence: Span,
        text: str,
        day: Resolved,
        reason: DayReason,
        times: Sequence[Timex],
        timex: Timex | None = None,
        inner: tuple[str, ...] = (),
        *,
        aside: bool = False,
    ) -> Happening:
        inside = (t.span for t in times if sentence.contains(t.span))
        start = sentence.start
        bare = without_times(text, (Span(span.start - start, span.end - start) for span in inside))
        return Happening(
            report=self.report,
            sentence=sentence,
            date=day.date,
            precision=day.precision,
            stems=vector(content_stems(bare)),
            said=frozenset(self.said.get(number, ())),
            reason=reason,
            names=frozenset(names_in(bare)) | clocks_in(times),
            place=number,
            leads=number < self.head,
            caption=is_caption(text),
            expression=timex.span.of(self.text) if timex else "",
            inner=tuple(d for d in dict.fromkeys(inner) if d != day.date),
            supports=aside,
        )


def _head(report: Report) -> int:
    """How many sentences are the head of an article: its first ones, captions not counted."""
    text, left = report.article.text, LEAD
    for number, sentence in enumerate(report.reading.sentences):
        left -= not is_caption(sentence.of(text))
        if left == 0:
            return number + 1
    return len(report.reading.sentences)


def _is_date(timex: Timex) -> bool:
    return timex.type in ("DATE", "TIME")


def _is_clock(dated: _Dated, text: str) -> bool:
    return dated.timex.type == "TIME" and not _NAMES_DAY.search(dated.timex.span.of(text))


def _ends_as_sentence(text: str) -> bool:
    return text.rstrip("\"'”’»)] ").endswith((".", "!", "…", ":", ";")) or text[-1] in "\"'”’»"
