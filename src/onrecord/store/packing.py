"""Nouns to bytes and back: readings and records as they lie in the store."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from typing import Any

import msgspec

from onrecord.store.nouns import Change, KeptRecord
from onrecord.types import Article, Expectation, Reading

SURROGATES = re.compile("[\ud800-\udfff]")

_readings = msgspec.msgpack.Decoder(Reading)
_records = msgspec.json.Decoder(KeptRecord)
_articles = msgspec.json.Decoder(Article)
_changes = msgspec.json.Decoder(Change)
_expectations = msgspec.json.Decoder(Expectation)
_json = msgspec.json.Encoder()
_packer = msgspec.msgpack.Encoder()

# A reading is mostly small numbers and names that recur: the quickest level takes off 9/10.
LEVEL = 1


def pack_reading(reading: Reading) -> bytes:
    """A reading as compact bytes."""
    return zlib.compress(_packer.encode(reading), LEVEL)


def unpack_reading(packed: bytes) -> Reading | None:
    """The reading; None where an earlier program packed another shape, so that it is read anew."""
    try:
        return _readings.decode(zlib.decompress(packed))
    except (zlib.error, msgspec.MsgspecError):
        return None


def pack_record(record: KeptRecord) -> bytes:
    """A story's record as JSON bytes."""
    return _json.encode(record)


def unpack_record(packed: bytes) -> KeptRecord | None:
    """The record; None for one that was never made, or that an earlier program made otherwise."""
    try:
        return _records.decode(packed)
    except msgspec.MsgspecError:
        return None


def pack_article(article: Article) -> str:
    """An article without its text, as JSON."""
    return _json.encode(replace(article, text="")).decode()


def unpack_article(rest: str, text: str) -> Article:
    """The article with its text."""
    return replace(_articles.decode(rest), text=text)


def pack_change(change: Change) -> str:
    """A change as JSON; its place in the log is the row's."""
    return _json.encode(replace(change, n=0)).decode()


def unpack_change(noun: str, n: int) -> Change:
    """The change, with its place in the log."""
    return replace(_changes.decode(noun), n=n)


def pack_expectation(expectation: Expectation) -> str:
    """An expectation as JSON."""
    return _json.encode(expectation).decode()


def unpack_expectation(noun: str) -> Expectation:
    """The expectation."""
    return _expectations.decode(noun)


def plain(value: Any) -> str:
    """Any of our values as JSON."""
    return _json.encode(value).decode()


def whole_characters(text: str) -> str:
    """The text with each half character as U+FFFD, one for one: UTF-8 has no half characters."""
    return SURROGATES.sub("\ufffd", text)


def storable(article: Article) -> Article:
    """The article without half characters, such as undecodable file names have.

    Offsets and the id stay as they are.
    """
    if not any(map(SURROGATES.search, _strings(article))):
        return article
    return replace(
        article,
        text=whole_characters(article.text),
        key=_maybe(article.key),
        path=_maybe(article.path),
        url=_maybe(article.url),
        outlet=_maybe(article.outlet),
        title=_maybe(article.title),
        byline=tuple(map(whole_characters, article.byline)),
        syndicated_from=tuple(map(whole_characters, article.syndicated_from)),
        removed=tuple(
            replace(r, text=whole_characters(r.text), why=whole_characters(r.why))
            for r in article.removed
        ),
    )


def _strings(article: Article) -> list[str]:
    named = (article.key, article.path, article.url, article.outlet, article.title)
    return [
        article.text,
        *(part for part in named if part),
        *article.byline,
        *article.syndicated_from,
        *(removed.text for removed in article.removed),
    ]


def _maybe(text: str | None) -> str | None:
    return None if text is None else whole_characters(text)
