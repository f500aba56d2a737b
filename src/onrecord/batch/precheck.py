"""A look at raw HTML before the extractor, which costs thirty times as much: is it a report?

What it refuses the extractor and the checks after it would refuse too, save for what
``benchmarks/batch_precheck.py`` counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.articles.languages import english_share
from onrecord.types import Page

MOST_MARKUP = 200_000  # tags; a page of five megabytes has some 30,000
LARGEST = 5_000_000  # characters beside scripts and styles; pictures written into the page count
ENOUGH = 60  # words by which a language is told
# Share of the small words of English. News in English has .25 and more, other languages < .08; a
# page's menus and names thin it out.
FOREIGN = 0.06
DECLARED_FOREIGN = 0.10  # where the page itself says that it is in another language
RUN = 8  # words that stand together are of a sentence, not of a menu

UNSEEN = re.compile(r"<(/?)(script|style|svg|template|noscript)\b", re.I)
TAG = re.compile(r"<[^<>]*>")
DECLARED = re.compile(r"<html\b[^<>]{0,500}?\blang\s*=\s*[\"']?([a-z]{2,3})\b", re.I)
INLINE = re.compile(
    r"</?(?:a|b|i|em|strong|span|u|abbr|small|sup|sub|mark|time|q|font)\b[^<>]*>", re.I
)


def refused(page: Page, *, least_words: int) -> str | None:
    """Why a page of HTML holds no report in English, or None: it may hold one."""
    html = page.content
    if page.kind != "html":
        return None
    if html.count("<") > MOST_MARKUP:
        return "more markup than a news page has"
    seen = "".join(_seen(html))
    if len(seen) > LARGEST:
        return "larger than a news page is"
    # A report may stand in a script alone, as data for search engines: the extractor reads it.
    if '"articleBody"' in html:
        return None
    runs = [run.split() for run in TAG.split(INLINE.sub("", seen))]
    if sum(map(len, runs)) < least_words:
        return "too short for a report, told before cleaning"
    sentences = [word for run in runs if len(run) >= RUN for word in run]
    if len(sentences) < ENOUGH:
        return None
    share = english_share(" ".join(sentences))
    declared = DECLARED.search(html[:5000])
    foreign = declared is not None and declared[1].lower() not in ("en", "eng")
    if share < (DECLARED_FOREIGN if foreign else FOREIGN):
        return "written in another language, told before cleaning"
    return None


def _seen(html: str) -> Iterator[str]:
    """The page without what is not shown, in one pass however it is nested or broken off."""
    begin, inside = 0, ""
    for match in UNSEEN.finditer(html):
        closes, name = bool(match[1]), match[2].lower()
        if not inside and not closes:
            yield html[begin : match.start()]
            inside = name
        elif inside == name and closes:
            begin, inside = match.start(), ""
    if not inside:
        yield html[begin:]
