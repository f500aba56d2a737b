"""Whether a later article tells that what was announced has happened."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.comparison.days import Calendar
from onrecord.comparison.expected.announcements import ANNOUNCED, Announcement, deed_of
from onrecord.comparison.nearest import Finder
from onrecord.comparison.places import Sentences
from onrecord.comparison.reports import Report
from onrecord.comparison.timeline.captions import is_caption, is_debris
from onrecord.comparison.timeline.verbs import past_stems
from onrecord.likeness.vectors import Vector, vector
from onrecord.likeness.weights import weight
from onrecord.likeness.words import content_stems
from onrecord.types import Citation, Span

HELD = 0.6  # share of the announced words' weight that the later sentence must hold
LEAST = 2  # stems beside the verb that both have
EARLY = 1  # days before its day on which an announced thing may be told to have happened
LATE = 4  # days after it
AGAIN = 2  # later sentences that are cited
# Not what happened: what did not, what is put off, and what is announced once more.
_UNDONE = re.compile(
    r"\b(?:not|n[’']t|never|failed|without|cancel\w*|postpon\w*|delay\w*|put\s+off|called\s+off"
    r"|scrap\w*|instead|yet\s+to|refus\w+|declin\w+|if|unless|would|could|might|may)\b",
    re.IGNORECASE,
)
_TIME_WORDS = frozenset(
    "day week month year morning afternoon evening night today tomorrow later early late next"
    " monday tuesday wednesday thursday friday saturday sunday soon begin end".split()
)


@dataclass(frozen=True, slots=True)
class _Told:
    report: Report
    sentence: Span
    stems: frozenset[str]
    verbs: frozenset[str]
    day: date | None  # the day it gives, where it gives one


class Fulfilments:
    """The sentences of a story that tell of the past, to be asked what has been fulfilled."""

    def __init__(self, reports: Sequence[Report], calendar: Calendar) -> None:
        self._told = [told for report in reports for told in _past(report, calendar)]
        vectors: list[Vector] = [vector(sorted(told.stems)) for told in self._told]
        self._finder = Finder(vectors)

    def of(self, announced: Sequence[Announcement]) -> tuple[Citation, ...]:
        """Later sentences that surely tell it happened, the earliest published first."""
        announcing = frozenset(one.report.id for one in announced)
        found = {
            (published.value, told.report.cite(told.sentence))
            for one in announced
            for told in self._near(one)
            if (published := told.report.article.published) and _tells(told, one, announcing)
        }
        return tuple(citation for _, citation in sorted(found))[:AGAIN]

    def _near(self, one: Announcement) -> list[_Told]:
        return [self._told[n] for n in self._finder.near(vector(_announced_stems(one.what)))]


def _past(report: Report, calendar: Calendar) -> list[_Told]:
    if report.article.published is None:
        return []
    found = []
    sentences = Sentences(report)
    times = sentences.group((t.span, t) for t in report.reading.times)
    for number, sentence in enumerate(sentences.spans):
        text = sentence.of(report.article.text)
        if ANNOUNCED.search(text) or _UNDONE.search(text) or text.endswith("?"):
            continue
        verbs = past_stems(text)
        if not verbs or is_caption(text) or is_debris(text):
            continue
        days = [
            date.fromisoformat(day.date)
            for t in times.get(number, [])
            if (day := calendar.resolve_in(t, report)) and day.precision == "day"
        ]
        stems = frozenset(content_stems(text)) | verbs
        found.append(_Told(report, sentence, stems, verbs, days[0] if days else None))
    return found


def _announced_stems(what: str) -> list[str]:
    return [s for s in dict.fromkeys(content_stems(what)) if s not in _TIME_WORDS and s.isalpha()]


def _tells(told: _Told, one: Announcement, announcing: frozenset[str]) -> bool:
    if told.report.id in announcing:
        return False
    if not _is_in_time(told, one):
        return False
    deed = deed_of(one.what)
    if deed is None or deed not in told.verbs:
        return False
    own = [stem for stem in _announced_stems(one.what) if stem != deed]
    subject = [stem for stem in _announced_stems(one.text) if stem != deed]
    held = [stem for stem in own if stem in told.stems]
    total = math.fsum(weight(stem) for stem in own)
    enough = not own or math.fsum(weight(stem) for stem in held) >= HELD * total
    return enough and len([s for s in subject if s in told.stems]) >= LEAST


def _is_in_time(told: _Told, one: Announcement) -> bool:
    issued, announced = told.report.article.published, one.report.article.published
    day = issued.day if issued else None
    if day is None or (announced and announced.day and day <= announced.day):
        return False
    if one.since is None or one.due is None:
        return told.day is not None and (
            not announced or told.day.isoformat() >= str(announced.day)
        )
    early, late = one.since - timedelta(days=EARLY), one.due + timedelta(days=LATE)
    happened = told.day or date.fromisoformat(day)
    return early <= happened <= late and date.fromisoformat(day) >= early
