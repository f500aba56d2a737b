"""Figures in a sentence, as quantities: how many, of what, and how exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.comparison.numbers import FRACTION, NUMBER, RATIO, fraction, ratio, value_of
from onrecord.comparison.timeline.verbs import is_past
from onrecord.likeness.words import content_stems, stem
from onrecord.types import Span

Bound = Literal["exact", "about", "least", "most"]

_ABOUT = re.compile(
    r"(?:about|around|some|roughly|approximately|nearly|almost|close to|an estimated|estimated"
    r"|just over|just under|a little (?:over|under)|slightly (?:over|under|more than|less than)"
    r"|up to|an average of|or so|another|only about|as few as)\s*$",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"(?:at least|more than|over|above|no fewer than|upwards of|in excess of|not less than"
    r"|a minimum of|passed|topped|exceed(?:s|ed)|surpass(?:es|ed))\s*$",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"(?:at most|fewer than|less than|under|below|up to|as many as|as much as|a maximum of)\s*$",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"\s*(?:\w+\s+)?(?:or more|plus)\b|\+", re.IGNORECASE)
_OR_SO = re.compile(r"\s*(?:\w+\s+)?or (?:so|less)\b", re.IGNORECASE)
# "Eleven of the injured": a part of another count, which says nothing of the whole.
_PART = re.compile(r"\s+of\s+(?:the|those|these|them|its|his|her|their|our|whom)\b", re.IGNORECASE)
_PARTS_OF = re.compile(r"\s*of\s+(?:(?:all|the|its|his|her|their|our|those)\s+)*", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
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
_HARM = {
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
_HARM_BEFORE = re.compile(
    r"\b(killed|killing|kills|injured|injuring|injures|wounded|wounding|hurting"
    r"|arrested|detained|evacuated)\s+(?:as many as\s+)?$",
    re.IGNORECASE,
)
_HARMED = re.compile(
    rf"\s+(?:(?:were|was|are|is|have|had|has|been|confirmed|reported|also|still|believed)\s+){{0,4}}"
    rf"({'|'.join(_HARM)})\b",
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
    r"|imprisonment|(?:prison|jail)\s+(?:term|sentence)))?",
    re.IGNORECASE,
)
_ING = {"killing": "dead", "kills": "dead", "injuring": "hurt", "injures": "hurt",
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
# What was before, and what a market pays at this moment: neither is compared.
_REMAIN = re.compile(r"\b(?:still|remain(?:s|ed|ing)?)\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:(?:previous|previously|initial|initially|earlier|original|originally|former|last\s+year"
    r"|a\s+year\s+ago|compared\s+(?:with|to)|versus|up\s+from|down\s+from|instead\s+of"
    r"|rather\s+than)\b[^,;.]{0,30}"
    r"|(?:rose|risen|fell|fallen|rais\w+|increas\w+|chang\w+|revis\w+|cut|grew|dropped|climbed"
    r"|jumped|reduc\w+)\s+(?:\S+\s+){0,5}from\s+(?:\w+\s+){0,2})$",
    re.IGNORECASE,
)
_TRADED = re.compile(
    r"\b(?:shares?|stock|futures|barrel|index|bitcoin|euro|dollar|pound)\b[^;]{0,60}"
    r"\b(?:to|at)\s+$",
    re.IGNORECASE,
)

HARM = frozenset(_HARM.values())  # the keys under which the dead, hurt and missing are counted


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in a text."""

    span: Span  # the figure with its approximation, unit and what is counted
    value: float
    of: str  # what is counted, as a key; "%" and currency signs stand before it
    bound: Bound
    things: frozenset[str] = frozenset()  # stems of all the words that say what is counted


def quantities(text: str, offset: int = 0) -> Iterator[Quantity]:
    """The figures of a sentence that say how many of what; ``offset`` is added to the spans."""
    shares = [(m, ratio(m)) for m in RATIO.finditer(text)]
    shares += [(m, fraction(m)) for m in FRACTION.finditer(text)]
    for match, share in shares:
        if share is not None:
            yield _share(text, match, share, offset)
    taken = [match.span() for match, share in shares if share is not None]
    for match in NUMBER.finditer(text):
        value = value_of(match)
        money = match["money"] or match["percent"]
        if any(start <= match.start() < end for start, end in taken) or value is None:
            continue
        if not money and (_YEAR.fullmatch(match.group()) or _PART.match(text, match.end())):
            continue
        start, bound = _bound(text, match)
        counted = _counted(text, match)
        if counted is None and (toll := _toll(text, start)):
            counted = (toll, match.end(), frozenset({toll}))
        before = text[max(0, start - 110) : start]
        if counted is None or _BEFORE.search(before):
            continue
        of, end, things = counted
        if of in MONEY and _TRADED.search(before):
            continue
        if of == "trapped" and _REMAIN.search(text[start : end + 20]):
            continue  # fewer from hour to hour
        if of in MONEY or of == "%":
            things = _sum_of(text, start, end)
        if of == "people" and (harm := _HARM_BEFORE.search(text, max(0, start - 40), start)):
            of = _ING.get(harm[1].casefold()) or _HARM[harm[1].casefold()]
        yield Quantity(Span(offset + start, offset + end), value, of, bound, things)


