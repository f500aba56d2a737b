"""What an article says was claimed, and denied by those it was claimed of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.comparison.reports import Report
from onrecord.types import Disagreement, Side, Span

FOLLOWS = 2  # sentences after a denial within which the article tells what is denied

_DENIES = re.compile(
    r"(?<!not )(?<!n't )(?<!n’t )\b(?:has\s+|have\s+|had\s+)?(?:denied|denies)\s+"
    r"(?:that\s+|having\s+|any\s+|\w+ing\s)",
    re.IGNORECASE,
)
# The pluperfect puts it before the denial: "The union had claimed that …".
_CLAIMED = re.compile(
    r"\bhad\s+(?:earlier\s+|previously\s+|first\s+)?(?:claimed|alleged|accused|charged)\s+"
    r"(?:that\s+)?",
    re.IGNORECASE,
)


def rebuttals(reports: Sequence[Report]) -> Iterator[Disagreement]:
    """A denial and the claim that the same article sets against it."""
    for report in reports:
        text, sentences = report.article.text, report.reading.sentences
        for number, sentence in enumerate(sentences):
            denial = _DENIES.search(sentence.of(text))
            if denial is None:
                continue
            for after in sentences[number + 1 : number + 1 + FOLLOWS + 1]:
                if claim := _CLAIMED.search(after.of(text)):
                    told = Span(after.start + claim.end(), after.end)
                    yield Disagreement(
                        "status",
                        sentence.of(text),
                        (
                            Side(told.of(text), (report.cite(told),)),
                            Side(sentence.of(text), (report.cite(sentence),)),
                        ),
                    )
                    break
