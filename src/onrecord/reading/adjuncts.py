"""Adjuncts: what stands between a cue and its content: to whom, where, when, in what."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.cues import word
from onrecord.reading.lines import Token
from onrecord.reading.sources import MEDIA
from onrecord.reading.words import (
    ADVERBS,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    TIME_WORDS,
    WEEKDAYS,
    is_adverb,
)

FAR_THAT = 16  # tokens between a cue and its "that": addressee, place and time stand there
IN_NAMES = PREPOSITIONS | frozenset({"and", "news", "magazine", "newspaper", "radio"})
ADDRESSEES = frozenset("reporters journalists supporters lawmakers him her them me us".split())


def past_addressee(tokens: Sequence[Token], at: int, stop: int) -> int:
    """The token after whom a cue speaks to: told *the Fenland Post* that ..."""
    if at >= stop or tokens[at].quote or tokens[at].low in {"that", ",", ":"}:
        return at
    if tokens[at].low in PRONOUNS | ADDRESSEES:
        return at + 1
    first = at
    while at < stop and at - first < 14:
        token = tokens[at]
        low = token.low
        if low in {"that", ",", ":"} or token.quote:
            return at
        if at > first and (low in PRONOUNS or low in {"there", "if"}):
            return at
        if at > first and low in DETERMINERS and word(tokens, at - 1) not in PREPOSITIONS | {"and"}:
            return at
        if low in WEEKDAYS or low in {"in", "on", "at", "during", "after"}:
            return at
        if low in ADDRESSEES or low in {"crowd", "audience", "group"}:
            return at + 1
        if low in {"agency", "newspaper", "daily", "broadcaster", "magazine", "website"}:
            at += 1  # and its name, where it follows: "the news agency TARN"
            while at < stop and tokens[at].text[:1].isupper() and not tokens[at].quote:
                at += 1
            return at
        after_name = at > first and tokens[at - 1].text[:1].isupper()
        if after_name and token.text[:1].islower() and low not in IN_NAMES:
            return at
        at += 1
    return at


def far_that(tokens: Sequence[Token], at: int, stop: int) -> int | None:
    """The "that" which opens the content, past time, place and addressee."""
    start_low = word(tokens, at)
    for on in range(at, min(at + FAR_THAT, stop)):
        low = tokens[on].low
        if low == "that":
            plain = on == at or start_low in PREPOSITIONS or _is_time(start_low)
            if plain or is_adverb(start_low) or start_low in {","}:
                return on
            return None
        if tokens[on].quote or low in {";", ":", "he", "she", "they", "who", "which"}:
            return None
        if low == "," and start_low != ",":
            return None
    return None


def _is_time(low: str) -> bool:
    return low in WEEKDAYS or low in TIME_WORDS or low in MONTHS


def past_adjuncts(tokens: Sequence[Token], at: int, stop: int) -> int:
    """Past "Friday", "on June 6", "in a statement", "at a rally in Oslo", "later"."""
    while at < stop:
        low = tokens[at].low
        follows = word(tokens, at + 1)
        if (
            low in WEEKDAYS
            or (low in ADVERBS and low not in {"all", "both", "just", "only"})
            or low in {"morning", "afternoon", "evening", "night"}
        ):
            at += 1
        elif low in {"last", "this", "earlier"} and (follows in TIME_WORDS or follows in WEEKDAYS):
            at += 2
        elif low in {"on", "in", "of", "late", "early"} and (
            follows in WEEKDAYS or follows in MONTHS or follows[:4].isdigit()
        ):
            at += 2
            while at < stop and (tokens[at].text[:1].isdigit() or tokens[at].low in TIME_WORDS):
                at += 1
        elif low in PREPOSITIONS and (end := _medium(tokens, at, stop)):
            at = end
        elif low == "to" and follows in ADDRESSEES:
            at += 2
        else:
            return at
    return at


def _medium(tokens: Sequence[Token], at: int, stop: int) -> int:
    """The end of "in a statement to the court", "on X", "during a speech"; 0 for none."""
    for on in range(at + 1, min(at + 8, stop)):
        if tokens[on].quote or tokens[on].low in {",", "that", "and"}:
            return 0
        if tokens[on].low in MEDIA | {"twitter", "facebook", "media", "television", "tv"}:
            end = on + 1
            while (
                word(tokens, end) in {"with", "to", "from", "on", "by", "in", "at"} and end < stop
            ):
                step = end + 1
                while (
                    step < stop
                    and tokens[step].low not in PRONOUNS | {"that", ","}
                    and (tokens[step].text[:1].isupper() or tokens[step].low in DETERMINERS | MEDIA)
                ):
                    step += 1
                if step == end + 1:
                    break
                end = step
            return end
    return 0
