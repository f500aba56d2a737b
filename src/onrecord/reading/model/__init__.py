"""The reader: one small network that looks at whole articles, and what it finds in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from onrecord.reading.model.antecedents import Antecedents
from onrecord.reading.model.findings import NamedSpan, find_attributions, find_names
from onrecord.reading.model.paths import best_paths, shares
from onrecord.reading.model.pieces import Integers, Pieces
from onrecord.reading.model.session import Floats, Network, network
from onrecord.reading.model.signs import Signs, read_signs
from onrecord.reading.model.windows import look
from onrecord.reading.quotes import paragraph_spans
from onrecord.types import Finding

__all__ = ["Antecedents", "NamedSpan", "Seen", "meanings", "see"]

LONGEST = 16_000  # pieces held at once, some 40 MiB; a longer text is seen in parts
BEGINNING = (1, 3, 5)  # the tags with which a source, cue or content begins
GOING_ON = (2, 4, 6)  # the tags of a span that goes on; none does over a paragraph's end
NEVER = -1e4
CUT_WITHIN = 2_000  # pieces before that, among which a line break is looked for


@dataclass(frozen=True, slots=True)
class Seen:
    """What the network found in one text."""

    attributions: tuple[Finding, ...]
    names: tuple[NamedSpan, ...]
    # One for each part of a long text.
    antecedents: tuple[Antecedents, ...] = field(default=(), compare=False, repr=False)


def see(texts: Sequence[str], using: Network | None = None) -> list[Seen]:
    """What the network finds in each text; what stands beside a text changes nothing in it."""
    using = using or network()
    parts: list[Part] = []
    owners: list[int] = []
    found: list[Seen] = [Seen((), ()) for _ in texts]
    held = 0
    for number, text in enumerate(texts):
        for part in _parts(text, using):
            parts.append(part)
            owners.append(number)
            held += len(part[0].ids)
            if held >= LONGEST:
                _add(texts, found, owners, parts, using)
                parts, owners, held = [], [], 0
    _add(texts, found, owners, parts, using)
    return found


def meanings(texts: Sequence[str], using: Network | None = None) -> Floats:
    """One unit vector a text, (texts, 384): close where texts mean the same. "" gives zeros."""
    using = using or network()
    cut = [using.cut(text) for text in texts]
    signed = [(one, read_signs(text, one)) for text, one in zip(texts, cut, strict=True)]
    seen = [output.hidden for output in look(using, signed, with_hidden=True)]
    means = [hidden.mean(axis=0) if len(hidden) else hidden.sum(axis=0) for hidden in seen]
    if not means:
        return np.zeros((0, 0), dtype=np.float32)
    vectors: Floats = np.stack([mean @ using.meaning for mean in means])  # each by itself
    sizes = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(sizes > 0, sizes, 1)
    return vectors


Part = tuple[Pieces, Signs, Integers]  # the last: the pieces with which paragraphs begin


def _parts(text: str, using: Network) -> Iterator[Part]:
    pieces = using.cut(text)
    signs = read_signs(text, pieces)
    begins = np.array([span.start for span in paragraph_spans(text)], dtype=np.int64)
    paragraphs = np.searchsorted(pieces.starts, begins)
    first, count = 0, len(pieces.ids)
    while first < count:
        last = min(count, first + LONGEST)
        if last < count:
            breaks = np.flatnonzero(signs.break_[last - CUT_WITHIN : last])
            last = last - CUT_WITHIN + int(breaks[-1]) if len(breaks) else last
        yield (
            Pieces(*(field[first:last] for field in pieces)),
            Signs(*(field[first:last] for field in signs)),
            paragraphs[(first <= paragraphs) & (paragraphs < last)] - first,
        )
        first = last


def _add(
    texts: Sequence[str],
    found: list[Seen],
    owners: Sequence[int],
    parts: Sequence[Part],
    using: Network,
) -> None:
    settings = using.settings
    outputs = look(using, [(pieces, signs) for pieces, signs, _ in parts])
    for (_, _, paragraphs), output in zip(parts, outputs, strict=True):
        output.tags[paragraphs[:, None], GOING_ON] = NEVER
        output.tags[:, BEGINNING] += settings.lean
    tags = [output.tags for output in outputs]
    paths = best_paths(tags, settings.steps, settings.first)
    sure = shares(tags, settings.steps, settings.first)
    for owner, (pieces, _, paragraphs), path, share, output in zip(
        owners, parts, paths, sure, outputs, strict=True
    ):
        before = found[owner]
        found[owner] = Seen(
            (
                *before.attributions,
                *find_attributions(pieces, path, share, output, settings, paragraphs),
            ),
            (*before.names, *find_names(texts[owner], pieces, output, settings)),
            (*before.antecedents, Antecedents(pieces, output, settings)),
        )
