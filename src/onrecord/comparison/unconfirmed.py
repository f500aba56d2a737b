"""Sentences by which an article marks what is not established, and what they speak of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.comparison.joining import Groups
from onrecord.comparison.nearest import Finder, alike
from onrecord.comparison.reports import MARKED, Report
from onrecord.comparison.timeline.captions import is_debris
from onrecord.likeness.vectors import Vector, cosine, vector
from onrecord.likeness.words import content_stems
from onrecord.types import About, Span, TimelineEntry, Unconfirmed

SAME = 0.7  # cosine of two sentences that are one sentence, reprinted or touched up
ABOUT = 0.5  # cosine of a marked sentence and the line of the timeline that it speaks of
COMMON = 4  # stems that both must have: a name in common is no subject in common

_MARKS = re.compile(
    r"\bno(?:\s+\w+){0,2}\s+(?:confirmation|comment|response|reply|word|proof|evidence\s+of)\b"
    r"|\bno(?:\s+\w+){0,2}\s+claims?\s+of\s+responsibility\b"
    r"|\bno\s+(?:group|one|organisation|organization)\s+(?:has|had)\s+(?:yet\s+)?claimed\b"
    r"|(?:\b(?:not|never|nor|cannot|neither)\b|n['’]t\b|\b(?:yet|unable|impossible)\s+to\b)"
    r"(?:\s+\w+){0,4}?\s+(?:confirm|verif|corroborat|authenticat|substantiat|comment(?:ed)?\b"
    r"|respond|repl(?:y|ied)\b|expressed\b|been\s+made\b|been\s+(?:officially\s+)?identified"
    r"|immediately\s+(?:clear|known)|(?:been\s+)?(?:made\s+)?(?:immediately|yet)\s+(?:clear|known))"
    r"|\b(?:unconfirmed|unverified|uncorroborated|unsubstantiated|reportedly|allegedly"
    r"|purportedly)\b"
    r"|\b(?:rumou?red|rumou?rs?|speculation)\b"
    r"|\b(?:it\s+(?:is|was|remains?|remained)\s+(?:still\s+)?(?:not\s+(?:yet\s+)?(?:immediately\s+)?"
    r"clear|unclear|unknown|unconfirmed))"
    r"|\b(?:remain(?:s|ed)|is\s+still|was\s+still)\s+(?:unclear|unknown|unconfirmed)\b"
    r"|\bindependently\s+(?:confirm|verif)",
    re.IGNORECASE,
)
# A rumour that is denied, confirmed or ended marks no doubt of the article's own.
_SETTLED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss\w*|reject\w*|quash\w*|confirm(?:s|ed|ing)|end(?:s|ed|ing)"
    r"|refut\w+|scotch\w*)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_RUMOUR = re.compile(r"rumou?r|speculation", re.IGNORECASE)
# "Allegedly" beside a charge is the law's word for it, not the article's doubt.
_CHARGED = re.compile(
    r"\b(?:charged|indicted|accused|convicted|sued|trial|pleaded|arrested|prosecut\w+|lawsuit)\b",
    re.IGNORECASE,
)
# A mark that points back: "There has been no confirmation", "The claim could not be verified".
_POINTS_BACK = re.compile(
    r"(?:There\s+(?:has|have|had|was|were|is)\s+(?:been\s+)?no(?:\s+\w+){0,2}\s+confirmation\b"
    r"|(?:But\s+)?(?:It|That|This|(?:That|This|These|Those|The)\s+(?:claims?|reports?|allegations?"
    r"|statements?|document|account|figures?|remarks?|offer))"
    r"\s+(?:could|cannot|can|has|have|was|were|is|are)\s+(?:not|n[’']t|neither|never|yet)\b"
    r"(?!\s+(?:immediately\s+|yet\s+)?(?:clear|known)))"
)


@dataclass(frozen=True, slots=True)
class _Marked:
    report: Report
    number: int  # of the sentence
    sentence: Span
    mark: Span
    stems: Vector


def find_unconfirmed(
    reports: Sequence[Report],
    said: Mapping[str, Mapping[Span, str]] | None = None,
    timeline: Sequence[TimelineEntry] = (),
) -> tuple[Unconfirmed, ...]:
    """The marked sentences in the order of the articles; the same one in two articles is one.

    ``said`` gives each article's statements by place.
    """
    found = [marked for report in reports for marked in _marked(report)]
    groups = Groups(range(len(found)))
    for i, j in alike([one.stems for one in found], SAME):
        if found[i].report.id != found[j].report.id:
            groups.join(i, j)
    lines = _Lines(said or {}, timeline)
    marked = []
    for group in groups.all():
        citations = tuple(found[i].report.cite(found[i].sentence) for i in group)
        about = next((a for i in group if (a := lines.qualified(found[i]))), None)
        marked.append(Unconfirmed(citations[0].text, citations, about))
    return tuple(marked)


def _marked(report: Report) -> Iterator[_Marked]:
    quoted = sorted(
        span
        for attribution in report.reading.attributions
        if attribution.kind == "direct"
        for span in attribution.content
    )
    starts = [span.start for span in quoted]
    for number, sentence in enumerate(report.reading.sentences):
        text = sentence.of(report.article.text)
        if text.endswith("?") or text[-1:].isalnum():
            continue
        mark = _mark(text)
        if mark is None or is_debris(text):
            continue
        place = Span(sentence.start + mark.start(), sentence.start + mark.end())
        last = bisect_right(starts, place.start) - 1
        if last >= 0 and quoted[last].contains(place):
            continue  # the speaker's words, not the article's
        yield _Marked(report, number, sentence, place, vector(content_stems(text)))


def _mark(text: str) -> re.Match[str] | None:
    """The first mark of doubt that is the article's own."""
    quoted = [match.span() for match in MARKED.finditer(text)]
    starts = [start for start, _ in quoted]
    for match in _MARKS.finditer(text):
        last = bisect_right(starts, match.start()) - 1
        if last >= 0 and match.start() < quoted[last][1]:
            continue
        before = text[max(0, match.start() - 60) : match.start()]
        if _RUMOUR.search(match.group()) and _SETTLED.search(before):
            continue
        if match.group().casefold() == "allegedly" and _CHARGED.search(text):
            continue
        return match
    return None


