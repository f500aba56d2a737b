"""Outlets that the story knows, where an article names one as the place it has words from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from onrecord.comparison.names import organisation_key
from onrecord.comparison.reports import Report
from onrecord.types import Attribution, Channel, ChannelKind, Span

# "Told Canal Nine", "says to the agency Nordlys", "told the podcast Consumer Hour".
TO: Final = (
    r"\b(?:told|tells|telling|spoke\s+to|speaks\s+to|speaking\s+to|says?\s+to|said\s+to"
    r"|interview\s+(?:with|to)|declared\s+to)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}(?:The\s+)?"
)
# "The Daily Flare had reported", "A newspaper, the Daily Flare, had reported".
REPORTED: Final = r"['’]?,?\s+(?:had\s+|has\s+|have\s+)?(?:first\s+)?reported\b"
DATELINE: Final = re.compile(
    r"[A-Z][A-Z .,'-]+,?\s(?:[A-Z]\w+\.?\s\d{1,2}\s)?\((?P<name>[^()]{2,40})\)\s[-–—]"
)
BESIDES: Final = re.compile(r"\s*\([^()]*\)$")  # "Consumer Hour (podcast transcript)"
SHORTEST: Final = 4  # letters of a name that is looked for
REACH: Final = 160  # characters around an attribution in which its channel is looked for


def with_known_outlets(reports: Sequence[Report]) -> list[Report]:
    """The reports, with the channels and credits that only the story's other articles explain.

    An article read alone does not know that "Canal Nine" is a broadcaster. In a story in which it
    is the outlet of an article, or somebody's interview elsewhere, "told Canal Nine" is a channel.
    """
    names = _names(reports)
    if not names:
        return list(reports)
    longest = sorted(names, key=lambda name: (-len(name), name))
    any_name = "|".join(re.escape(name) for name in longest)
    told = re.compile(rf"{TO}(?P<name>{any_name})\b")
    reported = re.compile(rf"\b(?P<name>{any_name}){REPORTED}")
    any_of_them = re.compile(rf"\b(?P<name>{any_name})\b")
    return [_explained(report, names, told, reported, any_of_them) for report in reports]


def _names(reports: Sequence[Report]) -> Mapping[str, ChannelKind]:
    """The outlets as printed, with the kind of channel that telling them something is."""
    found: dict[str, ChannelKind] = {}
    for report in reports:
        outlet = BESIDES.sub("", report.article.outlet or "").removeprefix("The ")
        if outlet:
            agency = _is_agency(report, outlet)
            found[outlet] = "wire" if agency else found.get(outlet, "interview")
        channels = [a.channel for a in report.reading.attributions if a.channel]
        for channel in (*channels, *report.reading.credits):
            if channel.name and channel.kind in ("wire", "interview"):
                name = channel.name.removeprefix("The ")
                known = found.get(name)
                found[name] = "wire" if "wire" in (known, channel.kind) else "interview"
    return {
        name: kind
        for name, kind in found.items()
        if name[:1].isupper() and sum(map(str.isalpha, name)) >= SHORTEST
    }


def _is_agency(report: Report, outlet: str) -> bool:
    """Whether the article's dateline carries its own outlet in brackets, as agencies do."""
    match = DATELINE.match(report.article.text)
    if match is None:
        return False
    initials = "".join(word[0] for word in outlet.split())
    return organisation_key(match["name"]) in (organisation_key(outlet), initials.casefold())


def _explained(
    report: Report,
    names: Mapping[str, ChannelKind],
    told: re.Pattern[str],
    reported: re.Pattern[str],
    any_of_them: re.Pattern[str],
) -> Report:
    text = report.article.text
    if any_of_them.search(text) is None:
        return report
    places = [(Span(*match.span()), match["name"]) for match in told.finditer(text)]
    attributions = tuple(_channelled(report, a, places, names) for a in report.reading.attributions)
    credited = tuple(_named(text, credit, any_of_them) for credit in report.reading.credits)
    own = organisation_key(report.article.outlet or "")
    others = tuple(
        Channel("report", match["name"], Span(*match.span()))
        for match in reported.finditer(text)
        if organisation_key(match["name"]) != own
    )
    reading = replace(report.reading, attributions=attributions, credits=(*credited, *others))
    return replace(report, reading=reading)


def _channelled(
    report: Report,
    attribution: Attribution,
    places: Sequence[tuple[Span, str]],
    names: Mapping[str, ChannelKind],
) -> Attribution:
    """The attribution with the outlet that its sentence says it was told; its own if it has one."""
    anchor = attribution.cue or attribution.source
    if own := attribution.channel:
        wire = (
            own.kind == "interview" and names.get((own.name or "").removeprefix("The ")) == "wire"
        )
        return replace(attribution, channel=replace(own, kind="wire")) if wire else attribution
    if anchor is None:
        return attribution
    for span, name in _beside(places, anchor):
        inside = any(part.contains(span) for part in attribution.content)
        between = report.article.text[min(span.end, anchor.end) : max(span.start, anchor.start)]
        if not inside and not re.search(r"[.!?]\s|\n", between):
            return replace(attribution, channel=Channel(names[name], name, span))
    return attribution


def _beside(places: Sequence[tuple[Span, str]], anchor: Span) -> Iterator[tuple[Span, str]]:
    for span, name in places:
        if anchor.start - REACH <= span.start and span.end <= anchor.end + REACH:
            yield span, name


def _named(text: str, credit: Channel, any_of_them: re.Pattern[str]) -> Channel:
    """ "Additional reporting by Nordlys": a credit line that was read without its name."""
    match = any_of_them.search(credit.span.of(text)) if credit.name is None else None
    return replace(credit, name=match["name"]) if match else credit
