"""Bytes to characters, exactly: no character is repaired or dropped here."""

from __future__ import annotations

import codecs
import re

SAMPLE = 65_536  # bytes that are looked at to tell an encoding or a kind of file

MARKS = (  # byte order marks, the longer before those they begin with
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = (  # how files begin that hold no text we read, and what they are
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"\x00\x00\x00\x18ftyp", "a film"),
    (b"\x00\x00\x00\x20ftyp", "a film"),
    (b"ID3", "sound"),
    (b"OggS", "sound"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"WARC/", "a web archive (WARC)"),
)
WESTERN_PUNCTUATION = frozenset(b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa9\xab\xb0\xbb")
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})", re.I)
# What browsers read these names as: https://encoding.spec.whatwg.org/#names-and-labels
WEB_NAMES = {
    "iso-8859-1": "windows-1252",
    "latin-1": "windows-1252",
    "latin1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "iso-8859-9": "windows-1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
}


def decode(raw: bytes, *, declared: str | None = None) -> str | None:
    """The characters of ``raw``, or None when its encoding cannot be told.

    ``declared`` is the encoding that a web server gave; a page's own ``<meta charset>`` is looked
    for too. Both count only where the bytes are not UTF-8: servers are more often wrong than that.
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], encoding)
    text = _strictly(raw, "utf-8")
    if text is not None:
        return text
    found = DECLARED.search(raw[:SAMPLE])
    for name in (declared, found.group(1).decode("ascii") if found else None):
        if name is not None:
            text = _strictly(raw, WEB_NAMES.get(name.lower(), name))
            if text is not None:
                return text
    if _looks_western(raw):
        return _strictly(raw, "windows-1252")
    return _guessed(raw)


def binary_kind(head: bytes) -> str | None:
    """What a file that begins with ``head`` is, in words, when it is not text; else None."""
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            return kind
    if any(head.startswith(mark) for mark, _ in MARKS):
        return None
    sample = head[:8192]
    controls = sum(1 for byte in sample if byte < 32 and byte not in b"\t\n\r\f\x1b")
    if b"\x00" in sample or controls > len(sample) // 20:
        return "a binary file"
    return None


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        text = raw.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None
    # A codec that gives something else than text ("rot13", "hex") has no place in a page.
    return text if isinstance(text, str) else None


def _looks_western(raw: bytes) -> bool:
    """Whether the bytes beyond ASCII are few, and the typographic ones of windows-1252.

    charset-normalizer takes such text for cp1250, which agrees on the quotation marks and not on
    the letters.
    """
    high = [byte for byte in raw[:SAMPLE] if byte >= 0x80]
    if len(high) * 10 > min(len(raw), SAMPLE):
        return False
    return all(byte in WESTERN_PUNCTUATION or byte >= 0xC0 for byte in high)


def _guessed(raw: bytes) -> str | None:
    import charset_normalizer

    best = charset_normalizer.from_bytes(raw[:SAMPLE]).best()
    return None if best is None else _strictly(raw, best.encoding)
