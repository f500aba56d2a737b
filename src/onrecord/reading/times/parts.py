"""The parts of one matched expression, and whether the words around look ahead."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final, NamedTuple

from onrecord.reading.times.lexer import Token
from onrecord.reading.times.lexicon import SYMBOLS
from onrecord.types.reading import TimexType


class Value(NamedTuple):
    """What a rule reads: the type, and the value where it can be told."""

    type: TimexType
    value: str | None


class Parts:
    """The tokens of one match, by symbol name, and what is known around them."""

    __slots__ = ("_by_symbol", "_future", "_text", "end", "published", "start")

    def __init__(
        self, tokens: list[Token], text: str, published: dt.date | None, floor: int, ceiling: int
    ) -> None:
        self.start, self.end = tokens[0].start, tokens[-1].end
        self.published = published
        self._text = text[max(floor, self.start - 90) : self.start], text[self.end : ceiling][:60]
        self._by_symbol: dict[str, list[object]] = {}
        for token in tokens:
            self._by_symbol.setdefault(token.symbol, []).append(token.value)

    def has(self, *names: str) -> bool:
        """Whether a token of one of these symbols is there."""
        return any(SYMBOLS[name] in self._by_symbol for name in names)

    def number(self, *names: str) -> int | None:
        """The first whole number among tokens of these symbols."""
        for name in names:
            for value in self._by_symbol.get(SYMBOLS[name], ()):
                if isinstance(value, int):
                    return value
        return None

    def numbers(self, *names: str) -> list[float]:
        """All numbers among tokens of these symbols."""
        return [
            value
            for name in names
            for value in self._by_symbol.get(SYMBOLS[name], ())
            if isinstance(value, int | float)
        ]

    def word(self, *names: str) -> str:
        """The first text value among tokens of these symbols."""
        for name in names:
            for value in self._by_symbol.get(SYMBOLS[name], ()):
                if isinstance(value, str):
                    return value
        return ""

    @property
    def month(self) -> int | None:
        """The month's number."""
        return self.number("MONTH", "MAYBE_MONTH")

    @property
    def way(self) -> int:
        """-1 for last, 0 for this or nothing, +1 for next."""
        return -1 if self.has("LAST") else 1 if self.has("NEXT") else 0

    @property
    def future(self) -> bool:
        """Whether the words around speak of what is to come."""
        before, after = self._text
        if _UNTIL.search(before):
            return True
        if _OPENS.search(before):
            return True
        past = [m.end() for m in _PAST.finditer(before)]
        coming = [m.end() for way in (_COMING, _REPORTED) for m in way.finditer(before)]
        coming.sort()
        if coming and (not past or coming[-1] > past[-1]):
            return True
        return not past and _COMING.search(after) is not None


_COMING: Final = re.compile(
    r"\b(?:will|won[’']t|shall|(?:is|are) (?:to|due|set|scheduled|expected|planned"
    r"|slated|likely|going)"
    r"|(?:plans?|hopes?|intends?|scheduled|expects?|expected|planned|slated|due|set|upcoming)"
    r" (?:to|for|on|in)|(?:plan|planned|planning|supposed|slated|might|could)|deadline)\b|[’']ll\b"
)
_UNTIL: Final = re.compile(
    r"\b(?:as (?:soon|early) as|until|till|before|no later than|expires?|expire on|by|from)"
    r" (?:the (?:end|beginning|start|middle) of )?$"
)
# "would join on Thursday", "has invited Vale to speak on Thursday": a day behind the telling.
_REPORTED: Final = re.compile(
    r"\bwould(?! not\b| have\b)\b|\b(?:has|have) (?:been )?(?:invited|asked|summoned|agreed"
    r"|promised|decided|pledged|vowed|ordered|called|arranged|offered)\b"
    r"[^.;:“”\"]{0,60}?\bto [a-z]+"
)
# "Its hearings open on Thursday": the present tense right before a day.
_OPENS: Final = re.compile(
    r"\b(?:opens?|begins?|starts?|resumes?|meets?|convenes?|closes?|ends"
    r"|takes? (?:place|effect|office)|arrives?|departs?|launches|comes? into force"
    r"|goes? on (?:trial|sale)|runs out|falls? due) (?:again )?(?:here )?(?:on )?$"
)
_PAST: Final = re.compile(
    r"(?<!\bbe )(?<!\bbeing )\b(?!planned|scheduled|expected|slated|supposed)"
    r"(?:said|told|was|were|had|announced|reported|did|\w{3,}ed)\b"
)
