"""How an expression of time hangs in its sentence: on what happened, or on something aside.

"The dam, which was last inspected in March, burst on Tuesday" tells of Tuesday. The rules look
only at words near the expression, from the left to the right, so that they stay linear.
"""

from __future__ import annotations

import re

from onrecord.comparison.timeline.verbs import count_past, is_past, tells_past

_POSSESSIVE = re.compile(r"[’']s?(?=\s)")
# "A Friday interview", "its Nov. 6 proposal": the day belongs to a noun that somebody speaks of.
_DETERMINED = re.compile(r"\b(?:the|an?|its|his|her|their|our|this|that|\w+[’']s?)\s+$", re.I)
_NOUN_AFTER = re.compile(
    r"\s+(?!(?:and|or|but|when|as|after|before|by|for|from|in|on|at|to|with|that|who|which|while"
    r"|where|because|of|over|night|morning|afternoon|evening|near|during|under|against|into|amid"
    r"|following|was|were|is|are|has|have|had|will|would)\b)[a-z]"
)
# Words that make the day a measure or a name of something else. "Of": "the attacks of Sept. 11".
_ASIDE_WORD = re.compile(
    r"\b(?:(?:since|until|till|wake\s+of|anniversary\s+of)\b[^,;:]{0,50}"
    r"|(?:from|ahead\s+of|like|than|due|equivalent\s+(?:of|to)"
    r"|(?<!night\s)(?<!evening\s)(?<!morning\s)(?<!afternoon\s)(?<!hours\s)(?<!day\s)of)"
    r"\s+(?:(?:the|a|an|about|late|early|mid)\s+)*)$",
    re.IGNORECASE,
)
_SUBORDINATOR = re.compile(
    r"\b(?:(?P<relative>who|whom|whose|which|where)|(?P<that>that(?!\s+(?:night|day|week|morning|evening|month|year|time|same)\b))"
    r"|(?P<apart>after|before|because|if|unless|although|though|than|whether|until|till|since"
    r"|following|besides|despite|unlike|like)"
    r"|(?P<along>when|as|while))\b",
    re.IGNORECASE,
)
# "After 10 years", "with effect", "with immediate effect": no clause of their own.
_NO_CLAUSE = re.compile(
    r"\s+(?:\d|more than|nearly|almost|about|a\s+(?:week|day|month|year)\b|\w+\s+(?:years?|months?"
    r"|weeks?|days?|hours?|decades?)\b|\w+ing\b|all\b|$)"
)
_JUST = re.compile(r"\b(?:shortly|just|soon|moments|minutes|hours|went|goes|go|going)\s+$", re.I)
_SAYING = re.compile(
    r"\b(?:said|says?|saying|told|tells?|announced|announc\w+|confirm\w*|report\w*|claim\w*|add\w*"
    r"|found|learned|learnt|show\w*|reveal\w*|admit\w*|insist\w*|not\w*|stat\w*|argu\w*|so|believ\w*"
    r"|allege\w*|suggest\w*|acknowledg\w*|warn\w*|means?|meant)\b[^,;:]{0,60}$",
    re.IGNORECASE,
)
# "An emergency, put in place after the flood of 5 May, …": a clause without a verb of its own.
_PARTICIPLE = re.compile(r",\s+(?:put\s+in(?:to)?|known|born|held\s+(?:in|on|at|by))\s")
_LEAD_IN = re.compile(r"\s*(?:\b(?:late|early|earlier|later|just|on|in|at|by)\b\s*){0,3}$", re.I)
_DATELINE = re.compile(
    r"^(?:\([A-Z][\w .]{1,20}\)\s*[-–—]*\s*|[A-Z][A-Z .’'-]{2,}[^.!?“\"]{0,40}?\s[-–—]{1,2}\s)"
)
_DASH = re.compile(r"\s(?:—|–|--)\s|—")
_FRONTED = 4  # words that may stand before an expression that opens its sentence

# What a clause must not hold to be told as something that happened. "May" is a month.
AHEAD = re.compile(
    r"\b(?:will|would|shall|could|may|might|should|must|is to|are to|was to|were to|plans? to|due"
    r"|expects?|expected|scheduled|slated|set to|deadline|by the end|until|likely to|to be"
    r"|hopes? to|hoping to|aims? to|wants? to|intends? to|intended to|going to|threatens? to"
    r"|planned to|calls? for|called for|ready to|poised to|predict\w*|forecast\w*)\b|[’']ll\b"
)
_GOES_ON = re.compile(r"\b(?:and|but)\s+(?:\w+\s+){0,2}")


_COMES_AFTER = re.compile(r"['’]s (?:[\w-]+ ){1,4}(?:comes?|came|follow(?:s|ed)?)\b")


