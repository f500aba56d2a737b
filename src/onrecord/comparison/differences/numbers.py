"""Numbers as news writes them: digits, words, scales, fractions, one of five."""

from __future__ import annotations

import re

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
    "trillion": 1_000_000_000_000, "dozen": 12, "m": 1_000_000, "mn": 1_000_000,
    "bn": 1_000_000_000, "bln": 1_000_000_000, "mln": 1_000_000, "tn": 1_000_000_000_000,
    "crore": 10_000_000, "lakh": 100_000, "score": 20,
}  # fmt: skip
_PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORDED = "|".join((*_SMALL, *_TENS))
_COUNT = rf"(?:{_WORDED})(?:-(?:{_WORDED}))?"

NUMBER = re.compile(
    r"(?<![\w.,/:#-])(?P<money>(?:US|A|C|HK|NZ|S)?[$€£¥]\s?)?"
    rf"(?:(?P<value>{_DIGITS}|{_COUNT})(?P<more>\s+and\s+a\s+half\b)?"
    r"(?P<scale>(?:\s|-)?(?:hundred|thousand|million|billion|trillion|dozen|crore|lakh|bln|mln"
    r"|bn|mn|tn|m)\b)?"
    r"|(?P<half>half\s+)?an?\s+(?P<single>hundred|thousand|million|billion|dozen|score)\b(?!s)"
    r"(?:\s+and\s+(?P<plus>" + _COUNT + r")\b)?)"
    r"(?P<percent>\s?%|\s(?:percent|per\s?cent|pct)\b)?(?![\w:/]|[.,]\d|-\d|\s?[°º])",
    re.IGNORECASE,
)
FRACTION = re.compile(
    rf"(?<![\w-])(?P<count>an?|{_COUNT})[\s-](?P<part>half|third|quarter|fifth|sixth|tenth)s?\b"
    r"(?=\s+of\b)",
    re.IGNORECASE,
)
RATIO = re.compile(
    rf"(?<![\w.,$€£¥-])(?P<one>\d{{1,2}}|{_COUNT})\s+(?:out\s+of|of|in)\s+"
    rf"(?:every\s+)?(?P<all>\d{{1,3}}|{_COUNT})\b(?=\s+[a-z])(?!\s+(?:of|million|billion|percent"
    r"|per\s?cent|thousand|hundred|years?|months?|days?|weeks?|hours?|minutes?|decades?)\b)",
    re.IGNORECASE,
)
ROUND = (3, 4, 5, 6, 8, 10, 20, 100)  # "four of five trains"; "two of seven" is a part of a count


def value_of(match: re.Match[str]) -> float | None:
    """The number that a match of ``NUMBER`` stands for."""
    if match["single"]:
        value = float(_SCALES[match["single"].casefold()])
        if match["half"]:
            value /= 2
        return value + (_count(match["plus"]) or 0 if match["plus"] else 0)
    value = (_count(match["value"]) or 0.0) + (0.5 if match["more"] else 0.0)
    if match["scale"]:
        value *= _SCALES[match["scale"].strip(" -\u00a0").casefold()]
    return value


def fraction(match: re.Match[str]) -> float:
    """A match of ``FRACTION`` in per cent."""
    count = 1.0 if match["count"].casefold() in ("a", "an") else _count(match["count"]) or 1.0
    return 100.0 * count / _PARTS[match["part"].casefold()]


def ratio(match: re.Match[str]) -> float | None:
    """A match of ``RATIO`` in per cent; None where it is a part of a count."""
    one, all_of = _count(match["one"]), _count(match["all"])
    if not one or not all_of or all_of not in ROUND or one >= all_of:
        return None
    return 100.0 * one / all_of


def _count(written: str) -> float | None:
    written = written.replace(",", "").casefold()
    if written[0].isdigit():
        return float(written)
    found = [_SMALL.get(word) or _TENS.get(word) for word in written.split("-")]
    return float(sum(n or 0 for n in found))
