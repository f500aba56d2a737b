"""Contents: the words that a cue hands to its source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.reading.adjuncts import far_that, past_addressee, past_adjuncts
from onrecord.reading.cues import OPENS_CLAUSE, Cue, is_quote, word
from onrecord.reading.lines import Token
from onrecord.reading.sources import MEDIA, Phrase
from onrecord.reading.verbs import CLAUSAL, VERBS
from onrecord.reading.words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    WEEKDAYS,
    is_adverb,
    looks_finite,
)


class Stretch(NamedTuple):
    """Tokens ``first`` to ``last`` of a line, both included."""

    first: int
    last: int


FAR_QUOTE = 14  # tokens between a cue and the comma before its quotation
LEAST_WORDS = 2  # an unquoted content of one word says nothing
BREAKS = frozenset("though although whereas prompting adding compared".split())
DASHES = frozenset({"—", "–", "--", "-"})
ENDS_DECLINED = frozenset({",", "when", "but", "saying", "citing", "while", "because"})
CLOSERS = frozenset({".", "!", "?", "…", ";"})


def following(tokens: Sequence[Token], cue: Cue, start: int, stop: int) -> Stretch | None:
    """What stands after a cue, from token ``start`` on and before ``stop``, as its content."""
    first = _beginning(tokens, cue, start, stop)
    if first is None:
        return None
    last = ending(tokens, first, stop)
    if cue.stance == "declines":
        cut = (on for on in range(first + 1, last + 1) if tokens[on].low in ENDS_DECLINED)
        last = next(cut, last + 1) - 1
    elif cue.verb.frame == "naming" and tokens[first].quote:
        last = first
    return _checked(tokens, first, last, cue)


def preceding(tokens: Sequence[Token], edge: int, floor: int) -> Stretch | None:
    """What stands before a cue's phrase at ``edge``, divided from it by a comma or quotation."""
    last = edge - 1
    if last < floor:
        return None
    if tokens[last].low in {",", "—", "–", "--"} and not tokens[last].quote:
        last -= 1
    elif not tokens[last].quote:
        return None
    first = floor
    while first <= last and (
        tokens[first].low in {",", ";", ":", "*", "-", "—", "•", ")"}
        or (tokens[first].low in {"but", "and", "yet"} and first < last)
    ):
        first += 1
    if first > last:
        return None
    return Stretch(first, last)


def _beginning(tokens: Sequence[Token], cue: Cue, start: int, stop: int) -> int | None:
    at = start
    frame = cue.verb.frame
    if cue.stance == "declines":
        return at if at < stop and word(tokens, at) in {"to", "from", "on"} else None
    if frame == "tell":
        at = past_addressee(tokens, at, stop)
    if frame in {"clause", "tell", "thought", "denying"}:
        that = far_that(tokens, at, stop)
        if that is not None:
            return that
    if frame in {"clause", "tell", "thought"}:
        if (quoted := _past_comma(tokens, at, stop)) is not None:
            return quoted
        at = past_adjuncts(tokens, at, stop)
    if at >= stop:
        return None
    if tokens[at].low in {",", ":"} or tokens[at].low in DASHES:
        return at + 1 if is_quote(tokens, at + 1) and at + 1 < stop else None
    if tokens[at].quote:
        return at
    if frame == "naming":
        return at if _names(tokens, at, stop, cue) else None
    if frame == "object":
        return at if _quoted_soon(tokens, at, stop) else None
    if frame == "idea":
        return at
    if frame == "demand":
        return at if tokens[at].low not in {"in", "at", "on"} else None
    if frame == "infinitive":
        return _infinitive(tokens, at, stop)
    return at if _starts_clause(tokens, at, cue) else None


def _past_comma(tokens: Sequence[Token], at: int, stop: int) -> int | None:
    """The quotation after an adjunct and its comma: said of the dam, *“It holds.”*"""
    if at >= stop or tokens[at].low not in PREPOSITIONS:
        return None
    for on in range(at + 1, min(at + FAR_QUOTE, stop - 1)):
        if tokens[on].low in {",", ":"} and not tokens[on].quote and is_quote(tokens, on + 1):
            return on + 1
        if tokens[on].quote or tokens[on].low in {"that", ";", "who", "and"}:
            return None
    return None