def after_dateline(text: str) -> int:
    """Where a sentence begins behind "HALVIK, Norland (AP) —"."""
    match = _DATELINE.match(text)
    return match.end() if match else 0


def is_aside(text: str, start: int, end: int) -> bool:
    """Whether the expression at ``start`` to ``end`` dates something the sentence only mentions."""
    begin = after_dateline(text)
    before = text[begin:start]
    if _POSSESSIVE.match(text, end) and len(before.split()) > 1:
        return True  # "Friday's attack left 12 dead" tells of Friday, as the subject
    if _COMES_AFTER.match(text, end):
        return True  # "Friday's attack comes after the board said": of something else
    if modifies_noun(text, start, end):
        return True
    if _ASIDE_WORD.search(before[-80:]):
        return True
    return _in_brackets(text, begin, start, end) or _in_subordinate(before)


def modifies_noun(text: str, start: int, end: int) -> bool:
    """Whether it only says which one is spoken of: "its Nov. 6 proposal", "the 2031 floods"."""
    near = text[max(0, start - 40) : start]
    return _DETERMINED.search(near) is not None and _NOUN_AFTER.match(text, end) is not None


def tells_of_it(text: str, start: int, end: int) -> bool:
    """Whether the clause around the expression tells, in the past, that something happened."""
    begin = after_dateline(text)
    before = text[begin:start]
    clause = _own_clause(before)
    if _lies_ahead(clause):
        return False
    if len(clause.split()) <= _FRONTED and not tells_past(clause):
        # "On Friday the board met": the clause comes after; so does the end of a fronted one.
        after = text[end:]
        return tells_past(after) and not _lies_ahead(_first_clause(after))
    return tells_past(clause) or tells_past(re.split(r"[,;:]|\s—\s", text[end:], maxsplit=1)[0])


def _first_clause(after: str) -> str:
    trimmed = after.lstrip(" ,")
    cut = _SUBORDINATOR.search(trimmed)
    return trimmed[: cut.start()] if cut else trimmed


def _lies_ahead(clause: str) -> bool:
    last = max((match.end() for match in AHEAD.finditer(clause)), default=None)
    if last is None:
        return False
    on = _GOES_ON.search(clause, last)
    if on is None:
        return True
    word = re.match(r"[\w’'-]+", clause[on.end() :]) if on else None
    return not (word and is_past(word.group()))


def _in_brackets(text: str, begin: int, start: int, end: int) -> bool:
    opened = text.rfind("(", begin, start)
    if opened >= 0 and text.find(")", opened, start) < 0:
        # A whole sentence in brackets is a sentence.
        return bool(text[begin:opened].strip())
    dashes = sum(1 for _ in _DASH.finditer(text, begin, start))
    return dashes % 2 == 1 and (
        _DASH.search(text, end) is not None
        or not tells_past(
            text[text.rfind("—", begin, start) + 1 : start] if "—" in text[begin:start] else ""
        )
    )


def _in_subordinate(before: str) -> bool:
    trimmed = _LEAD_IN.sub("", before)
    last = _last(_SUBORDINATOR, trimmed)
    if last is not None and not _is_closed(trimmed, last):
        if last["relative"]:
            return True
        if last["that"]:
            return not _SAYING.search(trimmed[max(0, last.start() - 80) : last.start()])
        if last["apart"]:
            return not (
                _NO_CLAUSE.match(trimmed, last.end()) or _JUST.search(trimmed[: last.start()])
            )
    reduced = _last(_PARTICIPLE, trimmed)
    return reduced is not None and "," not in trimmed[reduced.end() :]


def _is_closed(trimmed: str, opening: re.Match[str]) -> bool:
    """Whether the clause that a subordinator opens is over: by a comma, or by the main verb."""
    rest = trimmed[opening.end() :]
    if (opening["relative"] or opening["that"]) and count_past(rest) > 1:
        return True  # "the strike that had shut six pits ended"
    comma = trimmed.find(",", opening.end())
    return comma >= 0 and len(trimmed[opening.end() : comma].split()) >= 2


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=re.Match.start, default=None)


def _own_clause(before: str) -> str:
    """The part of ``before`` that belongs to the expression's own clause."""
    trimmed = _LEAD_IN.sub("", before)
    last = _last(_SUBORDINATOR, trimmed)
    if last is None:
        return trimmed
    if not _is_closed(trimmed, last):
        return trimmed if last["apart"] else trimmed[last.end() :]
    # The subordinate clause is closed: what counts stands before it and after it.
    comma = trimmed.find(",", last.end())
    return trimmed[comma + 1 :] if last.start() < 3 and comma >= 0 else trimmed
