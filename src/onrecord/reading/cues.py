"""Cues: the verb groups and phrases by which a sentence hands its words to somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from onrecord.reading.lines import Token
from onrecord.reading.verbs import VERBS, Verb
from onrecord.reading.words import (
    AUXILIARIES,
    BE,
    CONTRACTED,
    DETERMINERS,
    HAVE,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    STANDS_ALONE,
    is_adverb,
)
from onrecord.types.reading import Stance

CueKind = Literal["verb", "according", "as-by", "quoted-as", "prompted", "passive", "silence"]


class Cue(NamedTuple):
    """A reporting phrase: tokens ``first`` to ``last`` of its line, both included."""

    first: int
    last: int
    head: int  # the verb itself
    verb: Verb
    kind: CueKind = "verb"
    stance: Stance = "says"


ACCORDING = Verb("according", "base", "clause", "says", False)
SILENCE = Verb("respond", "base", "declining", "declines", False)
NARRATOR = frozenset("i we you".split())  # the writer's own voice, outside quotations
REPORTED_BY = frozenset(
    "reported announced noted stated quoted confirmed claimed told relayed described put "
    "explained".split()
)
OPENS_CLAUSE = frozenset("that whether how why what who if".split())
GERUND_AFTER = frozenset(", and by while — – - -- ( ; or but then as in".split())
UNREAL = frozenset("if unless whether to".split())
WITHHELD = frozenset(
    "comment commenting say saying discuss discussing answer answering respond responding weigh "
    "weighing elaborate elaborating speculate speculating provide providing give giving speak "
    "speaking talk talking confirm confirming take taking address addressing identify identifying "
    "name naming disclose disclosing reveal".split()
)
ANSWERS = frozenset("respond comment reply return answer commented responded replied".split())
ANNOUNCED = frozenset("announced proposed suggested voiced unveiled floated raised".split())
IDEAS = frozenset("idea possibility prospect notion suggestion proposal option".split())
PROMPTS = frozenset("prompting prompted leading led forcing forced causing caused".split())
TO_SAY = frozenset("went go goes gone going".split())
# Forms that are nouns at least as often: they need a name or pronoun before, or a clause after.
NOUNISH = frozenset(
    "claim comment remark promise report call note charge question state answer request demand "
    "reply mention tweet post boast joke brag guess name view fear hope doubt worry threat pledge "
    "vow quote show find offer praise attack slam blast reference use cast label brand term issue "
    "estimate rule reason whisper cry shout yell lament counter protest chant dispute".split()
)
AFTER_NOUN = frozenset("of by from about on in to for at and or with is are was were".split())


def find_cues(tokens: Sequence[Token]) -> Iterator[Cue]:
    """Every reporting phrase of a sentence, outside its quotations, in order."""
    skip = -1
    for at, token in enumerate(tokens):
        if at <= skip or token.quote:
            continue
        cue = _phrase(tokens, at)
        if cue is None:
            verb = VERBS.get(token.low)
            cue = _verb(tokens, at, verb) if verb else None
        if cue is not None:
            skip = cue.last
            yield cue


def word(tokens: Sequence[Token], at: int) -> str:
    """The lower-case word at an index, "" outside the sentence and at quotations."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def is_quote(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quotation stands at an index."""
    return 0 <= at < len(tokens) and tokens[at].quote is not None