def _starts_clause(tokens: Sequence[Token], at: int, cue: Cue) -> bool:
    token = tokens[at]
    low = token.low
    if low in COORDINATORS or not (token.text[:1].isalnum() or token.text[:1] in "$€£#@["):
        return False
    if low in {"that", "if", "whether", "how", "why", "what", "there", "when", "who", "where"}:
        return True
    if token.text.islower() and looks_finite(low) and low not in GERUNDS:
        return False
    if low in PREPOSITIONS and (cue.verb.frame == "tell" or cue.verb.lemma in PLAIN_OBJECTS):
        return low == "to" and cue.verb.frame == "tell" and at > cue.last + 1
    if low in AUXILIARIES - GERUNDS or (cue.verb.frame == "tell" and at == cue.last + 1):
        return False
    if cue.verb.frame == "denying":
        return low not in PREPOSITIONS
    return low not in PREPOSITIONS - {"in", "on", "at", "after", "if", "under", "despite"}


def _infinitive(tokens: Sequence[Token], at: int, stop: int) -> int | None:
    """vowed *to fight*, urged them *to go*, warned that, promised a "new day"."""
    if tokens[at].low in {"to", "that"}:
        return at
    if tokens[at].low in {"of", "against"}:
        return at
    for on in range(at, min(at + 7, stop)):
        if tokens[on].low in {",", "and"}:
            break
        if tokens[on].low in {"to", "that"}:
            return at
    return at if _quoted_soon(tokens, at, stop) else None


def _names(tokens: Sequence[Token], at: int, stop: int, cue: Cue) -> bool:
    """Whether somebody is given a name here: called *him a liar*; not *called him* alone."""
    if _quoted_soon(tokens, at, stop):
        return True
    if cue.verb.form == "participle" or cue.verb.lemma not in NAMES_OUTRIGHT:
        return False
    if cue.verb.lemma.startswith(("char", "desc")):
        return any(
            tokens[on].low == "as" and word(tokens, on + 1) not in PRONOUNS
            for on in range(at + 1, min(at + 9, stop))
        )
    for on in range(at + 1, min(at + 7, stop)):
        low = tokens[on].low
        if low in {"a", "an"}:
            return True
        if low in PREPOSITIONS or low in {",", "out", "off", "up", "back"}:
            return False
    return False


NAMES_OUTRIGHT = frozenset("call label brand dub describe characterize characterise".split())


