"""Channels: how the words reached the press, and where the article says so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from onrecord.reading.channel_phrases import PHRASES, SHARED_WIRE
from onrecord.reading.drafts import Draft, by_line
from onrecord.reading.lines import Line
from onrecord.reading.transcripts import attach_to_turns
from onrecord.reading.wires import (
    DATELINE,
    WIRES,
    is_agency,
    is_outlet,
    longest_first,
    papers_of,
    wires_of,
)
from onrecord.types import Channel, Span
from onrecord.types.reading import ChannelKind

REMARKS = re.compile(
    r"\b(?:made|gave|offered|delivered|shared) (?:the|his|her|their|these|those|this|that|such) "
    r"(?:[a-z]+ ){0,2}(?:remarks?|comments?|statements?|suggestion|proposal)\b"
)
OUTLETS = ("outlet", "outlet2", "outlet3")  # groups that hold nothing else than an outlet
CARRIES = frozenset({"wire", "interview"})  # channels that later words of a speaker share
NEAR = 2  # paragraphs in which they do, unless the article says "made the remarks"
POLL = re.compile(r"[/ ](?:Ipsos|poll|photo|Photo)")


class _Shared(NamedTuple):
    """A channel that a speaker's later words may share."""

    channel: Channel
    paragraph: int
    date: str | None
    announced: bool  # where a plan was announced, its author goes on to speak of it
    everywhere: bool  # the article says that the remarks were made there


def find_channels(text: str, outlet: str | None = None) -> list[Channel]:
    """Every place where a text says how words reached the press, in order.

    ``outlet`` is who publishes the text: "told the Post" in The Fenland Post is that paper.
    """
    wires = wires_of(text)
    found: list[Channel] = []
    pattern = _wire_pattern(tuple(longest_first(wires)))
    signed = [Span(*match.span()) for match in DATELINE.finditer(text)]
    for match in pattern.finditer(text):
        # Who sent the report from there says nothing of how the words reached him.
        if any(span.start <= match.start() < span.end for span in signed):
            continue
        if not POLL.match(text, match.end()):
            found.append(Channel("wire", wires[match["name"]], Span(*match.span("name"))))
    for shared in SHARED_WIRE.finditer(text):
        name = shared["name"]
        found.append(Channel("wire", WIRES[name], Span(*shared.span("name"))))
    papers = papers_of(text) | ({outlet, outlet.removeprefix("The ")} if outlet else set())
    for kind, expression in PHRASES:
        for match in expression.finditer(text):
            channel = _named(kind, match, wires, papers)
            if channel is not None:
                found.append(channel)
    if outlet:
        own = (_in_own_pages(match, outlet) for match in TO_US.finditer(text))
        found += [channel for channel in own if channel is not None]
    names = [channel.name for channel in found if channel.name]
    if outlet:
        names.append(outlet.removeprefix("The "))
    found = [_in_full(channel, names) for channel in found]
    return sorted(found, key=lambda channel: (channel.span, channel.kind))


def _in_full(channel: Channel, names: Sequence[str]) -> Channel:
    """The channel by its full name, where the text has its last word alone: "the Post"."""
    full = {name for name in names if channel.name and name.endswith(f" {channel.name}")}
    if channel.kind != "interview" or len(full) != 1:
        return channel
    return replace(channel, name=full.pop())


# "Told this newspaper", "told our correspondent", and in The Daily Flare "told the Flare".
TO_US = re.compile(
    r"\b(?:[Tt]old|[Tt]elling|tells|[Ss]peaking to|spoke to|said to) "
    r"(?:(?P<us>this (?:news)?(?:paper|station|channel|website|site|magazine|programme|reporter|"
    r"correspondent|publication|outlet)|(?:our|this paper['’]s) (?:\w+ )?(?:correspondent|reporter"
    r"|colleagues?)|us\b)|the (?P<short>[A-Z]\w+))"
)


def _in_own_pages(match: re.Match[str], outlet: str) -> Channel | None:
    """The outlet's own interview, where an article says so."""
    short = match["short"]
    if match["us"] or (short in outlet.split()[1:] and len(short) > LEAST_SHORT):
        return Channel("interview", outlet.removeprefix("The "), Span(*match.span()))
    return None


LEAST_SHORT = 3  # letters of the word that stands for an outlet's name


@lru_cache(maxsize=64)
def _wire_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?P<name>{'|'.join(map(re.escape, names))})\b")


def _named(
    kind: ChannelKind, match: re.Match[str], wires: dict[str, str], papers: frozenset[str]
) -> Channel | None:
    groups = match.groupdict()
    name = next((value for value in groups.values() if value), None)
    span = Span(*match.span())
    if name is None:
        return Channel(kind, None, span)
    name = re.split(r"[’']s\b", name)[0].rstrip(".")
    bare = name.removeprefix("the ").removeprefix("The ")
    if kind == "interview":
        if bare in wires or is_agency(bare):
            return Channel("wire", wires.get(bare) or WIRES.get(bare, bare), span)
        if bare not in papers and not is_outlet(name):
            return None if any(groups.get(key) for key in OUTLETS) else Channel(kind, None, span)
    return Channel(kind, bare, span)