def compatible(one: Quantity, other: Quantity) -> bool:
    """Whether both figures can be right at once: "more than 900" and "nearly 1,000" can."""
    if one.value == other.value:
        return True
    low, high = sorted((one, other), key=lambda q: q.value)
    if low.bound == "least" or high.bound == "most":
        return True
    if "about" in (one.bound, other.bound):
        # A rounded figure stands for a tenth on either side.
        return high.value - low.value <= 0.1 * high.value
    # "£54.2m" and "£54m", "61.3%" and "61%": one is the other, rounded.
    return _rounds_to(high.value, low.value) or _rounds_to(low.value, high.value)


def _rounds_to(fine: float, rough: float) -> bool:
    """Whether ``rough`` is ``fine`` with fewer digits, and two of them at least."""
    if rough <= 0 or abs(fine - rough) > 0.05 * rough:
        return False
    digits = f"{rough:.6g}".replace(".", "").strip("0")
    return (
        2 <= len(digits) < len(f"{fine:.6g}".replace(".", "").strip("0"))
        and float(f"{fine:.{len(digits)}g}") == rough
    )


def _bound(text: str, match: re.Match[str]) -> tuple[int, Bound]:
    """Where the figure begins with the words that say how exact it is, and what they say."""
    before = text[: match.start()][-30:]
    patterns: tuple[tuple[re.Pattern[str], Bound], ...] = (
        (_LEAST, "least"), (_ABOUT, "about"), (_MOST, "most"),
    )  # fmt: skip
    for pattern, name in patterns:
        found = pattern.search(before)
        if found and (found.start() == 0 or not before[found.start() - 1].isalnum()):
            return match.start() - (len(before) - found.start()), name
    if _OR_MORE.match(text, match.end()):
        return match.start(), "least"
    return match.start(), "about" if _OR_SO.match(text, match.end()) else "exact"


def _toll(text: str, start: int) -> str | None:
    """ "The death toll … has risen to": what a figure counts that stands after its verb."""
    before = text[max(0, start - 140) : start]
    if _CROWD.search(before):
        return "people"
    return "dead" if _TOLL.search(before) else None


def _share(text: str, match: re.Match[str], value: float, offset: int) -> Quantity:
    """A fraction of something as a percentage."""
    of = _PARTS_OF.match(text, match.end())
    things = _noun_phrase(text, of.end() if of else match.end())
    end = things[1] if things else match.end()
    key = "%" + (things[0][-1] if things else "")
    start = match.start()
    return Quantity(
        Span(offset + start, offset + end), value, key, "about",
        frozenset(things[0]) if things else frozenset(),
    )  # fmt: skip


def _counted(text: str, match: re.Match[str]) -> tuple[str, int, frozenset[str]] | None:
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
        of = _PARTS_OF.match(text, match.end())
        things = _noun_phrase(text, of.end()) if of else None
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


def _sum_of(text: str, start: int, end: int) -> frozenset[str]:
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
        if lower in _HARM:
            return _HARM[lower], word.end(), frozenset({_HARM[lower]})
        if lower in _PEOPLE:
            people = ("people", word.end(), frozenset({"people"}))
        elif lower not in _BETWEEN:
            break
        end = word.end()
    return people


def _things(text: str, match: re.Match[str]) -> tuple[str, int, frozenset[str]] | None:
    found = _noun_phrase(text, match.end())
    if found is None:
        return None
    stems, end = found
    if harm := _HARMED.match(text, end):
        return _HARM[harm[1].casefold()], harm.end(), frozenset(stems)
    if harm := _HARM_BEFORE.search(text, max(0, match.start() - 60), _bound(text, match)[0]):
        key = _ING.get(harm[1].casefold()) or _HARM[harm[1].casefold()]
        return key, end, frozenset(stems)
    return stems[-1], end, frozenset(stems)


def _noun_phrase(text: str, start: int) -> tuple[list[str], int] | None:
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
        if stems and (is_past(lower) or lower in _HARM):
            break
        stems.append(_NOUNS.get(stem(lower), stem(lower)))
        last = end
    return (stems, last) if stems else None
