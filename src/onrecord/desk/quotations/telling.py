"""The outcome of a check in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.desk.quotations.nouns import Match, Verdict

_SERIOUS = frozenset(("figure", "modality", "polarity"))
_DIFFERENCES = {
    "figure": "another figure",
    "modality": "another “could” or “will”",
    "polarity": "a “not” that the other lacks",
    "words": "words that the other lacks",
    "translation": "other words",
    "shortening": "words left out",
    "punctuation": "other punctuation",
}


def verdict_of(fitting: Sequence[Match], others: Sequence[Match], *, printed: bool) -> Verdict:
    """What the nearest match shows; ``fitting`` are those by whoever was asked for."""
    if not fitting:
        return "by_another" if others else "printed" if printed else "nothing"
    best = fitting[0]
    if best.denied or _SERIOUS & set(best.differences):
        return "differs"
    if best.kind == "meaning":
        return "similar"
    if not best.quoted:
        return "reported"
    return "reworded" if best.kind == "near" else "said"


def sentence_of(verdict: Verdict, speaker: str | None, best: Match | None) -> str:
    """The verdict in plain words."""
    if best is None:
        who = f" by {speaker}" if speaker else ""
        if verdict == "printed":
            return "Articles print these words, but nobody is known to have said them."
        return f"Nothing like it{who} is in the store. That it was never said does not follow."
    who = best.speaker
    number = len(best.outlets) + best.unnamed_outlets
    by = "1 outlet" if number == 1 else f"{number} outlets"
    match verdict:
        case "said":
            part = ", as part of more" if best.kind == "part" else ""
            part = ", with words left out between" if best.kind == "shortened" else part
            return f"{who} is quoted with these words{part} ({by})."
        case "differs" if best.denied:
            return f"{who} is reported to deny this ({by})."
        case "differs":
            kinds = [kind for kind in best.differences if kind in _SERIOUS]
            told = " and ".join(_DIFFERENCES[kind] for kind in kinds)
            return f"What {who} said is near to it, but with {told} ({by})."
        case "reworded":
            return f"{who} is quoted with much the same words, but not exactly these ({by})."
        case "reported":
            return f"{who} is reported to have said so, but not quoted with these words ({by})."
        case "similar":
            return f"{who} said something of like meaning, in other words ({by})."
        case _:
            return f"Nothing like it by {speaker}; {who} said it, or much the same ({by})."
