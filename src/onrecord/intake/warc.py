"""WARC files, packed or not, to pages: one record at a time, with the byte where the next begins.

Common Crawl's news archive (CC-NEWS) comes as such files of one gigabyte, each record packed for
itself; what a damaged record costs is that record.
"""

from __future__ import annotations

import gzip
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.intake.canonical import canonical_url
from onrecord.intake.decode import decode
from onrecord.intake.lost import ends_whole, next_record, packed_as_one
from onrecord.intake.origin import with_origin
from onrecord.types import Page, Skipped

MAX_PAGE = 20_000_000  # bytes of one page
MAX_RECORD = 1_000_000_000  # bytes unpacked that are passed over for the sake of the next record
HTML_TYPES = ("text/html", "application/xhtml+xml")
CHUNK = 65_536  # bytes
MANY_KINDS = 100  # kinds of answers that are counted

Record = Any  # warcio ships no types
Item = Page | Skipped


def begins_a_warc(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is a WARC file, packed or not."""
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(31).decompress(head, 64)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


def pages_of_warc(stream: BinaryIO, path: str, *, start: int = 0) -> Iterator[Item]:
    """The news pages of a WARC file; see ``records_of_warc``."""
    for item, _ in records_of_warc(stream, path, start=start):
        if item is not None:
            yield item


def records_of_warc(
    stream: BinaryIO, path: str, *, start: int = 0
) -> Iterator[tuple[Item | None, int]]:
    """What each record gives, or None, with the byte at which the record after it begins.

    A page is an HTML answer with status 200. ``start`` is such a byte: what lies before it is
    not read again. How many answers were no pages is told once, at the end.
    """
    others: Counter[str] = Counter()
    if packed_as_one(stream):
        stream = gzip.GzipFile(fileobj=stream)  # type: ignore[assignment]
    if start:
        stream.seek(start)
    while True:
        reader = _Reader(stream, path, others)
        yield from reader.items()
        if reader.broken is None:
            break
        yield Skipped(f"{path}:{reader.at}", reader.broken), reader.at
        found = next_record(stream, after=reader.at)
        if found is None:
            break
        stream.seek(found)
    if others:
        kinds = ", ".join(f"{number} {kind}" for kind, number in others.most_common(5))
        yield (
            Skipped(path, f"{sum(others.values())} answers in it are no pages: {kinds}"),
            reader.at,
        )


class _Reader:
    """Reads records from where the stream stands, up to its end or to a broken one."""

    def __init__(self, stream: BinaryIO, path: str, others: Counter[str]) -> None:
        self._stream = stream
        self._path = path
        self._others = others
        self.at = stream.tell() if stream.seekable() else 0  # where the record begins
        self.broken: str | None = None  # why it stopped before the end

    def items(self) -> Iterator[tuple[Item | None, int]]:
        """What the records give, with where the next begins."""
        from warcio.archiveiterator import ArchiveIterator

        class Quiet(ArchiveIterator):  # type: ignore[misc]
            INC_RECORD = ""  # its warnings would go to stderr; ours are values

        records = Quiet(self._stream)
        while True:
            try:
                record = next(records, None)
                if record is None:
                    self.broken = self._left_over()
                    return
                held, cut = self._of_record(record)
                records.read_to_end()
            # A damaged record raises whatever the part of the parser raises that it reaches.
            except Exception as error:
                self.broken = _why(error)
                return
            if self.broken is not None:
                return
            end = records.offset
            if self._at_end(end):
                if not cut and not ends_whole(self._stream, self.at):
                    cut = "cut off inside a record; read to there"
                # A file that is still being written ends in a part of a record: it is read again.
                end = self.at if cut else end
            yield held, end
            if cut:
                yield Skipped(f"{self._path}:{self.at}", cut), end
            if end == self.at:
                return
            self.at = end

    def _of_record(self, record: Record) -> tuple[Item | None, str]:
        """What one record gives, and why it ended before it was whole, if it did."""
        if record.rec_type != "response" or record.http_headers is None:
            return None, self._pass_over(record)
        status = record.http_headers.get_statuscode()
        kind, _, rest = (record.http_headers.get_header("Content-Type") or "").partition(";")
        kind = kind.strip().lower()
        if status != "200" or kind not in HTML_TYPES:
            cut = self._pass_over(record)
            name = (kind[:60] or "of no kind") if status == "200" else f"of status {status[:3]}"
            if not cut and (name in self._others or len(self._others) < MANY_KINDS):
                self._others[name] += 1
            return None, cut
        raw = record.content_stream().read(MAX_PAGE + 1)
        return _page(raw, record, f"{self._path}:{self.at}", rest), self._pass_over(record)

    def _pass_over(self, record: Record) -> str:
        """Read on to the end of the record; why it ended before it was whole, if it did."""
        passed = 0
        while part := record.raw_stream.read(CHUNK):
            passed += len(part)
            if passed > MAX_RECORD:
                self.broken = "the record unpacks to more than 1 GB"
                return ""
        missing = getattr(record.raw_stream, "limit", 0)
        return f"cut off {missing} bytes before its end; read to there" if missing > 0 else ""

    def _left_over(self) -> str | None:
        """Why nothing more can be read, where the file goes on behind the last record."""
        if not self._stream.seekable():
            return None
        self._stream.seek(self.at)
        rest = self._stream.read(CHUNK).strip(b"\r\n\0 ")
        return "cut off inside a record" if rest else None

    def _at_end(self, offset: int) -> bool:
        if not self._stream.seekable():
            return False
        here = self._stream.tell()
        self._stream.seek(offset)
        at_end = not self._stream.read(1)
        self._stream.seek(here)
        return at_end


def _page(raw: bytes, record: Record, place: str, rest: str) -> Item:
    if len(raw) > MAX_PAGE:
        return Skipped(place, "larger than 20 MB, too large for a news page")
    _, _, charset = rest.lower().partition("charset=")
    text = decode(raw, declared=charset.partition(";")[0].strip(" \"'") or None)
    if text is None:
        return Skipped(place, "its character encoding cannot be told")
    if not text.strip():
        return Skipped(place, "empty")
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    date = record.rec_headers.get_header("WARC-Date") or ""
    given = (("fetched", date),) if date else ()
    address = canonical_url(url) if url.lower().startswith(("http://", "https://")) else None
    return with_origin(Page(text, "html", path=place, url=address, given=given))


def _why(error: Exception) -> str:
    if isinstance(error, (zlib.error, EOFError)):
        return "the record's packing is damaged"
    return "the record is damaged"
