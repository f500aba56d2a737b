"""One open stream of bytes to pages: its kind is told by its name and by how it begins."""

from __future__ import annotations

import gzip
import io
import json
import re
import sys
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Literal, TypeAlias

from onrecord.intake.decode import MARKS, SAMPLE, binary_kind, decode
from onrecord.intake.entries import pages_of_feed
from onrecord.intake.feeds import MAX_FEED, read_feed
from onrecord.intake.jsonfeed import feed_of_json, is_json_feed
from onrecord.intake.jsonlines import page_of_item, page_of_json
from onrecord.intake.opml import read_opml
from onrecord.intake.warc import begins_a_warc, pages_of_warc
from onrecord.intake.xmltext import root_name, without_doctype, xml_text
from onrecord.types import Page, Skipped

Kind = Literal["text", "html", "lines", "json", "xml"]

MAX_PAGE = 20_000_000  # bytes; the largest saved news pages have some 5 million
MAX_JSON_FILE = 500_000_000  # bytes of a .json file, which is read at once; .jsonl has no limit
MAX_PAGE_SAID = "20 MB"
MAX_JSON_FILE_SAID = "500 MB"

KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "json",
    ".rss": "xml",
    ".atom": "xml",
    ".opml": "xml",
}
HTML_START = re.compile(
    r"(?:<\?xml[^>]{0,200}>|<!--.{0,2000}?-->|\s){0,20}<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
Buffered: TypeAlias = io.BufferedReader
XML_ROOTS = frozenset("rss feed rdf urlset sitemapindex opml".split())
BLOCK_TAG = re.compile(r"</?(?:p|div|article|section|h[1-6]|br|span|table)\b[^<>]{0,500}>", re.I)


def pages_of_standard_input() -> Iterator[Page | Skipped]:
    """The pages that standard input holds."""
    yield from pages_of_stream(sys.stdin.buffer, path="-")


def pages_of_bytes(
    raw: bytes, *, path: str, kind: Kind | None = None, url: str | None = None,
    declared: str | None = None,
) -> Iterator[Page | Skipped]:  # fmt: skip
    """The pages that ``raw`` holds; ``declared`` is the encoding that its server named."""
    yield from pages_of_stream(io.BytesIO(raw), path=path, kind=kind, url=url, declared=declared)


def pages_of_stream(
    stream: BinaryIO, *, path: str, kind: Kind | None = None, url: str | None = None,
    declared: str | None = None,
) -> Iterator[Page | Skipped]:  # fmt: skip
    """The pages that a stream holds. ``kind`` is what its name promises, where it promises."""
    try:
        raw: Buffered = io.BufferedReader(_Raw(stream), buffer_size=SAMPLE)
        if begins_a_warc(raw.peek(SAMPLE)):
            yield from pages_of_warc(_rewound(stream, raw), path)
            return
        reader = _unpacked(raw)
        head = reader.peek(SAMPLE)[:SAMPLE]
        if not head:
            yield Skipped(path, "empty")
            return
        binary = binary_kind(head)
        if binary is not None:
            yield Skipped(path, f"{binary}; text, HTML and JSON Lines are read")
            return
        kind = _kind_of(head, kind)
        if kind == "lines":
            yield from _pages_of_lines(reader, path)
        elif kind == "json":
            yield from _pages_of_json(reader, path, url)
        elif kind == "xml":
            yield from _pages_of_xml(reader, path, url, declared)
        else:
            yield _one_page(reader, path, kind, url, declared)
    except (OSError, EOFError, zlib.error) as error:
        yield Skipped(path, f"could not be read to its end: {said(error)}")


def said(error: Exception) -> str:
    """An error in words, without numbers and paths."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error).lower() or type(error).__name__


class _Raw(io.RawIOBase):
    """Any binary stream, so that it can be looked into; it is left open."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        found = self._stream.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)


class _Unpacked(io.RawIOBase):
    """What a packed stream holds, up to where it breaks off: what stands before is given first."""

    def __init__(self, packed: gzip.GzipFile) -> None:
        self._packed = packed
        self._broken: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        filled = 0
        try:
            while self._broken is None and filled < len(buffer):
                found = self._packed.read1(len(buffer) - filled)
                if not found:
                    return filled
                buffer[filled : filled + len(found)] = found
                filled += len(found)
        except (OSError, EOFError, zlib.error) as error:
            self._broken = error
        if self._broken is not None and not filled:
            raise self._broken
        return filled


def _rewound(stream: BinaryIO, looked_at: Buffered) -> BinaryIO:
    """The stream from its beginning: a file itself, so that its records can be sought."""
    if not stream.seekable():
        return looked_at
    stream.seek(0)
    return stream


def _unpacked(reader: io.BufferedReader) -> io.BufferedReader:
    if not reader.peek(2).startswith(b"\x1f\x8b"):
        return reader
    packed = gzip.GzipFile(fileobj=reader, mode="rb")
    return io.BufferedReader(_Unpacked(packed), buffer_size=SAMPLE)


def _kind_of(head: bytes, promised: Kind | None) -> Kind:
    """What a stream is, by how it begins; the name decides where the beginning does not."""
    if promised == "lines":
        return "lines"
    beginning = decode(head[:4096]) or head[:4096].decode("latin-1")
    if promised in (None, "text", "xml") and root_name(without_doctype(beginning)) in XML_ROOTS:
        return "xml"
    if promised in (None, "json") and _first_line_is_object(head):
        return "lines"
    if promised == "json" or (promised is None and _might_be_json(beginning)):
        return "json"
    if promised == "html" or HTML_START.match(beginning):
        return "html"
    if promised is None and len(BLOCK_TAG.findall(beginning)) >= 4:
        return "html"
    return "text"


def _first_line_is_object(head: bytes) -> bool:
    """Whether the stream begins with a line that is one whole JSON object, or looks like one."""
    for mark, _ in MARKS:
        head = head.removeprefix(mark)
    first, newline, rest = head.lstrip().partition(b"\n")
    first = first.strip()
    if not first.startswith(b"{"):
        return False
    if not newline and len(first) < SAMPLE // 2:
        return False  # one object and no more: read as such, its path has no line number
    if first.endswith(b"}"):
        try:
            json.loads(first)
        except (ValueError, RecursionError):
            return rest.lstrip().startswith(b'{"')
        return bool(rest.strip())
    return len(first) >= 4096 and first.startswith(b'{"')


def _might_be_json(beginning: str) -> bool:
    return re.match(r'\s*(?:\[\s*)?\{\s*"|\s*\[\s*\]', beginning) is not None


def _one_page(
    reader: io.BufferedReader, path: str, kind: Kind, url: str | None, declared: str | None
) -> Page | Skipped:
    raw = reader.read(MAX_PAGE + 1)
    if len(raw) > MAX_PAGE:
        return Skipped(path, f"larger than {MAX_PAGE_SAID}, too large for a news page")
    text = decode(raw, declared=declared)
    if text is None:
        return Skipped(path, "its character encoding cannot be told")
    if not text.strip():
        return Skipped(path, "empty")
    return Page(text, "html" if kind == "html" else "text", path=path, url=url)


def _pages_of_lines(reader: io.BufferedReader, path: str) -> Iterator[Page | Skipped]:
    number = 0
    while line := reader.readline(MAX_PAGE + 1):
        number += 1
        place = f"{path}:{number}"
        if len(line) > MAX_PAGE:
            while line and not line.endswith(b"\n"):
                line = reader.readline(MAX_PAGE)
            yield Skipped(place, f"the line is longer than {MAX_PAGE_SAID}")
            continue
        text = decode(line)
        if text is None:
            yield Skipped(place, "its character encoding cannot be told")
        elif text.strip():
            yield page_of_json(text, place)


def _pages_of_xml(
    reader: io.BufferedReader, path: str, url: str | None, declared: str | None
) -> Iterator[Page | Skipped]:
    """The texts that a feed's entries bring along; lists of addresses bring none."""
    raw = reader.read(MAX_FEED + 1)
    root = root_name(xml_text(raw[:MAX_FEED], declared=declared) or "")
    if root == "opml":
        number = len(read_opml(raw).feeds)
        yield Skipped(path, f"a list of {number} feeds; onrecord watch follows them")
    elif root in ("urlset", "sitemapindex"):
        yield Skipped(path, "a feed or a sitemap, not a page; onrecord watch follows it")
    else:
        yield from pages_of_feed(read_feed(raw, url=url or "", declared=declared), path)


def _pages_of_json(
    reader: io.BufferedReader, path: str, url: str | None
) -> Iterator[Page | Skipped]:
    raw = reader.read(MAX_JSON_FILE + 1)
    if len(raw) > MAX_JSON_FILE:
        yield Skipped(path, f"a JSON file larger than {MAX_JSON_FILE_SAID}; make it JSON Lines")
        return
    text = decode(raw)
    if text is None:
        yield Skipped(path, "its character encoding cannot be told")
        return
    try:
        value = json.loads(text)
    except RecursionError:
        yield Skipped(path, "its JSON is nested too deeply")
        return
    except json.JSONDecodeError as error:
        yield Skipped(path, f"not valid JSON: {error.msg.lower()} at line {error.lineno}")
        return
    except ValueError:
        yield Skipped(path, "not valid JSON: a number in it is too long")
        return
    if is_json_feed(value):
        yield from pages_of_feed(feed_of_json(value, url=url or ""), path)
    elif isinstance(value, list):
        if not value:
            yield Skipped(path, "an empty list")
        for number, item in enumerate(value, start=1):
            yield page_of_item(item, f"{path}:{number}")
    else:
        yield page_of_item(value, path)
