"""Text to tokens of time: one symbol per token, most of them "nothing to do with time"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from onrecord.reading.times.feasts import FEASTS
from onrecord.reading.times.lexicon import BREAK, MONTHS, OTHER, SYMBOLS, WEEKDAYS, WORDS
from onrecord.reading.times.lookalikes import (
    is_given_name,
    is_named_day,
    is_no_year,
    speaks_of_may,
)


class Token(NamedTuple):
    """One token: its symbol, its place, and the value that the lexicon or its digits give."""

    symbol: str
    start: int
    end: int
    value: object


def _none_of(words: list[str]) -> str:
    """A look-ahead that refuses these words, grouped by first letter for speed."""
    letters: dict[str, list[str]] = {}
    for word in words:
        if word.isascii() and word.isalpha():
            letters.setdefault(word[0], []).append(word[1:])
    groups = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(letters.items()))
    return rf"(?!(?:{groups})\b)"


# Words in lower case that have nothing to do with time are passed over in one step.
_RUN: Final = rf"(?P<run>(?:\b{_none_of([*WORDS, 'am', 'pm', 'or'])}[a-z]+[ ])+)"
# Named days are written with capitals; "Christmas Island" is a place, the Easter Rising of 1916.
_FEAST: Final = (
    r"\b(?=[A-Z])(?:"
    + "|".join(
        re.escape(name.title().replace("'S", "'s"))
        .replace("'", "['’]")
        .replace(" Eve", " [Ee]ve")
        .replace(" Day", " [Dd]ay")
        for name in sorted(FEASTS, key=len, reverse=True)
    )
    + r")\b(?!\ (?:Islands?|Rising|[Ee]ggs?|Seals?)\b)"
)
_TOKEN: Final = re.compile(
    _RUN
    + r"""|(?P<gap>\n\s*\n)
    |(?P<iso>(?<![\w.-])\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
    |(?P<numeric>(?<![\w./-])(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)(?![\w/]))
    |(?P<clock>(?<![\w.:])\d{1,2}:\d\d(?::\d\d)?(?![\w:]))
    |(?P<decade>(?<![\w.,$£€])(?<!\d-)(?:(?:1[5-9]|20)\d0|['’]?\d0)['’]?s\b)
    |(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
    |(?P<money>[$£€¥]\ ?\d[\d,.]*)
    |(?P<short_quarter>\b(?:[QH][1-4]|[1-4]Q|[12]H)\b)
    |(?P<short_year>\bFY\ ?['’]?(?:(?:19|20)\d\d|\d\d)\b)
    |(?P<or_so>\bor\ so\b)
    |(?P<mixed>(?<![\w.,/])\d{1,3}(?:\ |-)1/2(?![\w/]))
    |(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?P<unit>[^\W\d]*)
    |(?P<ampm>(?:[ap]\.m\b\.?|[AP]\.M\b\.?|[ap]m\b|[AP]M\b))
    |(?P<abbreviation>\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec
        |Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.)
    |(?P<feast>"""
    + _FEAST
    + r""")
    |(?P<possessive>['’]s\b)
    |(?P<word>[^\W\d]+(?:['’](?!s\b)[^\W\d]+)*)
    |(?P<mark>--+|[^\w\s])""",
    re.VERBOSE,
)
_MARKS: Final = {
    ",": SYMBOLS["COMMA"],
    "-": SYMBOLS["HYPHEN"],
    "–": SYMBOLS["HYPHEN"],
    "/": SYMBOLS["SLASH"],
    "'": SYMBOLS["POSSESSIVE"],
    "’": SYMBOLS["POSSESSIVE"],
}
_CAPITALISED: Final = frozenset(
    SYMBOLS[name] for name in ("MONTH", "MAYBE_MONTH", "WEEKDAY", "WEEKDAYS", "MAYBE_WEEKDAY")
)
# "60 Minutes" and "the French Quarter" are names.
_SMALL: Final = frozenset(SYMBOLS[name] for name in ("UNITS", "QUARTER"))
_ZONE: Final = SYMBOLS["ZONE"]
_MAY: Final = (SYMBOLS["MAYBE_MONTH"], 5)
_COUNTING: Final = frozenset(SYMBOLS[name] for name in ("DAY", "ORDINAL", "YEAR"))

_TWELVE_HOURS: Final = re.compile(r"(?:[1-9]|1[0-2])(?:\.[0-5]\d)?")
# "1600 GMT" is a time of day.
_FOUR: Final = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d")
_ZONE_AHEAD: Final = re.compile(r" (?:GMT|UTC|BST|CET|CEST|EST|EDT|MSK|IST)\b")

_HYPHENED: Final = re.compile(r"-([^\W\d]+)")


def tokens_of(text: str) -> list[Token]:
    """The tokens of ``text`` in order; a run of words that have nothing to do with time is one."""
    tokens: list[Token] = []
    other = False  # whether the last token is such a run
    lexicon = _word
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "word":
            found = lexicon(match.group())
            if found and found[0] in _CAPITALISED and _is_of_a_name(text, *match.span()):
                found = None
            if found is None:
                if not other:
                    tokens.append(Token(OTHER, match.start(), match.end(), None))
                    other = True
                continue
            symbol, value = found
        else:
            symbol, value = _read(match, kind or "mark", text)
            if symbol == OTHER:
                if not other:
                    tokens.append(Token(OTHER, match.start(), match.end(), None))
                    other = True
                continue
        other = False
        tokens.append(Token(symbol, match.start(), match.end(), value))
    return _without_may(tokens, text)


def _is_of_a_name(text: str, start: int, end: int) -> bool:
    """Whether a month or a weekday is part of a name: May-Britt, June Orr, Black Monday."""
    if text.startswith("-", end):
        follows = _HYPHENED.match(text, end)
        return follows is not None and (len(follows[1]) == 1 or _word(follows[1]) is None)
    return is_named_day(text, start) or is_given_name(text, start, end)


def _without_may(tokens: list[Token], text: str) -> list[Token]:
    """Where somebody is called May, only what stands beside a number is the month."""
    places = [i for i, token in enumerate(tokens) if token[::3] == _MAY]
    if not places or not speaks_of_may(text):
        return tokens
    for at in places:
        beside = tokens[max(0, at - 1) : at] + tokens[at + 1 : at + 2]
        if not any(token.symbol in _COUNTING for token in beside):
            tokens[at] = tokens[at]._replace(symbol=OTHER)
    return tokens


def _read(match: re.Match[str], kind: str, text: str) -> tuple[str, object]:
    """The symbol and value of a token that is not a word."""
    if kind == "mark":
        return _MARKS.get(match.group(), OTHER), None
    if kind in ("number", "unit"):
        return _number(match, text)
    if kind == "gap":
        return BREAK, None
    if kind in ("money", "run"):
        return OTHER, None
    if kind == "possessive":
        return SYMBOLS["POSSESSIVE"], None
    if kind == "mixed":  # "5 1/2"
        return SYMBOLS["NUMBER"], int(re.split(r"[ -]", match.group())[0]) + 0.5
    if kind == "feast":
        return SYMBOLS["FEAST"], match.group().lower().replace("’", "'")
    if kind == "ordinal":
        return SYMBOLS["ORDINAL"], int(match.group()[:-2])
    if kind == "decade":
        return SYMBOLS["DECADE"], int(re.sub(r"\D", "", match.group())) // 10
    if kind == "abbreviation":
        word = match.group()[:-1].lower()
        if word in MONTHS:
            return SYMBOLS["MONTH"], MONTHS[word]
        return SYMBOLS["WEEKDAY"], WEEKDAYS[word]
    return SYMBOLS[kind.upper()], match.group()


def _word(word: str) -> tuple[str, object] | None:
    """The entry of a word; months and weekdays want a capital, zones want capitals only."""
    found = WORDS.get(word)
    if found is not None:
        return None if found[0] in _CAPITALISED or found[0] == _ZONE else found
    lower = word.lower()
    if lower == word:
        return None
    found = WORDS.get(lower)
    if found is None or (found[0] == _ZONE and not word.isupper()) or found[0] in _SMALL:
        return None
    return found


def _number(match: re.Match[str], text: str) -> tuple[str, object]:
    digits, unit = match.group("number"), match.group("unit")
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end() : match.end() + 1]
    if unit.lower() in {"am", "pm"} and _TWELVE_HOURS.fullmatch(digits):
        return SYMBOLS["CLOCK"], match.group()
    if unit or before in "$£€¥#" or after == "%":
        return OTHER, None
    if digits.isdigit():
        if _FOUR.fullmatch(digits) and _ZONE_AHEAD.match(text, match.end()):
            return SYMBOLS["CLOCK"], f"{digits[:2]}:{digits[2:]}"
        if len(digits) == 4 and "1500" <= digits <= "2099":
            if is_no_year(text, *match.span()):
                return OTHER, None
            return SYMBOLS["YEAR"], int(digits)
        if len(digits) == 8 and re.fullmatch(
            r"(?:19|20)\d\d(?:0\d|1[0-2])(?:[0-2]\d|3[01])", digits
        ):
            return SYMBOLS["COMPACT"], digits
        if len(digits) <= 2 and 1 <= int(digits) <= 31:
            return SYMBOLS["DAY"], int(digits)
        if len(digits) == 2:
            return SYMBOLS["TWO"], int(digits)
        if len(digits) > 6:
            return OTHER, None
        return SYMBOLS["NUMBER"], int(digits)
    plain = digits.replace(",", "")
    return SYMBOLS["NUMBER"], (float(plain) if len(plain) < 12 else None)
