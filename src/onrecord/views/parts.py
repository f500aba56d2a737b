"""The small pieces that the views of a record and of a reading share."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.types import Channel, Citation, Finding, Removed, Span
from onrecord.views.shapes import ChannelView, CitationView, FindingView, RemovedView, SpanView


def span_view(span: Span, text: str) -> SpanView:
    """The span with its exact characters."""
    return SpanView(span.start, span.end, span.of(text))


def maybe_span(span: Span | None, text: str) -> SpanView | None:
    """The span with its exact characters, or None."""
    return None if span is None else span_view(span, text)


def finding_view(finding: Finding | None, text: str) -> FindingView | None:
    """What the network said, with the exact characters, or None."""
    if finding is None:
        return None
    content = [span_view(span, text) for span in finding.content]
    source, cue = maybe_span(finding.source, text), maybe_span(finding.cue, text)
    return FindingView(content, source, cue, finding.score)


def channel_view(channel: Channel | None, text: str) -> ChannelView | None:
    """The channel with the characters that say so, or None."""
    if channel is None:
        return None
    span = channel.span
    return ChannelView(channel.kind, channel.name, span.start, span.end, span.of(text))


def citation_view(citation: Citation) -> CitationView:
    """The exact characters that a line rests on."""
    return CitationView(citation.article, citation.start, citation.end, citation.text)


def citation_views(citations: Iterable[Citation]) -> list[CitationView]:
    """The citations, in their order."""
    return [citation_view(citation) for citation in citations]


def removed_views(removed: Iterable[Removed]) -> list[RemovedView]:
    """What was taken out, in its order."""
    return [RemovedView(item.text, item.why) for item in removed]
