"""What the check of a quotation gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.types import Citation, Origin, QuoteKind, WordingKind

# said: quoted with these words. differs: the same remark, but a figure, a "could" or a "not" is
# otherwise. reworded: quoted with other words here and there. reported: told in an article's own
# words. similar: something of like meaning. by_another: somebody else said it. printed: an article
# has the words, and nobody is known to have said them. nothing: not found.
Verdict = Literal[
    "said", "differs", "reworded", "reported", "similar", "by_another", "printed", "nothing"
]
# same: all the words, and no others. part: all of them, in a longer quotation. shortened: all of
# them, some of the speaker's left out between. near: most of them. meaning: another sentence that
# means much the same.
MatchKind = Literal["same", "part", "shortened", "near", "meaning"]
# How a speaker is the one who was asked for: by a name, by a role, or not at all.
Named = Literal["name", "role", "other"]


@dataclass(frozen=True, slots=True)
class PrintedWording:
    """The words as one article prints them."""

    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    kind: QuoteKind
    citation: Citation


@dataclass(frozen=True, slots=True)
class Match:
    """A statement that has to do with the quotation that is checked."""

    kind: MatchKind
    nearness: float  # 1: the same words; of a meaning: how near it is, by words and vectors
    quoted: bool  # inside quotation marks; False: in the article's own words
    differences: tuple[WordingKind, ...]  # from the words asked, what matters most first
    denied: bool  # articles say that the speaker denies it
    speaker: str
    roles: tuple[str, ...]
    named: Named | None  # None: nobody was asked for
    story: str  # the store's id
    story_title: str
    statement: str
    date: str | None
    origin: Origin | None
    outlets: tuple[str, ...]
    unnamed_outlets: int
    independent_origins: int
    wordings: tuple[PrintedWording, ...]  # the nearest first


@dataclass(frozen=True, slots=True)
class Check:
    """What the store knows of a quotation. Without a match it knows nothing of it."""

    words: str
    speaker: str | None
    verdict: Verdict
    says: str  # the verdict in a sentence
    matches: tuple[Match, ...] = ()
    printed: tuple[Citation, ...] = ()  # where the words stand with nobody known to have said them
