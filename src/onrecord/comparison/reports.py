"""The articles of one story with their readings: what every part of the comparison works on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.types import Article, Attribution, Citation, Reading, Span


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
    """The attributions of a report with ids that name article, content and source."""
    for attribution in report.reading.attributions:
        yield Spoken(attribution.id_in(report.id), report, attribution)


def short_hash(parts: Iterable[str]) -> str:
    """Twelve hexadecimal digits that name the parts, the same in every run."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