def _phrase(tokens: Sequence[Token], at: int) -> Cue | None:
    low = tokens[at].low
    if low == "according" and word(tokens, at + 1) == "to":
        return Cue(at, at + 1, at, ACCORDING, "according")
    if low == "as" and word(tokens, at + 2) == "by" and word(tokens, at + 1) in REPORTED_BY:
        return Cue(at, at + 2, at + 1, ACCORDING, "as-by")
    if low == "as" and word(tokens, at + 3) == "by" and word(tokens, at + 2) in REPORTED_BY:
        return Cue(at, at + 3, at + 2, ACCORDING, "as-by")
    if low == "saying" and word(tokens, at - 1) == "as":
        for back in range(at - 2, max(at - 9, -1), -1):
            if tokens[back].low in {"quoted", "cited", "quotes", "cites", "quoting", "citing"}:
                first = back
                while first > 0 and tokens[first - 1].low in AUXILIARIES:
                    first -= 1
                return Cue(first, at, back, VERBS["said"], "quoted-as")
        return None
    if low == "by" and word(tokens, at - 1) in ANNOUNCED and at > 2:
        first, negated = verb_group(tokens, at - 1)
        if not negated and any(token.low in BE for token in tokens[first:at]):
            return Cue(first, at, at - 1, ACCORDING, "passive")
    if low == "to" and word(tokens, at + 1) in {"say", "tell", "call", "warn", "ask"}:
        for back in range(at - 2, max(at - 8, -1), -1):
            if tokens[back].low in PROMPTS:
                return Cue(at, at + 1, back, VERBS[word(tokens, at + 1)], "prompted")
        return None
    if low in ANSWERS:
        first, negated = verb_group(tokens, at)
        if negated and word(tokens, at + 1) in {"to", "on", "immediately", "", ".", ",", "a"}:
            return Cue(first, at, at, SILENCE, "silence", "declines")
    return None


