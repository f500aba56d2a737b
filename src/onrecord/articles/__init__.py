"""Articles: a page becomes one report, its metadata and the list of what was taken out."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from onrecord.articles.bylines import names_of
from onrecord.articles.characters import count_letters, one_line
from onrecord.articles.cleaning import clean
from onrecord.articles.dates import date_in_path, finest, parse_published
from onrecord.articles.drafts import Known
from onrecord.articles.html_pages import read_html
from onrecord.articles.languages import english_share, language_name, language_of
from onrecord.articles.outlets import host_of, name_of_host, outlet_name, same_outlet
from onrecord.types import Article, Page, Published, Removed, Skipped

__all__ = ["to_article"]

READ_LANGUAGE = "en"
LOOKED_AT = 4000  # characters from which it is told whether a text is a report
MIN_WORDS = 20  # words; what is shorter is a notice, a menu or a page that did not load
WORD = re.compile(r"[^\W\d_]{2,}|\b[aAI]\b")
CODE = re.compile(r"[{};=<>\\|^~`]")
MIN_GRAMMAR = 0.04  # share of "the", "of", "said"; English news has .25 and more, lists have none
MAX_CODE = 0.04  # share of such characters, of which prose has hardly any


def to_article(page: Page, *, as_is: bool = False) -> Article | Skipped:
    """The article of a page, or why it has none.

    ``as_is`` keeps every character of the page's content, and takes metadata from its input alone.
    """
    given = dict(page.given)
    if as_is:
        return _article(page, page.content, _given(page, given), given, ())
    text, known = page.content, _given(page, given)
    if page.kind == "html":
        text, known = _from_html(page, known)
    text, known, removed = clean(text, known, wrapped=page.kind == "text")
    why = _not_a_report(text) or (_code(page.content) if page.kind == "text" else "")
    if why:
        return Skipped(page.path or page.url or "-", why)
    given["language"] = language_of(text) or ""
    if given["language"] not in ("", READ_LANGUAGE):
        name = language_name(given["language"])
        return Skipped(
            page.path or page.url or "-", f"written in {name}; only English is read so far"
        )
    if english_share(text) < MIN_GRAMMAR:
        return Skipped(page.path or page.url or "-", "no sentences in it, so not a report")
    return _article(page, text, _with_outlet(known, text), given, removed)


def _given(page: Page, given: dict[str, str]) -> Known:
    """What the input itself said of the page."""
    published = parse_published(given.get("published", ""))
    title = one_line(given.get("title", ""))
    first = outlet_name(given.get("syndicated_from", ""))
    return Known(
        title=title or None,
        outlet=outlet_name(given.get("outlet", "")),
        byline=names_of(given.get("byline", "")),
        published=(published,) if published else (),
        url=page.url,
        syndicated_from=(first,) if first else (),
    )


def _from_html(page: Page, known: Known) -> tuple[str, Known]:
    """The lines of an HTML page; what its input gave goes before what the page says of itself."""
    text, page_says = read_html(page.content, page.url)
    return text, Known(
        title=known.title or _without_site(page_says.title, page_says.outlet),
        other_titles=page_says.other_titles,
        outlet=known.outlet or (outlet_name(page_says.outlet) if page_says.outlet else None),
        byline=known.byline or page_says.byline,
        published=known.published + ((page_says.published,) if page_says.published else ()),
        url=known.url or page_says.url,
        syndicated_from=known.syndicated_from,
    )


def _without_site(title: str | None, outlet: str | None) -> str | None:
    """A title without the site's name behind a bar or a dash."""
    if title is None:
        return None
    match = re.fullmatch(r"(.{8,}?)\s+[|–—-]\s+([^|–—]{2,60})", title)
    if match and outlet and same_outlet(match[2], outlet):
        return match[1]
    return title


def _with_outlet(known: Known, text: str) -> Known:
    """The outlet and the sites before it: where nothing shows another, the first site is it."""
    host = host_of(known.url) if known.url else None
    outlet = known.outlet or (name_of_host(host, text) if host else None)
    before = tuple(site for site in known.syndicated_from if not same_outlet(site, outlet))
    if outlet is None and before:
        outlet, before = before[0], before[1:]
    return replace(known, outlet=outlet, syndicated_from=before)


def _not_a_report(text: str) -> str:
    """Why ``text`` is no report, or an empty string."""
    sample = text[:LOOKED_AT]
    words = len(WORD.findall(sample))
    letters = count_letters(sample)
    # A script without spaces has few words and many letters; plain ASCII is no such script.
    if words < MIN_WORDS and (letters < 10 * MIN_WORDS or sample.isascii()):
        return "no text is left of it" if words == 0 else f"too short for a report: {words} words"
    if 2 * letters < len("".join(sample.split())):
        return "figures and signs, not a report"
    return ""


def _code(text: str) -> str:
    sample = text[:LOOKED_AT]
    if len(CODE.findall(sample)) > MAX_CODE * len(sample):
        return "computer code or data, not a report"
    return ""


def _article(
    page: Page, text: str, known: Known, given: dict[str, str], removed: tuple[Removed, ...]
) -> Article:
    key = given.get("key") or None
    published: Published | None = finest(list(known.published)) or date_in_path(known.url)
    parts = (key, known.url, known.outlet, known.title, text)
    return Article(
        id=_hash(*(part or "" for part in parts)),
        text=text,
        key=key,
        path=page.path,
        url=known.url,
        outlet=known.outlet,
        syndicated_from=known.syndicated_from,
        title=known.title,
        byline=known.byline,
        published=published or known.updated,
        language=given.get("language") or None,
        removed=removed,
    )


def _hash(*parts: str) -> str:
    """Twelve hexadecimal digits that the same parts always give."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:12]
