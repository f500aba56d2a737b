"""Where a page came from: its address, its own site, the outlets that had the report before."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.articles import debris, outlets
from onrecord.articles.characters import count_letters, key
from onrecord.articles.drafts import Block, Draft
from onrecord.types import Removed

LONGEST_LINE = 2000  # characters beyond which a block is not looked at by rules for short lines
SYNDICATION = re.compile(
    r"The post (.{1,300}?) (?:first appeared|appeared first) on ([^\n]{1,80}?)\.?$"
)
FIRST_PUBLISHED = re.compile(
    r"[(\[]?(?:(?:this|the) (?:article|story|post|piece|report|column|interview) )?"
    r"(?:was |has been )?"
    r"(?:originally|first) (?:published|appeared|posted|ran) (?:on|in|at|by|with) "
    r"((?:the )?[A-Z0-9][^\n,;]{1,60}?)(?: (?:on|and|as|under|with) [^\n]{1,120})?[.)\]]{0,2}$",
    re.I,
)
ORIGINAL_LABEL = re.compile(
    r"(?:original|source|article|canonical|page) ?(?:url|link|article|source)s?\s*:?|"
    r"(?:url|source url|permalink|original)\s*:",
    re.I,
)
URL_ALONE = re.compile(r"<?(https?://[^\s<>]+)>?")
PROMOTION = re.compile(
    r"\b(?:register|subscribe|sign ?up|download|visit|follow|join|newsletter|login|app)\b", re.I
)
OTHER_LETTER = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")


def take_original_url(draft: Draft) -> None:
    """``Original url:`` with the address after it, on its line or on the next."""
    waiting: Block | None = None
    for _, block in draft.kept():
        if waiting is not None and (match := URL_ALONE.fullmatch(block.text)):
            waiting.gone = block.gone = "address of the article"
            _learn_url(draft, match[1])
        waiting = None
        if len(block.text) > LONGEST_LINE or not (match := ORIGINAL_LABEL.match(block.text)):
            continue
        rest = block.text[match.end() :].strip()
        if not rest:
            waiting = block
        elif address := URL_ALONE.fullmatch(rest):
            block.gone = "address of the article"
            _learn_url(draft, address[1])


def _learn_url(draft: Draft, url: str) -> None:
    if draft.known.url is None and outlets.host_of(url):
        draft.known = replace(draft.known, url=url)


def remove_other_scripts(draft: Draft) -> None:
    """A block mostly in another script than the article; the page's own site may sign it."""
    foreign = [block for _, block in draft.kept() if OTHER_LETTER.search(block.text)]
    if not foreign or not _mostly_latin("".join(block.text for _, block in draft.kept())):
        return
    for block in foreign:
        if not _mostly_latin(block.text):
            block.gone = "block in another script"
            _learn_own_site(draft, block.text)


def _mostly_latin(text: str) -> bool:
    return 2 * sum(map(len, LATIN.findall(text))) >= count_letters(text)


def remove_own_promotion(draft: Draft) -> None:
    """A line at the edge that begins with the name of the site whose address it gives."""
    at_edge = draft.at_edge()
    for at, block in draft.kept():
        if at_edge(at) and PROMOTION.search(block.text) and _learn_own_site(draft, block.text):
            block.gone = "promotion of the site"


def _learn_own_site(draft: Draft, text: str) -> bool:
    """Whether ``text`` begins with the label of a domain whose address is in it."""
    for match in outlets.URL.finditer(text[:LONGEST_LINE]):
        host = outlets.host_of(match.group())
        label = key(outlets.registrable(host).partition(".")[0]) if host else ""
        name = _leading_name(text, label)
        if name and match.start() > 0:
            if draft.known.outlet is None and draft.known.url is None:
                draft.known = replace(draft.known, outlet=name)
            return True
    return False


def _leading_name(text: str, label: str) -> str:
    """The first words of ``text`` whose letters are exactly ``label``."""
    words = text.split(" ", 6)[:6]
    for count in range(1, len(words) + 1):
        name = " ".join(words[:count]).strip(":,-–—|")
        if label and key(name) == label:
            return name
    return ""


def take_syndication(draft: Draft) -> None:
    """``The post ... appeared first on SITE``: the line goes, the site is remembered.

    "This story was originally published by SITE" is a sentence of the page and stays.
    """
    for _, block in draft.kept():
        start = block.text.rfind("The post ")
        match = SYNDICATION.match(block.text, start) if start >= 0 else None
        if match is not None:
            _learn_syndication(draft, match[2])
            before = block.text[:start].strip()
            if before:
                block.cut.append(Removed(match.group(), "syndication line"))
                block.text = before
            else:
                block.gone = "syndication line"
        elif len(block.text) <= 300 and (match := FIRST_PUBLISHED.match(block.text)):
            _learn_syndication(draft, match[1])


def _learn_syndication(draft: Draft, site: str) -> None:
    site = site.strip(" .")
    if site and not any(outlets.same_outlet(site, one) for one in draft.known.syndicated_from):
        draft.known = replace(draft.known, syndicated_from=(*draft.known.syndicated_from, site))


def learn_owner(draft: Draft, text: str) -> None:
    """An agency that holds the copyright of a page published the report first."""
    agency = debris.AGENCY_NAMED.search(text)
    if agency is not None:
        _learn_syndication(draft, agency.group())
