"""Markdown marks taken off, with the words kept."""

from __future__ import annotations

import re

# No pattern may cross its own delimiter, so that each is linear in the length of the line.
ADDRESS = r"(?:#|https?:|www\.|/|\.{1,2}/|mailto:)?[^\s()<>]{0,2000}"
IMAGE = re.compile(rf"!\[[^\[\]]*\]\(<?{ADDRESS}>?\)")
LINK = re.compile(r"\[([^\[\]]+)\]\(<?(?:#|https?:|www\.|/|\.{1,2}/|mailto:)[^\s()<>]{0,2000}>?\)")
AUTOLINK = re.compile(r"<(https?://[^\s<>]+)>")
BOLD = re.compile(r"(?<![\\*])\*\*(?=[^\s*])([^*]*[^\s*\\])\*\*(?!\*)")
ITALIC = re.compile(r"(?<![\\*\w])\*(?=[^\s*])([^*]*[^\s*\\])\*(?![*\w])")
UNDERLINED = re.compile(r"(?<![\\\w])__(?=[^\s_])([^_]*[^\s_\\])__(?!\w)")
SLANTED = re.compile(r"(?<![\\\w])_(?=[^\s_])([^_]*[^\s_\\])_(?!\w)")
ESCAPE = re.compile(r"\\([$*_\[\]()#+.!~>|{}`-])")
HEADING = re.compile(r"#{1,6}\s+(?=\S)")
CLOSING_MARKS = re.compile(r"(?<=\s)#+$")
QUOTED = re.compile(r"(?:>\s+)+")


def heading_mark(line: str) -> bool:
    """Whether the line is a Markdown heading."""
    return HEADING.match(line) is not None


def unmarked(line: str) -> str:
    """The line without Markdown: ``[said](#)`` is ``said``, ``\\$`` is ``$``."""
    line = HEADING.sub("", line, count=1) if line.startswith("#") else line
    line = QUOTED.sub("", line, count=1) if line.startswith(">") else line
    if line.endswith("#"):
        line = CLOSING_MARKS.sub("", line)
    if "](" in line:
        line = LINK.sub(r"\1", IMAGE.sub("", line))
    if "<http" in line:
        line = AUTOLINK.sub(r"\1", line)
    if "*" in line:
        line = ITALIC.sub(r"\1", BOLD.sub(r"\1", line))
    if "_" in line:
        line = SLANTED.sub(r"\1", UNDERLINED.sub(r"\1", line))
    if "\\" in line:
        line = ESCAPE.sub(r"\1", line)
    return line.strip()
