"""Ballots as news tells them: 152 votes to 148."""

from __future__ import annotations

import re
from collections.abc import Iterator

VOTES = re.compile(
    r"(?<![\w.,:/-])(?P<yes>\d{1,3})(?:\s+votes?)?(?:\s*[-–]\s*|\s+(?:to|against)\s+)"
    r"(?P<no>\d{1,3})(?![\w:/-]|[.,]\d|%)(?:\s+votes?)?"
)
_BALLOT = re.compile(
    r"\b(?:votes?|voted|voting|ballot|passed|passes|approved|approves|adopted|rejected|motion|bill"
    r"|amendment)\b",
    re.IGNORECASE,
)
_GAME = re.compile(r"\b(?:win|won|beat|lost|defeat\w*|lead|match|game|season|series)\b", re.I)


def ballots(text: str) -> Iterator[tuple[re.Match[str], str, float]]:
    """Each half of a ballot: the figures, the key of what is counted, and how many.

    The key holds the other half: of two ballots that share one number, the other must agree.
    "Won 3-2" is a game, even where it says "voted man of the match".
    """
    if not _BALLOT.search(text) or _GAME.search(text):
        return
    for match in VOTES.finditer(text):
        yes, no = match["yes"], match["no"]
        yield match, f"votes beside {yes}", float(no)
        yield match, f"votes beside {no}", float(yes)
