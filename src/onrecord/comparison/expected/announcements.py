"""Sentences that announce something for a later day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.comparison.days import Calendar, first_day, last_day
from onrecord.comparison.places import Sentences
from onrecord.comparison.reports import Report
from onrecord.comparison.timeline.clauses import modifies_noun
from onrecord.comparison.timeline.verbs import base_stem, tells_past
from onrecord.likeness.vectors import Vector, vector
from onrecord.likeness.words import content_stems, words
from onrecord.types import Announcer, Span, Timex

# Verbs by which news announces. A day alone is not enough: "will", with no day, is a promise.
ANNOUNCED = re.compile(
    r"\b(?:(?:is|are|was|were|be|being|been)\s+(?:(?:now|also|still|formally|widely)\s+)?"
    r"(?:expected|scheduled|due|set|slated|planned|supposed|required|obliged|given|to)\b"
    r"|will\b|would\b|shall\b|plans?\s+to\b|has\s+until\b|have\s+until\b|must\b|deadline|has\s+to\b"
    r"|have\s+to\b|aims?\s+to\b|intends?\s+to\b|promised\s+to\b|pledged\s+to\b|vowed\s+to\b"
    r"|expects?\b|undertook\s+to\b|agreed\s+to\b"
    r"|(?:postponed|rescheduled|put\s+off|moved|brought\s+forward)\s+(?:to|until|till|for)\b)"
)
# "Would" in a report is the future of the past ("said a vote would be held on Tuesday"), but a
# condition anywhere in the sentence makes it one too.
_CONDITIONAL = re.compile(r"\b(?:could|might|may|should)\b|\bwould\s+(?:have|like|be\s+able)\b")
_CONDITION = re.compile(
    r"\b(?:if|unless|whether|were to|provided|assuming|as long as)\b", re.IGNORECASE
)
# What a forecaster, a market or a fan expects is a view of theirs, and falls due for nobody.
_FORECAST = re.compile(
    r"\b(?:analysts?|economists?|forecast\w*|predict\w*|projected|projections?|estimat(?:es?|ed)"
    r"|research firm|pundits|bookmakers|polls?|pollsters|likely|probably|perhaps)\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:experts?|observers|investors|markets?|critics|fans|hopes?|hoped|hopeful|believes?|thinks?"
    r"|imagine|supposedly)\b",
    re.IGNORECASE,
)
# What goes on is no event, and nobody can say on which day it has happened.
_GOES_ON = frozenset("remain continue focus keep need have know enjoy feel seem last".split())
# What was announced once and is no longer to happen: "was due to end on July 26" and goes on.
_OVERTURNED = re.compile(
    r"\b(?:cancel\w*|call(?:ed|ing)?\s+off|scrap(?:ped|ping)|shelv(?:ed|ing)|abandon(?:ed|ing)"
    r"|extend(?:ed|ing|s)?|postpon\w+|delay(?:ed|ing|s)?|brought\s+forward|put\s+off"
    r"|withdr[ae]w\w*|but\s+(?:left|began|started|came|arrived|did|was|were))\b",
    re.IGNORECASE,
)
_MOVED_TO = re.compile(r"\b(?:to|until|till|for|from)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
# A plan of the past, told in one breath with what became of it.
_ONCE = re.compile(
    r"\b(?:was|were|had\s+been)\s+(?:\w+\s+)?(?:due|scheduled|set|supposed|slated)\b"
)
_NEGATED = re.compile(
    r"\b(?:not|n[’']t|never|no\s+longer)\s+(?:be\s+)?(?:expected|scheduled|due|set|planned)\b"
)
# "Within the next month", "in two weeks": a length that counts from the day of the report.
_WITHIN = re.compile(r"\b(?:within|in|over|during)\s+(?:about\s+|the\s+|the\s+next\s+|next\s+)?$")
_EARLIER = re.compile(r"(?:earlier|last|past|the past|the last)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|by|before|through)\s+(?:the\s+)?(?:\w+\s+of\s+)?$")
# Between a verb and the expression that belongs to it there is no other clause.
_PARTED = re.compile(
    r"[;:“”\"—]|,\s*(?:worth|who|which|where|whose|after|while|when|because|but|telling)\b"
)
_AT_EVENT = re.compile(r"(?:At|During|Ahead of|Before|After)\b")  # "At its May 6 meeting, …"
_NO_DEED = frozenset("to be also then now not formally again first only been have".split())
_DURATION = re.compile(r"P(\d+)([DWMY])")
_LAST_YEAR = 2200
MOST_TIMES = 40  # of a sentence; one with more is a table, or made to take long
WINDOW = 600  # characters on either side of an expression that are looked at
REACH = 160  # characters between an announcing verb and its expression of time


@dataclass(frozen=True, slots=True)
class Announcement:
    """A sentence that announces something, with the days between which it falls."""

    report: Report
    sentence: Span
    timex: Timex
    since: date | None  # the first day it can fall on
    due: date | None  # the last
    what: str  # the words of what is announced, from the announcing verb on
    stems: Vector
    announcer: tuple[str | None, Span] | None  # Entity.id in the article, and its source span

    @property
    def text(self) -> str:
        """The sentence as printed."""
        return self.sentence.of(self.report.article.text)


def find_announcements(reports: Sequence[Report], calendar: Calendar) -> list[Announcement]:
    """The announcing sentences in the order of the articles."""
    return [one for report in reports for one in _announcements(report, calendar)]


def announcer_of(
    announced: Sequence[Announcement], speakers: Mapping[tuple[str, str], str]
) -> Announcer | None:
    """Who announced it: of those whom the sentences name, the one whom most name."""
    named = [(a, a.announcer) for a in announced if a.announcer]
    if not named:
        return None
    ids = [speakers.get((a.report.id, entity or "")) for a, (entity, _) in named]
    known = [speaker for speaker in ids if speaker]
    most = min(known, key=lambda s: (-known.count(s), s)) if known else None
    cited = {
        a.report.cite(source)
        for (a, (_, source)), speaker in zip(named, ids, strict=True)
        if speaker == most
    }
    return Announcer(most, tuple(sorted(cited)))


def _announcements(report: Report, calendar: Calendar) -> Iterator[Announcement]:
    sentences = Sentences(report)
    times = sentences.group((t.span, t) for t in report.reading.times)
    spoken = [a for a in report.reading.attributions if a.act == "says" and a.source]
    sources = sentences.group((part, (part, a)) for a in spoken for part in a.content)
    for number, found in sorted(times.items()):
        sentence = sentences.spans[number]
        text = sentence.of(report.article.text)
        if text.endswith("?") or not ANNOUNCED.search(text):
            continue
        for timex in found[:MOST_TIMES]:
            told = _told(report, sentence, text, timex, calendar)
            if told is None:
                continue
            inside = [
                (a.entity, a.source)
                for part, a in sources.get(number, [])
                if part.contains(timex.span) and a.source
            ]
            since, due, what = told
            yield Announcement(
                report, sentence, timex, since, due, what, vector(content_stems(text)),
                inside[0] if inside else None,
            )  # fmt: skip
            break


def _told(
    report: Report, sentence: Span, text: str, timex: Timex, calendar: Calendar
) -> tuple[date | None, date | None, str] | None:
    """First and last day, and what is announced for them; None where nothing is."""
    if not sentence.contains(timex.span):
        return None
    # What stands far from the expression does not announce it, and a hostile sentence is endless.
    cut = max(0, timex.span.start - sentence.start - WINDOW)
    start = timex.span.start - sentence.start - cut
    text = text[cut : cut + start + WINDOW]
    before = text[:start]
    verb = _announcing(text, start, start + timex.span.end - timex.span.start)
    if verb is None or _EARLIER.match(timex.span.of(report.article.text)):
        return None
    clause = before[verb.start() :] if verb.start() < start else before
    if _CONDITIONAL.search(clause) or _CONDITION.search(text) or _NEGATED.search(text):
        return None
    if (
        _FORECAST.search(text)
        or _OPINION.search(text[: verb.end()])
        or _is_overturned(text, before)
    ):
        return None
    what = text[verb.end() :] if verb.start() < start else text[: verb.start()] + text[verb.end() :]
    if deed_of(text[verb.end() :]) in _GOES_ON and not _UNTIL.search(before):
        return None
    ahead, since, due = _due(report, timex, before, calendar)
    return (since, due, what) if ahead else None


def _announcing(text: str, start: int, end: int) -> re.Match[str] | None:
    """The announcing verb that the expression at ``start`` to ``end`` belongs to."""
    verbs = list(ANNOUNCED.finditer(text, max(0, start - REACH), start))
    before = verbs[-1] if verbs else None
    if before is not None and not _PARTED.search(text, before.end(), start):
        return before
    # "On Tuesday parliament will vote": the verb comes after, and nothing past between.
    if modifies_noun(text, start, end) and not _AT_EVENT.match(text):
        return None
    after = ANNOUNCED.search(text, end, end + REACH)
    if after is None or tells_past(text[end : after.start()]):
        return None
    return None if _PARTED.search(text, end, after.start()) else after


def deed_of(what: str) -> str | None:
    """The stem of the verb that is announced: "vote" of "(will) vote on the budget"."""
    for word in words(what[:80])[:4]:
        if word not in _NO_DEED and word.isalpha():
            return base_stem(word)
    return None


def _is_overturned(text: str, before: str) -> bool:
    overturned = _OVERTURNED.search(text)
    if overturned is None:
        return False
    # "Postponed to Tuesday" announces Tuesday, and so does "postponed and will be held on Tuesday";
    # "was due on Tuesday and is postponed" does not.
    since = before[overturned.start() :]
    anew = ANNOUNCED.search(since) or _MOVED_TO.search(since)
    return not (since and anew) or _ONCE.search(before) is not None


def _due(
    report: Report, timex: Timex, before: str, calendar: Calendar
) -> tuple[bool, date | None, date | None]:
    """Whether the expression lies ahead of the report, and its first and last day."""
    published = report.article.published
    told = date.fromisoformat(published.day) if published and published.day else None
    length = _DURATION.fullmatch(timex.value or "")
    if length and timex.type == "DURATION" and _WITHIN.search(before[-60:] + " "):
        return True, told, _later(told, int(length[1][:5]), length[2]) if told else None
    if resolved := calendar.resolve(timex):
        end = last_day(*resolved)
        since = told or calendar.last
        ahead = bool(end and since and end > since)
        return ahead, date.fromisoformat(first_day(*resolved)) if end else None, end
    return False, None, None


def _later(day: date, count: int, unit: str) -> date | None:
    if unit in "DW":
        return day + timedelta(days=count * (7 if unit == "W" else 1)) if count < 9999 else None
    months = day.month - 1 + count * (12 if unit == "Y" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    if year > _LAST_YEAR:
        return None
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return None
