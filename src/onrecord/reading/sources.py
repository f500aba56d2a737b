"""Sources: the noun phrase that a cue belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.reading.cues import word
from onrecord.reading.lines import Token
from onrecord.reading.verbs import VERBS
from onrecord.reading.words import (
    ADVERBS,
    AUXILIARIES,
    CONTRACTED,
    COORDINATORS,
    DETERMINERS,
    FINITE,
    LINKS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    STANDS_ALONE,
    SUBORDINATORS,
    TIME_WORDS,
    WEEKDAYS,
    is_adverb,
    looks_finite,
)


class Phrase(NamedTuple):
    """A noun phrase: tokens ``first`` to ``last`` of its line, both included."""

    first: int
    last: int
    sure: bool = True


LONGEST = 40  # tokens; a longer noun phrase before a cue is a clause misread
NOT_NOUNS = (SUBORDINATORS | COORDINATORS | AUXILIARIES | PRONOUNS | RELATIVES) - {"yet"}
ADVERBIAL_STARTS = (
    PREPOSITIONS
    | ADVERBS
    | frozenset(
        "but and or yet though although while as when if because asked speaking responding".split()
    )
)
NO_SPEAKERS = frozenset("live there here it recent such more".split())


def before(tokens: Sequence[Token], at: int, floor: int) -> Phrase | None:
    """The subject that stands right before the verb group at ``at``, not before ``floor``."""
    last = at - 1
    while last > floor and is_adverb(tokens[last].low):
        last -= 1
    if last < floor or tokens[last].quote:
        return None
    low = tokens[last].low
    if low in PRONOUNS or low in CONTRACTED:
        return Phrase(last, last)
    if low in RELATIVES:
        return _antecedent(tokens, last, floor)
    if low in {",", ")", "—", "–", "--"}:
        return _across_commas(tokens, last, floor)
    if low in STANDS_ALONE:
        return Phrase(last, last)
    if not _is_nominal(tokens[last]):
        return None
    return _trimmed(tokens, _leftwards(tokens, last, floor), last)


def after(tokens: Sequence[Token], at: int) -> Phrase | None:
    """The noun phrase that begins at ``at`` with its apposition: said *Ada, a pilot*."""
    if at >= len(tokens) or tokens[at].quote:
        return None
    if tokens[at].low in PRONOUNS:
        return Phrase(at, at)
    last = _rightwards(tokens, at)
    if last < at:
        return None
    if word(tokens, last + 1) == ",":
        last = _apposition(tokens, last + 1, last)
    return Phrase(at, last)


def main_subject(tokens: Sequence[Token], at: int, floor: int) -> Phrase | None:
    """The subject of the clause that a participle or second verb at ``at`` hangs on."""
    start = floor
    while start < at:
        while start < at and (
            tokens[start].low in SUBORDINATORS | COORDINATORS
            or tokens[start].low in {",", ";", ":", "—", "–", "(", "*"}
            or is_adverb(tokens[start].low)
        ):
            start += 1
        if start >= at:
            return None
        if tokens[start].low not in PREPOSITIONS and not tokens[start].quote:
            subject = after(tokens, start)
            if subject is not None and subject.last < at and _has_verb(tokens, subject.last + 1):
                return subject
        comma = start
        while comma < at and tokens[comma].low != ",":
            comma += 1
        start = comma + 1
    return None


def _has_verb(tokens: Sequence[Token], at: int) -> bool:
    while word(tokens, at) in {",", ")"} or is_adverb(word(tokens, at)):
        at += 1
    low = word(tokens, at)
    return (
        looks_finite(low)
        or low in VERBS
        or (len(low) > 2 and low.endswith("s") and tokens[at].text.islower())
    )


def _is_nominal(token: Token) -> bool:
    low = token.low
    if token.quote or not (token.text[:1].isalnum() or token.text[:1] in "$€£#@"):
        return False
    if token.text[:1].isupper() and low not in SUBORDINATORS | PRONOUNS | PREPOSITIONS:
        return low not in DETERMINERS
    return not (low in NOT_NOUNS or low in PREPOSITIONS or low in DETERMINERS or low in ADVERBS)


def _leftwards(tokens: Sequence[Token], last: int, floor: int) -> int:
    """The first token of the noun phrase that ends at ``last``; -1 when a clause is in the way."""
    at = last
    lowest = max(floor, last - LONGEST)
    while at >= lowest:
        token = tokens[at]
        low = token.low
        if low in FINITE and token.text[:1].islower():
            return -1 if low not in {"said", "told", "let", "put", "set", "cut"} else at + 1
        verb = VERBS.get(low)
        if verb and verb.form in {"past", "s"} and verb.frame in {"clause", "tell", "thought"}:
            adjective = verb.doubtful or word(tokens, at - 1) in DETERMINERS
            if token.text[:1].islower() and not adjective:
                return at + 1
        if token.quote:
            return at + 1
        if low in {"and", "&", "or"}:
            if not _coordinates(tokens, at, lowest):
                return at + 1
        elif low in LINKS:
            if at - 1 < lowest or not _is_nominal(tokens[at - 1]):
                return at + 1
        elif low in DETERMINERS:
            if word(tokens, at - 1) not in LINKS | {"and", "all", "both", "of"}:
                return at
        elif low not in {"'s", "&", ".", "’"} and not _is_nominal(token):
            if is_adverb(low) and at > lowest and word(tokens, at - 1) in DETERMINERS:
                at -= 1
                continue
            return at + 1
        at -= 1
    return at + 1


def _coordinates(tokens: Sequence[Token], at: int, floor: int) -> bool:
    """Whether "and" at ``at`` joins two noun phrases that are one subject."""
    back = at - 1
    steps = 0
    while back >= floor and steps < 12:
        low = tokens[back].low
        if low in {",", ";", "—", "–", "that", "as", "while", "but", "after", "because", "when"}:
            return steps > 0
        if tokens[back].quote or looks_finite(low) or low in NOT_NOUNS or low in VERBS:
            return False
        back -= 1
        steps += 1
    return steps > 0


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> Phrase | None:
    """The phrase without leading small words and without adjuncts at its end."""
    if first < 0:
        return None
    while first <= last and (
        word(tokens, first) in LINKS | COORDINATORS | {"'s", "that"}
        or is_adverb(word(tokens, first))
    ):
        first += 1
    for at in range(first + 1, last):
        follows = word(tokens, at + 1)
        dated = follows in WEEKDAYS or follows in MONTHS or follows in {"a", "an"}
        if tokens[at].low in {"on", "in", "at"} and dated and at > first:
            if follows in {"a", "an"} and not any(
                tokens[on].low in MEDIA for on in range(at + 2, last + 1)
            ):
                continue
            last = at - 1
            break
    while last > first and (word(tokens, last) in WEEKDAYS or word(tokens, last) in TIME_WORDS):
        last -= 1
    if first > last or word(tokens, first) in WEEKDAYS:
        return None
    if first == last and word(tokens, first) in TIME_WORDS | NO_SPEAKERS:
        return None
    return Phrase(first, last)


MEDIA = frozenset(
    "statement tweet interview speech letter email post memo call rally conference briefing "
    "filing note message".split()
)


def _antecedent(tokens: Sequence[Token], at: int, floor: int) -> Phrase | None:
    last = at - 1
    if word(tokens, last) == ",":
        last -= 1
    if last < floor or not _is_nominal(tokens[last]):
        return None
    phrase = _trimmed(tokens, _leftwards(tokens, last, floor), last)
    return phrase._replace(sure=False) if phrase else None


def _across_commas(tokens: Sequence[Token], comma: int, floor: int) -> Phrase | None:
    """The subject before a parenthesis: *Ada Bel, 41, of Oslo,* said."""
    edges = [comma]
    for at in range(comma - 1, max(floor, comma - LONGEST) - 1, -1):
        if tokens[at].low in {";", ":"} or tokens[at].quote:
            floor = at + 1
            break
        if tokens[at].low in {",", "(", "—", "–", "--"}:
            edges.append(at)
    edges.append(max(floor, comma - LONGEST) - 1)
    edges.reverse()
    for number, edge in enumerate(edges[:-2]):
        segment = range(edge + 1, edges[number + 1])
        if not segment or _is_adverbial(tokens, segment):
            continue
        last = segment[-1]
        if not _is_nominal(tokens[last]):
            continue
        rest = [
            range(a + 1, b) for a, b in zip(edges[number + 1 :], edges[number + 2 :], strict=False)
        ]
        if any(_is_clause(tokens, part) for part in rest):
            continue
        first = _leftwards(tokens, last, segment[0])
        if first < 0 or _is_clause(tokens, range(segment[0], first)):
            continue
        phrase = _trimmed(tokens, first, last)
        if phrase is None:
            continue
        end = comma - 1
        if rest and _is_adverbial(tokens, rest[-1]) and word(tokens, rest[-1][0]) not in {"of"}:
            end = rest[-1][0] - 2
        return Phrase(phrase.first, max(end, phrase.last), sure=number == 0 or len(edges) <= 4)
    return None


def _is_adverbial(tokens: Sequence[Token], segment: range) -> bool:
    low = tokens[segment[0]].low if segment else ""
    return low in ADVERBIAL_STARTS or is_adverb(low) or (low.endswith("ing") and len(low) > 5)


def _is_clause(tokens: Sequence[Token], segment: range) -> bool:
    """Whether a stretch holds a finite verb, other than in a relative clause."""
    if segment and tokens[segment[0]].low in {"who", "which", "whose", "whom", "where"}:
        return False
    for at in segment:
        low = tokens[at].low
        if low in {"who", "which", "that"}:
            return False
        if low in FINITE and tokens[at].text[:1].islower():
            return True
    return False


def _rightwards(tokens: Sequence[Token], first: int) -> int:
    """The last token of the noun phrase that begins at ``first``."""
    at = first
    last = first - 1
    while at < len(tokens) and at - first < LONGEST:
        token = tokens[at]
        low = token.low
        if low in DETERMINERS or low == "'s" or low == "first":
            pass
        elif low in LINKS or low in {"and", "&"}:
            follows = word(tokens, at + 1)
            if at == first or at + 1 >= len(tokens) or tokens[at + 1].quote:
                break
            if (
                low in AFTER_NAME
                and tokens[first].text[:1].isupper()
                and first == _name_start(tokens, at)
            ):
                break
            if low in LINKS - {"of"} and follows in NOT_LINKED:
                break
            if not (_is_nominal(tokens[at + 1]) or follows in DETERMINERS):
                break
        elif not _is_nominal(token):
            break
        elif token.text[:1].islower() and at > first and (low in VERBS or looks_finite(low)):
            if VERBS.get(low, None) and VERBS[low].doubtful and VERBS[low].form in {"base", "s"}:
                last = at
                at += 1
                continue
            break
        elif (low in WEEKDAYS and at > first) or (
            low.endswith("ing") and at > first and token.text[:1].islower()
        ):
            break
        if low not in LINKS and low not in {"and", "&"} and low not in DETERMINERS:
            last = at
        at += 1
    return last


NOT_LINKED = WEEKDAYS | MONTHS | frozenset({"an", "a", "last", "this"})
AFTER_NAME = frozenset("at in on with near against under by to".split())


def _name_start(tokens: Sequence[Token], at: int) -> int:
    """Where the run of capitalised words before ``at`` begins."""
    while at > 0 and tokens[at - 1].text[:1].isupper() and tokens[at - 1].low not in DETERMINERS:
        at -= 1
    return at


def _apposition(tokens: Sequence[Token], comma: int, last: int) -> int:
    """The last token of what stands between commas after a noun phrase, or ``last``."""
    start = comma + 1
    low = word(tokens, start)
    if not low or low in (PREPOSITIONS | PRONOUNS | COORDINATORS | SUBORDINATORS) - {"of"}:
        return last
    if low != "first" and (is_adverb(low) or low.endswith("ing") or low in VERBS):
        return last
    if start < len(tokens) and tokens[start].quote:
        return last
    if low in {"who", "which", "whose"}:
        return last
    end = _rightwards(tokens, start)
    closing = word(tokens, end + 1)
    if end < start or (closing and closing not in {",", ".", "—", "–", "!", "?"}):
        if closing in {"who", "in", "on"} and end >= start:
            return end
        return last
    if word(tokens, end + 1) == "," and tokens[end].text[:1].isdigit():
        return max(_apposition(tokens, end + 1, end), end)
    return end
