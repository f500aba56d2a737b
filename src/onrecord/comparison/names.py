"""Whether two names can be one person's or one organisation's."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from onrecord.comparison.given_names import forms, sounds, transcribed, transcribed_surname

_TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir dame lord lady president vice prime minister chancellor
    senator sen rep representative governor gov mayor secretary general gen col capt captain judge
    justice king queen prince princess pope king-elect president-elect chairman chairwoman
    spokesman spokeswoman spokesperson""".split()
)

# Spellings that differ by the way another script was put into Latin letters.
_SPELLINGS = (
    ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("sz", "sh"), ("cz", "ch"), ("kh", "h"),
    ("ph", "f"), ("ck", "k"), ("ue", "u"),
    ("oe", "o"), ("ae", "a"), ("ou", "u"), ("ee", "i"), ("oo", "u"), ("w", "v"), ("j", "i"),
    ("y", "i"), ("z", "s"), ("x", "ks"), ("q", "k"),
)  # fmt: skip
_REPEATED = re.compile(r"(.)\1+")


# Letters that are no base letter with a mark.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a person's name: no titles, accents, dots or case."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = plain.translate(_LETTERS)
    plain = plain.replace(".", " ").replace("-", " ").replace("'s ", " ").removesuffix("'s")
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", plain)
    while len(words) > 1 and words[0] in _TITLES:
        words.pop(0)
    if len(words) > 2 and words[-1] in {"jr", "sr", "ii", "iii"}:
        words.pop()
    return tuple(words)


@lru_cache(maxsize=50_000)
def spelling_key(word: str) -> str:
    """One string for the spellings of a word: Zelensky, Zelenskyy and Selenskyj give the same."""
    for written, key in _SPELLINGS:
        word = word.replace(written, key)
    return _REPEATED.sub(r"\1", word).rstrip("i")


def same_person(one: str, other: str, *, loosely: bool = False) -> bool:
    """Whether two full names (given name and surname) can name one person.

    Surnames must be spellings of one another; given names likewise, or one the short form or
    the initial of the other; ``loosely``, given names that are transcribed by other rules too.
    Middle names are not compared: outlets drop them.
    """
    first, second = name_words(one), name_words(other)
    if len(first) < 2 or len(second) < 2:
        return False
    if spelling_key(first[-1]) != spelling_key(second[-1]):
        return loosely and _sounds_alike(first, second)
    if _same_given(first[0], second[0]):
        return True
    if loosely and (transcribed(first[0], second[0]) or _cut_short(first[0], second[0])):
        return True
    # "Mallam Garba Shehu" and "Garba Shehu": an honorific or a first given name left out.
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) == 2 < len(longer) and longer[-2] == shorter[0]


def _sounds_alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether surname and given name are heard alike: Mohammed al-Sayed, Muhammad al-Sayyid."""
    heard = len(sounds(first[0])) + len(sounds(first[-1]))
    return (
        heard >= LEAST_HEARD
        and transcribed_surname(first[-1], second[-1])
        and (_same_given(first[0], second[0]) or transcribed(first[0], second[0]))
        and first[0][0] not in _INITIAL_ONLY
        and len(first[0]) > 1
        and len(second[0]) > 1
    )


LEAST_CUT = 3  # letters of a given name that was cut short
LEAST_HEARD = 5  # consonants of given name and surname together
_INITIAL_ONLY = frozenset("'")


def _same_given(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    ones = {spelling_key(form) for form in forms(one)}
    return not ones.isdisjoint(spelling_key(form) for form in forms(other))


def _cut_short(one: str, other: str) -> bool:
    """Whether a given name is the beginning of the other: Gil and Gilbert."""
    short, long = sorted((one, other), key=len)
    return len(short) >= LEAST_CUT and long.startswith(short)


@lru_cache(maxsize=50_000)
def organisation_key(name: str) -> str:
    """One string for the writings of an organisation's name: no article, case or dots."""
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", name.replace(".", "").casefold())
    words = [re.sub(r"['’]s$", "", word) for word in words]
    while words and words[0] in {"the", "a", "an"}:
        words.pop(0)
    while len(words) > 1 and words[-1] in {"inc", "corp", "ltd", "plc", "llc", "co", "company"}:
        words.pop()
    return " ".join(words)


def outlet_key(name: str) -> str:
    """One string for the writings of an outlet's name: "Il Faro (English edition)" is Il Faro."""
    return organisation_key(re.sub(r"\s*\([^()]*\)$", "", name))


def acronym(name: str) -> str:
    """The initials of a name's capitalised words, for names of three words and more."""
    initials = [word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
    if initials and name.casefold().startswith("the "):
        initials = initials if not name.startswith("The ") else initials[1:]
    return "".join(initials) if len(initials) >= 3 else ""