def attach_channels(
    text: str,
    lines: Sequence[Line],
    drafts: Sequence[Draft],
    subject_of: Callable[[Line], str | None],
    *,
    outlet: str | None = None,
) -> None:
    """Give each draft the channel that its sentence names, then what its speaker's words share."""
    channels = find_channels(text, outlet)
    starts = [channel.span.start for channel in channels]
    grouped = by_line(drafts)
    shared: dict[str, _Shared] = {}  # by entity
    for number, line in enumerate(lines):
        span = line.span
        here = channels[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        found = grouped.get(number, [])
        for draft in found:
            outer = draft.relayed_by
            relayed = _own(text, outer, [outer], here) if outer else None
            draft.channel = relayed or _own(text, draft, found, here)
        if here and REMARKS.search(text, span.start, span.end):
            entity = subject_of(line)
            free = [c for c in here if not _inside(c.span, found)]
            if entity and free:
                shared[entity] = _Shared(
                    free[0], line.paragraph, None, announced=False, everywhere=True
                )
        for draft in found:
            _share(draft, line, shared)
    _lend_back(lines, drafts)
    attach_to_turns(text, drafts, outlet)


def _share(draft: Draft, line: Line, shared: dict[str, _Shared]) -> None:
    """Take the channel of what the same speaker said before, or leave one's own to what follows."""
    entity = draft.entity
    if draft.rule != "turn":
        for other in [key for key, one in shared.items() if key != entity]:
            if shared[other].channel.kind == "briefing" and not shared[other].everywhere:
                del shared[other]  # somebody else speaks
    if entity is None:
        return
    known = shared.get(entity)
    if draft.channel is not None:
        if known is None or not known.everywhere:
            announced = draft.rule == "passive"
            shared[entity] = _Shared(
                draft.channel, line.paragraph, draft.date, announced, everywhere=False
            )
        return
    if known is None or draft.stance == "declines" or draft.date not in {None, known.date}:
        return
    apart = line.paragraph - known.paragraph
    goes_on = known.channel.kind == "briefing" and set(shared) == {entity}
    reach = NEAR if known.channel.kind in CARRIES or known.announced or goes_on else 0
    if known.everywhere or apart <= reach:
        draft.channel = known.channel
        draft.doubt *= 0.9
        if goes_on:  # as long as nobody else speaks, the briefing goes on
            shared[entity] = known._replace(paragraph=line.paragraph)


def _lend_back(lines: Sequence[Line], drafts: Sequence[Draft]) -> None:
    """ "Vale said the dam was safe. "It holds," she told reporters": one occasion."""
    for draft, after in pairwise(sorted(drafts, key=lambda d: d.content[0])):
        if (
            draft.channel is None
            and after.channel is not None
            and after.channel.kind in LENDS
            and draft.entity is not None
            and draft.entity == after.entity
            and draft.date in {None, after.date}
            and draft.stance != "declines"
            and 0 <= after.line - draft.line <= 1
            and lines[draft.line].paragraph == lines[after.line].paragraph
            and lines[after.line].span.contains(after.channel.span)
        ):
            draft.channel = after.channel
            draft.doubt *= 0.9


LENDS = frozenset({"wire", "interview", "briefing"})


def _inside(span: Span, drafts: Sequence[Draft]) -> bool:
    return any(part.contains(span) for draft in drafts for part in draft.content)


def _own(
    text: str, draft: Draft, siblings: Sequence[Draft], channels: Sequence[Channel]
) -> Channel | None:
    """The channel in a draft's sentence that is nearest to its cue and outside its words."""
    anchor = draft.cue or draft.source
    reported = _as_report(text, draft)
    best: tuple[int, Channel] | None = None
    for channel in channels:
        if anchor is None or _inside(channel.span, [draft]):
            continue
        nearest = min(
            (other for other in siblings if other.cue and not _inside(channel.span, [other])),
            key=lambda other: (_distance(channel.span, other.cue), other is not draft),
            default=draft,
        )
        alone = draft.source is not None and nearest.source == draft.source
        if nearest is not draft and not alone and channel.kind != "wire":
            continue
        distance = _distance(channel.span, anchor)
        rank = distance - (40 if channel.name else 0)
        if best is None or rank < best[0]:
            best = (rank, channel)
    return best[1] if best else reported


def _distance(one: Span, other: Span | None) -> int:
    if other is None:
        return 10_000
    if one.overlaps(other):
        return 0
    return max(other.start - one.end, (one.start - other.end) // 2)


def _as_report(text: str, draft: Draft) -> Channel | None:
    """The channel of what an outlet itself reports: "The Fenland Post reported that ..."."""
    if draft.source is None or draft.rule not in REPORTING:
        return None
    name = draft.source.of(text).split(",")[0]
    if name[:1].isupper() or name.startswith("the "):
        bare = re.split(r"[’']s\b", name)[0].removeprefix("the ").removeprefix("The ")
        if is_outlet(bare):
            return Channel("report", bare, draft.source)
    return None


REPORTING = frozenset({"said-before", "said-after", "according-to", "reported-by", "introduced"})
