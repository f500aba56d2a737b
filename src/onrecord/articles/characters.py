"""The characters of a text: encodings gone wrong are mended, invisible ones are dropped."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

MAX_ROUNDS = 4
LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
SPACES = re.compile("[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# C0 except tab and newline, delete, C1, soft hyphen, zero-width and direction marks, word joiner,
# byte order mark, interlinear marks, non-characters. U+200C and U+200D stay: Persian and emoji
# are written with them.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
# What a terminal obeys: dropping the escape character alone would leave "[31m" in the text.
ESCAPES = re.compile("\x1b(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\x07\x1b]{0,200}(?:\x07|\x1b\\\\))")
NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
LETTERS = re.compile(r"[^\W\d_]+")
LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def mended(text: str) -> str:
    """``text`` without mojibake and entities; every quotation mark stays as it was printed."""
    text = LONE_SURROGATES.sub("\ufffd", text)
    if text.isascii() and "&" not in text:
        return text
    import ftfy

    return ftfy.fix_text(text, _mending())


@cache
def _mending() -> Any:
    """What ftfy may mend: by default it would straighten quotation marks and split ligatures."""
    import ftfy

    return ftfy.TextFixerConfig(
        # "auto" would leave entities alone where a "<" stands, and so depend on another line.
        unescape_html=True,
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        fix_line_breaks=False,
        remove_control_chars=False,
        remove_terminal_escapes=False,
        normalization="NFC",
        explain=False,
    )


def plain(text: str) -> str:
    """``text`` with one kind of line end and of space, and without characters nobody sees."""
    text = INVISIBLE.sub("", ESCAPES.sub("", LINE_ENDS.sub("\n", text)))
    return SPACES.sub(" ", text)


def readable(text: str) -> str:
    """``text`` mended and plain, and so that doing it again changes nothing."""
    for _ in range(MAX_ROUNDS):
        # A dropped character may bring two others together, and "&amp;amp;" is two entities deep.
        before, text = text, plain(mended(text))
        if text == before:
            break
    return text


def one_line(text: str) -> str:
    """``text`` for a title or a name: mended, plain, on one line."""
    return " ".join(readable(text).split())


def count_letters(text: str) -> int:
    """How many letters of any script ``text`` holds."""
    return sum(map(len, LETTERS.findall(text)))


def key(text: str) -> str:
    """What two printings of the same line share: its letters and digits, without case."""
    return NOT_ALPHANUMERIC.sub("", text.casefold())
