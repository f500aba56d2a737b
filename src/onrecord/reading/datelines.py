"""Datelines: "LISBON, Portugal (AP) —" before the first words of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.reading.naming_words import FUNCTION_WORDS, KNOWN_ORGANISATIONS, SUFFIXES

if TYPE_CHECKING:
    from onrecord.reading.name_tokens import Token

LONGEST: Final = 12  # tokens before the dash
_DASHES: Final = frozenset(("—", "–", "-", "--", "―"))
_SHORTEST: Final = 4  # letters; shorter capitals are acronyms, unless a comma or bracket follows
_LABELS: Final = (
    FUNCTION_WORDS
    | KNOWN_ORGANISATIONS
    | SUFFIXES
    | frozenset(
        "watch live file note fact quote listen explainer developing read more new factbox".split()
    )
)


def mark_datelines(tokens: list[Token]) -> None:
    """Mark the place that a paragraph begins with; the word behind its dash begins a sentence."""
    for index, token in enumerate(tokens):
        if (index == 0 or tokens[index - 1].paragraph != token.paragraph) and _shouts(token):
            _mark(tokens, index)


def _mark(tokens: list[Token], first: int) -> None:
    last = first
    while last < len(tokens) and last - first < 4 and _shouts(tokens[last]):
        last += 1
    if last >= len(tokens) or tokens[last].paragraph != tokens[first].paragraph:
        return
    length = sum(len(token.text) for token in tokens[first:last])
    closing = _closing(tokens, first, last)
    if closing is None or (length < _SHORTEST and closing == last):
        return
    for token in tokens[first:last]:
        token.dateline = True
    at = closing + 1
    while at < len(tokens) and tokens[at].kind == "mark" and tokens[at].text in "-–":
        at += 1
    if at < len(tokens) and tokens[at].paragraph == tokens[first].paragraph:
        tokens[at].initial = True


def _closing(tokens: list[Token], first: int, last: int) -> int | None:
    """The dash or full stop that ends a dateline whose capitals end before ``last``."""
    for at in range(last, min(len(tokens), first + LONGEST)):
        token = tokens[at]
        if token.paragraph != tokens[first].paragraph:
            return None
        if token.text in _DASHES and token.start > tokens[at - 1].end:
            return at
        if token.text == "." and at == last:
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            begun = following is not None and following.paragraph == token.paragraph
            return at if begun and following is not None and following.initial else None
        if token.kind == "mark" and token.text not in ",()/.:":
            return None
        if token.kind == "word" and not token.capital:
            return None
    return None


def _shouts(token: Token) -> bool:
    return (
        token.kind in ("word", "abbreviation")
        and token.text.isupper()
        and len(token.text) > 1
        and token.lower not in _LABELS
    )
