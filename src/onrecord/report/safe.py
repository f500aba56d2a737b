"""Article text made harmless to whatever shows it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Embeddings, overrides and isolates change the order of what stands around them. The plain
# marks (U+200E, U+200F, U+061C) do not, and right-to-left scripts need them on a page.
BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
BIDI_MARKS = re.compile("[\u200e\u200f\u061c]")
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
SURROGATES = re.compile("[\ud800-\udfff]")
SPACES = re.compile(r"\s+")


def neutral(text: str) -> str:
    """The text without control characters and without those that reorder what is around them.

    >>> neutral("a\\x1b[31mb\\u202ec")
    'a[31mbc'
    """
    if text.isprintable():  # most texts are, and none of what is taken out is
        return text
    return SURROGATES.sub("\ufffd", BIDI_CONTROLS.sub("", CONTROLS.sub("", text)))


def one_line(text: str) -> str:
    """The neutral text on one line."""
    return SPACES.sub(" ", neutral(text)).strip()


def for_terminal(text: str) -> str:
    """The neutral text on one line, without any invisible mark of direction."""
    return BIDI_MARKS.sub("", one_line(text.replace("\u2028", " ").replace("\u2029", " ")))


def web_address(url: str | None) -> str | None:
    """The URL when it is a plain http(s) address that may be linked, else None.

    >>> web_address("https://gazette.example/1")
    'https://gazette.example/1'
    >>> web_address("javascript:alert(1)") is None
    True
    """
    if not url or neutral(url) != url or SPACES.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[": no address at all
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def shorten(text: str, width: int) -> str:
    """At most ``width`` characters, cut between words where there is one to cut at."""
    if len(text) <= width:
        return text
    head = text[: width - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > width // 2 else head).rstrip(" ,;:–—-") + "…"
