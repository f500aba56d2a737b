"""The lines of a page told apart: the report, what is said of it, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from onrecord.articles import bylines, debris
from onrecord.articles.characters import key, readable
from onrecord.articles.drafts import SENTENCE_END, Block, Draft, Known
from onrecord.articles.heads import take_dates_and_bylines, take_leading_date, take_title
from onrecord.articles.lines import paragraphs
from onrecord.articles.markup import heading_mark, unmarked
from onrecord.articles.provenance import (
    learn_owner,
    remove_other_scripts,
    remove_own_promotion,
    take_original_url,
    take_syndication,
)
from onrecord.types import Removed

MAX_ROUNDS = 8  # a second round finds what the first laid bare; real pages need two
MIN_REPEATED = 8  # words; a shorter paragraph may be said twice on purpose ("No comment.")
EXCERPT_SHARE = 0.6  # share of an excerpt's word triples that the report repeats
EXCERPT_END = re.compile(r"\s*(?:\[(?:…|\.\.\.|&hellip;)\]|(?:…|\.\.\.))$")
BRACKETED_END = re.compile(r"\[(?:…|\.\.\.|&hellip;)\]$")
CREDIT = re.compile(r"[.!?:…]|contribut|report|edit|written|\bby\b|with", re.I)
WORD = re.compile(r"\w+")


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
                learn_owner(draft, block.text)
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
