"""Figures in a sentence, as quantities: how many, of what, and how exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.likeness.words import content_stems, stem
from onrecord.types import Span

Bound = Literal["exact", "about", "least", "most"]

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
_UNITS += "sixteen seventeen eighteen nineteen"
_SMALL = {word: i for i, word in enumerate(_UNITS.split(), start=1)}
_TENS = {
    word: 10 * i
    for i, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000, "dozen": 12, "m": 1_000_000, "bn": 1_000_000_000,
}  # fmt: skip
_WORDED = "|".join((*_SMALL, *_TENS))
_NUMBER = re.compile(
    r"(?<![\w.,/:-])(?P<money>[$€£¥]\s?)?"
    rf"(?P<value>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{_WORDED})(?:-(?:{_WORDED}))?)"
    r"(?P<scale>(?:\s|-)?(?:hundred|thousand|million|billion|trillion|dozen|bn|m)\b)?"
    r"(?P<percent>\s?%|\s(?:percent|per cent)\b)?(?![\w:/]|[.,]\d|-\d)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:about|around|some|roughly|approximately|nearly|almost|close to|an estimated|estimated"
    r"|up to|an average of|or so)\s*$",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"(?:at least|more than|over|above|no fewer than|upwards of)\s*$", re.IGNORECASE
)
_MOST = re.compile(r"(?:at most|fewer than|less than|under|below|up to)\s*$", re.IGNORECASE)
# "Eleven of the injured": a part of another count, which says nothing of the whole.
_PART = re.compile(r"\s+of\s+(?:the|those|these|them|its|his|her|their|our|whom)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

# What is counted stands soon after the number; these words may stand between.
_BETWEEN = frozenset(
    """of the other more additional young old local foreign civilian male female crew different
    people persons were was are is have has had been being reported""".split()
)
_PEOPLE = frozenset("people persons men women residents".split())
# How harm is told, each with the word it is counted under.
_HARM = {
    form: key
    for key, forms in {
        "dead": "killed dead died deaths fatalities die dies lives",
        "hurt": "injured wounded hurt injuries casualties hospitalised hospitalized treated",
        "missing": "missing unaccounted",
        "held": "arrested detained arrests",
        "moved": "evacuated displaced",
    }.items()
    for form in forms.split()
}
_HARM_BEFORE = re.compile(rf"\b({'|'.join(_HARM)})\s+(?:as many as\s+)?$", re.IGNORECASE)
# Measures go with every part of a matter: how far it flew, how far off it fell.
MEASURES = frozenset(
    map(stem, "kilometers kilometres miles meters metres feet acres tons tonnes litres".split())
) | frozenset("$€£¥%")
_NOT_COUNTED = frozenset(
    """day days week weeks month months year years hour hours minute minutes second seconds am pm
    th st nd rd percent gmt est utc january february march april may june july august september
    october november december""".split()
)


HARM = frozenset(_HARM.values())  # the keys under which the dead, hurt and missing are counted


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in a text."""

    span: Span  # the figure with its approximation, unit and what is counted
    value: float
    of: str  # what is counted, as a key; "%" and currency signs stand before it
    bound: Bound


def quantities(text: str, offset: int = 0) -> Iterator[Quantity]:
    """The figures of a sentence that say how many of what; ``offset`` is added to the spans."""
    for match in _NUMBER.finditer(text):
        if _PART.match(text, match.end()):
            continue
        value = _value(match)
        if _YEAR.fullmatch(match.group()):
            continue
        before = text[: match.start()][-24:]
        start, bound = match.start(), "exact"
        for pattern, name in ((_LEAST, "least"), (_ABOUT, "about"), (_MOST, "most")):
            if approximation := pattern.search(before):
                start = match.start() - (len(before) - approximation.start())
                bound = name
                break
        counted = _counted(text, match)
        if value is None or counted is None:
            continue
        of, end = counted
        if of == "people" and (harm := _HARM_BEFORE.search(text, max(0, start - 40), start)):
            of = _HARM[harm[1].casefold()]
        yield Quantity(Span(offset + start, offset + end), value, of, bound)  # type: ignore[arg-type]


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
    return False


def _value(match: re.Match[str]) -> float | None:
    written = match["value"].replace(",", "").casefold()
    if written[0].isdigit():
        value = float(written)
    else:
        value = float(sum(_SMALL.get(w, 0) + _TENS.get(w, 0) for w in written.split("-")))
    if match["scale"]:
        value *= _SCALES[match["scale"].strip(" -").casefold()]
    return value


def _counted(text: str, match: re.Match[str]) -> tuple[str, int] | None:
    """What the figure counts and where that ends; None for dates, ages, scores and the like."""
    prefix = "%" if match["percent"] else (match["money"] or "").strip()
    if prefix and prefix != "%":
        return prefix, match.end()
    end = match.end()
    people = None
    for word in list(_WORD.finditer(text, match.end(), min(len(text), match.end() + 60)))[:4]:
        if text[end : word.start()].strip(" "):
            break  # punctuation: what follows is not what is counted
        lower = word.group().casefold()
        if lower in _HARM:
            return prefix + _HARM[lower], word.end()
        if lower in _PEOPLE:
            people = (prefix + "people", word.end())
        elif lower not in _BETWEEN:
            if people:
                return people
            if lower in _NOT_COUNTED or len(lower) < 3 or not content_stems(lower):
                return None
            return prefix + stem(lower), word.end()
        end = word.end()
    return people
