"""Channels that cannot both be right: told to a forum, told to a newspaper."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from onrecord.comparison.names import acronym, organisation_key
from onrecord.comparison.reports import Spoken
from onrecord.likeness.agreement import weighed
from onrecord.likeness.weights import held_share
from onrecord.types import Citation, Disagreement, Side, Span

ALIKE = 0.6  # share of the lighter wording's roots in the other
SHARED = 2  # roots
_HIS_WORDS = re.compile(
    r"['’]s?\s+(?:\w+\s+)?(?:comments?|remarks?|statements?|words|speech|criticism)\s+$"
)
_CAPITALISED = re.compile(r"[A-Z][\w’'-]+(?:\s(?:of\s|the\s|and\s)?[A-Z][\w’'-]+)+")
# A wire or a report can carry what was said anywhere; these say where it was said.
_PLACES = {"interview", "speech", "social", "briefing", "document"}


def channel_disagreement(speaker: str, statement: Sequence[Spoken]) -> Disagreement | None:
    """The places at which the articles say the same words were said, if they exclude another."""
    cited: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    words: dict[tuple[str, str], list[Spoken]] = defaultdict(list)
    for spoken in statement:
        channel = spoken.attribution.channel
        if channel and channel.kind in _PLACES and not _of_another(spoken, channel.span):
            key = (channel.kind, organisation_key(channel.name or ""))
            cited[key].append(spoken.report.cite(channel.span))
            words[key].append(spoken)
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
    if not _of_the_same_words(words, sides) or _one_place(words, sides):
        return None
    if not any(name for _, name in sides):
        return None  # "told reporters" and "in a statement": too vague to exclude one another
    ordered = sorted(sides.values(), key=lambda cited: (-len(cited), sorted(cited)))
    return Disagreement(
        "channel",
        speaker,
        tuple(Side(sorted(c)[0].text, tuple(sorted(set(c)))) for c in ordered),
    )


def _of_another(spoken: Spoken, channel: Span) -> bool:
    """ "Took issue with Bel's comments at a press conference": where somebody else spoke."""
    before = spoken.report.article.text[max(0, channel.start - 40) : channel.start]
    return _HIS_WORDS.search(before) is not None


def _of_the_same_words(
    words: Mapping[tuple[str, str], Sequence[Spoken]], sides: Mapping[tuple[str, str], object]
) -> bool:
    """Whether the places are given for words that are alike, not for two remarks on one matter."""
    weights = {key: [weighed(one.words) for one in words[key]] for key in sides}
    return any(
        held_share(a, b) >= ALIKE and len(a.keys() & b.keys()) >= SHARED
        for one, other in combinations(sorted(sides), 2)
        for a in weights[one]
        for b in weights[other]
    )


def _one_place(
    words: Mapping[tuple[str, str], Sequence[Spoken]], sides: Mapping[tuple[str, str], object]
) -> bool:
    """Whether a place is named in the other's sentence too, by its name or its initials."""
    for one, other in combinations(sorted(sides), 2):
        for name, elsewhere in ((one[1], words[other]), (other[1], words[one])):
            for spoken in elsewhere:
                channel = spoken.attribution.channel
                sentence = channel and spoken.report.sentence_at(channel.span.start)
                text = sentence.of(spoken.report.article.text) if sentence else ""
                initials = {acronym(run).casefold() for run in _CAPITALISED.findall(text)} - {""}
                if name and (name in organisation_key(text) or name in initials):
                    return True
    return False
