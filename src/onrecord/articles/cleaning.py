"""The lines of a page told apart: the report, what is said of it, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from onrecord.articles import bylines, dates, debris, outlets
from onrecord.articles.characters import count_letters, key, readable
from onrecord.articles.lines import paragraphs
from onrecord.articles.markup import heading_mark, unmarked
from onrecord.types import Published, Removed

MAX_ROUNDS = 8  # a second round finds what the first laid bare; real pages need two
MIN_PROSE = 12  # words of a sentence that is taken for prose
LONG_PROSE = 30  # words of a block that is prose however it ends
MAX_TITLE_WORDS = 32
MAX_TITLE = 240  # characters
HEAD_BLOCKS = 8  # blocks among which a title is looked for
MIN_REPEATED = 8  # words; a shorter paragraph may be said twice on purpose ("No comment.")
EXCERPT_SHARE = 0.6  # share of an excerpt's word triples that the report repeats
LONGEST_LINE = 2000  # characters beyond which a block is not looked at by rules for short lines

SENTENCE_INSIDE = re.compile(r"[.!?][\"”’]?\s+[\"“‘]?[A-Z]")
STATEMENT_END = re.compile(r"[.!…][\"'”’»)\]]*$|[?][\"'”’»)\]]+$")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
TITLE_END = re.compile(r"(?:[.,;:]|[.!?,][\"”])$")
# An abbreviation or three dots may end a headline: "in the U.S.", "and so it goes ..."
ABBREVIATION_END = re.compile(r"(?:\b[A-Z]\.[A-Z]\.|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|No|St)\.|\.\.\.)$")
DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{2,40}(?:\([\w ./]{1,30}\))?\s?[-–—:]?$")
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
EXCERPT_END = re.compile(r"\s*(?:\[(?:…|\.\.\.|&hellip;)\]|(?:…|\.\.\.))$")
BRACKETED_END = re.compile(r"\[(?:…|\.\.\.|&hellip;)\]$")
ORIGINAL_LABEL = re.compile(
    r"(?:original|source|article|canonical|page) ?(?:url|link|article|source)s?\s*:?|"
    r"(?:url|source url|permalink|original)\s*:",
    re.I,
)
URL_ALONE = re.compile(r"<?(https?://[^\s<>]+)>?")
PROMOTION = re.compile(
    r"\b(?:register|subscribe|sign ?up|download|visit|follow|join|newsletter|login|app)\b", re.I
)
CREDIT = re.compile(r"[.!?:…]|contribut|report|edit|written|\bby\b|with", re.I)
PICTURE_CREDIT = re.compile(rf"[/|(] ?{debris.AGENCY}\)?$|\bGetty Images$", re.I)
OTHER_LETTER = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Known:
    """What is said of the article, by its input, by its page or by its lines."""

    title: str | None = None
    other_titles: tuple[str, ...] = ()  # the title in other words, for search engines or sharing
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: tuple[Published, ...] = ()  # the more trusted first
    updated: Published | None = None
    url: str | None = None
    syndicated_from: tuple[str, ...] = ()


@dataclass(slots=True)
class Block:
    """One paragraph, heading or other line while it is being judged."""

    text: str
    heading: bool = False
    gone: str = ""  # why it is not the report
    cut: list[Removed] = field(default_factory=list)  # what was taken off its ends


@dataclass(slots=True)
class Draft:
    """The blocks of a page in their order, and what has been learned from them."""

    blocks: list[Block]
    known: Known

    def kept(self) -> Iterator[tuple[int, Block]]:
        """The blocks that nothing speaks against so far, with their places."""
        return ((at, block) for at, block in enumerate(self.blocks) if not block.gone)

    def prose(self) -> list[int]:
        """The places of the paragraphs of prose."""
        return [at for at, block in self.kept() if is_prose(block)]

    def at_edge(self) -> Callable[[int], bool]:
        """Whether a place lies before the first paragraph of prose or after the last."""
        prose = self.prose()
        if not prose:
            return lambda at: True
        return lambda at: at < prose[0] or at > prose[-1]


def clean(
    text: str, known: Known, *, wrapped: bool = True
) -> tuple[str, Known, tuple[Removed, ...]]:
    """The report alone, what its lines told of it, and what was taken out and why.

    Cleaning again changes nothing. ``wrapped`` says that lines may have been broken at a column.
    """
    text = readable(text)
    lines = paragraphs(text) if wrapped else [" ".join(line.split()) for line in text.split("\n")]
    removed: list[Removed] = []
    for _ in range(MAX_ROUNDS):
        draft = Draft([Block(unmarked(line), heading_mark(line)) for line in lines], known)
        for block in draft.blocks:
            block.text = " ".join(block.text.split())
        draft.blocks = [block for block in draft.blocks if block.text]
        for rule in RULES:
            rule(draft)
        for block in draft.blocks:
            removed += block.cut
            if block.gone:
                removed.append(Removed(block.text, block.gone))
        kept = [block.text for _, block in draft.kept()]
        done = kept == lines and draft.known == known
        lines, known = kept, draft.known
        if done:
            break
    return "\n\n".join(lines), known, tuple(removed)


def is_prose(block: Block) -> bool:
    """Whether a block is a sentence or more, and no heading, label or credit line."""
    return not block.heading and _reads_as_prose(block.text)


@lru_cache(maxsize=4096)
def _reads_as_prose(text: str) -> bool:
    words = text.count(" ") + 1
    if words < MIN_PROSE or debris.is_notice(text):
        return False
    # A headline may be a question; prose that is one question alone is rare, and stays anyway.
    ends = SENTENCE_END if SENTENCE_INSIDE.search(text) else STATEMENT_END
    return words >= LONG_PROSE or ends.search(text[-12:]) is not None


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


def take_leading_date(draft: Draft) -> None:
    """``date 2025-06-07`` run together with the first sentence or the headline."""
    for _, block in draft.kept():
        label, published, rest = dates.split_leading_date(block.text)
        if published is not None:
            _learn_dates(draft, published)
            if rest:
                block.cut.append(Removed(label, "date line"))
                block.text = rest
            else:
                block.gone = "date line"
        return


def _learn_dates(draft: Draft, *found: Published) -> None:
    new = tuple(one for one in found if one not in draft.known.published)
    draft.known = replace(draft.known, published=draft.known.published + new)


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


def remove_debris(draft: Draft) -> None:
    """Lines that a rule of ``debris`` knows."""
    at_edge = draft.at_edge()
    for at, block in draft.kept():
        rule = debris.rule_of(block.text)
        if rule is None or (rule.edges_only and not at_edge(at)):
            continue
        if not bylines.is_agency_line(block.text):
            block.gone = rule.why
            if rule.name == "copyright notice":
                _learn_owner(draft, block.text)
            if rule.name == "author's picture":
                _take_image_author(draft, at)
            if rule.name == "jump link" and ":" not in block.text:
                _take_listed_links(draft, at)


def _take_listed_links(draft: Draft, label: int) -> None:
    """After the report, the lines below "You may also like" are other articles' headlines."""
    prose = draft.prose()
    if not prose or label < prose[-1]:
        return
    for at, block in draft.kept():
        if at > label and not SENTENCE_END.search(block.text[-12:]):
            block.gone = "link to another article"


