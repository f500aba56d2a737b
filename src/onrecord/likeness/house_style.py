"""The words of a text as they are whatever an outlet's house style: what is no difference."""

from __future__ import annotations

import re
from functools import lru_cache

# A word, a number with its sign, or a per cent sign. Every step consumes a character.
_TOKEN = re.compile(r"[^\W_]+(?:[.,'’‘\-‑][^\W_]+)*|%")
_NOT = re.compile(r"n'?t$")
_WHOLE = {  # contractions whose stem changes, and spellings that no rule below reaches
    "won't": "will not", "can't": "can not", "cannot": "can not", "shan't": "shall not",
    "ain't": "is not", "i'm": "i am", "let's": "let us", "gonna": "going to", "mr": "", "mrs": "",
    "ms": "", "programme": "program", "programmes": "programs", "grey": "gray", "ok": "okay",
    "towards": "toward", "tyre": "tire", "tyres": "tires", "cheque": "check", "whilst": "while",
    "percent": "percent", "%": "percent", "pct": "percent", "1": "one", "judgement": "judgment",
    "amongst": "among", "adviser": "advisor", "advisers": "advisors", "learnt": "learned",
}  # fmt: skip
_ENDINGS = {"'re": " are", "'ll": " will", "'ve": " have", "'d": " would"}
_IS = frozenset("it that he she there what who here where how".split())  # "it's" is "it is"
# Forms that follow "has" rather than "is": "he's saved", "it's been".
_DONE = re.compile(r"\w{2}ed$|^(?:been|had|got|gone|come|become|made|taken|given|seen|done|said)$")
# British spellings, made American; the letters around keep "four", "hour" and "wise" as they are.
_SPELLINGS = (
    (re.compile(r"(?<=[a-z][bdilmnpv])our(?=(?:s|ed|ing|ite|ites|able|ful|hood|er|ers)?$)"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|ing|ation|ations|er|ers)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2}ly)s(?=(?:e|es|ed|ing)$)"), "z"),
    (re.compile(r"(?<=[a-z]{2}[bt])re(?=s?$)"), "er"),
    (re.compile(r"(?<=[fp]en)ce(?=s?$)"), "se"),
    (re.compile(r"(?<=[aeu])ll(?=(?:ed|ing|er|ers)$)"), "l"),
)
_IN_ONE = {
    ("per", "cent"): "percent",
    ("on", "to"): "onto",
    ("any", "more"): "anymore",
    ("for", "ever"): "forever",
}
_UNITS = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SMALL = _UNITS | _TENS | {"hundred": 100}


def plain_words(text: str) -> list[str]:
    """The words in order: no case, marks, contractions; numbers in digits; one spelling.

    >>> plain_words("The U.S. didn't co-operate: a hundred and ten per cent!")
    ['the', 'us', 'did', 'not', 'cooperate', '110', 'percent']
    """
    return list(_plain_words(text))


@lru_cache(maxsize=8_192)  # the quotations of a story are compared again and again
def _plain_words(text: str) -> tuple[str, ...]:
    out: list[str] = []
    short = False  # the word before is an "is" that may be short for "has"
    for match in _TOKEN.finditer(text):
        word = match.group().casefold().replace("’", "'").replace("‘", "'")
        if short and _DONE.search(word):
            out[-1] = "has"  # "he's saved us a year"; "he's tired" reads so too, on both sides
        short = word.endswith("'s") and word.removesuffix("'s") in _IS
        out += [part for part in _plain(word) if part]  # of a lone "n't" nothing stands before
    return tuple(_in_one(_in_digits(out)))


def marks(text: str) -> str:
    """What stands between the words, quotation marks and the stop at the end set aside."""
    return "".join(
        c for c in _TOKEN.sub("", text) if not c.isspace() and c not in "“”\"'‘’«»"
    ).rstrip(".,;")


@lru_cache(maxsize=100_000)
def _plain(word: str) -> tuple[str, ...]:
    if word in _WHOLE:
        return tuple(_WHOLE[word].split())
    if "n't" in word:
        return (_NOT.sub("", word), "not")
    for ending, full in _ENDINGS.items():
        if word.endswith(ending):
            return (word.removesuffix(ending), full.strip())
    if word.endswith("'s") and word.removesuffix("'s") in _IS:
        return (word.removesuffix("'s"), "is")
    if "-" in word or "‑" in word:
        parts = re.split(r"[-‑]", word)
        if all(part in _SMALL for part in parts):
            return tuple(parts)
        return (_spelled("".join(parts)),)
    if word[0].isdigit():
        return (word.replace(",", ""),)
    return (_spelled(word.replace(".", "")),)


def _spelled(word: str) -> str:
    if len(word) < 5:
        return word
    for british, american in _SPELLINGS:
        word = british.sub(american, word)
    return word


def _in_digits(words: list[str]) -> list[str]:
    """Number words as digits: "a hundred and ten" is 110. A lone "one" is a word, no number."""
    out: list[str] = []
    at = 0
    while at < len(words):
        value, end = _number(words, at)
        if end > at and not (value == 1 and end == at + 1):
            out.append(str(value))
            at = end
        else:
            out.append(words[at])
            at += 1
    return out


def _number(words: list[str], at: int) -> tuple[int, int]:
    """The number that begins at a word, and where it ends; no progress where none begins."""
    total = small = 0
    end = at
    if words[at] == "a" and at + 1 < len(words) and words[at + 1] in ("hundred", "thousand"):
        small, at = 1, at + 1
    last = ""
    for n in range(at, len(words)):
        word = words[n]
        if word in _UNITS and (n == at or last == "and" or last in _TENS or last in _SCALES):
            small += _UNITS[word]
        elif word in _TENS and (n == at or last == "and" or last in _SCALES):
            small += _TENS[word]
        elif word == "hundred" and small:
            small *= 100
        elif word in _SCALES and small:
            total, small = total + small * _SCALES[word], 0
        elif word == "and" and last in ("hundred", *_SCALES) and _goes_on(words, n):
            last = "and"
            continue
        else:
            break
        last, end = word, n + 1
    return total + small, end


def _goes_on(words: list[str], at: int) -> bool:
    following = words[at + 1] if at + 1 < len(words) else ""
    return following in _UNITS or following in _TENS


def _in_one(words: list[str]) -> list[str]:
    """What some write in two words, in one: "per cent", "on to"."""
    out: list[str] = []
    for word in words:
        if out and (joined := _IN_ONE.get((out[-1], word))):
            out[-1] = joined
        else:
            out.append(word)
    return out
