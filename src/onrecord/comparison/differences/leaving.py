"""Whether the story tells that somebody left an office, so that "former" is no disagreement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.comparison.reports import Report
from onrecord.comparison.speakers import Cast

REACH = 110  # characters on either side of a name
# "Fired the director Ana Bel", "the ouster of Ana Bel", before the name.
_OF_HIM = re.compile(
    r"\b(?:fir(?:e|ed|es|ing)|sack(?:ed|s|ing)?|dismiss(?:ed|es|ing|al)?|oust(?:ed|s|ing|er)?"
    r"|remov(?:e|ed|es|ing|al)|replac(?:e|ed|es|ing)|succeed(?:ed|s|ing)?|terminat\w+"
    r"|resignation|departure|retirement|firing)\s+(?:\S+\s+){0,6}$",
    re.IGNORECASE,
)
# "Ana Bel, who was fired …", "Ana Bel resigned", "after Ana Bel's dismissal", behind it.
_HE = re.compile(
    r"(?:['’]s\s+(?:\w+\s+)?(?:resignation|dismissal|ouster|firing|departure|retirement|exit)"
    r"|[^.;:!?]{0,60}?\b(?:was|were|been|being|is|got)\s+(?:\w+ly\s+)?(?:fired|sacked|dismissed"
    r"|ousted|removed|replaced|forced\s+out)"
    r"|[^.;:!?]{0,40}?\b(?:resign(?:ed|s|ing)?|stepp(?:ed|ing)\s+down|steps\s+down|quits?|left\s+office"
    r"|retired))\b",
    re.IGNORECASE,
)
# "Who left office in 2022": that is why he is called former.
_LONG_AGO = re.compile(r"[^.;:!?]{0,25}?\b(?:in|since)\s+(?:\w+\s+)?(?:19|20)\d\d\b")


def who_left(reports: Sequence[Report], cast: Cast) -> frozenset[str]:
    """The ids of those of whom an article tells that they were fired, replaced or resigned."""
    found: set[str] = set()
    for report in reports:
        text = report.article.text
        for mention in report.reading.mentions:
            speaker = cast.of.get((report.id, mention.entity or ""))
            if speaker is None or speaker in found or mention.kind != "name":
                continue
            start, end = mention.span.start, mention.span.end
            before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
            he = _HE.match(after)
            if he and _LONG_AGO.match(after, he.end()):
                he = None
            if he or _OF_HIM.search(before):
                found.add(speaker)
    return frozenset(found)