def _learn_owner(draft: Draft, text: str) -> None:
    """An agency that holds the copyright of a page published the report first."""
    agency = debris.AGENCY_NAMED.search(text)
    if agency is not None:
        _learn_syndication(draft, agency.group())


def _take_image_author(draft: Draft, at: int) -> None:
    """The name under a label for the author's picture is the byline."""
    after = next((one for place, one in draft.kept() if place > at), None)
    if after is not None and bylines.is_name_line(after.text):
        after.gone = "byline"
        if not draft.known.byline:
            draft.known = replace(draft.known, byline=(after.text,))


def remove_outlet_lines(draft: Draft) -> None:
    """A line that is the outlet's name and nothing else."""
    name = key(draft.known.outlet or "")
    for _, block in draft.kept():
        if name and len(block.text) < 80 and key(block.text) == name:
            block.gone = "name of the outlet"


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
            _learn_dates(draft, published)
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
            _learn_dates(draft, published)
        elif draft.known.updated is None:
            draft.known = replace(draft.known, updated=published)


def remove_buttons(draft: Draft) -> None:
    """Share and reaction words at the edges, or several of them in a row; counts beside them."""
    at_edge = draft.at_edge()
    places = [at for at, block in draft.kept() if debris.is_button(block.text)]
    for run in _runs(places):
        if len(run) >= 3 or all(at_edge(at) for at in run):
            for at in run:
                draft.blocks[at].gone = "share and reaction buttons"


def _runs(places: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for at in places:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def remove_repetitions(draft: Draft) -> None:
    """A summary cut off with dots that the report repeats, and paragraphs printed twice."""
    blocks = list(draft.kept())
    seen: dict[str, Block] = {}
    for _, block in blocks:
        if block.text.count(" ") + 1 < MIN_REPEATED:
            continue
        known = seen.setdefault(key(block.text), block)
        if known is not block:
            block.gone = "repeated paragraph"
    for at, block in draft.kept():
        if EXCERPT_END.search(block.text[-12:]) and _is_repeated_excerpt(draft, at, block):
            block.gone = "summary that the report repeats"


def _is_repeated_excerpt(draft: Draft, at: int, block: Block) -> bool:
    triples = _triples(EXCERPT_END.sub("", block.text))
    if len(triples) < MIN_REPEATED - 2:
        return False
    later = {
        triple
        for place, other in draft.kept()
        if place != at and not EXCERPT_END.search(other.text[-12:])
        for triple in _triples(other.text)
    }
    shared = sum(1 for triple in triples if triple in later)
    needed = EXCERPT_SHARE if BRACKETED_END.search(block.text[-12:]) else 0.95
    return shared >= needed * len(triples)


def _triples(text: str) -> list[tuple[str, ...]]:
    words = [word.casefold() for word in WORD.findall(text)]
    return list(zip(words, words[1:], words[2:], strict=False))


def remove_tail_labels(draft: Draft) -> None:
    """Short lines after the report that stand among labels: a tag between advertisements."""
    prose = draft.prose()
    if not prose:
        return
    tail = range(prose[-1] + 1, len(draft.blocks))
    last_gone = max((at for at in tail if draft.blocks[at].gone), default=-1)
    for at in tail:
        block = draft.blocks[at]
        words = block.text.split()
        if (
            at < last_gone
            and not block.gone
            and len(words) <= 3
            and not CREDIT.search(block.text)
            and not bylines.is_agency_line(block.text)
            and not bylines.is_name_line(block.text)
        ):
            block.gone = "tags"


RULES: tuple[Callable[[Draft], None], ...] = (
    take_original_url,
    take_leading_date,
    take_syndication,
    remove_other_scripts,
    remove_own_promotion,
    remove_debris,
    remove_outlet_lines,
    take_title,
    take_dates_and_bylines,
    remove_repetitions,
    remove_buttons,
    remove_tail_labels,
)
