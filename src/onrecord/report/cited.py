"""Article texts cut at the citations, so that a link can mark its exact characters.

No script is needed: a citation is an empty anchor before its characters, which stand in spans
of a class with the same number; style rules mark those spans while the anchor is the target.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.report.digest import Numbered
from onrecord.types import Citation

MAX_CITATIONS = 300  # in one article; more of them link to the article as a whole
MAX_BACK_LINKS = 3  # from cited characters to the lines that cite them
PARAGRAPH = re.compile(r"[^\n](?:.|\n(?!\n))*")


@dataclass(slots=True)
class Target:
    """Characters of an article that some line cites."""

    number: int  # within the article; the classes k1, s1, b1 of every article share their rules
    start: int
    end: int
    id: str
    refs: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Link:
    """Where a citation's link leads: to its characters, or else to the article."""

    href: str
    target: Target | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters under the same citations, with what begins and ends at it."""

    text: str
    classes: str
    begins: tuple[Target, ...]
    ends: tuple[Target, ...]


class CitedTexts:
    """Hands out links to citations, then the texts with every place that was linked to."""

    def __init__(self, places: Iterable[Numbered]) -> None:
        self._places = {place.article.id: place for place in places}
        self._targets: dict[str, dict[tuple[int, int], Target]] = {}
        self._refs = 0

    def place(self, article: str) -> Numbered | None:
        """The article with its number, by its id."""
        return self._places.get(article)

    def link(self, citation: Citation) -> Link:
        """A link to the citation's characters; equal citations share their target."""
        place = self._places[citation.article]
        targets = self._targets.setdefault(citation.article, {})
        length = len(place.article.text)
        start, end = min(citation.start, length), min(citation.end, length)
        target = targets.get((start, end))
        if target is None:
            if len(targets) >= MAX_CITATIONS or start >= end:
                return Link(f"#a-{place.number}", None)
            name = f"c-{place.number}-{start}-{end}"
            target = targets[start, end] = Target(len(targets) + 1, start, end, name)
        return Link(f"#{target.id}", target)

    def ref(self, link: Link) -> str | None:
        """An id for the place that shows the link, to come back to; None when it needs none."""
        if link.target is None or len(link.target.refs) >= MAX_BACK_LINKS:
            return None
        self._refs += 1
        link.target.refs.append(f"r-{self._refs}")
        return link.target.refs[-1]

    @property
    def most(self) -> int:
        """The highest number of a target: how many style rules the page needs."""
        return max((len(targets) for targets in self._targets.values()), default=0)

    def paragraphs(self, place: Numbered) -> list[list[Stretch]]:
        """The article's paragraphs, each cut where a citation begins or ends."""
        targets = sorted(
            self._targets.get(place.article.id, {}).values(), key=lambda t: (t.start, -t.end)
        )
        begun: set[int] = set()
        out = []
        for match in PARAGRAPH.finditer(place.article.text):
            here = [t for t in targets if t.start < match.end() and match.start() < t.end]
            last = {t.number for t in here if t.end <= match.end()}
            out.append(_stretches(match, here, begun, last))
        return out


def _stretches(
    paragraph: re.Match[str], targets: list[Target], begun: set[int], last: set[int]
) -> list[Stretch]:
    low, high = paragraph.span()
    cuts = sorted(
        {low, high} | {max(low, t.start) for t in targets} | {min(high, t.end) for t in targets}
    )
    out = []
    for start, end in pairwise(cuts):
        covering = [t for t in targets if t.start < end and start < t.end]
        begins = tuple(t for t in covering if t.number not in begun)
        begun.update(t.number for t in begins)
        ends = tuple(t for t in covering if min(high, t.end) == end and t.number in last)
        classes = " ".join(f"s{t.number}" for t in covering)
        out.append(Stretch(paragraph.string[start:end], classes, begins, ends))
    return out


def target_rules(most: int) -> str:
    """The style rules that mark the characters of the citation that was followed."""
    if not most:
        return ""
    numbers = range(1, most + 1)
    siblings = ",".join(f".k{n}:target~.s{n}" for n in numbers)  # where :has is not known
    marked = ",".join(f".text:has(.k{n}:target) .s{n}" for n in numbers)
    back = ",".join(f".text:has(.k{n}:target) .b{n}" for n in numbers)
    mark = "background:var(--mark);color:var(--on-mark);box-shadow:0 2px 0 var(--mark-line)"
    return f"{siblings}{{{mark}}}\n{marked}{{{mark}}}\n{back}{{display:inline}}\n"
