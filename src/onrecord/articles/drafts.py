"""A page while it is being judged: its blocks, and what has been learned from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.articles import debris
from onrecord.types import Published, Removed

MIN_PROSE = 12  # words of a sentence that is taken for prose
LONG_PROSE = 30  # words of a block that is prose however it ends
SENTENCE_INSIDE = re.compile(r"[.!?][\"”’]?\s+[\"“‘]?[A-Z]")
STATEMENT_END = re.compile(r"[.!…][\"'”’»)\]]*$|[?][\"'”’»)\]]+$")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")


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
