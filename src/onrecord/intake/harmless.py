"""Feeds that were made to break parsers, or that never end, cut before a parser sees them."""

from __future__ import annotations

MAX_DEPTH = 500  # elements in elements; unclosed tags in a description count too
MAX_TAG = 50_000  # characters; parsers take quadratic time over the attributes of one tag
ENDINGS = ("</item>", "</entry>")


def harmless(text: str, *, entries: int, troubles: list[str]) -> str:
    """The document up to where it does harm; what is wrong with it goes to ``troubles``."""
    text = _few(text, entries, troubles)
    depth = at = 0
    while (at := text.find("<", at)) >= 0:
        after = text[at + 1 : at + 2]
        if after == "!":
            at = _after_aside(text, at)
            continue
        if after == "/":
            depth -= 1
        elif after.isalpha() or after == "_":
            end = text.find(">", at, at + MAX_TAG)
            if end < 0 and len(text) > at + MAX_TAG:
                troubles.append("one of its tags does not end; read to there")
                return text[:at]
            depth += end < 0 or text[end - 1] != "/"
            if depth > MAX_DEPTH:
                troubles.append("its elements lie too deep in each other; read to there")
                return text[:at]
        at += 1
    return text


def _few(text: str, entries: int, troubles: list[str]) -> str:
    """The document up to the end of so many entries."""
    for ending in ENDINGS:
        at = -1
        for _ in range(entries):
            at = text.find(ending, at + 1)
            if at < 0:
                break
        else:
            rest = at + len(ending)
            if text.find(ending, rest) >= 0:
                troubles.append(f"more than {entries} entries; the rest is left out")
                return text[:rest]
    return text


def _after_aside(text: str, at: int) -> int:
    """Where a comment or a CDATA section that begins at ``at`` is over."""
    closing = "]]>" if text.startswith("<![CDATA[", at) else "-->"
    if closing == "-->" and not text.startswith("<!--", at):
        return at + 1
    end = text.find(closing, at)
    return len(text) if end < 0 else end + len(closing)
