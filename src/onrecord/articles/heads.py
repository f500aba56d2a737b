"""What stands above a report: headline, dates, bylines."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.articles import bylines, dates, debris
from onrecord.articles.characters import key
from onrecord.articles.drafts import SENTENCE_INSIDE, Draft
from onrecord.types import Published, Removed

MAX_TITLE_WORDS = 32
MAX_TITLE = 240  # characters
HEAD_BLOCKS = 8  # blocks among which a title is looked for
TITLE_END = re.compile(r"(?:[.,;:]|[.!?,][\"”])$")
# An abbreviation or three dots may end a headline: "in the U.S.", "and so it goes ..."
ABBREVIATION_END = re.compile(r"(?:\b[A-Z]\.[A-Z]\.|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|No|St)\.|\.\.\.)$")
DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{2,40}(?:\([\w ./]{1,30}\))?\s?[-–—:]?$")
PICTURE_CREDIT = re.compile(rf"[/|(] ?{debris.AGENCY}\)?$|\bGetty Images$", re.I)


def take_leading_date(draft: Draft) -> None:
    """``date 2025-06-07`` run together with the first sentence or the headline."""
    for _, block in draft.kept():
        label, published, rest = dates.split_leading_date(block.text)
        if published is not None:
            learn_dates(draft, published)
            if rest:
                block.cut.append(Removed(label, "date line"))
                block.text = rest
            else:
                block.gone = "date line"
        return


def learn_dates(draft: Draft, *found: Published) -> None:
    """Note the dates that are not known yet, behind the more trusted ones."""
    new = tuple(one for one in found if one not in draft.known.published)
    draft.known = replace(draft.known, published=draft.known.published + new)


def take_title(draft: Draft) -> None:
    """The headline, where the page has not given it elsewhere, and each time it is repeated."""
    if draft.known.title is None:
        _find_title(draft)
    title = draft.known.title
    if title is None:
        return
    wanted = {key(title), *map(key, draft.known.other_titles)}
    first = True
    for at, block in draft.kept():
        if len(block.text) > MAX_TITLE + 80:
            continue
        label, published, rest = dates.split_trailing_date(block.text)
        if published is not None and key(rest) in wanted:
            learn_dates(draft, published)
            block.cut.append(Removed(label, "date line"))
            block.text = rest
        if key(block.text) in wanted:
            block.gone = "headline" if first and at < HEAD_BLOCKS else "repeated headline"
            first = False


def _find_title(draft: Draft) -> None:
    prose = draft.prose()
    if not prose:
        return
    for at, block in list(draft.kept())[:HEAD_BLOCKS]:
        if at >= prose[0] and not block.heading:
            return
        _, published, rest = dates.split_trailing_date(block.text)
        if _is_title(rest, block.heading or published is not None):
            draft.known = replace(draft.known, title=rest)
            return


def _is_title(text: str, sure: bool) -> bool:
    words = text.split()
    if not words or len(words) > MAX_TITLE_WORDS or len(text) > MAX_TITLE:
        return False
    if dates.dates_of_line(text) or bylines.byline_of_line(text):
        return False
    if PICTURE_CREDIT.search(text) or (not sure and SENTENCE_INSIDE.search(text)):
        return False  # a caption, or a paragraph that lost its last full stop
    if sure:
        return len(words) >= 2
    if len(words) < 3 or DATELINE.fullmatch(text):
        return False
    if bylines.is_name_line(text) and len(words) <= 3:
        return False
    return not TITLE_END.search(text) or ABBREVIATION_END.search(text) is not None


def take_dates_and_bylines(draft: Draft) -> None:
    """Lines that say when and by whom: before the prose, or close to its start."""
    prose = draft.prose()
    first, last = (prose[0], prose[-1]) if prose else (len(draft.blocks), -1)
    second = prose[1] if len(prose) > 1 else len(draft.blocks)
    for at, block in list(draft.kept()):
        if len(block.text) > 200:
            continue
        head = at < first
        near = at < second and _stands_among_labels(draft, at)
        names, published = _byline_and_dates(block.text)
        if names and (head or near or at > last):
            block.gone = "byline"
            if not draft.known.byline:
                draft.known = replace(draft.known, byline=names)
            _sort_dates(draft, published)
        elif published and (head or near or (at > last and any(label for label, _ in published))):
            block.gone = "date line"
            _sort_dates(draft, published)


def _stands_among_labels(draft: Draft, at: int) -> bool:
    """Whether the line before is gone: a summary may stand above the byline and the date."""
    before = draft.blocks[at - 1] if at > 0 else None
    return before is not None and bool(before.gone)


def _byline_and_dates(line: str) -> tuple[tuple[str, ...], tuple[tuple[str, Published], ...]]:
    found = dates.dates_of_line(line)
    if found:
        return (), found
    names = bylines.byline_of_line(line)
    if names:
        return names, ()
    if not bylines.LABEL.match(line):
        return (), ()
    # "By Jane Doe | June 6, 2025": the date may follow after a bar, a dash or a comma.
    for match in re.finditer(
        r"\s*(?:[|•·–—,]|\s-\s)\s*|\s(?=published|updated|posted)", line, re.I
    ):
        names = bylines.byline_of_line(line[: match.start()])
        found = dates.dates_of_line(line[match.end() :])
        if names and found:
            return names, found
    return (), ()


def _sort_dates(draft: Draft, found: tuple[tuple[str, Published], ...]) -> None:
    for label, published in found:
        if label != "updated":
            learn_dates(draft, published)
        elif draft.known.updated is None:
            draft.known = replace(draft.known, updated=published)
