"""Attributions: each cue of a sentence joined with its source and its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.reading import contents, sources
from onrecord.reading.adjuncts import past_adjuncts
from onrecord.reading.contents import Stretch
from onrecord.reading.cues import NARRATOR, Cue, find_cues, is_quote, word
from onrecord.reading.drafts import LONGEST_HEADING, Draft, span_of
from onrecord.reading.lines import Line, Token
from onrecord.reading.sources import Phrase
from onrecord.reading.verbs import CLAUSAL
from onrecord.reading.words import COORDINATORS, PRONOUNS, RELATIVES, SUBORDINATORS, WEEKDAYS

SUBORDINATES = frozenset("after when while although though since because once before".split())
NEAR_SUBJECT = 8  # tokens of a subject before its cue in a clause of its own
LEAST_CLAUSE = 3  # tokens; what is shorter before ", she said" is no clause
ADDS = frozenset("add say note tell warn argue urge insist claim call explain".split())


@dataclass(slots=True)
class _Sentence:
    """One line while its cues are read: what is taken already, and who spoke last."""

    line: Line
    number: int
    cues: list[Cue]
    floor: int = 0  # tokens before it belong to an earlier cue
    speaker: Phrase | None = None
    drafts: list[Draft] = field(default_factory=list)

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.line.tokens


def read_line(line: Line, number: int) -> list[Draft]:
    """The attributions that the cues of one sentence make; none in a heading."""
    if line.heading and len(line.tokens) <= LONGEST_HEADING:
        return []
    sentence = _Sentence(line, number, list(find_cues(line.tokens)))
    for at, cue in enumerate(sentence.cues):
        stop = _stop(sentence, at)
        if cue.kind in {"according", "as-by"}:
            _according(sentence, cue)
        elif cue.kind == "quoted-as":
            _quoted_as(sentence, cue, stop)
        elif cue.kind == "passive":
            _passive(sentence, cue)
        elif cue.kind == "prompted":
            _prompted(sentence, cue, stop)
        else:
            _verb(sentence, cue, stop)
    return sentence.drafts


def _stop(sentence: _Sentence, at: int) -> int:
    """The token before which a cue's content must end: where the next cue's part begins."""
    tokens = sentence.tokens
    for later in sentence.cues[at + 1 :]:
        before = word(tokens, later.first - 1)
        if later.kind in {"according", "as-by"} and before == ",":
            return later.first - 1
        if later.verb.form == "ing" and (before == "," or is_quote(tokens, later.first - 1)):
            return later.first - (before == ",")
        both_ing = later.verb.form == sentence.cues[at].verb.form == "ing"
        joined = before in {"and", "but"} and (later.verb.lemma in ADDS or both_ing)
        if joined and later.verb.form == sentence.cues[at].verb.form:
            comma = word(tokens, later.first - 2) == ","
            return later.first - 1 - comma
        told = later.kind == "verb" and later.verb.form in {"past", "s"}
        if told and (end := _clause_before(tokens, later, sentence.cues[at].last + 1)):
            return end
    return len(tokens)


def _clause_before(tokens: Sequence[Token], later: Cue, floor: int) -> int:
    """The comma before a later cue's own clause: it leaks*,* and Ada Bel said; 0 for none."""
    for at in range(later.first - 2, max(floor, later.first - NEAR_SUBJECT), -1):
        if tokens[at].low in {"and", "but"} and tokens[at - 1].low == ",":
            subject = sources.before(tokens, later.first, at + 1)
            return at - 1 if subject is not None and subject.first == at + 1 else 0
        if tokens[at].quote or tokens[at].low == ",":
            return 0
    return 0


def _add(
    sentence: _Sentence,
    cue: Cue,
    source: Phrase | None,
    stretches: Sequence[Stretch],
    rule: str,
    *,
    doubt: float = 1.0,
) -> None:
    tokens = sentence.tokens
    spans = sorted(span_of(tokens, first, last) for first, last in stretches)
    sentence.drafts.append(
        Draft(
            line=sentence.number,
            content=spans,
            source=span_of(tokens, source.first, source.last) if source else None,
            cue=span_of(tokens, cue.first, cue.last),
            rule=rule,
            stance=cue.stance,
            sure=source.sure if source else False,
            doubt=doubt,
            act="thinks" if cue.verb.frame == "thought" else "says",
        )
    )