def verb_group(tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    """Where the verb group that ends at ``at`` begins, and whether it is negated."""
    first, negated = at, False
    while first > 0:
        low = tokens[first - 1].low
        if low in AUXILIARIES and (tokens[first - 1].text[:1].islower() or first == 1):
            negated = negated or low in NEGATIONS
        elif not (is_adverb(low) and first > 1):
            break
        first -= 1
    while first < at and is_adverb(tokens[first].low) and tokens[first].low.endswith("day"):
        first += 1
    return first, negated


def _verb(tokens: Sequence[Token], at: int, verb: Verb) -> Cue | None:
    first, negated = verb_group(tokens, at)
    before, after = word(tokens, first - 1), word(tokens, at + 1)
    group = {token.low for token in tokens[first:at]}
    capital = tokens[at].text[:1].isupper() and at > 0 and not is_quote(tokens, at - 1)
    if before in NARRATOR or capital:
        return None
    if verb.frame == "declining":
        return _declining(tokens, first, at, verb) if not negated else None
    if negated and verb.frame != "thought":
        return None
    if not is_verb(tokens, first, at, verb, group, before, after):
        return None
    if verb.doubtful and not _has_evidence(tokens, at):
        return None
    if verb.form == "base" and before == "to":  # "went on to say"
        first = verb_group(tokens, first - 3)[0]
    if verb.frame == "idea":
        return _idea(tokens, first, at, verb)
    if verb.lemma == "call" and after in {"for", "on"}:
        return Cue(first, at + 1, at, verb._replace(frame="demand"))
    return Cue(first, at, at, verb, "verb", verb.stance)


def is_verb(
    tokens: Sequence[Token],
    first: int,
    at: int,
    verb: Verb,
    group: set[str],
    before: str,
    after: str,
) -> bool:
    """Whether this form, where it stands, is a verb with a subject of its own that speaks."""
    if before in DETERMINERS and before not in STANDS_ALONE:
        return False
    if verb.form in {"base", "s"} and group & BE:
        return False
    if verb.form in {"base", "s"} and verb.lemma in NOUNISH and first == at:
        if after in AFTER_NOUN and not (verb.lemma == "call" and after in {"for", "on"}):
            return False
        named = tokens[at - 1].text[:1].isupper() and at > 1 and before not in DETERMINERS
        if not (named or before in PRONOUNS or before in RELATIVES or after in OPENS_CLAUSE):
            return False
    if group & MODALS and verb.lemma != "say":
        return False
    if before.endswith("'s") and before not in CONTRACTED and verb.form != "ing":
        return False
    if verb.form == "ing":
        if group & BE or before in CONTRACTED:
            return True
        standing = is_quote(tokens, first - 1) or before in GERUND_AFTER or first == 0
        named = tokens[first - 1].text[:1].isupper() and _introduces(tokens, at)
        with_subject = before not in PREPOSITIONS and (_near_with(tokens, first) or named)
        return standing or with_subject
    if verb.form == "base":
        if before == "to":
            return word(tokens, first - 3) in TO_SAY and word(tokens, first - 2) == "on"
        if group & {"do", "did", "does"}:
            return True
        if before == "they" or _is_plural(before) or before in {"who", "some", "many"}:
            return True
        return not (group & MODALS or verb.doubtful) and _plural_before(tokens, first)
    if verb.form in {"past", "participle"}:
        if before == "to" or group & BE:
            return False
        if word(tokens, at + 1) == "by" or (after == "to" and verb.lemma == "say"):
            return "have" in group or "has" in group or "had" in group
        if verb.form == "participle" and verb.lemma in {"write", "show", "see", "speak"}:
            return bool(group & HAVE)
        return not (before in PREPOSITIONS and before not in {"of"})
    return before not in PREPOSITIONS


def _is_plural(low: str) -> bool:
    if low in PLURALS:
        return True
    return len(low) > 3 and low.endswith("s") and not low.endswith(("'s", "ss"))


def _plural_before(tokens: Sequence[Token], first: int) -> bool:
    """Whether many speak at ``first``: *Aides to the mayor* say, *others, however,* say."""
    if first < 1 or not tokens[first - 1].text[:1].isalnum() or word(tokens, first - 1) == "to":
        return (
            word(tokens, first - 2) in {"however", "though", "too"}
            and first > 3
            and _is_plural(word(tokens, first - 4))
        )
    if word(tokens, first - 1) in PREPOSITIONS | AUXILIARIES | DETERMINERS:
        return False
    for at in range(first - 2, max(first - 10, -1), -1):
        low = tokens[at].low
        if tokens[at].quote or low in {",", ";", ":"} or low in AUXILIARIES:
            return False
        if low == "and" and tokens[at - 1].text[:1].isupper() and tokens[at + 1].text[:1].isupper():
            return True
        if low in OPENS_CLAUSE:
            return False
        if low in {"to", "in", "of", "with", "from", "for"} and at > 0:
            plural = _is_plural(word(tokens, at - 1))
            if plural and (low != "to" or tokens[at - 1].text.islower() or at == 1):
                return True
    return False


PLURALS = frozenset("people women men some many others children police members percent %".split())


def _introduces(tokens: Sequence[Token], at: int) -> bool:
    """Whether "that", or a comma and a quotation, follow the verb at ``at``."""
    after = word(tokens, at + 1)
    return after == "that" or (after in {",", ":"} and is_quote(tokens, at + 2))


def _near_with(tokens: Sequence[Token], first: int) -> bool:
    """ "with a neighbour calling it ..." """
    return any(tokens[back].low == "with" for back in range(first - 1, max(first - 9, -1), -1))


def _idea(tokens: Sequence[Token], first: int, at: int, verb: Verb) -> Cue | None:
    """floated *the idea that*, brought up *the possibility of*: only with such a noun."""
    last = at + (word(tokens, at + 1) == "up")
    if verb.lemma == "bring" and last == at:
        return None
    noun = next((t.low for t in tokens[last + 2 : last + 4] if t.low in IDEAS), None)
    return Cue(first, last, at, verb) if noun and word(tokens, last + 1) in DETERMINERS else None


def _declining(tokens: Sequence[Token], first: int, at: int, verb: Verb) -> Cue | None:
    link, what = word(tokens, at + 1), word(tokens, at + 2)
    if link not in {"to", "from"}:
        return None
    if word(tokens, first - 1) in DETERMINERS | UNREAL:
        return None
    if what in WITHHELD or (verb.lemma == "refrain" and link == "from"):
        return Cue(first, at, at, verb, "verb", "declines")
    return None


def _has_evidence(tokens: Sequence[Token], at: int) -> bool:
    """Whether a doubtful verb is followed by what only reported words are introduced by."""
    if word(tokens, at + 1) in OPENS_CLAUSE or is_quote(tokens, at + 1):
        return True
    if at + 2 == len(tokens) and tokens[at + 1].low == ":":
        return True
    if word(tokens, at + 1) in {",", ":"} and is_quote(tokens, at + 2):
        return True
    if any(is_quote(tokens, back) for back in range(at - 1, max(at - 9, -1), -1)):
        return True
    return any(is_quote(tokens, on) for on in range(at + 1, min(at + 9, len(tokens))))
