"""Where the names stand in a text."""

from __future__ import annotations

from itertools import pairwise

from onrecord.reading.name_extents import extent, may_begin, named_month
from onrecord.reading.name_headings import headline_sentences, names_in_headlines
from onrecord.reading.name_parts import Name, name_of, names_in
from onrecord.reading.name_tokens import Token

__all__ = ["Name", "find_names"]


def find_names(tokens: list[Token]) -> list[Name]:
    """The names in text order; in headings only those that the text gives elsewhere too."""
    lower_words = {t.text for t in tokens if t.kind == "word" and not t.capital}
    headlines = headline_sentences(tokens)
    body = [t for t in tokens if t.capital and not t.initial and t.sentence not in headlines]
    inner_caps = {t.text for t in body}
    named_months = {
        after.text
        for token, after in pairwise(tokens)
        if after.capital and named_month(token, after)
    }
    names: list[Name] = []
    index = 0
    while index < len(tokens):
        if tokens[index].sentence in headlines or not may_begin(
            tokens, index, lower_words, inner_caps, named_months
        ):
            index += 1
            continue
        end = extent(tokens, index)
        names.extend(names_in(tokens, index, end))
        index = end
    names = _split_pairs(tokens, names)
    if headlines:
        known = {name.words for name in names}
        known |= {(name.words[-1],) for name in names if name.kind in ("person", "other")}
        names.extend(names_in_headlines(tokens, headlines, known, lower_words))
        names.sort(key=lambda name: name.span)
    return names


def _split_pairs(tokens: list[Token], names: list[Name]) -> list[Name]:
    """ "Vale-Moss" is two names where each half stands alone elsewhere."""
    ends = {name.words[-1] for name in names if not _pair(tokens, name)}
    apart: list[Name] = []
    for name in names:
        if _pair(tokens, name) and ends.issuperset(name.words):
            apart.append(name_of(tokens, name.first, name.first + 1, name.words[:1]))
            apart.append(name_of(tokens, name.last - 1, name.last, name.words[1:]))
        else:
            apart.append(name)
    return apart


def _pair(tokens: list[Token], name: Name) -> bool:
    return name.last - name.first == 3 and tokens[name.first + 1].text in "-–"
