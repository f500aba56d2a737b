"""The quotation that is asked about, taken apart once."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.comparison.reports import MARKED
from onrecord.comparison.statements.contents import Sentence, sentences_in
from onrecord.likeness.agreement import weighed
from onrecord.likeness.house_style import plain_words
from onrecord.likeness.weights import weight
from onrecord.likeness.words import content_stems, stem, words

LONGEST = 2_000  # characters; a longer one is a speech
MOST_SENTENCES = 8
MOSTLY = 0.6  # share of the words inside marks, from which the rest is about who said it
TELLING = 8  # words that a search is made of
_LEFT_OUT = re.compile(r"\[?\(?(?:…|\.\.\.)\)?\]?")
_OUTER = " \t\n\"'“”„‟‘’‚«»‹›"


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that somebody is held to have said."""

    text: str  # without the marks around it
    plain: tuple[str, ...]  # its words, house style set aside
    weights: Mapping[str, float]  # of its roots
    sentences: tuple[Sentence, ...]
    telling: tuple[str, ...]  # its words that tell most, as written

    @property
    def total(self) -> float:
        """The weights of its roots together."""
        return math.fsum(self.weights.values())

    @property
    def runs(self) -> tuple[str, ...]:
        """Its words as written, in rows between the places where something was left out."""
        return tuple(" ".join(words(piece)) for piece in _LEFT_OUT.split(self.text))


def take_apart(text: str) -> Asked:
    """The quotation that was asked about; ValueError where there are no words, or too many.

    >>> take_apart("“We can [...] offer it,” she said.").text
    'We can [...] offer it,'
    """
    if len(text) > LONGEST:
        raise ValueError(
            f"a quotation of {len(text):,} characters is too long to check; give at most "
            f"{LONGEST:,}, such as the sentence that matters"
        )
    inner = _marked(text).strip(_OUTER)
    plain = tuple(plain_words(_LEFT_OUT.sub(" ", inner)))
    if not plain:
        raise ValueError(f"{text!r} has no words to check")
    return Asked(
        inner, plain, weighed(inner), sentences_in(inner)[:MOST_SENTENCES], _telling(inner)
    )


def _marked(text: str) -> str:
    """What stands inside quotation marks, where that is most of it; else all of the text."""
    runs = [match.group() for match in MARKED.finditer(text)]
    inside = sum(len(plain_words(run)) for run in runs)
    if runs and inside >= MOSTLY * len(plain_words(text)):
        return " … ".join(run.strip(_OUTER) for run in runs)
    return text


def _telling(text: str) -> tuple[str, ...]:
    """The words of most weight, each once, the heaviest first."""
    content = set(content_stems(text))
    found = {word: weight(stem(word)) for word in words(text) if stem(word) in content}
    return tuple(sorted(found, key=lambda word: (-found[word], word))[:TELLING])
