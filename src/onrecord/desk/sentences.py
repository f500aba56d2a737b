"""Sentences of a version, as they are compared between versions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.types import Article, Citation, Reading, Span

# Words, and the signs that tell what a figure counts; other punctuation is no edit of what is said.
TOKEN = re.compile(r"[^\W_]+(?:[.,'’\-][^\W_]+)*|[$€£¥%]")


def tokens(text: str) -> tuple[str, ...]:
    """What is compared of a text: its words in small letters, and signs of money and shares.

    >>> tokens("The U.S. pays $1.5 million")
    ('the', 'us', 'pays', '$', '1.5', 'million')
    """
    return tuple(map(_form, TOKEN.findall(text)))


def _form(word: str) -> str:
    word = word.replace("’", "'").casefold()
    return word if word[0].isdigit() else word.replace(".", "")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a version."""

    article: Article
    span: Span
    key: tuple[str, ...]

    @property
    def text(self) -> str:
        """Its characters."""
        return self.span.of(self.article.text)

    def cite(self, span: Span) -> Citation:
        """A place in its article as a citation."""
        return cited(self.article, span)


def sentences_of(article: Article, reading: Reading) -> list[Sentence]:
    """The sentences of a version that have a word in them."""
    made = (Sentence(article, s, tokens(s.of(article.text))) for s in reading.sentences)
    return [sentence for sentence in made if sentence.key]


def cited(article: Article, span: Span) -> Citation:
    """A span of a version as a citation."""
    return Citation(article.id, span.start, span.end, span.of(article.text))


def overlap(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Share (0..1) of the tokens of both that the two have in common (Dice)."""
    if not one or not other:
        return 0.0
    left = list(other)
    common = 0
    for token in one:
        if token in left:
            left.remove(token)
            common += 1
    return 2 * common / (len(one) + len(other))
