"""A run of capitals taken apart: titles, adjectives, and the names among them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from onrecord.reading.given_names import GIVEN_NAMES
from onrecord.reading.name_kinds import kind_of
from onrecord.reading.name_tokens import Token
from onrecord.reading.naming_words import (
    FUNCTION_WORDS,
    KNOWN_NAMES,
    KNOWN_ORGANISATIONS,
    ORGANISATION_HEADS,
    ORGANISATION_NOUNS,
    ROLE_NOUNS,
    SHORT_TITLES,
    THING_HEADS,
    TITLE_MODIFIERS,
    TITLES,
)
from onrecord.reading.places import DEMONYMS, PLACES
from onrecord.types import Span
from onrecord.types.reading import EntityKind


@dataclass(frozen=True, slots=True)
class Name:
    """One name as it stands in the text."""

    span: Span
    first: int  # index of its first token
    last: int  # index behind its last token
    words: tuple[str, ...]
    kind: EntityKind
    sure: bool  # the kind rests on more than capitals
    titled: bool = False  # a title stands before it
    courtesy: str = ""  # "mr", "mrs": the courtesy title before it
    text: str = ""  # as printed, on one line


TITLE_WORDS: Final = TITLES | TITLE_MODIFIERS
_MISSIONS: Final = frozenset(("consulate", "directorate", "assembly"))  # "Consulate General"
_COLOURS: Final = frozenset(("White", "Black"))  # surnames: "Ada White"
_SPEAKS: Final = frozenset("said says told added".split())
_PAIRS: Final = PLACES | KNOWN_NAMES
_OFFICES: Final = ROLE_NOUNS | SHORT_TITLES
_NO_PERSON: Final = ORGANISATION_HEADS | THING_HEADS | TITLE_MODIFIERS
_DIRECTIONS: Final = frozenset("north south east west left right god internet".split())
# Months that people are called.
MONTH_NAMES: Final = frozenset("may april june august march".split())
_PLAIN: Final = FUNCTION_WORDS - MONTH_NAMES
# Second halves of given names that stand in lower case: "Jong-un".
LOWER_HALVES: Final = frozenset(
    "un il in hyun jin ho soo hee wook min jae young kyun woo sik hwan chul sung hye wen jeou "
    "ying fung hing hung kin wai keung chung shing kit yan kwan chuen wah".split()
)


def names_in(tokens: list[Token], first: int, last: int) -> list[Name]:
    """The names of one capitalised sequence: titles and adjectives cut off, kinds told."""
    begin, short = _behind_title(tokens, first, last)
    names: list[Name] = []
    if begin > first:
        # What stands before the title can be a name of its own: "FBI Director ...".
        head = first
        while head < begin and tokens[head].word not in TITLE_WORDS:
            head += 1
        if tokens[head].word in TITLE_MODIFIERS and head + 1 < begin:
            longer = head + 1
            while longer < begin and tokens[longer].word not in _OFFICES:
                longer += 1
            if _organisation(tokens, head, longer):
                head = longer
        if head > first:
            names.extend(_plain(tokens, first, head))
    if begin >= last:
        return names
    titled = begin > first
    while begin < last - 1 and _strips(tokens, begin, last):
        begin += 1
    names.extend(_plain(tokens, begin, last, titled=titled, courtesy=short))
    return names


def _behind_title(tokens: list[Token], first: int, last: int) -> tuple[int, str]:
    """Where the name begins behind the last title of a sequence, and a courtesy title's word."""
    begin, short = first, ""
    for at in range(first, last):
        token = tokens[at]
        if token.word not in TITLES or token.kind not in ("word", "abbreviation"):
            continue
        following = at + 1
        if token.word == "general" and at > first and tokens[at - 1].word in _MISSIONS:
            continue
        if token.word == "secretary" and following + 1 < last and tokens[following].lower == "of":
            following = min(at + 3, last)
        if following >= last:
            # A title without a name is a role noun, unless a person's name stands before it.
            return (begin, short) if _person_like(tokens, first, at) else (last, "")
        after = tokens[following]
        if after.word in TITLES and after.word not in GIVEN_NAMES:
            continue
        if not after.capital or after.word in _NO_PERSON:
            continue
        if token.word in GIVEN_NAMES and at == first and token.kind == "word":
            continue  # "Dean", "Prince", "Earl" before a surname
        if _organisation(tokens, following, last) and token.word not in SHORT_TITLES:
            continue
        begin = following
        short = token.word if token.word in SHORT_TITLES else ""
    return begin, short


