"""What a figure counts: the dead and hurt, money, years in prison, things by their nouns."""

from __future__ import annotations

import re

from onrecord.comparison.differences.bounds import bound_of
from onrecord.comparison.timeline.verbs import is_past
from onrecord.likeness.words import content_stems, stem

PARTS_OF = re.compile(r"\s*of\s+(?:(?:all|the|its|his|her|their|our|those)\s+)*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CURRENCIES = {
    word: sign
    for sign, words in {
        "$": "dollar dollars usd", "£": "pound pounds sterling gbp", "€": "euro euros eur",
        "¥": "yen jpy", "yuan": "yuan renminbi", "rouble": "rouble roubles ruble rubles",
        "rupee": "rupee rupees", "mark": "marks", "krone": "kroner kronor crowns",
        "franc": "franc francs", "peso": "peso pesos", "won": "won",
    }.items()
    for word in words.split()
}  # fmt: skip

MONEY = frozenset(_CURRENCIES.values())  # the keys under which sums of money are counted

# Nouns that outlets use for one another, each with the one it is counted under.
_NOUNS = {
    stem(word): stem(words.split()[0])
    for words in (
        "diplomat envoy", "car vehicle automobile", "home house dwelling household",
        "soldier troop serviceman", "child kid youngster pupil student schoolchild",
        "worker employee staff staffer", "job post position",
        "migrant refugee", "officer policeman", "boat vessel ship", "lawmaker legislator deputy mp",
        "flat apartment", "firm company business", "shop store", "plane aircraft jet",
        "truck lorry", "farm holding", "fan supporter", "passenger traveller traveler",
    )
    for word in words.split()
}  # fmt: skip

# What is counted stands soon after the number; these words may stand between.
_BETWEEN = frozenset(
    """of the other more additional young old local foreign civilian male female crew different
    people persons were was are is have has had been being reported now confirmed still also
    found left others""".split()
)

_PEOPLE = frozenset(
    "people persons men women residents protesters demonstrators marchers protestors".split()
)

_CROWD = re.compile(r"\b(?:crowd|rally|march|turnout|attendance)\s+(?:of|at)\s+$", re.IGNORECASE)

# How harm is told, each with the word it is counted under.
HARM_WORDS = {
    form: key
    for key, forms in {
        "dead": "killed dead died deaths fatalities die dies lives bodies",
        "hurt": "injured wounded hurt injuries casualties hospitalised hospitalized treated",
        "missing": "missing unaccounted missed",
        "held": "arrested detained arrests",
        "moved": "evacuated displaced",
        "trapped": "trapped",
    }.items()
    for form in forms.split()
}

HARM_BEFORE = re.compile(
    r"\b(killed|killing|kills|injured|injuring|injures|wounded|wounding|hurting"
    r"|arrested|detained|evacuated)\s+(?:as many as\s+)?$",
    re.IGNORECASE,
)

_HARMED = re.compile(
    rf"\s+(?:(?:were|was|are|is|have|had|has|been|confirmed|reported|also|still|believed)\s+){{0,4}}"
    rf"({'|'.join(HARM_WORDS)})\b",
    re.IGNORECASE,
)