def _according(sentence: _Sentence, cue: Cue) -> None:
    tokens = sentence.tokens
    source = sources.after(tokens, cue.last + 1)
    if source is None or word(tokens, source.first) in {"their", "its"}:
        return
    rule = "according-to" if cue.kind == "according" else "reported-by"
    end = source.last + 1
    if cue.first <= sentence.floor + 1 and not is_quote(tokens, cue.first - 1):
        while end < len(tokens) and tokens[end].low != "," and end - source.last < 10:
            end += 1
        if end + 1 < len(tokens) and tokens[end].low == ",":
            last = contents.ending(tokens, end + 1, len(tokens))
            _add(sentence, cue, source, [Stretch(end + 1, last)], rule)
        return
    content = contents.preceding(tokens, cue.first, sentence.floor)
    short = content is not None and content.last - content.first + 1 < LEAST_CLAUSE
    if content is not None and short and not is_quote(tokens, content.last):
        return
    if content is None and cue.first - sentence.floor > 3:
        content = Stretch(sentence.floor, cue.first - 1)
    if content is None:
        return
    _add(sentence, cue, source, [content], rule)
    sentence.floor = end


def _quoted_as(sentence: _Sentence, cue: Cue, stop: int) -> None:
    tokens = sentence.tokens
    between = sources.after(tokens, cue.head + 1)
    passive = cue.first < cue.head or word(tokens, cue.head - 1) == ","
    source = sources.before(tokens, cue.first, sentence.floor) if passive else between
    content = contents.following(tokens, cue, cue.last + 1, stop)
    if source is not None and content is not None:
        _add(sentence, cue, source, [content], "quoted-as")
        sentence.speaker, sentence.floor = source, content.last + 1


def _passive(sentence: _Sentence, cue: Cue) -> None:
    """ "*The plan* was announced by the mayor": what was announced is the content."""
    tokens = sentence.tokens
    content = sources.before(tokens, cue.first, sentence.floor)
    source = sources.after(tokens, cue.last + 1)
    if content is not None and source is not None and content.last > content.first:
        _add(sentence, cue, source, [Stretch(content.first, content.last)], "passive")


def _prompted(sentence: _Sentence, cue: Cue, stop: int) -> None:
    """ "... prompting the mayor to say he was “sorry”" """
    source = sources.after(sentence.tokens, cue.head + 1)
    content = contents.following(sentence.tokens, cue, cue.last + 1, stop)
    if source is not None and source.last == cue.first - 1 and content is not None:
        _add(sentence, cue, source, [content], "said-before", doubt=0.9)


def _verb(sentence: _Sentence, cue: Cue, stop: int) -> None:
    tokens = sentence.tokens
    source = _left_source(sentence, cue)
    subject = word(tokens, source.first) if source is not None else ""
    if subject in NARRATOR or (subject == "it" and cue.verb.frame == "thought"):
        return
    inverted = False
    if source is None and _may_invert(tokens, cue):
        source = sources.after(tokens, cue.last + 1)
        inverted = source is not None
    shared = False
    if source is None and (cue.verb.form == "ing" or word(tokens, cue.first - 1) in COORDINATORS):
        source = _shared_source(sentence, cue)
        shared = True
    if source is None:
        return
    edge = min(source.first, cue.first)
    if inverted or shared or edge < sentence.floor:
        edge = cue.first
    subordinate = word(tokens, edge - 1) in SUBORDINATES
    if cue.verb.frame in CLAUSAL and cue.verb.form != "ing" and _final(sentence, cue, source, edge):
        return
    if inverted:
        return
    relative = word(tokens, cue.first - 1) == "who" and word(tokens, cue.first - 2) == ","
    if relative or (subordinate and edge <= sentence.floor + 1):
        stop = _first_comma(tokens, cue.last + 1, stop)
    if word(tokens, edge - 1) in {"if", "unless", "whether"} or word(tokens, cue.first) == "to":
        return
    content = contents.following(tokens, cue, cue.last + 1, stop)
    if content is None:
        return
    if cue.verb.frame == "naming" and _is_label(tokens, cue, source):
        return
    rule = "said-before"
    if cue.verb.frame in {"object", "naming"}:
        rule = "named"
    elif cue.verb.frame == "idea":
        rule = "idea"
    elif cue.verb.frame == "demand":
        rule = "called-for"
    elif cue.stance == "declines":
        rule = "declined" if cue.kind == "verb" else "silent"
    _add(sentence, cue, source, [content], rule)
    sentence.speaker = source


def _is_label(tokens: Sequence[Token], cue: Cue, source: Phrase) -> bool:
    """Whether a thing bears the name: a box *labelled “medical”*, not he termed “it”."""
    return (
        is_quote(tokens, cue.last + 1)
        and cue.verb.form in {"past", "participle"}
        and word(tokens, source.first) not in PRONOUNS
        and not tokens[source.last].text[:1].isupper()
    )