def _person_like(tokens: list[Token], first: int, last: int) -> bool:
    return any(
        t.word not in TITLE_WORDS and t.text not in DEMONYMS and (t.lower in GIVEN_NAMES)
        for t in tokens[first:last]
    )


def _strips(tokens: list[Token], begin: int, last: int) -> bool:
    """Whether an adjective of nation or a country stands before a person's name."""
    token, following = tokens[begin], tokens[begin + 1]
    if token.text in DEMONYMS or token.text in ("US", "U.S.", "UK", "U.K."):
        return not _organisation(tokens, begin, last) and (
            following.lower in GIVEN_NAMES or following.text in DEMONYMS
        )
    if token.lower in KNOWN_ORGANISATIONS and following.lower in GIVEN_NAMES:
        return True
    if token.initial and following.lower in GIVEN_NAMES and token.lower not in GIVEN_NAMES:
        # "Devastated Hayley", "Ask Ada Vale": the first word has its capital from the sentence.
        return token.lower.endswith("ed") or (
            begin + 2 < last and not _organisation(tokens, begin, last)
        )
    if token.text in PLACES or (
        token.text.isupper() and token.kind == "word" and not following.text.isupper()
    ):
        return begin + 2 < last and following.lower in GIVEN_NAMES
    if f"{token.text} {following.text}" in KNOWN_NAMES and begin + 3 < last:
        return tokens[begin + 2].lower in GIVEN_NAMES
    if f"{token.text} {following.text}" in PLACES:
        return begin + 3 < last and not _organisation(tokens, begin, last)
    return token.text == "-" or (
        begin > 0
        and f"{tokens[begin - 1].text} {token.text}" in _PAIRS
        and begin + 2 < last
        and following.lower in GIVEN_NAMES
    )


def _organisation(tokens: list[Token], first: int, last: int) -> bool:
    return any(
        tokens[i].word in ORGANISATION_HEADS or tokens[i].word in THING_HEADS
        for i in range(first, last)
    )


def _plain(
    tokens: list[Token], first: int, last: int, *, titled: bool = False, courtesy: str = ""
) -> list[Name]:
    """The name between two tokens, without marks and adjectives at its edges; none if empty."""
    while last > first and (
        not (tokens[last - 1].capital or tokens[last - 1].lower in LOWER_HALVES)
        or (
            tokens[last - 1].text in DEMONYMS
            and last - 1 > first
            and not (tokens[last - 1].text in _COLOURS and tokens[last - 2].lower in GIVEN_NAMES)
        )
    ):
        last -= 1
    while last > first and not tokens[first].capital:
        first += 1
    if last <= first:
        return []
    words = tuple(t.text for t in tokens[first:last] if t.kind != "mark")
    if len(words) == 1:
        word = tokens[first]
        surname = word.text in _COLOURS and last < len(tokens) and tokens[last].lower in _SPEAKS
        if (
            (word.text in DEMONYMS and not titled and not surname)
            or len(word.text) == 1
            or word.kind == "initial"
        ):
            return []
        if word.word in TITLES and word.word not in GIVEN_NAMES and not titled:
            return []
        if word.word in _PLAIN and word.text != "US":
            return []
        if word.kind == "abbreviation" or word.lower in _DIRECTIONS:
            return []
    elif (
        all(w.lower().rstrip(".") in TITLE_WORDS or w in DEMONYMS for w in words)
        and (len(words) < 3 or words[-1] not in ("Police", "Army", "Navy", "Party"))
        and " ".join(words) not in KNOWN_NAMES
    ):
        return []
    return [name_of(tokens, first, last, words, titled=titled, courtesy=courtesy)]


def name_of(
    tokens: list[Token],
    first: int,
    last: int,
    words: tuple[str, ...],
    *,
    titled: bool = False,
    courtesy: str = "",
) -> Name:
    """The name between two tokens, its kind told from its words and the word behind it."""
    kind, sure = kind_of(words, titled=titled)
    if any(token.text == "&" for token in tokens[first:last]):
        kind, sure = "organisation", True  # "Vale & Moss"
    if tokens[first].dateline and tokens[last - 1].dateline:
        kind, sure = "place", True
    if kind == "other" and not titled:
        after = last + 1 if last < len(tokens) and tokens[last].text in "\"”'’" else last
        if after < len(tokens) and tokens[after].lower in ORGANISATION_NOUNS:
            kind, sure = "organisation", True
    span = Span(tokens[first].start, tokens[last - 1].end)
    text = tokens[first].text
    for before, token in pairwise(tokens[first:last]):
        text += (" " if token.start > before.end else "") + token.text
    return Name(span, first, last, words, kind, sure, titled, courtesy, text)
