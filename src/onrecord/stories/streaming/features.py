"""What a stream keeps of an article: its telling terms, its day, its signature."""

from __future__ import annotations

import math
import re
import struct
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.likeness import minhash
from onrecord.likeness.vectors import vector
from onrecord.likeness.weights import weight
from onrecord.likeness.words import content_stems, stem, words
from onrecord.types import Article, Entity, Reading

LENGTH = 255  # of an article's vector, so that each weight fits a byte
WORDS = 96  # strongest stems kept
NAMES = 24
DAYS = 8
LONGEST = 64  # characters; what is longer is an encoded picture or a run of dashes, no word
# Shares of the squared length. Days come on top: a text that gives none is not the poorer for it.
NAME_SHARE = 0.15
DAY_SHARE = 0.05

NAME_MARK, DAY_MARK = "=", "@"  # a stem begins with neither
FIRST_YEAR = 1971  # a page dated earlier shows a clock that was never set

_VERSION = 1
_HEAD = struct.Struct("<BBiIHI")  # version, signature's algorithm, day, three lengths
_NO_DAY = -1
_FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Features:
    """All that a stream needs of one article, in about a kilobyte.

    ``terms`` are stems, names (marked ``=``) and days spoken of (marked ``@``), the strongest
    first, with a byte of weight each. The product of two articles' weights, term by term, over
    255 squared is their likeness; being whole numbers, they add up the same in every order.
    """

    article: str
    day: int | None  # of publication, as a proleptic ordinal; None: not known
    terms: tuple[str, ...]
    weights: bytes
    signature: bytes = b""

    def __post_init__(self) -> None:
        if not self.article:
            raise ValueError("features need an article's id, got an empty one")
        if len(self.terms) != len(self.weights):
            raise ValueError(f"{len(self.terms)} terms, but {len(self.weights)} weights")
        if self.day is not None and self.day < 1:
            raise ValueError(f"a day is an ordinal from 1 on, got {self.day}")
        if len(self.signature) not in (0, minhash.BYTES):
            raise ValueError(f"a signature has {minhash.BYTES} bytes, got {len(self.signature)}")

    def to_bytes(self) -> bytes:
        """The features as the store keeps them."""
        name = self.article.encode("utf-8", "surrogatepass")
        terms = "\n".join(self.terms).encode("utf-8", "surrogatepass")
        day = _NO_DAY if self.day is None else self.day
        algorithm = minhash.ALGORITHM if self.signature else 0
        head = _HEAD.pack(_VERSION, algorithm, day, len(name), len(self.terms), len(terms))
        return b"".join((head, name, self.signature, self.weights, terms))

    @classmethod
    def from_bytes(cls, data: bytes) -> Features:
        """The features that were kept; ValueError where they are damaged or of another version."""
        if len(data) < _HEAD.size:
            raise ValueError(f"features of {len(data)} bytes are too short")
        version, algorithm, day, name_size, count, terms_size = _HEAD.unpack_from(data)
        if version != _VERSION:
            raise ValueError(f"features of version {version}; this program reads {_VERSION}")
        signed = minhash.BYTES if algorithm else 0
        if len(data) != _HEAD.size + name_size + signed + count + terms_size:
            raise ValueError("features are cut off or damaged")
        at = _HEAD.size + name_size
        name = data[_HEAD.size : at].decode("utf-8", "surrogatepass")
        signature = data[at : at + signed]
        weights = data[at + signed : at + signed + count]
        text = data[at + signed + count :].decode("utf-8", "surrogatepass")
        return cls(
            article=name,
            day=None if day == _NO_DAY else day,
            terms=tuple(map(sys.intern, text.split("\n"))) if count else (),
            weights=weights,
            # A signature of another algorithm cannot be compared; the words still can.
            signature=signature if algorithm == minhash.ALGORITHM else b"",
        )


def features_of(article: Article, reading: Reading) -> Features:
    """The features of an article that was read. The title counts twice, as in a pile."""
    title = article.title or ""
    stems = content_stems(f"{title}\n{title}\n{article.text}")
    telling = vector((one for one in stems if len(one) <= LONGEST), top=WORDS)
    weighted = _scaled(telling, 1.0 - NAME_SHARE)
    weighted |= _scaled(_names(reading), NAME_SHARE)
    weighted |= _scaled(_days(reading), DAY_SHARE)
    strongest = sorted(weighted.items(), key=lambda pair: (-pair[1], pair[0]))
    kept = [(term, value) for term, value in strongest if value]
    return Features(
        article=article.id,
        day=_published(article),
        terms=tuple(sys.intern(term) for term, _ in kept),
        weights=bytes(value for _, value in kept),
        signature=minhash.signature(words(article.text)),
    )


def _names(reading: Reading) -> dict[str, float]:
    """The names an article gives, the more often and the rarer the heavier.

    A person goes by the last part of the name, since that is what all articles have in common.
    """
    entities = {entity.id: entity for entity in reading.entities if entity.named}
    counts = Counter(m.entity for m in reading.mentions if m.entity in entities)
    names: dict[str, float] = {}
    for key, count in sorted(counts.items(), key=lambda pair: str(pair[0])):
        entity = entities[str(key)]
        parts = words(entity.name)
        if not parts or entity.kind not in ("person", "organisation", "place"):
            continue
        value = (1.0 + math.log(count)) * max(weight(stem(part)) for part in parts)
        name = NAME_MARK + _called(entity, parts)[:LONGEST]
        names[name] = max(names.get(name, 0.0), value)
    return _strongest(names, NAMES)


def _called(entity: Entity, parts: list[str]) -> str:
    return parts[-1] if entity.kind == "person" else " ".join(parts)


def _days(reading: Reading) -> dict[str, float]:
    """The days an article speaks of by a full date, or by one that its own date completes."""
    values = [timex.value[:10] for timex in reading.times if timex.value]
    counts = Counter(DAY_MARK + value for value in values if _FULL_DAY.fullmatch(value))
    return _strongest({day: 1.0 + math.log(count) for day, count in counts.items()}, DAYS)


def _strongest(weights: Mapping[str, float], top: int) -> dict[str, float]:
    return dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:top])


def _scaled(weights: Mapping[str, float], share: float) -> dict[str, int]:
    """Weights as whole numbers, of a length that is the share's part of the whole."""
    length = _length(weights.values())
    if not length:
        return {}
    scale = LENGTH * math.sqrt(share) / length
    return {term: round(value * scale) for term, value in weights.items()}


def _length(values: Iterable[float]) -> float:
    return math.sqrt(math.fsum(value * value for value in values))


def _published(article: Article) -> int | None:
    day = article.published.day if article.published else None
    if day is None:
        return None
    try:
        read = date.fromisoformat(day)
    except ValueError:
        return None
    return read.toordinal() if read.year >= FIRST_YEAR else None
