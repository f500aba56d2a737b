"""The articles of one story with their readings: what every part of the comparison works on."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.comparison.names import organisation_key
from onrecord.types import Article, Attribution, Channel, Citation, Reading, Span

# Words inside quotation marks, in content that is only partly quoted.
MARKED = re.compile(r"[“\"„«][^”\"“»]{3,}[”\"“»]?|‘[^‘]{3,}’")

# How a sentence begins that leans on the one before it.
DEPENDENT = re.compile(
    r"(?:But|And|Or|Yet|So|He|She|They|It|Its|His|Her|Their|This|That|These|Those|However)\b"
)


@dataclass(frozen=True, slots=True)
class Report:
    """One article of the story and what it tells when it is read alone."""

    article: Article
    reading: Reading

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    def cite(self, span: Span) -> Citation:
        """The span as a citation of this article."""
        return Citation(self.id, span.start, span.end, span.of(self.article.text))

    def sentence_at(self, position: int) -> Span | None:
        """The sentence that holds the character at ``position``."""
        low, high = 0, len(self.reading.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.reading.sentences[middle].end <= position:
                low = middle + 1
            else:
                high = middle
        if low < len(self.reading.sentences) and self.reading.sentences[low].start <= position:
            return self.reading.sentences[low]
        return None


@dataclass(frozen=True, slots=True)
class Spoken:
    """An attribution in its report."""

    id: str
    report: Report
    attribution: Attribution

    @property
    def words(self) -> str:
        """The content as printed, its pieces joined by a space."""
        text = self.report.article.text
        return " ".join(span.of(text) for span in self.attribution.content)

    def citations(self) -> tuple[Citation, ...]:
        """Each piece of the content as a citation."""
        return tuple(self.report.cite(span) for span in self.attribution.content)


def spoken_in(report: Report) -> Iterator[Spoken]:
    """What a report says was said, with ids that name article, content and source."""
    for attribution in report.reading.attributions:
        # What somebody thinks or does, in the article's words, is no statement of theirs.
        if attribution.act == "says":
            yield Spoken(attribution.id_in(report.id), report, attribution)


def short_hash(parts: Iterable[str]) -> str:
    """Twelve hexadecimal digits that name the parts, the same in every run."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def with_known_wires(reports: Sequence[Report]) -> list[Report]:
    """The reports, each channel a wire that any of them calls a news agency.

    One article says "the Meridian news agency", the next "told Meridian": alone, the second
    cannot know that this is no newspaper's interview.
    """
    wires = {
        organisation_key(channel.name)
        for report in reports
        for channel in _channels(report)
        if channel.kind == "wire" and channel.name
    }

    def known(channel: Channel | None) -> Channel | None:
        if channel and channel.kind in _OUTLETS and organisation_key(channel.name or "") in wires:
            return replace(channel, kind="wire")
        return channel

    return [
        replace(
            report,
            reading=replace(
                report.reading,
                attributions=tuple(
                    replace(a, channel=known(a.channel)) for a in report.reading.attributions
                ),
                credits=tuple(c for credit in report.reading.credits if (c := known(credit))),
            ),
        )
        for report in reports
    ]


_OUTLETS = ("interview", "report")


def _channels(report: Report) -> Iterator[Channel]:
    yield from (a.channel for a in report.reading.attributions if a.channel)
    yield from report.reading.credits