# "Sentenced to nine years", "nine years in prison": counted in months.
_JAILED = re.compile(
    r"\b(?:sentenced(?:\s+\w+){0,3}\s+to|jailed\s+for|prison\s+for|imprisonment\s+of"
    r"|(?:jail|prison)\s+(?:term|sentence)\s+of|sentence\s+of)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)

_TERM = re.compile(
    r"(?P<unit>[\s-](?:years?|months?))(?P<jail>(?:[’']|s[’'])?\s+(?:in\s+(?:prison|jail)|behind\s+bars"
    r"|imprisonment|(?:(?:prison|jail)\s+)?(?:term|sentence)))?",
    re.IGNORECASE,
)

ING = {"killing": "dead", "kills": "dead", "injuring": "hurt", "injures": "hurt",
        "wounding": "hurt", "hurting": "hurt"}  # fmt: skip

# "The death toll … has risen to 23", "deaths have reached 31", "the number of dead mounted to 25".
_TOLL = re.compile(
    r"\b(?:toll|dead|deaths|fatalities)\b[^.;:!?]{0,90}?"
    r"\b(?:ris(?:es|en|ing)|rose|climb\w*|mount\w*|jump\w*|gone\s+up|went\s+up|goes\s+up"
    r"|increas\w*|grew|grown|reach\w*|st(?:ood|ands?|anding)|hits?|soar\w*|passed|now)"
    r"(?:\s+(?:to|at))?\s*$",
    re.IGNORECASE,
)

# Measures go with every part of a matter: how far it flew, how far off it fell.
MEASURES = frozenset(
    map(
        stem,
        """kilometers kilometres miles meters metres feet acres tons tonnes litres liters inches
        centimeters centimetres pounds kilograms kilos degrees mph kph knots points""".split(),
    )
)

_NOT_COUNTED = frozenset(
    """day days week weeks month months year years hour hours minute minutes second seconds am pm
    th st nd rd percent gmt est utc january february march april may june july august
    september october november december times time ago game games inning innings out outs run runs
    hit hits homer homers yard yards point points goal goals touchdown touchdowns win wins loss
    losses season seasons round rounds lap laps title titles hour-long""".split()
)

# "A break fee of $120 million", "put the fee at £54m", "the fee was 58 million pounds".
_SUM_OF = re.compile(
    r"(?P<what>[a-z][\w-]+)\s+(?:(?:of|was|is|at|to|totals?|totalled|totaled|worth|reached|hit)\s+)"
    r"(?:(?:about|around|some|nearly|almost|up|to|more|than|over|at|least|a|set|put)\s+){0,3}$",
    re.IGNORECASE,
)

HARM = frozenset(HARM_WORDS.values())  # the keys under which the dead, hurt and missing are counted


def toll_before(text: str, start: int) -> str | None:
    """ "The death toll … has risen to": what a figure counts that stands after its verb."""
    before = text[max(0, start - 140) : start]
    if _CROWD.search(before):
        return "people"
    return "dead" if _TOLL.search(before) else None


def counted_by(text: str, match: re.Match[str]) -> tuple[str, int, frozenset[str]] | None:
    """What the figure counts and where that ends; None for dates, ages, scores and the like."""
    if match["money"]:
        return _sign(match["money"]), match.end(), frozenset()
    after = _WORD.match(text, match.end() + 1) if match.end() < len(text) else None
    if after and (sign := _CURRENCIES.get(after.group().casefold())):
        if sign == "won" and not match["scale"]:
            return None  # "the 76 won"
        if sign == "$" or after.group()[0].islower():
            return sign, after.end(), frozenset()
    if match["percent"]:
        of = PARTS_OF.match(text, match.end())
        things = noun_phrase(text, of.end()) if of else None
        if things:
            return "%" + things[0][-1], things[1], frozenset(things[0])
        return "%", match.end(), frozenset()
    return _prison(text, match) or _people(text, match) or _things(text, match)


def _prison(text: str, match: re.Match[str]) -> tuple[str, int, frozenset[str]] | None:
    """A term of imprisonment; years and months are told apart by their key."""
    term = _TERM.match(text, match.end())
    if term is None:
        return None
    if not term["jail"] and not _JAILED.search(text[max(0, match.start() - 60) : match.start()]):
        return None
    unit = "months" if "month" in term["unit"].casefold() else "years"
    return f"{unit} in prison", term.end(), frozenset({"prison"})


def sum_of(text: str, start: int, end: int) -> frozenset[str]:
    """What a sum is paid for, as far as the words beside it say: "fee", "fine", "deal"."""
    words = [m["what"] for m in [_SUM_OF.search(text[max(0, start - 50) : start])] if m]
    if after := re.match(r"\s+(?:\w+-\w+\s+)?([a-z][\w-]+)(?=\W)", text[end : end + 40]):
        words.append(after[1])
    return frozenset(stem(w.casefold()) for w in words if content_stems(w) and not is_past(w))


def _sign(money: str) -> str:
    return money.strip()[-1]


def _people(text: str, match: re.Match[str]) -> tuple[str, int, frozenset[str]] | None:
    """People, and what happened to them: "eleven people are dead", "31 are missing"."""
    end = match.end()
    people = None
    for word in list(_WORD.finditer(text, match.end(), min(len(text), match.end() + 60)))[:5]:
        if text[end : word.start()].strip(" "):
            break  # punctuation: what follows is not what is counted
        lower = word.group().casefold()
        if lower in HARM_WORDS:
            return HARM_WORDS[lower], word.end(), frozenset({HARM_WORDS[lower]})
        if lower in _PEOPLE:
            people = ("people", word.end(), frozenset({"people"}))
        elif lower not in _BETWEEN:
            break
        end = word.end()
    return people


def _things(text: str, match: re.Match[str]) -> tuple[str, int, frozenset[str]] | None:
    found = noun_phrase(text, match.end())
    if found is None:
        return None
    stems, end = found
    if harm := _HARMED.match(text, end):
        return HARM_WORDS[harm[1].casefold()], harm.end(), frozenset(stems)
    if harm := HARM_BEFORE.search(text, max(0, match.start() - 60), bound_of(text, match)[0]):
        key = ING.get(harm[1].casefold()) or HARM_WORDS[harm[1].casefold()]
        return key, end, frozenset(stems)
    return stems[-1], end, frozenset(stems)


def noun_phrase(text: str, start: int) -> tuple[list[str], int] | None:
    """The stems of the words that say what is counted, its noun last, and where they end."""
    stems: list[str] = []
    end = last = start
    for word in list(_WORD.finditer(text, start, min(len(text), start + 70)))[:5]:
        if text[end : word.start()].strip(" "):
            break
        lower = word.group().casefold()
        end = word.end()
        if lower in _BETWEEN and not stems:
            continue
        if lower in _NOT_COUNTED and not stems:
            return None
        if len(lower) < 3 or not content_stems(lower) or lower in _NOT_COUNTED:
            break
        if stems and (is_past(lower) or lower in HARM_WORDS):
            break
        stems.append(_NOUNS.get(stem(lower), stem(lower)))
        last = end
    return (stems, last) if stems else None
