"""What one speaker is reported to have said of two different things: this election, that one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.comparison.names import organisation_key
from onrecord.comparison.reports import Report, Spoken, spoken_in
from onrecord.comparison.speakers import Cast
from onrecord.comparison.timeline.verbs import base_stem
from onrecord.likeness.words import content_stems
from onrecord.types import Disagreement, Side

COMPARED = 60  # remarks of a speaker of this kind; more are not one remark reported twice

# Elections that are not one another, as a remark names them.
_ELECTIONS = {
    "presidential": r"re-?election|presidential\s+(?:election|race|vote|campaign)|the\s+presidency",
    "congress": r"mid-?terms?|(?:House|Senate|congressional)\s+(?:elections?|races?|seats?)",
    "local": r"(?:local|mayoral|municipal|council|regional|gubernatorial)\s+(?:elections?|races?)",
    "primary": r"primar(?:y|ies)|(?:party\s+)?leadership\s+(?:contest|race|election)",
    "referendum": r"referendum|plebiscite",
}
_WHICH = {name: re.compile(rf"\b(?:{form})\b", re.IGNORECASE) for name, form in _ELECTIONS.items()}
# Who owes a victory to whom: of this a speaker makes one remark at a time.
_CREDIT = re.compile(
    r"\b(?:help\w*|without\s+(?:his|her|my|their|me|him|them)|thanks\s+to|ow(?:e|es|ed|ing)|because"
    r"\s+of|won|win(?:ning)?|lost|los(?:e|ing)|support|influence|deliver(?:ed|ing)?)\b",
    re.IGNORECASE,
)


def contrasts(reports: Sequence[Report], cast: Cast) -> Iterator[Disagreement]:
    """Remarks of one speaker on who decided an election, where the articles name different ones."""
    said: dict[str, list[tuple[str, Spoken]]] = defaultdict(list)
    for report in reports:
        for spoken in spoken_in(report):
            speaker = cast.of.get((report.id, spoken.attribution.entity or ""))
            which = _election(spoken)
            if speaker is not None and which is not None:
                said[speaker].append((which, spoken))
    for speaker, remarks in sorted(said.items()):
        if len(remarks) > COMPARED:
            continue
        pairs = [
            (one, other)
            for n, (what, one) in enumerate(remarks)
            for other_what, other in remarks[:n]
            if what != other_what and _of_one_remark(one, other)
        ]
        for one, other in pairs[:1]:
            sides = [Side(s.words, tuple(sorted(s.citations()))) for s in (other, one)]
            yield Disagreement("claim", cast.speakers[speaker].name, tuple(sides))


def _election(spoken: Spoken) -> str | None:
    """The one kind of election that the remark credits somebody with."""
    found = [name for name, form in _WHICH.items() if form.search(spoken.words)]
    return found[0] if len(found) == 1 and _CREDIT.search(spoken.words) else None


def _of_one_remark(one: Spoken, other: Spoken) -> bool:
    """Whether two outlets may well tell one remark: both retell it, and share a word."""
    if one.report.id == other.report.id or "direct" in (
        one.attribution.kind,
        other.attribution.kind,
    ):
        return False
    outlets = [organisation_key(s.report.article.outlet or "") for s in (one, other)]
    if outlets[0] and outlets[0] == outlets[1]:
        return False
    dates = [s.attribution.date for s in (one, other)]
    if dates[0] and dates[1] and dates[0] != dates[1]:
        return False
    stems = [{base_stem(stem) for stem in content_stems(s.words)} for s in (one, other)]
    return bool(stems[0] & stems[1])
