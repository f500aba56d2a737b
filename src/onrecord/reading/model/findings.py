"""What the network found in one text: attributions, and names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from onrecord.reading.model.pieces import Integers, Pieces
from onrecord.reading.model.session import Floats, Outputs, Settings
from onrecord.types import Finding, Span

GAP = 40  # pieces between parts of one content; 15 and 25 did less well on dev
SOURCE, CUE, CONTENT = 1, 3, 5  # the tags with which they begin
CONTENT_TO_CUE, CUE_TO_SOURCE, CONTENT_TO_SOURCE = range(3)

Range = tuple[int, int]  # of pieces


class NamedSpan(NamedTuple):
    """A name, or a role noun, as the network gives it."""

    span: Span
    kind: str  # person, organisation, place, other, role
    score: float  # 0..1


def find_attributions(
    pieces: Pieces,
    path: Integers,
    shares: Floats,
    outputs: Outputs,
    settings: Settings,
    paragraphs: Integers,
) -> list[Finding]:
    """The contents joined with their cues and sources, in reading order.

    path: one tag a piece; shares: (pieces, tags), how sure each tag is; paragraphs: the pieces
    with which they begin.
    """
    parts = {tag: list(_runs(path, tag)) for tag in (SOURCE, CUE, CONTENT)}
    links = _Links(outputs, settings)
    grouped: dict[tuple[Range | None, int], list[Range]] = defaultdict(list)
    for number, content in enumerate(parts[CONTENT]):
        cue = links.cue(content, parts[CUE])
        grouped[cue, number if cue is None else 0].append(content)
    certain = shares[:, CONTENT : CONTENT + 2].sum(axis=1)
    found = []
    for (cue, _), linked in grouped.items():
        contents = _beside(cue, linked, paragraphs) if cue is not None else linked
        source = links.source(cue, contents, parts[SOURCE])
        found.append(
            Finding(
                tuple(_span(pieces, part) for part in contents),
                _span(pieces, source) if source else None,
                _span(pieces, cue) if cue else None,
                round(float(np.mean([certain[a:b].mean() for a, b in contents])), 4),
            )
        )
    return sorted(found, key=lambda finding: finding.content)


def _beside(cue: Range, contents: Sequence[Range], paragraphs: Integers) -> list[Range]:
    """The content nearest to its cue, and those that follow on from it in the same paragraph.

    What points at a cue over more than that had a cue which was not seen, and is not this one's.
    """
    nearest = min(contents, key=lambda part: (max(part[0] - cue[1], cue[0] - part[1]), part))
    at = contents.index(nearest)
    kept = [nearest]
    home = int(np.searchsorted(paragraphs, cue[0], side="right"))

    def is_here(part: Range) -> bool:
        return int(np.searchsorted(paragraphs, part[0], side="right")) == home

    last = max(nearest[1], cue[1])
    for part in contents[at + 1 :]:
        if is_here(part) and part[0] - last <= GAP:
            kept.append(part)
            last = part[1]
    first = min(nearest[0], cue[0])
    for part in reversed(contents[:at]):
        if is_here(part) and first - part[1] <= GAP:
            kept.append(part)
            first = part[0]
    return sorted(kept)


def find_names(text: str, pieces: Pieces, outputs: Outputs, settings: Settings) -> list[NamedSpan]:
    """Names and role nouns, in reading order; whole words."""
    if not len(pieces.ids):
        return []
    raised = np.exp(outputs.names - outputs.names.max(axis=1, keepdims=True))
    shares = raised / raised.sum(axis=1, keepdims=True)
    tags = shares.argmax(axis=1)
    found = []
    at = 0
    while at < len(tags):
        kind = (int(tags[at]) - 1) // 2
        first, at = at, at + 1
        if kind < 0:
            continue
        while at < len(tags) and (tags[at] == 2 * kind + 2 or in_word(text, pieces, at)):
            at += 1
        while first and in_word(text, pieces, first):
            first -= 1
        share = shares[first:at, 2 * kind + 1 : 2 * kind + 3].sum(axis=1).mean()
        name = settings.names[2 * kind + 1].removeprefix("B-")
        found.append(NamedSpan(_span(pieces, (first, at)), name, round(float(share), 4)))
    return found


def in_word(text: str, pieces: Pieces, at: int) -> bool:
    """Whether a piece goes on with the word of the piece before it."""
    start = int(pieces.starts[at])
    return bool(start and start == pieces.ends[at - 1]) and text[start - 1 : start + 1].isalnum()


def _runs(path: Integers, begins: int) -> Iterator[Range]:
    first: int | None = None
    for at, tag in enumerate(path.tolist()):
        if first is not None and tag != begins + 1:
            yield first, at
            first = None
        if tag == begins:
            first = at
    if first is not None:
        yield first, len(path)


def _span(pieces: Pieces, part: Range) -> Span:
    return Span(int(pieces.starts[part[0]]), int(pieces.ends[part[1] - 1]))


class _Links:
    """Which span another belongs to, by the windows in which both are seen."""

    def __init__(self, outputs: Outputs, settings: Settings) -> None:
        self._size = settings.nowhere.shape[1] ** 0.5
        self._windows = outputs.links
        self._firsts = [first for first, _ in outputs.links]
        self._nowhere = settings.nowhere

    def cue(self, content: Range, among: Sequence[Range]) -> Range | None:
        """The cue that a content belongs to; None when it has none."""
        return _best(self._margins(content, among, CONTENT_TO_CUE))

    def source(
        self, cue: Range | None, contents: Sequence[Range], among: Sequence[Range]
    ) -> Range | None:
        """The source that a cue and its contents point to together."""
        total: dict[Range, float] = defaultdict(float)
        for content in contents:
            for source, margin in self._margins(content, among, CONTENT_TO_SOURCE).items():
                total[source] += margin / len(contents)
        if cue is not None:
            for source, margin in self._margins(cue, among, CUE_TO_SOURCE).items():
                total[source] += margin
        return _best(total)

    def _margins(self, of: Range, among: Sequence[Range], relation: int) -> dict[Range, float]:
        """By how much the score of each candidate is above that of none."""
        found: dict[Range, list[float]] = defaultdict(list)
        at = bisect_right(self._firsts, of[0]) - 1
        for first, links in self._windows[max(0, at - 1) : at + 1]:
            last = first + len(links)
            if of[0] >= last:
                continue
            seen = among[bisect_left(among, (first, 0)) : bisect_left(among, (last, 0))]
            query = links[of[0] - first : of[1] - first, 0, relation].mean(axis=0) / self._size
            keys = links[[place - first for place, _ in seen], 1, relation]
            margins = keys @ query - self._nowhere[relation] @ query
            for candidate, margin in zip(seen, margins.tolist(), strict=True):
                found[candidate].append(margin)
        return {candidate: sum(m) / len(m) for candidate, m in found.items()}


def _best(margins: dict[Range, float]) -> Range | None:
    """The candidate with the highest margin above none; the first of equal ones."""
    best = max(margins, key=lambda candidate: (margins[candidate], -candidate[0]), default=None)
    return best if best is not None and margins[best] > 0 else None
