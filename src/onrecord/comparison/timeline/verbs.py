"""Verbs that tell what happened: which words are past forms, and of which verb."""

from __future__ import annotations

import re

from onrecord.likeness.words import stem

# Past form and participle are the same word unless both are given.
_IRREGULAR = """
arise:arose/arisen awake:awoke/awoken bear:bore/borne beat:beat/beaten become:became
begin:began/begun bend:bent bet:bet bind:bound bite:bit/bitten blow:blew/blown
break:broke/broken bring:brought build:built burn:burnt burst:burst buy:bought cast:cast
catch:caught choose:chose/chosen cling:clung come:came cost:cost creep:crept cut:cut deal:dealt
dig:dug draw:drew/drawn drink:drank/drunk drive:drove/driven eat:ate/eaten fall:fell/fallen
feed:fed feel:felt fight:fought find:found flee:fled fling:flung fly:flew/flown
forbid:forbade/forbidden forget:forgot/forgotten freeze:froze/frozen get:got/gotten
give:gave/given go:went/gone grow:grew/grown hang:hung hear:heard hide:hid/hidden hit:hit
hold:held hurt:hurt keep:kept know:knew/known lay:laid lead:led leave:left lend:lent let:let
light:lit lose:lost make:made mean:meant meet:met pay:paid plead:pled put:put quit:quit
ride:rode/ridden ring:rang/rung rise:rose/risen run:ran say:said see:saw/seen seek:sought
sell:sold send:sent set:set shake:shook/shaken shed:shed shine:shone shoot:shot show:showed/shown
shut:shut sing:sang/sung sink:sank/sunk sit:sat sleep:slept slide:slid speak:spoke/spoken
speed:sped spend:spent spin:spun split:split spread:spread stand:stood steal:stole/stolen
stick:stuck strike:struck/stricken strive:strove swear:swore/sworn sweep:swept swim:swam/swum
swing:swung take:took/taken teach:taught tear:tore/torn tell:told think:thought
throw:threw/thrown undergo:underwent/undergone understand:understood wake:woke/woken
wear:wore/worn weep:wept win:won withdraw:withdrew/withdrawn write:wrote/written
overturn:overturned overcome:overcame overthrow:overthrew/overthrown override:overrode/overridden
"""
_BASE: dict[str, str] = {
    form: base
    for entry in _IRREGULAR.split()
    for base, _, forms in (entry.partition(":"),)
    for form in forms.split("/")
}
_HELPERS = frozenset("was were had did been being has have".split())
_WITHIN = frozenset("not never also already now since just only long".split())
# Words that end like a past form and are none.
_NO_VERBS = frozenset(
    """hundred indeed need speed breed feed seed creed greed red bed wed shed embed united armed
    alleged so-called aged unarmed unnamed unprecedented unidentified limited increased
    combined estimated supposed retired disputed proposed detailed talented hundred-odd sacred
    naked wicked rugged beloved""".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def is_past(word: str) -> bool:
    """Whether a word can be the past form or the participle of a verb."""
    low = word.casefold()
    if low in _HELPERS or low in _BASE:
        return True
    return low.endswith("ed") and len(low) > 4 and "-" not in low and low not in _NO_VERBS


def tells_past(text: str) -> bool:
    """Whether a stretch of text holds a verb in the past."""
    return any(is_past(match.group()) for match in _WORD.finditer(text))


def count_past(text: str) -> int:
    """How many verbs in the past stand in a text; "had been shut" is one."""
    count, inside = 0, False
    for match in _WORD.finditer(text):
        past = is_past(match.group())
        count += past and not inside
        # An adverb within "had not been shut" parts nothing.
        inside = past or (inside and match.group().casefold() in _WITHIN)
    return count


def base_stem(word: str) -> str:
    """The stem of a verb, the same for all its forms: "held", "holds" and "hold" give "hold"."""
    low = word.casefold()
    return stem(_BASE.get(low, low))


def past_stems(text: str) -> frozenset[str]:
    """The stems of the verbs that stand in the past in a text, those of the passive too."""
    return frozenset(
        base_stem(match.group())
        for match in _WORD.finditer(text)
        if is_past(match.group()) and match.group().casefold() not in _HELPERS
    )
