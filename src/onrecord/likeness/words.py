"""Words, their stems, and which of them carry content."""

from __future__ import annotations

import re
from functools import lru_cache

# A word: letters and digits, joined by inner apostrophes, hyphens, dots (U.S.) or commas (1,200).
# Every step consumes a character, so the match is linear in the text.
_WORD = re.compile(r"[^\W_]+(?:[.,'’\-][^\W_]+)*")

_STOP = frozenset(
    """a about above after again against all also although am among an and any are as at be because
    been before being between both but by can cannot could did do does doing down during each even
    ever every few for from further had has have having he her here hers herself him himself his how
    however i if in into is it its itself just let like made make many may me might more most much
    must my myself no nor not now of off on once one only or other our ours ourselves out over own
    per said same say says saying she should since so some still such than that the their theirs
    them themselves then there these they this those though through thus to too under until up upon
    us very via was we were what when where whether which while who whom whose why will with within
    without would yet you your yours yourself don't doesn't didn't won't wouldn't isn't aren't
    wasn't weren't can't couldn't shouldn't hasn't haven't hadn't it's that's there's he's she's
    i'm we're they're you're i've we've they've you've he'd she'd i'd we'd they'd he'll she'll
    i'll we'll they'll told tell tells add added adds according state stated states""".split()
)


def words(text: str) -> list[str]:
    """The words of a text in order, in lower case, with straight apostrophes."""
    folded = text.casefold()
    # Folded as a whole it is found in half the time; the same words come out where each character
    # folds to one of its kind, and U+0345 is the only one that folds to another kind.
    if len(folded) == len(text) and "\u0345" not in text:
        return _WORD.findall(folded.replace("’", "'"))
    return [match.group().replace("’", "'").casefold() for match in _WORD.finditer(text)]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word without its inflection: "offering" and "offered" give "offer".

    A light stemmer: it only has to send the forms of one word to one string. Derivation
    ("decision", "decide") is left alone, since it joins words of different meaning.
    """
    word = word.removesuffix("'s").replace(".", "").replace("-", "")
    if len(word) <= 3 or not word.isalpha():
        return word.replace(",", "")
    for ending, least in (("ingly", 4), ("edly", 4), ("ing", 3), ("ed", 3), ("ly", 4)):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    else:
        if word.endswith("ies") and len(word) > 4:
            word = word[:-3] + "y"
        elif word.endswith(("sses", "shes", "ches", "xes")):
            word = word[:-2]
        elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and word != "news":
            word = word[:-1]
    if word.endswith("ie"):
        word = word[:-2] + "y"
    return word.removesuffix("e") if len(word) > 3 else word


def content_stems(text: str) -> list[str]:
    """The stems of the words that carry content, in order, with repetitions."""
    return [stem(word) for word in words(text) if word not in _STOP]
