"""What the articles of a story say together: the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from onrecord.comparison.channels import channel_disagreement
from onrecord.comparison.days import Calendar
from onrecord.comparison.expectations import find_expectations
from onrecord.comparison.figures import figure_disagreements
from onrecord.comparison.origins import count_origins, find_origin
from onrecord.comparison.relays import find_relays
from onrecord.comparison.reports import Report, Spoken, short_hash, spoken_in, with_known_wires
from onrecord.comparison.roles import role_disagreements
from onrecord.comparison.speakers import Cast, find_cast
from onrecord.comparison.statements import same_statements
from onrecord.comparison.timeline import Happening, build_timeline, find_happenings
from onrecord.comparison.titles import story_title
from onrecord.comparison.unconfirmed import find_unconfirmed
from onrecord.comparison.wordings import wording_disagreement
from onrecord.types import (
    Article,
    Disagreement,
    Reading,
    Record,
    Skipped,
    Span,
    SpokenAttribution,
    Statement,
    Story,
    StoryRecord,
)

# What an editor must see first: a wrong figure before a different word.
_RANK = ("figure", "status", "claim", "date", "role", "channel", "wording")


def compare(
    articles: Sequence[Article],
    readings: Mapping[str, Reading],
    stories: Sequence[Story],
    *,
    as_of: str | None = None,
    skipped: Sequence[Skipped] = (),
) -> Record:
    """The record of the stories. ``as_of``: see ``pipeline.make_record``."""
    if as_of is None:
        days = [a.published.day for a in articles if a.published and a.published.day]
        as_of = max(days, default=None)
    else:
        _check_day(as_of)
    by_id = {article.id: article for article in articles}
    records, bounds = [], {}
    for story in stories:
        reports = with_known_wires([Report(by_id[k], readings[k]) for k in story.articles])
        record, happenings = compare_story(story, reports, as_of)
        records.append(record)
        bounds.update(_published_bounds(reports, happenings))
    return Record(
        as_of=as_of,
        articles=tuple(articles),
        skipped=tuple(skipped),
        stories=tuple(records),
        published_bounds=tuple(sorted(bounds.items())),
    )


def compare_story(
    story: Story, reports: Sequence[Report], as_of: str | None
) -> tuple[StoryRecord, list[Happening]]:
    """The record of one story, and the dated sentences that its timeline was made of."""
    cast = find_cast(reports)
    spoken = [one for report in reports for one in spoken_in(report)]
    groups = _group(spoken, cast)
    statements = sorted((_statement(key, group) for key, group in groups), key=_most_carried)
    calendar = Calendar(reports)
    happenings = find_happenings(reports, calendar, _places(groups))
    speaking = {speaker for speaker, _ in groups} | {_speaker_of(one, cast) for one in spoken}
    record = StoryRecord(
        id=story.id,
        title=story_title(reports),
        articles=story.articles,
        speakers=tuple(
            sorted(
                (s for s in cast.speakers.values() if s.id in speaking),
                key=lambda s: (s.name, s.id),
            )
        ),
        attributions=tuple(_placed(one, _speaker_of(one, cast)) for one in spoken),
        statements=tuple(statements),
        timeline=build_timeline(happenings),
        disagreements=_disagreements(reports, cast, groups),
        relays=tuple(find_relays(reports)),
        expectations=find_expectations(reports, calendar, as_of),
        unconfirmed=find_unconfirmed(reports),
    )
    return record, happenings


def _check_day(day: str) -> None:
    try:
        date.fromisoformat(day)
    except ValueError:
        raise ValueError(f"as_of takes a day such as 2025-06-21, got {day!r}") from None


def _speaker_of(spoken: Spoken, cast: Cast) -> str | None:
    entity = spoken.attribution.entity
    return cast.of.get((spoken.report.id, entity)) if entity else None


def _group(spoken: Sequence[Spoken], cast: Cast) -> list[tuple[str, list[Spoken]]]:
    """Speaker.id with the attributions of one statement, for each statement of the story."""
    by_speaker: dict[str, list[Spoken]] = defaultdict(list)
    for one in spoken:
        speaker = _speaker_of(one, cast)
        # Who declined to speak made no statement; the attribution itself stays in the record.
        declined = one.attribution.stance == "declines"
        if speaker is not None and not declined and not _says_nothing(one):
            by_speaker[speaker].append(one)
    return [
        (speaker, group)
        for speaker, own in sorted(by_speaker.items())
        for group in same_statements(own)
    ]


def _says_nothing(spoken: Spoken) -> bool:
    """ "The suggestion was announced by her": two words in the article's own voice tell nothing."""
    return spoken.attribution.kind == "indirect" and spoken.words.count(" ") < 2


