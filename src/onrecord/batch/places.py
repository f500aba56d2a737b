"""Where files lie: this machine's disks, object stores and the web. What is there, and opening it.

``s3://`` and ``gs://`` go through pyarrow, which reads where it is asked to; a file of the web is
fetched whole into a temporary file first, since damaged archives are sought in.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.batch.errors import BatchError, MissingLibraryError

STORES = ("s3://", "gs://", "file://")
WEB = ("http://", "https://")
ENDS = 65_536  # bytes at either end of a file by which it is known again
SECONDS = 60.0  # for the web to answer, and between two pieces of a file


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is there."""

    path: str
    size: int  # bytes
    modified: float  # seconds since 1970; 0 where it is not told
    digest: str  # of how it begins and ends, or what its server says of it


def is_remote(path: str) -> bool:
    """Whether a path as the caller wrote it is an address."""
    return path.lower().startswith((*STORES, *WEB))


def look(path: str) -> Found:
    """What can be told of a file without reading it all; OSError where it is not there."""
    lower = path.lower()
    if lower.startswith(WEB):
        return _look_on_the_web(path)
    if lower.startswith(STORES):
        system, inner = _file_system(path)
        info = system.get_file_info(inner)
        if not info.is_file:
            raise FileNotFoundError(f"no such file: {path}")
        return _found(path, info)
    status = os.stat(path)
    with Path(path).open("rb") as file:
        digest = _ends(file, status.st_size)
    return Found(path, status.st_size, status.st_mtime, digest)


def listed(address: str) -> Iterator[str]:
    """The files at an object store's address: one, all of a folder, or those of a pattern."""
    from fnmatch import fnmatchcase

    from pyarrow.fs import FileSelector

    scheme = address[: address.index("://") + 3]
    pattern = address if any(sign in address for sign in "*?[") else None
    base = address
    if pattern is not None:
        plain = address[: min(address.index(sign) for sign in "*?[" if sign in address)]
        base = plain[: plain.rindex("/")]
    system, inner = _file_system(base)
    info = system.get_file_info(inner)
    if info.is_file:
        yield address
        return
    selector = FileSelector(inner, recursive=True, allow_not_found=True)
    files = (found.path for found in system.get_file_info(selector) if found.is_file)
    for path in sorted(files):
        full = scheme + path
        if pattern is None or fnmatchcase(full, pattern):
            yield full


@contextmanager
def opening(path: str) -> Iterator[BinaryIO]:
    """A file, open for reading; it can be sought in, wherever it lies."""
    lower = path.lower()
    if lower.startswith(WEB):
        with tempfile.TemporaryFile(prefix="onrecord-") as held:
            _fetch(path, held)
            held.seek(0)
            yield held
    elif lower.startswith(STORES):
        system, inner = _file_system(path)
        with system.open_input_file(inner) as stored:
            yield stored
    else:
        with Path(path).open("rb") as file:
            yield file


def _found(path: str, info: Any) -> Found:
    modified = info.mtime.timestamp() if info.mtime else 0.0
    return Found(path, info.size, modified, f"{info.size}@{modified:.0f}")


def _ends(file: BinaryIO, size: int) -> str:
    digest = hashlib.blake2b(f"{size}\n".encode(), digest_size=16)
    digest.update(file.read(ENDS))
    if size > ENDS:
        file.seek(max(ENDS, size - ENDS))
        digest.update(file.read(ENDS))
    return digest.hexdigest()


def _file_system(path: str) -> tuple[Any, str]:
    try:
        from pyarrow import ArrowInvalid, ArrowNotImplementedError
        from pyarrow.fs import FileSystem
    except ImportError as error:
        raise MissingLibraryError(
            f"{path} lies in an object store, which needs pyarrow: pip install 'onrecord[batch]'"
        ) from error
    try:
        system, inner = FileSystem.from_uri(path)
    except (ArrowInvalid, ArrowNotImplementedError) as error:
        raise BatchError(f"{path} cannot be read: {error}") from error
    return system, inner


def _look_on_the_web(url: str) -> Found:
    import urllib3

    try:
        answer = urllib3.request("HEAD", url, timeout=SECONDS, redirect=True)
    except urllib3.exceptions.HTTPError as error:
        raise OSError(f"{url} cannot be reached: {type(error).__name__}") from error
    if answer.status != 200:
        raise OSError(f"{url} is answered with status {answer.status}")
    said = [answer.headers.get(name, "") for name in ("Content-Length", "ETag", "Last-Modified")]
    digest = hashlib.blake2b("\n".join(said).encode(), digest_size=16).hexdigest()
    return Found(url, int(said[0]) if said[0].isdigit() else 0, 0.0, digest)


def _fetch(url: str, into: BinaryIO) -> None:
    import urllib3

    try:
        with urllib3.request(
            "GET", url, timeout=SECONDS, redirect=True, preload_content=False, decode_content=False
        ) as answer:
            if answer.status != 200:
                raise OSError(f"{url} is answered with status {answer.status}")
            shutil.copyfileobj(answer, into, 1_048_576)
            promised = answer.headers.get("Content-Length", "")
    except urllib3.exceptions.HTTPError as error:
        raise OSError(f"{url} cannot be fetched: {type(error).__name__}") from error
    if promised.isdigit() and into.tell() != int(promised):
        raise OSError(f"{url} broke off after {into.tell()} of {promised} bytes")
