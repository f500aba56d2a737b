"""What an attribution says, as far as it is compared: its words, its sentences, yes or no."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.comparison.reports import MARKED, Spoken
from onrecord.likeness.agreement import figures, weighed
from onrecord.likeness.house_style import plain_words

MOST_SENTENCES = 24  # of one content that are compared; a whole speech is known by its first
LEAST_WEIGHT = 2.5  # of a sentence's roots; a lighter one ("Yes.") goes with the one before
COMMON_SHARE = 0.1  # a root in more of the story's contents than this is its subject
LEAST_COMMON = 5  # contents; a root in fewer is nobody's subject
SUBJECT = 0.3  # of its weight that a subject's root keeps
# Where a sentence ends, or a clause that has its own yes or no.
_END = re.compile(
    r"(?<=[.!?;])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[^\W_a-z])"
    r"|(?<=,)\s+(?=(?:al)?though\b|but\b|yet\b|(?:and|so) (?:I|we|he|she|they|it|you)\b)"
)
# Words that turn a sentence round. "Hardly" does so too seldom.
_NOT = frozenset(
    """not without nobody none never neither nor nothing nowhere false untrue wrong baseless
    unfounded deny denies denied denying denial rejects rejected rejecting dismissed
    dismisses""".split()
)
# "No" as an answer, or told as one ("I said no"), turns nothing round.
_BARE_NO = frozenset("say said says on to answer answered vote voted one".split())
# Who tells what he said before says it on another day: "I said we could."
_LOOKS_BACK = re.compile(r"\W*(?:and |but )?(?:I|we)(?:['’]ve| have)? (?:said|told)\b", re.I)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a content."""

    text: str
    weights: Mapping[str, float]  # of its roots
    figures: frozenset[str]
    negative: bool  # turned round by a "not", or by a denial
    looks_back: bool


@dataclass(frozen=True, slots=True)
class Content:
    """The words of an attribution in the forms that are compared."""

    spoken: Spoken
    plain: tuple[str, ...]  # all its words, house style set aside
    runs: tuple[str, ...]  # the words of each quotation in it, or all where none is marked
    weights: Mapping[str, float]  # of all its roots
    sentences: tuple[Sentence, ...]

    @property
    def quoted(self) -> bool:
        """Whether any of it stands inside quotation marks."""
        return self.spoken.attribution.kind != "indirect"

    @property
    def line(self) -> str:
        """All its words in one line, a space at both ends."""
        return f" {' '.join(self.plain)} "

    @property
    def total(self) -> float:
        """The weights of its roots together."""
        return math.fsum(self.weights.values())


def content_of(spoken: Spoken) -> Content:
    """The content of an attribution, taken apart."""
    denies = spoken.attribution.stance == "denies"
    text = spoken.report.article.text
    pieces = [span.of(text) for span in spoken.attribution.content]
    return Content(
        spoken,
        tuple(plain_words(spoken.words)),
        tuple(" ".join(plain_words(run)) for run in _runs(spoken)),
        weighed(spoken.words),
        tuple(_sentence(s, denies) for piece in pieces for s in _split(piece))[:MOST_SENTENCES],
    )


def sentences_in(text: str) -> tuple[Sentence, ...]:
    """The sentences of any words, taken apart as those of an attribution are."""
    return tuple(_sentence(one, False) for one in _split(text))[:MOST_SENTENCES]


def without_subject(contents: Sequence[Content]) -> list[Content]:
    """The contents, the roots that the story is about weighing little.

    A name that every other sentence has ("the minister", "Lower Maranga") does not tell one
    remark from the next. Equal words count once: a wire that forty outlets print is one voice.
    """
    different = {content.plain: content.weights for content in contents}.values()
    counts = Counter(root for weights in different for root in weights)
    most = max(LEAST_COMMON, COMMON_SHARE * len(different))
    common = {root for root, count in counts.items() if count > most} | _entitled(contents)
    if not common:
        return list(contents)
    return [
        replace(
            content,
            weights=_damped(content.weights, common),
            sentences=tuple(
                replace(s, weights=_damped(s.weights, common)) for s in content.sentences
            ),
        )
        for content in contents
    ]


def _entitled(contents: Sequence[Content]) -> set[str]:
    """The roots that head a third of the story's articles."""
    titles = {c.spoken.report.id: c.spoken.report.article.title or "" for c in contents}
    counts = Counter(root for title in titles.values() for root in weighed(title))
    return {root for root, count in counts.items() if count > max(1, len(titles) / 3)}


def _damped(weights: Mapping[str, float], common: set[str]) -> dict[str, float]:
    return {r: w * SUBJECT if r in common else w for r, w in weights.items()}


def fullest_first(content: Content) -> tuple[int, int, str, str]:
    """The order in which wordings are shown: quoted ones first, the fuller before the shorter."""
    order = {"direct": 0, "mixed": 1, "indirect": 2}[content.spoken.attribution.kind]
    published = content.spoken.report.article.published
    # Rounded: of two that are about as full, the earlier published stands first.
    total = -round(content.total / 3)
    return (order, total, published.value if published else "~", content.spoken.id)


def _runs(spoken: Spoken) -> list[str]:
    if spoken.attribution.kind == "direct":
        text = spoken.report.article.text
        return [span.of(text) for span in spoken.attribution.content]
    return MARKED.findall(spoken.words) or [spoken.words]


def _split(piece: str) -> list[str]:
    """The sentences of a piece, light ones with what stands before them."""
    out: list[str] = []
    for sentence in _END.split(piece):
        if out and math.fsum(weighed(sentence).values()) < LEAST_WEIGHT:
            out[-1] = f"{out[-1]} {sentence}"
        elif sentence.strip():
            out.append(sentence)
    return out


def _sentence(text: str, denies: bool) -> Sentence:
    first = _END.split(text)[0]  # what a light sentence adds ("Not at all.") turns nothing round
    turned = _turned(plain_words(first))
    return Sentence(
        text,
        weighed(text),
        figures(text),
        turned or denies,
        _LOOKS_BACK.match(text) is not None,
    )


def _turned(words: list[str]) -> bool:
    for at, word in enumerate(words):
        if word in _NOT:
            return True
        if word == "no":
            beside = {words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else "to"}
            if not beside & _BARE_NO or "one" in beside:
                return True
    return False
