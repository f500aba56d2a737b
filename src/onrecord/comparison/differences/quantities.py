"""Figures in a sentence, as quantities: how many, of what, and how exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.comparison.differences.bounds import Bound, bound_of
from onrecord.comparison.differences.counted import (
    HARM_BEFORE,
    HARM_WORDS,
    ING,
    MONEY,
    PARTS_OF,
    counted_by,
    noun_phrase,
    sum_of,
    toll_before,
)
from onrecord.comparison.differences.numbers import (
    FRACTION,
    NUMBER,
    RATIO,
    fraction,
    ratio,
    value_of,
)
from onrecord.comparison.differences.votes import ballots
from onrecord.types import Span

# "Eleven of the injured": a part of another count, which says nothing of the whole.
_PART = re.compile(r"\s+of\s+(?:the|those|these|them|its|his|her|their|our|whom)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")

# What was before, and what a market pays at this moment: neither is compared.
_REMAIN = re.compile(r"\b(?:still|remain(?:s|ed|ing)?)\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:(?:previous|previously|initial|initially|earlier|original|originally|former|last\s+year"
    r"|a\s+year\s+ago|compared\s+(?:with|to)|versus|up\s+from|down\s+from|instead\s+of"
    r"|rather\s+than)\b[^,;.]{0,30}"
    r"|(?:rose|risen|fell|fallen|rais\w+|increas\w+|chang\w+|revis\w+|cut|grew|dropped|climbed"
    r"|jumped|reduc\w+)\s+(?:\S+\s+){0,5}from\s+(?:\w+\s+){0,2})$",
    re.IGNORECASE,
)

_TRADED = re.compile(
    r"\b(?:shares?|stock|futures|barrel|index|bitcoin|euro|dollar|pound)\b[^;]{0,60}"
    r"\b(?:to|at)\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in a text."""

    span: Span  # the figure with its approximation, unit and what is counted
    value: float
    of: str  # what is counted, as a key; "%" and currency signs stand before it
    bound: Bound
    things: frozenset[str] = frozenset()  # stems of all the words that say what is counted


def quantities(text: str, offset: int = 0) -> Iterator[Quantity]:
    """The figures of a sentence that say how many of what; ``offset`` is added to the spans."""
    for one in _quantities(text):
        span = Span(one.span.start + offset, one.span.end + offset)
        yield Quantity(span, one.value, one.of, one.bound, one.things)


@lru_cache(maxsize=50_000)  # half of a story's sentences are copied ones
def _quantities(text: str) -> tuple[Quantity, ...]:
    return tuple(_find(text))


def _find(text: str) -> Iterator[Quantity]:
    taken = []
    for ballot, key, votes in ballots(text):
        taken.append(ballot.span())
        span = Span(ballot.start(), ballot.end())
        yield Quantity(span, votes, key, "exact", frozenset({"vote"}))
    shares = [(m, ratio(m)) for m in RATIO.finditer(text)]
    shares += [(m, fraction(m)) for m in FRACTION.finditer(text)]
    for match, share in shares:
        if share is not None:
            yield _share(text, match, share)
    taken += [match.span() for match, share in shares if share is not None]
    for match in NUMBER.finditer(text):
        value = value_of(match)
        money = match["money"] or match["percent"]
        if any(start <= match.start() < end for start, end in taken) or value is None:
            continue
        if not money and (_YEAR.fullmatch(match.group()) or _PART.match(text, match.end())):
            continue
        start, bound = bound_of(text, match)
        what = counted_by(text, match)
        if what is None and (toll := toll_before(text, start)):
            what = (toll, match.end(), frozenset({toll}))
        before = text[max(0, start - 110) : start]
        if what is None or _BEFORE.search(before):
            continue
        of, end, things = what
        if of in MONEY and _TRADED.search(before):
            continue
        if of == "trapped" and _REMAIN.search(text[start : end + 20]):
            continue  # fewer from hour to hour
        if of in MONEY or of == "%":
            things = sum_of(text, start, end)
        if of == "people" and (harm := HARM_BEFORE.search(text, max(0, start - 40), start)):
            of = ING.get(harm[1].casefold()) or HARM_WORDS[harm[1].casefold()]
        yield Quantity(Span(start, end), value, of, bound, things)


def compatible(one: Quantity, other: Quantity) -> bool:
    """Whether both figures can be right at once: "more than 900" and "nearly 1,000" can."""
    if one.value == other.value:
        return True
    low, high = sorted((one, other), key=lambda q: q.value)
    if low.bound == "least" or high.bound == "most":
        return True
    if "about" in (one.bound, other.bound):
        # A rounded figure stands for a tenth on either side.
        return high.value - low.value <= 0.1 * high.value
    # "£54.2m" and "£54m", "61.3%" and "61%": one is the other, rounded.
    return _rounds_to(high.value, low.value) or _rounds_to(low.value, high.value)


def _rounds_to(fine: float, rough: float) -> bool:
    """Whether ``rough`` is ``fine`` with fewer digits, and two of them at least."""
    if rough <= 0 or abs(fine - rough) > 0.05 * rough:
        return False
    digits = f"{rough:.6g}".replace(".", "").strip("0")
    return (
        2 <= len(digits) < len(f"{fine:.6g}".replace(".", "").strip("0"))
        and float(f"{fine:.{len(digits)}g}") == rough
    )


def _share(text: str, match: re.Match[str], value: float) -> Quantity:
    """A fraction of something as a percentage."""
    of = PARTS_OF.match(text, match.end())
    things = noun_phrase(text, of.end() if of else match.end())
    end = things[1] if things else match.end()
    key = "%" + (things[0][-1] if things else "")
    start = match.start()
    return Quantity(
        Span(start, end), value, key, "about",
        frozenset(things[0]) if things else frozenset(),
    )  # fmt: skip