def _left_source(sentence: _Sentence, cue: Cue) -> Phrase | None:
    if cue.verb.form == "ing" and word(sentence.tokens, cue.first - 1) in {",", "by"}:
        return None
    return sources.before(sentence.tokens, cue.first, 0)


def _may_invert(tokens: Sequence[Token], cue: Cue) -> bool:
    if cue.verb.frame not in {"clause"} or cue.verb.form not in {"past", "s"} or cue.first < 1:
        return False
    follows = word(tokens, cue.last + 1)
    if follows in WEEKDAYS or follows in SUBORDINATORS:
        return False
    if is_quote(tokens, cue.first - 1):
        return True
    named = cue.last + 1 < len(tokens) and tokens[cue.last + 1].text[:1].isupper()
    return word(tokens, cue.first - 1) in {",", "—"} and (named or cue.verb.lemma == "say")


def _shared_source(sentence: _Sentence, cue: Cue) -> Phrase | None:
    """The subject that a participle or a second verb shares with the verb before it."""
    tokens = sentence.tokens
    if sentence.speaker is not None and sentence.speaker.first < cue.first:
        return sentence.speaker
    found = sources.main_subject(tokens, cue.first, 0)
    if found is None:
        return None
    bare = found.first == found.last and word(tokens, found.first) not in PRONOUNS
    if bare and not tokens[found.first].text[:1].isupper():
        return None
    return found._replace(sure=False)


def _final(sentence: _Sentence, cue: Cue, source: Phrase, edge: int) -> bool:
    """Whether the cue stands after or inside its content, and has been added as such."""
    tokens = sentence.tokens
    content = contents.preceding(tokens, edge, sentence.floor)
    if content is None:
        return False
    quoted = is_quote(tokens, content.last)
    end = contents.after_source(source, cue)
    if quoted and tokens[content.last].end - tokens[content.last].start < 4:
        return False
    after = contents.following(tokens, cue, end, len(tokens)) if source.last < cue.first else None
    if not quoted and after is not None:
        return False
    if quoted and after is not None and not is_quote(tokens, after.first):
        if not is_quote(tokens, content.first):
            return False
        after = None
    if quoted and after is None:
        after = _second_half(sentence, end, quoted_only=True)
    elif not quoted:
        if cue.first >= 1 and _is_adjunct(tokens, content):
            return False
        after = _second_half(sentence, end, quoted_only=False)
        if after is None and content.last - content.first + 1 < LEAST_CLAUSE:
            return False
    stretches = [content] + ([after] if after else [])
    _add(sentence, cue, source, stretches, "said-around" if after else "said-after")
    sentence.floor = (after.last + 1) if after else end
    sentence.speaker = source
    return True


def _is_adjunct(tokens: Sequence[Token], content: Stretch) -> bool:
    """Whether the stretch before a cue is no clause: "Still", "In Oslo on Friday"."""
    return content.last - content.first < 4 and word(tokens, content.first) in {
        "in",
        "on",
        "at",
        "after",
        "as",
        "for",
        "during",
        "by",
        "still",
        "however",
        "with",
    }


def _second_half(sentence: _Sentence, end: int, *, quoted_only: bool) -> Stretch | None:
    """The content after an interrupting cue: "It works, she said, *on most days*"."""
    tokens = sentence.tokens
    at = past_adjuncts(tokens, end, len(tokens))
    if quoted_only:
        for on in range(at, min(at + 14, len(tokens) - 1)):
            low = tokens[on].low
            if low in {",", ":", "—", "–", "--"} and is_quote(tokens, on + 1):
                last = contents.ending(tokens, on + 1, len(tokens))
                return Stretch(on + 1, last)
            if tokens[on].quote:
                return None
        return None
    if word(tokens, at) != "," or at + 2 >= len(tokens):
        return None
    follows = word(tokens, at + 1)
    if follows in COORDINATORS | RELATIVES | SUBORDINATORS - {"that"} or follows.endswith("ing"):
        return None
    if any(cue.first == at + 1 for cue in sentence.cues):
        return None
    return Stretch(at + 1, contents.ending(tokens, at + 1, len(tokens)))


def _first_comma(tokens: Sequence[Token], start: int, stop: int) -> int:
    for at in range(start, stop):
        if tokens[at].low == "," and not tokens[at].quote:
            return at
    return stop
