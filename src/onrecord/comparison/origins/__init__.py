"""Where a statement first came from, and from how many places the articles have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.comparison.names import organisation_key
from onrecord.comparison.reports import Spoken
from onrecord.types import ChannelKind, Citation, Origin

# Where two kinds are named equally often: a wire says where the words entered the news, a
# report only who repeats them.
_ORDER: tuple[ChannelKind, ...] = (
    "wire",
    "interview",
    "social",
    "speech",
    "briefing",
    "document",
    "report",
)


def find_origin(statement: Sequence[Spoken]) -> Origin | None:
    """The channel that most articles name for these words; None when no article names one.

    A forum here and a newspaper there, named equally often, leave open which was first: None. A
    wire beside them is where the words entered the news.
    """
    channels = _channels(statement)
    if not channels:
        return None
    (kind, _), found = min(
        channels.items(),
        key=lambda item: (
            -len({citation.article for _, citation in item[1]}),
            item[0][1] == "",
            _ORDER.index(item[0][0]),
            item[0],
        ),
    )
    most = len({citation.article for _, citation in found})
    rivals = {
        key
        for key, cited in channels.items()
        if key[0] not in ("wire", "report") and len({c.article for _, c in cited}) == most
    }
    if kind != "wire" and len({key for key in rivals if key[1]}) > 1:
        return None
    names = sorted(name for name, _ in found if name)
    citations = sorted({citation for _, citation in found})
    return Origin(kind, names[0] if names else None, tuple(citations))


def count_origins(statement: Sequence[Spoken]) -> int:
    """How many different places the articles name for these words; at least one.

    An article that names none adds none: that it has its own is not shown. A channel without a
    name ("told reporters") is taken for the same as any other of its kind.
    """
    keys = set(_channels(statement))
    named = {(kind, name) for kind, name in keys if name}
    unnamed = {kind for kind, name in keys if not name} - {kind for kind, _ in named}
    return max(1, len(named) + len(unnamed))


def _channels(
    statement: Iterable[Spoken],
) -> dict[tuple[ChannelKind, str], list[tuple[str | None, Citation]]]:
    found: dict[tuple[ChannelKind, str], list[tuple[str | None, Citation]]] = defaultdict(list)
    for spoken in statement:
        channel = spoken.attribution.channel
        if channel:
            key = (channel.kind, organisation_key(channel.name or ""))
            found[key].append((channel.name, spoken.report.cite(channel.span)))
    return found
