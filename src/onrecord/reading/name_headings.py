"""Names in headings, where capitals tell nothing."""

from __future__ import annotations

from typing import Final

from onrecord.reading.given_names import GIVEN_NAMES
from onrecord.reading.name_parts import Name, name_of
from onrecord.reading.name_tokens import Token
from onrecord.reading.naming_words import (
    CALENDAR,
    FUNCTION_WORDS,
    TITLES,
)
from onrecord.reading.places import PLACES

HEADLINE_SHARE: Final = 0.7  # of the long words capitalised; prose stays below .5 (news sample)
CLOSED_SHARE: Final = 0.8  # where a full stop ends it: prose that names many reaches .75
HEADLINE_WORDS: Final = 4  # long words; shorter headings cannot be told from names


def headline_sentences(tokens: list[Token]) -> set[int]:
    """The sentences in which capitals tell nothing."""
    closed = {token.sentence: token.text == "." for token in tokens}
    in_prose = _among_others(tokens)
    lower_first = {
        token.sentence for token in tokens if token.initial and token.kind == "word"
        and not token.capital and token.lower not in ("the", "a")
    }  # fmt: skip
    long: dict[int, int] = {}
    capital: dict[int, int] = {}
    plain: dict[int, int] = {}
    for token in tokens:
        if token.lower in CALENDAR:
            continue
        if token.kind == "word" and (len(token.text) > 3 or token.lower in TITLES):
            long[token.sentence] = long.get(token.sentence, 0) + 1
            if token.capital:
                capital[token.sentence] = capital.get(token.sentence, 0) + 1
                if token.lower not in GIVEN_NAMES and token.text not in PLACES:
                    plain[token.sentence] = plain.get(token.sentence, 0) + 1
    return {
        sentence
        for sentence, count in long.items()
        if sentence not in lower_first
        and not (closed[sentence] and sentence in in_prose)
        and count >= HEADLINE_WORDS + 3 * closed.get(sentence, False)
        and capital.get(sentence, 0)
        >= (CLOSED_SHARE if closed[sentence] else HEADLINE_SHARE) * count
        and plain.get(sentence, 0) >= HEADLINE_WORDS - 1
    }


def _among_others(tokens: list[Token]) -> set[int]:
    """The sentences that share their paragraph with another."""
    of: dict[int, set[int]] = {}
    for token in tokens:
        of.setdefault(token.paragraph, set()).add(token.sentence)
    return {sentence for shared in of.values() if len(shared) > 1 for sentence in shared}


def names_in_headlines(
    tokens: list[Token], headlines: set[int], known: set[tuple[str, ...]], lower: set[str]
) -> list[Name]:
    """Names known from the text, longest first; else places, acronyms and given name + surname."""
    folded = {tuple(word.lower() for word in words): words for words in known}
    common = lower | FUNCTION_WORDS
    names: list[Name] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.sentence not in headlines or not token.capital:
            index += 1
            continue
        run = index
        while (
            run < len(tokens)
            and run - index < 5
            and tokens[run].sentence == token.sentence
            and tokens[run].capital
        ):
            run += 1
        shout = token.text.isupper() and len(token.text) > 5
        for end in range(run, index, -1):
            words = tuple(t.text for t in tokens[index:end])
            place = " ".join(words) in PLACES
            given = (
                (len(words) == 2 or (len(words) == 3 and words[1].endswith(".")))
                and words[0].lower() in GIVEN_NAMES
                and words[-1].lower() not in lower
                and words[-1].lower() not in FUNCTION_WORDS
                and not shout
            )
            found = folded.get(tuple(word.lower() for word in words))
            if found and not (len(words) == 1 and token.lower in common):
                names.append(name_of(tokens, index, end, found))
            elif place or given:
                names.append(name_of(tokens, index, end, words))
            else:
                continue
            index = end
            break
        else:
            index += 1
    return names
