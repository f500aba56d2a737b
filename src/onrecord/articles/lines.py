"""Lines to paragraphs: a file that was broken at a column is joined again, others are not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

NARROWEST = 40  # characters; a text broken at fewer columns is a list or a poem
WIDEST = 100  # characters; longer lines were not broken to fit a column
MIN_BREAKS = 3  # line breaks inside blocks, below which nothing can be told
MIN_FULL = 0.6  # share of the breaks that come where the next word would not have fitted


def paragraphs(text: str) -> list[str]:
    """The paragraphs of ``text``, each on one line, without empty ones."""
    blocks = _blocks(text)
    width = _width(blocks)
    if width is None:
        return [line for block in blocks for line in block]
    return [paragraph for block in blocks for paragraph in _joined(block, width)]


def _blocks(text: str) -> list[list[str]]:
    """The lines between empty lines, inner runs of space made one."""
    blocks: list[list[str]] = [[]]
    for raw in text.split("\n"):
        line = " ".join(raw.split())
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _width(blocks: Sequence[Sequence[str]]) -> int | None:
    """The column that the text was broken at, or None when its lines are paragraphs."""
    inner = [pair for block in blocks for pair in pairwise(block)]
    lengths = [len(line) for line, _ in inner if " " in line]
    if len(inner) < MIN_BREAKS or not lengths or not NARROWEST <= max(lengths) <= WIDEST:
        return None
    width = max(lengths)
    full = sum(1 for line, after in inner if _is_full(line, after, width))
    return width if full >= MIN_FULL * len(inner) else None


def _is_full(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width


def _joined(block: Sequence[str], width: int) -> list[str]:
    """A block's paragraphs: a break where the next word would have fitted was meant."""
    found = [[block[0]]]
    for line, after in pairwise(block):
        if _is_full(line, after, width) and not (line is block[0] and _is_headline(line)):
            found[-1].append(after)
        else:
            found.append([after])
    return [" ".join(lines) for lines in found]


def _is_headline(line: str) -> bool:
    """Whether a full first line is a headline by its capitals, and no part of a sentence."""
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) >= 4 and all(word[0].isupper() for word in words) and line[-1] not in ".,;"
