"""Lines of an article that are no part of its telling: captions, credits, sign-ups."""

from __future__ import annotations

import re

_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
# The forms of the agencies' captions: running text writes no year beside a weekday.
_CAPTION = re.compile(
    rf"\bFILE\s+[-–—]|\b[Ff]ile photo\b|\bHide Caption\b|\b{_DAYS}, {_MONTHS} \d{{1,2}}, \d{{4}}\b"
    r"|\bPhotos?:|\b(?:[Pp]hoto|[Pp]hotograph|[Pp]icture|[Ii]mage) by\b|\bREUTERS/|\bGetty Images\b"
    r"|©|\((?:pictured|left|right|centre|center|above|C|L|R|C-R|C-L)\)"
    r"|\bPhotographer:|\(Associated Press\)"
)
# "A sign is seen …, May 6, 2031.": the present tense with a whole date.
_SEEN = re.compile(rf"\b(?:is|are) (?:seen|pictured|shown)\b|{_MONTHS} \d{{1,2}}, \d{{4}}\W*$")
_PRESENT = re.compile(
    r"\b(?:is|are|stands?|walks?|speaks?|holds?|poses?|sits?|lays?|lies?|looks?|takes?|reacts?"
    r"|arrives?|gestures?|waves?|moves?|dig)\b"
)
_DEBRIS = re.compile(
    r"\b(?:Newsletter Sign ?Up|Continue reading the main story|Sign up for|Subscribe|Read more"
    r"|Click here|Story highlights|All rights reserved|Your browser|pic\.twitter\.com|Follow us"
    r"|[Dd]elivered to your inbox|Updated: \d|Skip x|Embed x)\b|\(@\w+\)",
)


# "We have today issued an advisory", outside quotation marks: a document that the page pasted in.
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b(?!['’]\w)")
_GOES_ON = re.compile(r"^[^“”]*”")
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|(?<!\w)['‘].*?['’](?!\w)")


def is_caption(text: str) -> bool:
    """Whether a sentence stands under a picture: it may support a line, never be one."""
    if _CAPTION.search(text):
        return True
    return _SEEN.search(text) is not None and _PRESENT.search(text) is not None


def is_debris(text: str) -> bool:
    """Whether a sentence is furniture of its page, or somebody's post pasted in."""
    return _DEBRIS.search(text) is not None or _OURS.search(_own_words(text)) is not None


def _own_words(text: str) -> str:
    """A sentence without what it quotes; a quotation may have begun in the sentence before."""
    text = _GOES_ON.sub("", text)
    if text.count('"') % 2:
        text = text.partition('"')[2]
    return _QUOTED.sub("", text)
