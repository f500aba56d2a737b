"""What the words around an expression tell: whether they look back or ahead."""

from __future__ import annotations

import re
from typing import Final, Literal

Direction = Literal[-2, -1, 0, 1]
NEAR: Final = 60  # characters behind an expression that may speak of it


def direction_of(before: str, after: str) -> Direction:
    """-1 when the words around look back, +1 when they look ahead, 0 when they do not tell.

    -2 when the date itself must be behind: "the year ended June 30".
    """
    if _POSSESSIVE.match(after):
        return _of_its_event(before, after)
    if _HAD_BEEN_DUE.search(before):
        return -1
    if any(way.search(before) for way in (_OPENS, _EXTENDED, _SCHEDULED)):
        return 1
    if _UNTIL.search(before):
        return 0 if _DONE_BY.search(before) else 1
    if _SINCE.search(before):
        return -2
    if _CALLED_OFF.match(after):
        return -1
    past = max(_PAST.finditer(before), key=re.Match.end, default=None)
    coming = max((m.end() for way in (_COMING, _REPORTED) for m in way.finditer(before)), default=0)
    if past and past.end() > coming:
        beside = _BESIDE.fullmatch(before, past.end()) is not None
        return -1 if beside or not _SAID.fullmatch(past.group()) else 0
    if coming:
        return 1
    near = after if _OPENING.fullmatch(before) else after[:NEAR]
    ahead = _AHEAD.search(near)
    if ahead is None:
        return 0
    told = _PAST.search(near) if len(near) > NEAR else None
    return 0 if told and told.start() < ahead.start() else 1


def _of_its_event(before: str, after: str) -> Direction:
    """ "Friday's ruling" is behind; "Friday's vote" is ahead where the words say so."""
    if _AHEAD_OF.search(before):
        return 1
    if _EVENT.match(after) is None:
        return 0
    past = max((m.end() for m in _PAST.finditer(before)), default=0)
    coming = max((m.end() for way in (_COMING, _REPORTED) for m in way.finditer(before)), default=0)
    ahead = _AHEAD.search(after[:NEAR]) if not past else None
    return 1 if coming > past or ahead else 0


_POSSESSIVE: Final = re.compile(r"['’]s\b")
_AHEAD_OF: Final = re.compile(r"\b(?:ahead of|in the run-up to|in time for|until) $", re.I)
_EVENT: Final = re.compile(
    r"['’]s (?:\w+ ){0,3}?(?:vote|elections?|ballot|runoff|referendum|meeting|summit|talks|hearing"
    r"|debate|game|match|race|final|deadline|session|inauguration|ceremony|parade|march|rally"
    r"|auction|launch|opening|conference|trial|poll)\b"
)
_COMING: Final = re.compile(
    r"\b(?:will|won[’']t|shall|(?:is|are) (?:to|due|set|scheduled|expected|planned"
    r"|slated|likely|going)"
    r"|(?:plans?|hopes?|intends?|scheduled|expects?|expected|planned|slated|due|upcoming)"
    r" (?:to|for|on|in)|set (?:to|for)|(?<!as )(?<!as previously )(?:planned|planning)"
    r"|supposed|slated|might|could(?! not\b| be (?:found|located|reached|seen|heard))"
    r"|deadline)\b|[’']ll\b"
)
# After a date, "planned to" tells of the past: "On Friday she planned to leave."
_AHEAD: Final = re.compile(
    r"\b(?:will|won[’']t|shall|(?:is|are) (?:to|due|set|scheduled|expected|planned|slated|likely"
    r"|going)|(?:plans?|hopes?|intends?|expects?) to|deadline)\b|[’']ll\b"
)
# The date begins its sentence, so that the verb stands behind it.
_OPENING: Final = re.compile(r"\W*(?:(?:On|By|In|Then|And|But|Early|Late),? ?)*", re.I)
# "A service planned for Saturday was canceled."
_CALLED_OFF: Final = re.compile(
    r",? (?:was|were|has been|had been|have been) (?:abruptly )?(?:cancell?ed|called off|postponed"
    r"|scrapped|put off)\b"
)
_UNTIL: Final = re.compile(
    r"\b(?:as (?:soon|early) as|until|till|before|ahead of|no later than|expires?|expire on|by"
    r"|effective|payable)"
    r" (?:the (?:(?:end|beginning|start|middle) of )?)?$"
)
# "has scheduled a news conference Thursday"
_SCHEDULED: Final = re.compile(
    r"\b(?:schedul(?:ed|es)|plan(?:s|ned)) (?:a|an|the|another|its|his|her|their) (?:[\w-]+ ){1,4}"
    r"(?:for |on )?$"
)
_EXTENDED: Final = re.compile(r"\bexten(?:d|ds|ded|ding|sion)\b[^.;]{0,60}\b(?:through|to|into) $")
_SINCE: Final = re.compile(
    r"\b(?:since|ended|last) (?:the (?:end|beginning|start|middle) of )?(?:on )?$", re.I
)
# "would join on Thursday", "has invited Vale to speak on Thursday": a day behind the telling.
_REPORTED: Final = re.compile(
    r"\bwould(?! not\b| have\b)\b|\b(?:has|have) (?:been )?(?:invited|asked|summoned|agreed"
    r"|promised|decided|pledged|vowed|ordered|called|arranged|offered)\b"
    r"[^.;:“”\"]{0,60}?\bto [a-z]+"
)
# "Its hearings open on Thursday": the present tense right before a day.
_OPENS: Final = re.compile(
    r"\b(?:opens?|begins?|starts?|resumes?|meets?|convenes?|closes?|ends"
    r"|takes? (?:place|effect|office)|arrives?|departs?|launches|comes? into force"
    r"|goes? on (?:trial|sale)|runs out|falls? due) (?:again |\w+ly )?(?:here )?(?:on )?$"
)
_HAD_BEEN_DUE: Final = re.compile(
    r"\bhad been (?:due|scheduled|expected|planned|set|supposed|slated) (?:to|for)\b[^.;]{0,40}$"
)
_PAST: Final = re.compile(
    r"(?<!\bbe )(?<!\bbeing )\b(?!planned|scheduled|expected|slated|supposed)"
    r"(?:said|told|was|were|had|announced|reported|did|fell|rose|came|went|took|made|gave|left|held"
    r"|won|lost|began|met|shot|struck|broke|brought|bought|sold|set off|ran|sent|spoke|got|became"
    r"|saw|found|led|died|wrote"
    r"|(?!un)[a-z]{2,}[a-df-z]ed)\b"
)
# "announced on August 4": the day of the telling itself.
_BESIDE: Final = re.compile(r" (?:on )?")
# "had fallen by Tuesday night"
_DONE_BY: Final = re.compile(
    r"(?<!have )\b(?:fell|rose|grew|came|left|died|reached|killed|injured|destroyed"
    r"|had \w+(?:ed|en))\b"
    r"(?:(?!\b(?:to|would|will|could|should|must)\b)[^.;]){0,30}\bby $"
)
# When something was said does not tell when what was said lies.
_SAID: Final = re.compile(r"said|told|added|reported|announced")
