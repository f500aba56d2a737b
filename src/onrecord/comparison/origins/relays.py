"""Who repeats whom: credited wires and outlets, syndication, copied text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.comparison.names import organisation_key, outlet_key
from onrecord.comparison.origins.copies import Copy, Shares, common_shares, find_copies
from onrecord.comparison.reports import Report
from onrecord.types import Channel, Citation, Relay, RelayedFrom

# Share of the shorter text's runs from which an outlet's article is the one that a syndication
# line means, where the outlet has several in the story.
SYNDICATED = 0.5

Printed = tuple[str, str]  # when an article was printed, and its id
ByOutlet = dict[str, list[tuple[Printed, Report]]]

_CREDITED = {"wire": "wire", "report": "outlet", "interview": "outlet"}


def find_relays(reports: Sequence[Report]) -> list[Relay]:
    """The relays of a story in the order of its articles: syndicated, copied, credited."""
    copies: dict[str, list[Copy]] = defaultdict(list)
    shares = common_shares(reports) if len(reports) > 1 else {}
    for copy in find_copies(reports, shares):
        copies[copy.article.id].append(copy)
    relays = []
    by_outlet: ByOutlet = defaultdict(list)
    for report in reports:
        if report.article.outlet:
            by_outlet[organisation_key(report.article.outlet)].append((_printed(report), report))
    for report in reports:
        syndicated = _syndications(report, by_outlet, shares)
        relays += syndicated
        told = {relay.of.article for relay in syndicated}
        relays += [_copied(copy) for copy in copies[report.id] if copy.of.id not in told]
        relays += _credits(report, by_outlet)
    return relays


def _syndications(report: Report, by_outlet: ByOutlet, shares: Shares) -> list[Relay]:
    relays = []
    for outlet in report.article.syndicated_from:
        key = organisation_key(outlet)
        named = [r for r in report.article.removed if key in organisation_key(r.text)]
        # The line that says so, once; any line that names the outlet where none says so outright.
        said_so = [r for r in named if r.why == "syndication line"]
        evidence = tuple(dict.fromkeys(said_so or named))
        first = next(
            (
                other.id
                for _, other in by_outlet.get(key, ())
                if other.id != report.id
                # The outlet may have several articles in the story: the one with this text.
                and shares.get(_pair(report.id, other.id), 0.0) >= SYNDICATED
            ),
            None,
        )
        of = RelayedFrom("article" if first else "outlet", outlet, first)
        relays.append(Relay(report.id, of, "syndicates", (), evidence, reason="line"))
    return relays


def _pair(one: str, other: str) -> tuple[str, str]:
    return (min(one, other), max(one, other))


def _copied(copy: Copy) -> Relay:
    passages = copy.passages
    return Relay(
        copy.article.id,
        RelayedFrom("article", copy.of.article.outlet, copy.of.id),
        "copies",
        _shared_sentence(copy.of, copy.article) or (passages[0].here, passages[0].there),
        share=round(copy.share, 2),
        directed=copy.reason is not None,
        reason=copy.reason,
        passages=passages,
    )


def _shared_sentence(first: Report, later: Report) -> tuple[Citation, ...]:
    """The longest sentence that both have, in both: what a reader can check at a glance."""
    theirs = {span.of(first.article.text): span for span in first.reading.sentences}
    both = [
        (span, theirs[words])
        for span in later.reading.sentences
        if (words := span.of(later.article.text)) in theirs
    ]
    if not both:
        return ()
    own, other = max(both, key=lambda pair: (pair[0].end - pair[0].start, -pair[0].start))
    return (later.cite(own), first.cite(other))


def _printed(report: Report) -> tuple[str, str]:
    published = report.article.published
    return (published.value if published else "~", report.id)


def _credits(report: Report, by_outlet: ByOutlet) -> list[Relay]:
    """The wires and outlets that the article names as where it has its words from.

    Where an outlet has one article in the story that was there before, that is the one meant.
    """
    printed = _printed(report)
    cited: dict[tuple[str, str], list[tuple[str, Citation]]] = defaultdict(list)
    channels = [a.channel for a in report.reading.attributions if a.channel]
    for channel in (*channels, *report.reading.credits):
        if channel.name and channel.kind in _CREDITED and not _is_own(channel, report):
            key = (_CREDITED[channel.kind], organisation_key(channel.name))
            cited[key].append((channel.name, report.cite(channel.span)))
    return [
        Relay(
            report.id,
            RelayedFrom(
                "wire" if kind == "wire" else "outlet",
                found[0][0],
                _only_one(by_outlet.get(name, ()), printed) if kind != "wire" else None,
            ),
            "credits",
            tuple(sorted({citation for _, citation in found})),
            reason="credit",
        )
        for (kind, name), found in sorted(cited.items())
    ]


def _only_one(articles: Sequence[tuple[Printed, Report]], before: Printed) -> str | None:
    """The id of the one article that was printed before, if there is just one."""
    earlier = [report.id for printed, report in articles if printed < before]
    return earlier[0] if len(earlier) == 1 else None


def _is_own(channel: Channel, report: Report) -> bool:
    return outlet_key(channel.name or "") == outlet_key(report.article.outlet or "")
