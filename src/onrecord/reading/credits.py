"""Credit lines: the agencies and outlets that a report says it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.reading.quotes import paragraph_spans
from onrecord.reading.wires import (
    WIRES,
    datelined,
    is_agency,
    is_outlet,
    papers_of,
    wires_of,
)
from onrecord.types import Channel, Span

_WORD = r"[A-Z][\w.&-]*(?:['’](?= [A-Z]))?"
_JOINT = r"(?:of |and the |do |de |da |di |du |del |der )?"
_NAME = rf"(?:[Tt]he )?{_WORD}(?: {_JOINT}{_WORD}){{0,3}}"
_NAMES = rf"{_NAME}(?:(?:, (?:and )?| and | & |; ){_NAME}){{0,5}}"
CREDIT_LINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<names>{_NAMES}) (?:also )?contributed (?:to )?"
        r"(?:reporting|this (?:report|story|article))",
        r"\b[Ww]ith (?:additional |agency )?"
        r"(?:inputs?|reporting|files|reports|material|content|text)"
        rf" (?:from|by) (?P<names>{_NAMES})",
        r"^\W{0,3}(?:Sources?|Via|Credits?|Agency|Agencies|Compiled from)\s?: ?"
        rf"(?P<names>{_NAMES})\W{{0,3}}$",
        r"^\W{0,3}(?:Compiled|Collated|Adapted|Translated|Taken) (?:by [\w ]{2,30} )?from "
        rf"(?P<names>{_NAMES})(?:,? and (?:[a-z]+ ){{1,3}}[a-z]+)?\W{{0,3}}$",
        rf"^(?:—|–|--|-) ?(?P<names>{_NAMES})\W{{0,2}}$",
        r"^[A-Z][A-Z .,’'-]{2,40}(?:, [\w. ]{2,20})? ?"
        rf"[(/](?P<names>{_NAMES})[)/] ?(?:—|–|--|-)",
        r"^[A-Z][A-Z .,’'-]{2,40}, [\w. ]{3,20}\.? /(?P<names>[A-Z][\w-]+)/",
        r"^/?(?P<names>[A-Z][\w-]+)/$",
        r"^\((?P<names>[A-Z][\w-]+(?: [A-Z][\w-]+)?)\)$",
        rf"^\W{{0,2}}(?:This (?:story|article|report) (?:was )?(?:first |originally )?"
        rf"(?:published|appeared) (?:by|in|on|at) )(?P<names>{_NAMES})",
    )
)
REPORTING_BY = re.compile(r"^\W{0,2}\(?(?:Additional )?[Rr]eporting by (?P<names>[^;.)]{2,200})")
# In the running text: "first reported by the Fenland Post", "as the Post reports", "Last night's
# report by the Post", "the Post had reported".
IN_TEXT = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"\b(?:(?:first|originally|previously|earlier) )?reported (?:\w+ )?by (?P<names>{_NAME})",
        rf"\breports? (?:[a-z]+ ){{0,2}}(?:by|in|on) (?P<names>{_NAME})",
        rf"\b[Aa]s (?P<names>{_NAME}) (?:has |had )?(?:first |earlier |previously )?"
        r"(?:reports|reported)\b",
        rf"(?:(?<=[.!?”\"] )|^|, )(?P<names>{_NAME}) (?:has |had )?(?:first |earlier |also |"
        r"previously )?reported\b",
        rf"\b(?:citing|quoting) (?P<names>{_NAME})",
    )
)
LONGEST_CREDIT = 300  # characters of a paragraph looked at, from its start and from its end
DIVIDES = re.compile(r",? and (?:the )?|, (?:the )?|; | & ")


def find_credits(text: str, outlet: str | None = None) -> tuple[Channel, ...]:
    """The credit lines of an article, one channel for each name, in order.

    ``outlet`` is who publishes the text: "(TW)" in Tarn Wire's own dateline credits nobody else.
    """
    wires = {**WIRES, **wires_of(text), **{name: WIRES.get(name, name) for name in datelined(text)}}
    found: dict[Span, Channel] = {}
    for paragraph in paragraph_spans(text):
        start, end = paragraph.start, paragraph.end
        windows = [text[start : min(end, start + LONGEST_CREDIT)]]
        if end - start > LONGEST_CREDIT:
            windows.append(text[end - LONGEST_CREDIT : end])
        for number, window in enumerate(windows):
            offset = start if number == 0 else end - LONGEST_CREDIT
            for pattern in CREDIT_LINES if number == 0 else CREDIT_LINES[:2]:
                for match in pattern.finditer(window):
                    for channel in _names(match, offset, wires, text):
                        found.setdefault(channel.span, channel)
            if number == 0 and (alone := ALONE.match(window)):
                for channel in _names(alone, offset, wires, text):
                    if channel.kind == "wire":
                        found.setdefault(channel.span, channel)
        for match in _in_text(text, start, end):
            for channel in _names(match, 0, wires, text):
                if channel.kind == "wire" or _is_press(channel.name or "", text):
                    found.setdefault(channel.span, channel)
        if reporting := REPORTING_BY.match(text[start:end][:LONGEST_CREDIT]):
            span = Span(start + reporting.start(), start + reporting.end())
            found.setdefault(span, Channel("report", None, span))
    own = "".join(word[0] for word in (outlet or "").split() if word[0].isupper())
    return tuple(found[span] for span in sorted(found) if found[span].name not in {own, ""})


def _in_text(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The places of a paragraph that credit somebody in the running text."""
    if "report" in text[start:end] or "iting " in text[start:end] or "quoting " in text[start:end]:
        for pattern in IN_TEXT:
            yield from pattern.finditer(text, start, end)


def _is_press(name: str, text: str) -> bool:
    """Whether a name is surely an outlet's: capitals alone ("OPEC") do not say so."""
    return not (" " not in name and name.isupper()) or name in papers_of(text)


# A line that is an agency's name and nothing else.
ALONE = re.compile(rf"\W{{0,3}}(?P<names>{_NAME})\W{{0,3}}$")


def _names(
    match: re.Match[str], offset: int, wires: dict[str, str], text: str
) -> Iterator[Channel]:
    start, names = match.start("names"), match["names"]
    at = 0
    pieces = [*DIVIDES.finditer(names), None]
    for divider in pieces:
        end = divider.start() if divider else len(names)
        name = names[at:end].rstrip(".")
        bare = name.removeprefix("The ").removeprefix("the ")
        if bare:
            first = offset + start + at + (len(name) - len(bare))
            span = Span(first, first + len(bare))
            if bare in wires or is_agency(bare):
                yield Channel("wire", wires.get(bare, bare), span)
            elif is_outlet(bare) or bare in papers_of(text):
                yield Channel("report", bare, span)
        at = divider.end() if divider else end
