"""Sentences by which an article marks what is not established."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.comparison.joining import Groups
from onrecord.comparison.reports import Report
from onrecord.likeness.vectors import cosine, vector
from onrecord.likeness.words import content_stems
from onrecord.types import Unconfirmed

SAME = 0.7  # cosine of two sentences that are one sentence, reprinted or touched up

_MARKS = re.compile(
    r"\bno(?:\s+\w+){0,2}\s+(?:confirmation|comment|response|reply|word)\b"
    r"|\b(?:not|n['’]t|never|nor|yet to|unable to|impossible to|cannot|neither)\b"
    r"(?:\s+\w+){0,4}?\s+(?:confirm|verif|corroborat|authenticat|substantiat|comment(?:ed)?\b"
    r"|respond|repl(?:y|ied)\b|expressed\b|been\s+made)"
    r"|\b(?:unconfirmed|unverified|uncorroborated|unsubstantiated|reportedly|allegedly)\b"
    r"|\b(?:rumou?red|rumou?rs?|speculation)\b"
    r"|\b(?:it\s+(?:is|was|remains?|remained)\s+(?:not\s+(?:yet\s+)?(?:immediately\s+)?clear"
    r"|unclear|unknown))"
    r"|\bindependently\s+(?:confirm|verif)",
    re.IGNORECASE,
)


def find_unconfirmed(reports: Sequence[Report]) -> tuple[Unconfirmed, ...]:
    """The marked sentences in the order of the articles; the same one in two articles is one."""
    found = []
    for report in reports:
        quoted = [
            span
            for attribution in report.reading.attributions
            if attribution.kind == "direct"
            for span in attribution.content
        ]
        for sentence in report.reading.sentences:
            text = sentence.of(report.article.text)
            mark = _MARKS.search(text)
            if mark is None or text.endswith("?") or text[-1].isalnum():
                continue
            if any(span.start <= sentence.start + mark.start() < span.end for span in quoted):
                continue  # the speaker's words, not the article's
            found.append((report, sentence, vector(content_stems(text))))
    groups = Groups(range(len(found)))
    for i, (one, _, stems) in enumerate(found):
        for j in range(i):
            other, _, others = found[j]
            if one.id != other.id and cosine(stems, others) >= SAME:
                groups.join(i, j)
    marked = []
    for group in groups.all():
        citations = [found[i][0].cite(found[i][1]) for i in group]
        marked.append(Unconfirmed(citations[0].text, tuple(citations)))
    return tuple(marked)
