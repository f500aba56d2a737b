"""Where the records of a WARC file begin, when it is damaged or was packed in one piece."""

from __future__ import annotations

import zlib
from typing import BinaryIO

MEMBER = b"\x1f\x8b\x08"  # how each packed record begins
RECORD = b"\r\n\r\nWARC/1."
CHUNK = 1_048_576  # bytes
SAMPLE = 262_144  # bytes packed; the first record, which tells of the file, has one thousand


def next_record(stream: BinaryIO, *, after: int) -> int | None:
    """The byte at which the first whole-looking record behind ``after`` begins, if there is one.

    Nothing can be looked for in a pipe.
    """
    if not stream.seekable():
        return None
    stream.seek(0)
    packed = stream.read(2) == MEMBER[:2]
    at = after + 1
    while True:
        found = _find(stream, MEMBER if packed else RECORD, at)
        if found is None:
            return None
        if not packed:
            return found + 4
        if _begins_a_record(stream, found):
            return found
        at = found + 1


def _find(stream: BinaryIO, sign: bytes, at: int) -> int | None:
    """Where ``sign`` stands at or behind ``at``."""
    stream.seek(at)
    held = b""
    while part := stream.read(CHUNK):
        held += part
        found = held.find(sign)
        if found >= 0:
            return at + found
        at += max(0, len(held) - len(sign) + 1)
        held = held[-len(sign) + 1 :]
    return None


def _begins_a_record(stream: BinaryIO, at: int) -> bool:
    """Whether what is packed at ``at`` is a record; three bytes of a page may look like a start."""
    stream.seek(at)
    try:
        return zlib.decompressobj(31).decompress(stream.read(4096), 5) == b"WARC/"
    except zlib.error:
        return False


def packed_as_one(stream: BinaryIO) -> bool:
    """Whether the file was packed as a whole, so that no record can be unpacked by itself."""
    if not stream.seekable():
        return False
    here = stream.tell()
    raw = stream.read(SAMPLE)
    stream.seek(here)
    if not raw.startswith(MEMBER):
        return False
    try:
        return RECORD in zlib.decompressobj(31).decompress(raw, 4 * SAMPLE)
    except zlib.error:
        return False


def ends_whole(stream: BinaryIO, begin: int) -> bool:
    """Whether the last record of a file, which begins at ``begin``, is there to its last byte.

    A header that is cut inside a number reads as a whole one; only the end itself can tell.
    """
    here = stream.tell()
    stream.seek(begin)
    head = stream.read(len(MEMBER))
    try:
        if head != MEMBER:
            stream.seek(max(begin, stream.seek(0, 2) - 4))
            return stream.read(4).endswith((b"\r\n\r\n", b"\n\n"))
        unpacker = zlib.decompressobj(31)
        waiting = head
        while not unpacker.eof and (waiting or (waiting := stream.read(CHUNK))):
            unpacker.decompress(waiting, CHUNK)
            waiting = unpacker.unconsumed_tail
        return unpacker.eof
    except zlib.error:
        return False
    finally:
        stream.seek(here)
