"""The parts of one matched expression, what was told before it, and the words around it."""

from __future__ import annotations

import copy
import datetime as dt
import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from onrecord.reading.times.context import Direction, direction_of
from onrecord.reading.times.lexer import Token
from onrecord.reading.times.lexicon import SYMBOLS
from onrecord.reading.times.setting import Setting
from onrecord.types import Span
from onrecord.types.reading import TimexType

NEARBY: Final = 400  # characters; a date told further back is not what "that day" means
JOINT: Final = 9  # characters of "through" and its spaces
_JOINT: Final = re.compile(r"\s*(?:and|or|to|through|until|thru|-|–|—)\s*")
_DATED: Final = re.compile(r"\d{4}(?:-(?:\d\d(?:-\d\d)?|Q\d|H\d|W\d\d|[A-Z]{2}))?")


class Value(NamedTuple):
    """What a rule reads: the type, and the value where it can be told."""

    type: TimexType
    value: str | None


class Piece(NamedTuple):
    """One of several expressions that a rule reads together: "June 5" and "8" in "June 5 to 8"."""

    start: int
    end: int
    value: Value


@dataclass(slots=True)
class Told:
    """What the article has told so far: the last date, the last quarter, the last period."""

    horizon: str = "9999"  # the quarter of publication; a later one has no figures yet
    date: str = ""  # a year, quarter, month or day
    end: int = -NEARBY  # where that date stood
    quarter: str = ""
    by_quarter: bool = False  # whether the last period told was a quarter, not nine months

    def add(self, value: Value, end: int) -> None:
        """Remember one more expression."""
        if value.value is None:
            return
        if value.type in ("DATE", "TIME") and (date := _DATED.match(value.value)):
            self.date, self.end = date.group(), end
            if "Q" in self.date and self.date <= self.horizon:
                self.by_quarter = True
                self.quarter = self._spoken_of(self.date)
        elif value.type == "DURATION" and re.fullmatch(r"P\d+M|P1Y", value.value):
            self.by_quarter = False

    def _spoken_of(self, quarter: str) -> str:
        """The same quarter of the year before is told for comparison only."""
        if self.quarter and quarter == f"{int(self.quarter[:4]) - 1}{self.quarter[4:]}":
            return self.quarter
        return quarter


class Parts:
    """The tokens of one match, by symbol name, and what is known around them."""

    __slots__ = (
        "_sentence",
        "_told",
        "after",
        "before",
        "end",
        "joined",
        "setting",
        "start",
        "tokens",
    )

    def __init__(
        self,
        tokens: list[Token],
        text: str,
        setting: Setting,
        sentence: Span,
        told: Told,
    ) -> None:
        self.start, self.end = tokens[0].start, tokens[-1].end
        self.setting = setting
        self.before = text[max(sentence.start, self.start - 90) : self.start]
        self.after = text[self.end : min(max(sentence.end, self.end), self.end + 150)]
        between = text[max(told.end, 0) : self.start] if self.start - told.end <= JOINT + 2 else ""
        # Whether only "to" or the like stands between this and the date told last.
        self.joined = _JOINT.fullmatch(between) is not None
        self.tokens = tokens
        self._sentence = sentence.start
        self._told = told

    @property
    def published(self) -> dt.date | None:
        """The day of publication."""
        return self.setting.published

    def _values(self, names: tuple[str, ...]) -> list[object]:
        symbols = {SYMBOLS[name] for name in names}
        return [token.value for token in self.tokens if token.symbol in symbols]

    def has(self, *names: str) -> bool:
        """Whether a token of one of these symbols is there."""
        return bool(self._values(names))

    def number(self, *names: str) -> int | None:
        """The first whole number among tokens of these symbols."""
        return next((v for v in self._values(names) if isinstance(v, int)), None)

    def numbers(self, *names: str) -> list[float]:
        """All numbers among tokens of these symbols, in the order of the text."""
        return [v for v in self._values(names) if isinstance(v, int | float)]

    def word(self, *names: str) -> str:
        """The first text value among tokens of these symbols."""
        return next((v for v in self._values(names) if isinstance(v, str)), "")

    def words(self, *names: str) -> list[str]:
        """All text values among tokens of these symbols."""
        return [v for v in self._values(names) if isinstance(v, str)]

    def split(self, *names: str) -> list[Parts]:
        """The parts up to each token of one of these symbols."""
        symbols = {SYMBOLS[name] for name in names}
        pieces, at = [], 0
        for index, token in enumerate(self.tokens, start=1):
            if token.symbol in symbols:
                piece = copy.copy(self)
                piece.tokens, at = self.tokens[at:index], index
                pieces.append(piece)
        return pieces

    def shorten(self, *names: str) -> None:
        """End the expression at the first token of one of these symbols."""
        self.tokens = self.split(*names)[0].tokens
        self.end = self.tokens[-1].end

    def __len__(self) -> int:
        """How many tokens the expression has."""
        return len(self.tokens)

    @property
    def month(self) -> int | None:
        """The month's number."""
        return self.number("MONTH", "MAYBE_MONTH")

    @property
    def way(self) -> int:
        """-1 for last, 0 for this or nothing, +1 for next."""
        return -1 if self.has("LAST") else 1 if self.has("NEXT") else 0

    @property
    def direction(self) -> Direction:
        """Whether the words around look back or ahead."""
        return direction_of(self.before, self.after)

    @property
    def future(self) -> bool:
        """Whether the words around speak of what is to come."""
        return self.direction > 0

    @property
    def reference(self) -> str:
        """The date told last, if it stands nearby."""
        return self._told.date if self.start - self._told.end < NEARBY else ""

    @property
    def reference_here(self) -> str:
        """The date told last, if it stands in the same sentence."""
        return self._told.date if self._told.end > self._sentence else ""

    @property
    def quarter(self) -> str:
        """The quarter that the article speaks of."""
        return self._told.quarter

    @property
    def by_quarter(self) -> bool:
        """Whether the figures around are a quarter's."""
        return self._told.by_quarter