def _statement(speaker: str, group: Sequence[Spoken]) -> Statement:
    articles = {one.report.id: one.report.article for one in group}
    days = sorted(one.attribution.date for one in group if one.attribution.date)
    ids = tuple(one.id for one in group)
    return Statement(
        id=short_hash([speaker, *sorted(ids)]),
        speaker=speaker,
        attributions=ids,
        # The most given day; the earliest of those given equally often.
        date=min(days, key=lambda day: (-days.count(day), day), default=None),
        origin=find_origin(group),
        outlets=tuple(sorted({a.outlet for a in articles.values() if a.outlet})),
        unnamed_outlets=sum(1 for a in articles.values() if not a.outlet),
        independent_origins=count_origins(group),
    )


def _most_carried(statement: Statement) -> tuple[int, int, str, str]:
    carried = len(statement.outlets) + statement.unnamed_outlets
    return (-carried, -len(statement.attributions), statement.date or "~", statement.id)


def _places(groups: Sequence[tuple[str, Sequence[Spoken]]]) -> dict[str, dict[Span, str]]:
    """For each article, the statement that stands at a place of its text."""
    places: dict[str, dict[Span, str]] = defaultdict(dict)
    for number, (_, group) in enumerate(groups):
        for one in group:
            for span in one.attribution.content:
                places[one.report.id][span] = str(number)
    return places


def _placed(spoken: Spoken, speaker: str | None) -> SpokenAttribution:
    a = spoken.attribution
    return SpokenAttribution(
        id=spoken.id,
        article=spoken.report.id,
        kind=a.kind,
        content=a.content,
        source=a.source,
        cue=a.cue,
        speaker=speaker,
        channel=a.channel,
        date=a.date,
        stance=a.stance,
        confidence=a.confidence,
        rule=a.rule,
        finding=a.finding,
        anonymous=a.anonymous,
    )


def _disagreements(
    reports: Sequence[Report], cast: Cast, groups: Sequence[tuple[str, Sequence[Spoken]]]
) -> tuple[Disagreement, ...]:
    found = [*figure_disagreements(reports), *role_disagreements(reports, cast)]
    for speaker, group in groups:
        name = cast.speakers[speaker].name
        for rule in (channel_disagreement, wording_disagreement):
            if disagreement := rule(name, group):
                found.append(disagreement)
    return tuple(sorted(found, key=_weightiest))


def _weightiest(disagreement: Disagreement) -> tuple[int, int, str, str]:
    cited = {c.article for side in disagreement.sides for c in side.citations}
    return (
        _RANK.index(disagreement.kind),
        -len(cited),
        disagreement.about,
        disagreement.sides[0].value,
    )


def _published_bounds(reports: Sequence[Report], happenings: Sequence[Happening]) -> dict[str, str]:
    """For an article without a date, the newest day that it tells of as past."""
    undated = {report.id for report in reports if report.article.published is None}
    bounds: dict[str, str] = {}
    for happening in happenings:
        key = happening.report.id
        if key in undated and happening.precision == "day":
            bounds[key] = max(bounds.get(key, ""), happening.date)
    return bounds
