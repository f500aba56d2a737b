"""Channels that cannot both be right: told to a forum, told to a newspaper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.comparison.names import organisation_key
from onrecord.comparison.reports import Spoken
from onrecord.types import Citation, Disagreement, Side

# A wire or a report can carry what was said anywhere; these say where it was said.
_PLACES = {"interview", "speech", "social", "briefing", "document"}


def channel_disagreement(speaker: str, statement: Sequence[Spoken]) -> Disagreement | None:
    """The places at which the articles say the same words were said, if they exclude another."""
    cited: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for spoken in statement:
        channel = spoken.attribution.channel
        if channel and channel.kind in _PLACES:
            key = (channel.kind, organisation_key(channel.name or ""))
            cited[key].append(spoken.report.cite(channel.span))
    named_kinds = {kind for kind, name in cited if name}
    sides = {
        key: citations
        for key, citations in cited.items()
        # "told reporters" beside "told reporters at the forum" says less, not something else.
        if key[1] or key[0] not in named_kinds
    }
    articles = [{c.article for c in citations} for citations in sides.values()]
    if len(sides) < 2 or any(a & b for i, a in enumerate(articles) for b in articles[:i]):
        return None
    if not any(name for _, name in sides):
        return None  # "told reporters" and "in a statement": too vague to exclude one another
    ordered = sorted(sides.values(), key=lambda cited: (-len(cited), sorted(cited)))
    return Disagreement(
        "channel",
        speaker,
        tuple(Side(sorted(c)[0].text, tuple(sorted(set(c)))) for c in ordered),
    )
