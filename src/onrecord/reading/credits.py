"""Credit lines: the agencies and outlets that a report says it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.reading.quotes import paragraph_spans
from onrecord.reading.wires import WIRES, is_outlet, wires_of
from onrecord.types import Channel, Span

_NAME = r"(?:[Tt]he )?[A-Z][\w.&-]*(?: (?:of |and the )?[A-Z][\w.&-]*){0,3}"
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
LONGEST_CREDIT = 300  # characters of a paragraph looked at, from its start and from its end
DIVIDES = re.compile(r",? and (?:the )?|, (?:the )?|; | & ")


def find_credits(text: str) -> tuple[Channel, ...]:
    """The credit lines of an article, one channel for each name, in order."""
    wires = {**WIRES, **wires_of(text)}
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
                    for channel in _names(match, offset, wires):
                        found.setdefault(channel.span, channel)
        if reporting := REPORTING_BY.match(text[start:end][:LONGEST_CREDIT]):
            span = Span(start + reporting.start(), start + reporting.end())
            found.setdefault(span, Channel("report", None, span))
    return tuple(found[span] for span in sorted(found))


def _names(match: re.Match[str], offset: int, wires: dict[str, str]) -> Iterator[Channel]:
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
            if bare in wires:
                yield Channel("wire", wires[bare], span)
            elif is_outlet(bare):
                yield Channel("report", bare, span)
        at = divider.end() if divider else end
