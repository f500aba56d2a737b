"""What the words around an expression tell: whether they look back or ahead."""

from __future__ import annotations

import re
from typing import Final, Literal

Direction = Literal[-2, -1, 0, 1]


def direction_of(before: str, after: str) -> Direction:
    """-1 when the words around look back, +1 when they look ahead, 0 when they do not tell.

    -2 when the date itself must be behind: "the year ended June 30".
    """
    if _POSSESSIVE.match(after) is None and (_UNTIL.search(before) or _OPENS.search(before)):
        return 1
    if _SINCE.search(before):
        return -2
    past = max(_PAST.finditer(before), key=re.Match.end, default=None)
    coming = max((m.end() for way in (_COMING, _REPORTED) for m in way.finditer(before)), default=0)
    if past and past.end() > coming:
        return 0 if _SAID.fullmatch(past.group()) else -1
    return 1 if coming or (past is None and _AHEAD.search(after)) else 0


_POSSESSIVE: Final = re.compile(r"['’]s\b")
_COMING: Final = re.compile(
    r"\b(?:will|won[’']t|shall|(?:is|are) (?:to|due|set|scheduled|expected|planned"
    r"|slated|likely|going)"
    r"|(?:plans?|hopes?|intends?|scheduled|expects?|expected|planned|slated|due|upcoming)"
    r" (?:to|for|on|in)|set (?:to|for)|(?:planned|planning|supposed|slated|might|could)"
    r"|deadline)\b|[’']ll\b"
)
# After a date, "planned to" tells of the past: "On Friday she planned to leave."
_AHEAD: Final = re.compile(
    r"\b(?:will|won[’']t|shall|(?:is|are) (?:to|due|set|scheduled|expected|planned|slated|likely"
    r"|going)|(?:plans?|hopes?|intends?|expects?) to|deadline)\b|[’']ll\b"
)
_UNTIL: Final = re.compile(
    r"\b(?:as (?:soon|early) as|until|till|before|ahead of|no later than|expires?|expire on|by"
    r"|effective|payable)"
    r" (?:the (?:end|beginning|start|middle) of )?$"
)
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
    r"|goes? on (?:trial|sale)|runs out|falls? due) (?:again )?(?:here )?(?:on )?$"
)
_PAST: Final = re.compile(
    r"(?<!\bbe )(?<!\bbeing )\b(?!planned|scheduled|expected|slated|supposed)"
    r"(?:said|told|was|were|had|announced|reported|did|\w{2,}[^\We]ed)\b"
)
# When something was said does not tell when what was said lies.
_SAID: Final = re.compile(r"said|told|added|reported|announced")
