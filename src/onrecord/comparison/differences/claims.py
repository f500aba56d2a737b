"""What an article asserts in a clause: how surely, and whether it is denied."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from onrecord.comparison.reports import Report
from onrecord.comparison.timeline.verbs import base_stem
from onrecord.likeness.weights import weight
from onrecord.likeness.words import content_stems
from onrecord.types import Citation, Span

# "Perhaps" is for what is past: "the door may have failed".
Modality = Literal["fact", "possible", "certain", "perhaps"]

_POINTS_BACK = re.compile(r"(?:This|That|It)\s+(?:was|is|has\s+been|had\s+been)\b")

# Verbs that say too little for two clauses to be about one thing by them.
LIGHT = frozenset(
    map(
        base_stem,
        """be have do make take get give go come see say tell put let want need know think believe
        expect look seem appear become keep find leave use work call ask try show feel happen
        mean like help turn start begin run play live stay remain comment respond reply answer
        speak talk hear understand add note explain describe care worry matter remember forget
        change move meet read write hold bring set lead follow pay agree learn reach immediately
        provide receive face require involve include allow accept consider decide
        discuss clear sure able possible likely ready easy hard good bad new available people time
        day week year report official statement spokesman news matter way thing comment
        claim argue insist announce deny suggest promise state declare accuse enter""".split(),
    )
)

# Verbs that outlets use for one another, each with the one that it is compared as.
_ONE_DEED = {
    base_stem(word): base_stem(words.split()[0])
    for words in (
        "arrest arrested nab nabbed detain detained nicked", "buy bought acquire purchase",
        "resign quit", "dismiss sack sacked", "close shut", "postpone delay",
    )
    for word in words.split()
}  # fmt: skip


def predicate_of(word: str) -> str:
    """What a verb is compared by: its stem, or that of the plainer word for the same deed."""
    stem = base_stem(word)
    return _ONE_DEED.get(stem, stem)


@dataclass(frozen=True)
class Claim:
    """A clause of an article and what it asserts of its verb or noun, the predicate."""

    report: Report
    span: Span  # the clause
    sentence: Span
    predicate: str  # stem of the verb, or of the noun in "there was no offer"
    negated: bool
    modality: Modality
    speaker: str | None  # Speaker.id of whoever says it; None: the article itself, or unknown
    spoken: bool  # it stands inside what somebody says
    subject: str | None  # Speaker.id of whom it is told
    denial: bool = False  # its form says that something does not exist, or it is denied
    exists: bool = False  # its form says whether something exists: "there was (no) offer"
    deed: bool = True  # the predicate has the form of a verb that tells what was done

    @property
    def text(self) -> str:
        """The clause as printed."""
        return self.span.of(self.report.article.text)

    @cached_property
    def arguments(self) -> Mapping[str, float]:
        """The stems of the clause, but for its predicate, with their weights."""
        return _weighed(self.text, self.predicate)

    @cached_property
    def plain(self) -> frozenset[str]:
        """The stems of those of its words that are no names."""
        small = " ".join(word for word in self.text.split() if not word[:1].isupper())
        return frozenset(_weighed(small, self.predicate))

    @cached_property
    def around(self) -> Mapping[str, float]:
        """The same of the whole sentence."""
        return _weighed(self.sentence.of(self.report.article.text), self.predicate)

    @cached_property
    def day(self) -> date | None:
        """The day of the report."""
        published = self.report.article.published
        return date.fromisoformat(published.day) if published and published.day else None

    def citations(self) -> tuple[Citation, ...]:
        """The clause, and the sentence before where it points back: "This was confirmed"."""
        own = self.report.cite(self.span)
        sentences = self.report.reading.sentences
        number = sentences.index(self.sentence)
        before = sentences[number - 1] if number else None
        if before and _POINTS_BACK.match(self.text) and self.span.start == self.sentence.start:
            return (self.report.cite(before), own)
        return (own,)


def _weighed(text: str, predicate: str) -> dict[str, float]:
    stems = {base_stem(stem) for stem in content_stems(text)}
    return {stem: weight(stem) for stem in sorted(stems) if stem != predicate}
