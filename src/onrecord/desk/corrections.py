"""Notes by which an outlet says that it was wrong."""

from __future__ import annotations

import re

from onrecord.desk.sentences import cited, tokens
from onrecord.types import Article, Citation, Span

LONGEST = 1_500  # characters; a longer paragraph that speaks of a correction is a report on one

_HEADED = re.compile(
    r"^\W{0,3}(?:corrections?|clarifications?|erratum|editor[’']?s[’']? note|note to readers)\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:correct(?:s|ed|ion)?|misstat\w+|misspell\w*|misidentif\w+|misquot\w+|misattribut\w+"
    r"|incorrect(?:ly)?|erroneous(?:ly)?|in error|an error|wrong(?:ly)?|clarif\w+|amend\w+"
    r"|inaccurate(?:ly)?|retract\w*|should have (?:said|read|been))\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:earlier|previous|original|first) (?:version|edition)s? of (?:this|the|our)"
    r" (?:article|story|report|post|page|headline)\b"
    r"|\bthis (?:article|story|report|post|page|headline) (?:has been|was|is) "
    r"(?:since )?(?:corrected|amended|updated to correct|changed to correct)\b",
    re.IGNORECASE,
)

_SAID = re.compile(
    r"\b(?:said|gave|stated|reported|referred|attributed|listed|described|named|quoted)\b",
    re.IGNORECASE,
)


def corrections_in(article: Article) -> list[tuple[str, tuple[Citation, ...]]]:
    """The notes, with their place where they are part of the text and not taken off its ends."""
    found: list[tuple[str, tuple[Citation, ...]]] = []
    at = 0
    for paragraph in article.text.split("\n\n"):
        if is_correction(paragraph):
            span = Span(at, at + len(paragraph))
            found.append((paragraph, (cited(article, span),)))
        at += len(paragraph) + 2
    found += [(r.text, ()) for r in article.removed if is_correction(r.text)]
    return found


def is_correction(paragraph: str) -> bool:
    """Whether a paragraph is a note that something was wrong.

    >>> is_correction("Correction: an earlier version of this article gave the wrong year.")
    True
    >>> is_correction("The minister said the figure would be corrected in May.")
    False
    """
    if not 10 <= len(paragraph) <= LONGEST:
        return False
    if _EARLIER.search(paragraph) and (_WRONG.search(paragraph) or _SAID.search(paragraph)):
        return True
    return _HEADED.match(paragraph) is not None and _WRONG.search(paragraph[10:]) is not None


def new_corrections(
    article: Article, earlier: Article | None
) -> list[tuple[str, tuple[Citation, ...]]]:
    """The notes of an article that its earlier version did not have."""
    known = {tokens(text) for text, _ in corrections_in(earlier)} if earlier else set()
    return [(text, where) for text, where in corrections_in(article) if tokens(text) not in known]
