"""Reports of reports: "TASS reported that Ada Bel said ..." are Ada Bel's words, not TASS's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.channels import REMARKS
from onrecord.reading.drafts import Draft, by_line
from onrecord.reading.wires import WIRES, is_outlet, wires_of
from onrecord.types import Span

NEAR_START = 30  # characters of a relayed content before its own speaker: "that", "on Friday"
OUTER_RULES = frozenset(
    {"said-before", "said-after", "said-around", "according-to", "reported-by", "reader"}
)
THOUGHT = re.compile(r"(?:\w+ )?(?:believ|think|thought|hop|fear|feel|felt|doubt|worr|suspect)")
ARTICLE = re.compile(r"^(?:[Tt]he )?(?:[a-z][\w-]* ){0,4}(?:news agency )?")


def unwrap_reports(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those in which an outlet only relays what another draft gives."""
    wires = wires_of(text)
    drafts = _once([_quoted_as(text, draft) for draft in drafts])
    drafts = [draft for draft in drafts if not _only_names(text, draft, wires)]
    for draft in drafts:
        _with_own_source(text, draft, wires)
    lines = by_line(drafts)
    kept: list[Draft] = []
    for draft in drafts:
        inner = _inner(lines[draft.line], draft) if _is_outlets(text, draft, wires) else None
        if inner is None:
            if not (draft.rule == "reported-by" and REMARKS.search(text, *_range(draft))):
                kept.append(draft)
        else:
            inner.relayed_by = draft
    return kept


AS_SAYING = re.compile(
    r"\b(?:quoted|quotes|quoting|cited|cites|citing)\s(?P<by>by\s)?(?P<whom>[^.;:“”\"\n]{1,100}?)"
    r"\sas\s(?:saying|having said)\b[,:]?\s*"
)


def _once(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without a second one of the same words by the same source."""
    first = {(draft.source, tuple(draft.content)): draft for draft in reversed(drafts)}
    return [d for d in drafts if first[d.source, tuple(d.content)] is d]


def _quoted_as(text: str, draft: Draft) -> Draft:
    """ "The Post *quoted Vale as saying* it holds": Vale says it, and the Post relays."""
    if draft.cue is None or draft.source is None:
        return draft
    found = AS_SAYING.search(text, max(0, draft.cue.start - LONGEST_WHOM), draft.cue.end + 120)
    if found is None or not draft.cue.overlaps(Span(*found.span())):
        return draft
    whom = Span(*found.span("whom"))
    kept = [
        Span(max(part.start, found.end()) if part.end > whom.start else part.start, part.end)
        for part in draft.content
        if part.end <= found.start() or part.end > found.end()
    ]
    if found["by"]:  # "Vale was quoted by the Post as saying"
        said = [part for part in kept if part.start >= found.end()]
        named = [part for part in kept if part.end <= found.start()]
        if draft.source.overlaps(whom) and said and named:
            draft.relayed_by = replace(draft, source=whom)
            draft.source, draft.content = named[0], said
        return draft
    if kept and not draft.source.overlaps(whom):
        draft.relayed_by = replace(draft)
        draft.source, draft.content = whom, kept
    return draft


LONGEST_WHOM = 120  # characters
SAID_BY = re.compile(
    r"[,.]?[”\"’']?,?\s(?:said|says|added)\s(?P<name>[A-Z][^,.;“”\"]{1,60}?),?\s$", re.DOTALL
)
FIRST_REPORTED = re.compile(r"\breported by\b")
ONLY_POINTS = re.compile(r"(?:This|That|It|These|Those)")


def _with_own_source(text: str, draft: Draft, wires: dict[str, str]) -> None:
    """ "“It holds,” said Vale according to the agency TARN": Vale says it, and TARN relays."""
    if draft.cue is None or not _is_outlets(text, draft, wires):
        return
    between = SAID_BY.match(text[draft.content[-1].end : draft.cue.start])
    if between:
        start = draft.content[-1].end
        draft.source = Span(start + between.start("name"), start + between.end("name"))


def _only_names(text: str, draft: Draft, wires: dict[str, str]) -> bool:
    """Whether nothing is said: "*The deal*, first reported by the Post", "told *Tarn Wire*"."""
    words = " ".join(span.of(text) for span in draft.content)
    if ONLY_POINTS.fullmatch(words):
        return True
    if words.count(" ") > LONGEST_NAME or draft.cue is None or words[:1] in "“\"‘'":
        return False
    cue = draft.cue.of(text).lower()
    if FIRST_REPORTED.search(cue) and _is_outlets(text, draft, wires):
        return True
    bare = words.removeprefix("the ")
    return cue in {"told", "tells", "telling"} and (bare in wires or is_outlet(bare))


LONGEST_NAME = 3  # spaces


def _range(draft: Draft) -> tuple[int, int]:
    return draft.content[0].start, draft.content[-1].end


def without_own_thoughts(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without "he believes" inside what he himself said: that is one statement."""
    lines = by_line(drafts)
    return [
        draft
        for draft in drafts
        if not any(_own_thought(text, outer, draft) for outer in lines[draft.line])
    ]


def _own_thought(text: str, outer: Draft, inner: Draft) -> bool:
    if outer is inner or inner.source is None or inner.cue is None:
        return False
    if inner.source.of(text).lower() not in {"he", "she", "they"}:
        return False
    if not THOUGHT.match(inner.cue.of(text)) or inner.entity != outer.entity:
        return False
    return any(part.contains(inner.source) for part in outer.content)


def _is_outlets(text: str, draft: Draft, wires: dict[str, str]) -> bool:
    if draft.source is None or draft.rule not in OUTER_RULES:
        return False
    name = re.split(r"[’']s\b|,", draft.source.of(text))[0]
    bare = ARTICLE.sub("", name)
    return bare in wires or bare in WIRES or is_outlet(bare)


def _inner(siblings: Sequence[Draft], outer: Draft) -> Draft | None:
    """The draft inside another's content that stands at its very start."""
    content = outer.content[0]
    for draft in siblings:
        if draft is outer or draft.source is None:
            continue
        first: Span = draft.source
        if content.contains(first) and first.start - content.start <= NEAR_START:
            return draft
        around = draft.content[0]
        if around.start == content.start and content.contains(around) and content.contains(first):
            return draft
    return None
