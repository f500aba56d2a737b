"""An attribution as a spaCy document has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.types import Attribution, Entity
from onrecord.types.reading import Act, ChannelKind, EntityKind, QuoteKind, Stance

Characters = tuple[int, int]  # half-open, of doc.text
KEY = "onrecord"  # of doc.user_data, which goes wherever the document is written to
SHAPE = 1  # of what lies there


@dataclass(frozen=True, slots=True)
class DocAttribution:
    """One place where a document says that somebody said something.

    ``source``, ``cue`` and ``content`` are spaCy's spans, of whole tokens. The ``_chars`` are the
    exact characters of ``doc.text``, which may begin or end inside a token.
    """

    content: tuple[Any, ...]  # spacy.tokens.Span; several when the cue interrupts the quotation
    source: Any | None  # None: the document names nobody
    cue: Any | None  # None: a quotation standing alone
    kind: QuoteKind
    speaker: str | None  # the fullest name that the document gives; None: it cannot be told
    speaker_kind: EntityKind | None
    act: Act
    stance: Stance
    channel: ChannelKind | None
    channel_name: str | None
    date: str | None
    confidence: float
    rule: str
    anonymous: bool
    content_chars: tuple[Characters, ...]
    source_chars: Characters | None
    cue_chars: Characters | None

    @property
    def words(self) -> tuple[str, ...]:
        """The words exactly as printed, one string for each piece of the content."""
        text = self.content[0].doc.text
        return tuple(text[start:end] for start, end in self.content_chars)


def packed(attribution: Attribution, entities: Mapping[str, Entity]) -> dict[str, Any]:
    """The attribution as plain values, which a document can be written out with."""
    speaker = entities.get(attribution.entity or "")
    channel = attribution.channel
    return {
        "content": [[span.start, span.end] for span in attribution.content],
        "source": _ends(attribution.source),
        "cue": _ends(attribution.cue),
        "kind": attribution.kind,
        "speaker": speaker.name if speaker else None,
        "speaker_kind": speaker.kind if speaker else None,
        "act": attribution.act,
        "stance": attribution.stance,
        "channel": channel.kind if channel else None,
        "channel_name": channel.name if channel else None,
        "date": attribution.date,
        "confidence": attribution.confidence,
        "rule": attribution.rule,
        "anonymous": attribution.anonymous,
    }


def attributions_of(doc: Any) -> tuple[DocAttribution, ...]:
    """What the pipe found in a document, in reading order; nothing where it did not run."""
    kept = doc.user_data.get(KEY)
    if not kept or kept["shape"] != SHAPE:
        return ()
    return tuple(_unpacked(doc, dict(one)) for one in kept["attributions"])


def _unpacked(doc: Any, kept: dict[str, Any]) -> DocAttribution:
    content = tuple((start, end) for start, end in kept.pop("content"))
    source, cue = _pair(kept.pop("source")), _pair(kept.pop("cue"))
    return DocAttribution(
        content=tuple(_span(doc, place) for place in content),
        source=_span(doc, source) if source else None,
        cue=_span(doc, cue) if cue else None,
        content_chars=content,
        source_chars=source,
        cue_chars=cue,
        **kept,
    )


def _span(doc: Any, place: Characters) -> Any:
    """The tokens that hold the characters: the fewest that hold them all."""
    return doc.char_span(*place, alignment_mode="expand")


def _ends(span: Any | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _pair(ends: list[int] | None) -> Characters | None:
    return None if ends is None else (ends[0], ends[1])
