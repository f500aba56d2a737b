"""Whether two names can be one person's or one organisation's."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir dame lord lady president vice prime minister chancellor
    senator sen rep representative governor gov mayor secretary general gen col capt captain judge
    justice king queen prince princess pope king-elect president-elect chairman chairwoman
    spokesman spokeswoman spokesperson""".split()
)

# Common short forms of English given names, each with the form it stands for.
_SHORT = {
    short: full
    for full, shorts in {
        "alexander": "alex sasha", "andrew": "andy drew", "anthony": "tony", "benjamin": "ben",
        "charles": "charlie chuck", "christopher": "chris", "daniel": "dan danny",
        "david": "dave", "donald": "don", "edward": "ed eddie ted", "elizabeth": "liz beth",
        "eugene": "gene", "gregory": "greg", "james": "jim jimmy", "jeffrey": "jeff",
        "jennifer": "jen", "john": "jack johnny", "joseph": "joe joey", "joshua": "josh",
        "katherine": "kate kathy", "kenneth": "ken", "lawrence": "larry", "margaret": "maggie",
        "matthew": "matt", "michael": "mike mick", "nicholas": "nick", "pamela": "pam",
        "patrick": "pat", "patricia": "patty", "peter": "pete", "philip": "phil",
        "rebecca": "becky", "richard": "dick rick", "robert": "bob rob bobby robbie",
        "ronald": "ron", "samuel": "sam", "stephen": "steve", "steven": "steve",
        "susan": "sue", "theodore": "theo", "thomas": "tom", "timothy": "tim",
        "victoria": "vicky", "vladimir": "volodymyr", "william": "bill will billy",
    }.items()
    for short in shorts.split()
}  # fmt: skip
del _SHORT["volodymyr"]  # two names, not a short form of each other

# Spellings that differ by the way another script was put into Latin letters.
_SPELLINGS = (
    ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("sz", "sh"), ("cz", "ch"), ("kh", "h"),
    ("ph", "f"), ("ck", "k"), ("ou", "u"), ("ee", "i"), ("oo", "u"), ("w", "v"), ("j", "i"),
    ("y", "i"), ("z", "s"), ("x", "ks"), ("q", "k"),
)  # fmt: skip
_REPEATED = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a person's name: no titles, accents, dots or case."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
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


def same_person(one: str, other: str) -> bool:
    """Whether two full names (given name and surname) can name one person.

    Surnames must be spellings of one another; given names likewise, or one the short form or
    the initial of the other. Middle names are not compared: outlets drop them.
    """
    first, second = name_words(one), name_words(other)
    if len(first) < 2 or len(second) < 2:
        return False
    if spelling_key(first[-1]) != spelling_key(second[-1]):
        return False
    if _same_given(first[0], second[0]):
        return True
    # "Mallam Garba Shehu" and "Garba Shehu": an honorific or a first given name left out.
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) == 2 < len(longer) and longer[-2] == shorter[0]


def _same_given(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    one, other = _SHORT.get(one, one), _SHORT.get(other, other)
    return spelling_key(one) == spelling_key(other)


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


def acronym(name: str) -> str:
    """The initials of a name's capitalised words, for names of three words and more."""
    initials = [word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
    if initials and name.casefold().startswith("the "):
        initials = initials if not name.startswith("The ") else initials[1:]
    return "".join(initials) if len(initials) >= 3 else ""
