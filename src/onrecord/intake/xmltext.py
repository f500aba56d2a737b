"""XML from anywhere to characters that no parser can be harmed with."""

from __future__ import annotations

import re

from onrecord.intake.decode import MARKS, decode

DECLARATION = re.compile(r"<\?xml\b[^>]{0,300}\?>")
ENCODING = re.compile(rb"""<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9_.:\-]{2,40})["']""")
BARE_AMPERSAND = re.compile(r"&(?!#?\w{1,31};)")
NAME = re.compile(r"<(?:[A-Za-z_][\w.-]{0,30}:)?([A-Za-z][\w.-]{0,40})")
ASIDES = (("<?", "?>"), ("<!--", "-->"))  # what may stand before the outermost element
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def xml_text(raw: bytes, *, declared: str | None = None) -> str | None:
    """The characters of an XML document, without its declaration and document type.

    With the document type go all entities that a document may declare: what they stand for can
    grow to any size (a "billion laughs"), and no feed needs them. None: its encoding is unknown.
    """
    found = ENCODING.search(raw[:1000])
    own = found.group(1).decode("ascii") if found else None
    if any(raw.startswith(mark) for mark, _ in MARKS):
        own = None
    text = decode(raw, declared=own or declared)
    if text is None:
        return None
    text = text.lstrip("\ufeff \t\r\n")
    if declaration := DECLARATION.match(text):
        text = text[declaration.end() :]
    return NOT_XML.sub("", without_doctype(text)).lstrip()


def with_whole_references(text: str) -> str:
    """The document with each "&" that begins no reference written as one.

    A parser that mends documents leaves out a bare one with the letters behind it.
    """
    return BARE_AMPERSAND.sub("&amp;", text)


def without_doctype(text: str) -> str:
    """The document without ``<!DOCTYPE ... [ ... ]>``, wherever before the root it stands."""
    start = text.find("<!DOCTYPE")
    if start < 0:
        start = text.find("<!doctype")
    if start < 0 or start > _root_start(text):
        return text
    opening, closing = text.find("[", start), text.find(">", start)
    if 0 <= opening < closing:
        end = _end_of_subset(text, opening)
        closing = text.find(">", end) if end >= 0 else -1
    if closing < 0:
        return ""  # a document type that does not end hides whatever comes after it
    return text[:start] + text[closing + 1 :]


def _root_start(text: str) -> int:
    """Where the first element begins."""
    found = re.search(r"<[A-Za-z_]", text)
    return found.start() if found else len(text)


def _end_of_subset(text: str, opening: int) -> int:
    """Where the ``]`` stands that ends the declarations; brackets inside quotes do not count."""
    quote = ""
    for match in re.compile(r"""["'\]]""").finditer(text, opening + 1):
        sign = match.group()
        if quote:
            quote = "" if sign == quote else quote
        elif sign == "]":
            return match.start()
        else:
            quote = sign
    return -1


def root_name(text: str) -> str:
    """The name of the outermost element in small letters, without its prefix; "" where none is."""
    at = 0
    while True:
        at = _after_space(text, at)
        closing = next((end for start, end in ASIDES if text.startswith(start, at)), None)
        if closing is None:
            found = NAME.match(text, at)
            return found.group(1).lower() if found else ""
        end = text.find(closing, at)
        if end < 0:
            return ""
        at = end + len(closing)


def _after_space(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] == "\ufeff"):
        at += 1
    return at
