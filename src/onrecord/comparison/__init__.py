"""What the articles of a story say together: the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from onrecord.comparison.days import Calendar
from onrecord.comparison.differences.channels import channel_disagreement
from onrecord.comparison.differences.contradictions import claim_disagreements
from onrecord.comparison.differences.deadlines import due_disagreements
from onrecord.comparison.differences.figures import figure_developments, figure_disagreements
from onrecord.comparison.differences.roles import role_disagreements
from onrecord.comparison.differences.wordings import wording_disagreements, wording_weight
from onrecord.comparison.expected.expectations import find_expectations
from onrecord.comparison.origins import count_origins, find_origin
from onrecord.comparison.origins.outlets import with_known_outlets
from onrecord.comparison.origins.relays import find_relays
from onrecord.comparison.reports import Report, Spoken, short_hash, spoken_in, with_known_wires
from onrecord.comparison.speakers import Cast, find_cast
from onrecord.comparison.speakers.unattributed import known_by_story
from onrecord.comparison.statements import Said, find_statements
from onrecord.comparison.statements.ruled_statements import ruled_statements
from onrecord.comparison.timeline import Happening, find_happenings, tell_timeline
from onrecord.comparison.titles import story_title
from onrecord.comparison.unconfirmed import find_unconfirmed
from onrecord.likeness.agreement import Meanings
from onrecord.types import (
    NO_RULINGS,
    Article,
    Disagreement,
    Reading,
    Record,
    Rulings,
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
    meanings: Meanings | None = None,
    rulings: Rulings = NO_RULINGS,
) -> Record:
    """The record of the stories. ``as_of``: see ``pipeline.make_record``.

    ``meanings`` tells how near two sentences are in what they mean. It is handed in, so that this
    room knows no network; without it statements are joined by their words alone. ``rulings`` is
    what people decided about the stories by hand.
    """
    if as_of is None:
        days = [a.published.day for a in articles if a.published and a.published.day]
        as_of = max(days, default=None)
    else:
        _check_day(as_of)
    by_id = {article.id: article for article in articles}
    records, bounds = [], {}
    for story in stories:
        reports = [Report(by_id[k], readings[k]) for k in story.articles]
        reports = with_known_wires(with_known_outlets(reports))
        record, happenings = compare_story(story, reports, as_of, meanings, rulings)
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
    story: Story,
    reports: Sequence[Report],
    as_of: str | None,
    meanings: Meanings | None = None,
    rulings: Rulings = NO_RULINGS,
) -> tuple[StoryRecord, list[Happening]]:
    """The record of one story, and the dated sentences that its timeline was made of."""
    cast = find_cast(reports, rulings)
    spoken = [one for report in reports for one in spoken_in(report)]
    speaker_of = _speakers_of(spoken, cast)
    found = find_statements(_by_speaker(spoken, speaker_of), meanings)
    found = ruled_statements(found, rulings.statements)
    groups = [(said.speaker, said.attributions) for said in found]
    made = [(_statement(said), said.attributions) for said in found]
    statements = sorted((statement for statement, _ in made), key=_most_carried)
    calendar, places = Calendar(reports), _places(made)
    relays = find_relays(reports)
    happenings = find_happenings(reports, calendar, places)
    timeline, differing_days = tell_timeline(happenings, reports, relays)
    differing_days += tuple(due_disagreements(reports, calendar))
    speaking = {speaker for speaker, _ in groups} | set(speaker_of.values())
    speaking |= {s.spoken_for for s in cast.speakers.values() if s.spoken_for and s.id in speaking}
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
        attributions=tuple(_placed(one, speaker_of.get(one.id)) for one in spoken),
        statements=tuple(statements),
        timeline=timeline,
        disagreements=_disagreements(reports, cast, groups, differing_days),
        relays=tuple(relays),
        expectations=find_expectations(reports, calendar, as_of, cast.of),
        unconfirmed=find_unconfirmed(reports, places, timeline),
        developments=figure_developments(reports),
    )
    return record, happenings


def _check_day(day: str) -> None:
    try:
        date.fromisoformat(day)
    except ValueError:
        raise ValueError(f"as_of takes a day such as 2025-06-21, got {day!r}") from None


def _speakers_of(spoken: Sequence[Spoken], cast: Cast) -> dict[str, str]:
    """Who speaks, Speaker.id by the attribution's; those of whom nobody knows it left out."""
    found = dict(known_by_story(spoken, cast))
    for one in spoken:
        entity = one.attribution.entity
        if entity and (speaker := cast.of.get((one.report.id, entity))):
            found[one.id] = speaker
    return found


def _by_speaker(spoken: Sequence[Spoken], speaker_of: Mapping[str, str]) -> dict[str, list[Spoken]]:
    """What each speaker said, by Speaker.id."""
    by_speaker: dict[str, list[Spoken]] = defaultdict(list)
    for one in spoken:
        speaker = speaker_of.get(one.id)
        # Who declined to speak made no statement; the attribution itself stays in the record.
        declined = one.attribution.stance == "declines"
        if speaker is not None and not declined and not _says_nothing(one):
            by_speaker[speaker].append(one)
    return by_speaker


def _says_nothing(spoken: Spoken) -> bool:
    """ "The suggestion was announced by her": two words in the article's own voice tell nothing."""
    return spoken.attribution.kind == "indirect" and spoken.words.count(" ") < 2


def _statement(said: Said) -> Statement:
    group = said.attributions
    articles = {one.report.id: one.report.article for one in group}
    days = sorted(one.attribution.date for one in group if one.attribution.date)
    ids = tuple(one.id for one in group)
    return Statement(
        id=short_hash([said.speaker, *sorted(ids)]),
        speaker=said.speaker,
        attributions=ids,
        # The most given day; the earliest of those given equally often.
        date=min(days, key=lambda day: (-days.count(day), day), default=None),
        origin=find_origin(group),
        outlets=tuple(sorted({a.outlet for a in articles.values() if a.outlet})),
        unnamed_outlets=sum(1 for a in articles.values() if not a.outlet),
        independent_origins=count_origins(group),
        joined_by=said.joined_by,
    )


def _most_carried(statement: Statement) -> tuple[int, int, str, str]:
    carried = len(statement.outlets) + statement.unnamed_outlets
    return (-carried, -len(statement.attributions), statement.date or "~", statement.id)


def _places(made: Sequence[tuple[Statement, Sequence[Spoken]]]) -> dict[str, dict[Span, str]]:
    """For each article, the id of the statement that stands at a place of its text."""
    places: dict[str, dict[Span, str]] = defaultdict(dict)
    for statement, group in made:
        for one in group:
            for span in one.attribution.content:
                places[one.report.id][span] = statement.id
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
    reports: Sequence[Report],
    cast: Cast,
    groups: Sequence[tuple[str, Sequence[Spoken]]],
    differing_days: Sequence[Disagreement],
) -> tuple[Disagreement, ...]:
    found = [*figure_disagreements(reports), *role_disagreements(reports, cast), *differing_days]
    found += claim_disagreements(reports, cast)
    for speaker, group in groups:
        name = cast.speakers[speaker].name
        if disagreement := channel_disagreement(name, group):
            found.append(disagreement)
        found += wording_disagreements(name, group)
    return tuple(sorted(found, key=_weightiest))


def _weightiest(disagreement: Disagreement) -> tuple[int, int, int, str, str]:
    cited = {c.article for side in disagreement.sides for c in side.citations}
    return (
        _RANK.index(disagreement.kind),
        wording_weight(disagreement),
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