def _quoted_soon(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether quoted words stand in the object that begins at ``at``."""
    for on in range(at, min(at + 14, stop)):
        if tokens[on].quote:
            return True
        if tokens[on].low in {",", ";", "but", "while", "after", "who", "which"}:
            return False
    return False


def ending(tokens: Sequence[Token], first: int, stop: int) -> int:
    """The last token of the content that begins at ``first``."""
    dashed = False
    for at in range(first, stop):
        token = tokens[at]
        low = token.low
        if token.quote:
            if _quotation_ends(tokens, at, stop, first):
                return at
            continue
        if low in {".", "!", "…", ";"} and at > first:
            return at - 1
        if low == "?":
            return at
        if low in {"—", "–", "--"}:
            if not dashed and not any(tokens[on].low == low for on in range(at + 1, stop)):
                return at - 1
            dashed = True
        if low == "," and at > first:
            follows = word(tokens, at + 1)
            if follows in BREAKS:
                return at - 1
    return stop - 1


def act_ending(tokens: Sequence[Token], first: int) -> int:
    """The last token of what an act or view is about: to the end of its clause."""
    last = ending(tokens, first, len(tokens))
    for at in range(first + 1, last + 1):
        low = tokens[at].low
        if (low == "," and _leaves(tokens, at)) or (low == "and" and _second_verb(tokens, at)):
            last = at - 1
            break
        if low == "but" or (low in DASHES and not tokens[at].quote):
            last = at - 1
            break
        if low in PREPOSITIONS and _is_occasion(tokens, at, last):
            last = at - 1
            break
        if _says_more(tokens, at):
            last = at - 1
            break
    while last > first and tokens[last].low in {",", ":", "—", "–", "--", "-", "and", "(", "but"}:
        last -= 1
    return last


def _says_more(tokens: Sequence[Token], at: int) -> bool:
    """Whether the main verb after a relative clause stands here: who praised it *said* ..."""
    verb = VERBS.get(tokens[at].low)
    if verb is None or verb.form != "past" or verb.frame not in CLAUSAL or verb.doubtful:
        return False
    return tokens[at].text.islower() and tokens[at - 1].low not in DETERMINERS


def _second_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" joins another verb of the same subject: praised it *and said*."""
    low = word(tokens, at + 1)
    if is_adverb(low):
        low = word(tokens, at + 2)
    verb = VERBS.get(low)
    return low in PRONOUNS or looks_finite(low) or (verb is not None and verb.form in {"past", "s"})


def _is_occasion(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a preposition opens when or where it was said: on Friday, in an interview."""
    follows = word(tokens, at + 1)
    if follows in WEEKDAYS or follows in MONTHS:
        return True
    if tokens[at].low not in {"in", "at", "during", "on"}:
        return False
    return any(tokens[on].low in OCCASIONS for on in range(at + 1, min(at + 6, last + 1)))


OCCASIONS = MEDIA | frozenset("press debate town television twitter facebook radio show".split())
LEAVES = frozenset(
    "a the compared which who but as while saying where whose because when although though "
    "so".split()
)


def _leaves(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma begins a clause of its own."""
    low = word(tokens, comma + 1)
    return low in LEAVES or (low.endswith("ing") and len(low) > 5)


def _quotation_ends(tokens: Sequence[Token], at: int, stop: int, first: int) -> bool:
    """Whether the content stops with the quotation at ``at``: its own punctuation says so."""
    quote = tokens[at].quote
    if quote is None or at + 1 >= stop:
        return True
    follows = tokens[at + 1]
    if follows.quote:
        return False
    if follows.low in CLOSERS:
        return False
    if at == first and tokens[at].text == ",":
        return True
    if follows.low == "and" and looks_finite(word(tokens, at + 2)):
        return True
    return at == first and follows.low in {","} | DASHES


def _checked(tokens: Sequence[Token], first: int, last: int, cue: Cue) -> Stretch | None:
    while last > first and tokens[last].low in {",", ":", "—", "–", "--", "-", "and", "(", "."}:
        last -= 1
    if last < first:
        return None
    if any(token.quote for token in tokens[first : last + 1]):
        return Stretch(first, last)
    if not _says_something(tokens, first, last, cue):
        return None
    words = sum(token.text[:1].isalnum() for token in tokens[first : last + 1])
    least = 1 if cue.stance == "declines" else LEAST_WORDS
    return Stretch(first, last) if words >= least else None


def _says_something(tokens: Sequence[Token], first: int, last: int, cue: Cue) -> bool:
    """Whether unquoted words after a verb are a clause, not its plain object."""
    low = tokens[first].low
    if cue.verb.frame not in {"clause", "tell", "thought"} or cue.verb.lemma in PLAIN_OBJECTS:
        return True
    if low in OPENS_CLAUSE or low in GERUNDS:
        return True
    if low in PRONOUNS and word(tokens, first + 1) == "and":
        return True
    return any(_may_be_finite(tokens[at]) for at in range(first + 1, last + 1))


def _may_be_finite(token: Token) -> bool:
    low = token.low
    if looks_finite(low) or low.endswith(("n't", "'s", "'re", "'ll", "'ve", "'d", "'m")):
        return True
    return len(low) > 3 and low.endswith("s") and not low.endswith("ss") and token.text.islower()


PLAIN_OBJECTS = frozenset("announce".split())
GERUNDS = frozenset({"having", "being"})


def after_source(source: Phrase | None, cue: Cue) -> int:
    """The token after both cue and source."""
    return max(cue.last, source.last if source else -1) + 1