class _Lines:
    """The statements and the timeline of a story, to be asked what a mark of doubt qualifies."""

    def __init__(
        self, said: Mapping[str, Mapping[Span, str]], timeline: Sequence[TimelineEntry]
    ) -> None:
        self._said = {article: sorted(places.items()) for article, places in said.items()}
        self._timeline = timeline
        self._cited: dict[tuple[str, int], str] = {
            (c.article, c.start): entry.id for entry in timeline for c in entry.citations
        }
        self._vectors = [vector(content_stems(entry.summary)) for entry in timeline]
        self._finder = Finder(self._vectors)

    def qualified(self, one: _Marked) -> About | None:
        """The one line that the mark surely speaks of; None where two fit, or none."""
        if statements := self._statements(one.report.id, one.mark):
            return About("statement", statements[0]) if len(statements) == 1 else None
        if entry := self._cited.get((one.report.id, one.sentence.start)):
            return About("entry", entry)
        text = one.sentence.of(one.report.article.text)
        if _POINTS_BACK.match(text) and (about := self._before(one)):
            return about
        near = [n for n in self._finder.near(one.stems) if self._is_about(one, n)]
        return About("entry", self._timeline[near[0]].id) if len(near) == 1 else None

    def _is_about(self, one: _Marked, number: int) -> bool:
        summary = self._vectors[number]
        shared = len(summary.keys() & one.stems.keys())
        return shared >= COMMON and cosine(summary, one.stems) >= ABOUT

    def _statements(self, article: str, place: Span) -> list[str]:
        return sorted({s for span, s in self._said.get(article, ()) if span.overlaps(place)})

    def _before(self, one: _Marked) -> About | None:
        """What the sentence right before tells, if it tells just one thing."""
        if not one.number:
            return None
        sentence = one.report.reading.sentences[one.number - 1]
        if statements := self._statements(one.report.id, sentence):
            return About("statement", statements[0]) if len(statements) == 1 else None
        entry = self._cited.get((one.report.id, sentence.start))
        return About("entry", entry) if entry else None
