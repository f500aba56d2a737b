"""A record as plain JSON."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import UNSET

from onrecord.types import (
    Announcer,
    Article,
    Development,
    Disagreement,
    Origin,
    Record,
    Relay,
    Speaker,
    SpokenAttribution,
    Statement,
    StoryRecord,
    TimelineEntry,
)
from onrecord.views import shapes
from onrecord.views.parts import (
    channel_view,
    citation_view,
    citation_views,
    finding_view,
    maybe_span,
    removed_views,
    span_view,
)


def record_view(record: Record) -> shapes.RecordView:
    """The record in the shape that every face gives out."""
    not_before = dict(record.published_bounds)
    texts = {article.id: article.text for article in record.articles}
    return shapes.RecordView(
        schema=shapes.RECORD_SCHEMA,
        as_of=record.as_of,
        articles=[article_view(a, not_before.get(a.id)) for a in record.articles],
        skipped=[shapes.SkippedView(item.path, item.why) for item in record.skipped],
        stories=[story_view(story, texts) for story in record.stories],
    )


def article_view(article: Article, not_before: str | None) -> shapes.ArticleView:
    """The article with its text and what was removed from its page."""
    published = article.published
    return shapes.ArticleView(
        id=article.id,
        key=article.key,
        path=article.path,
        url=article.url,
        outlet=article.outlet,
        syndicated_from=list(article.syndicated_from),
        title=article.title,
        byline=list(article.byline),
        published=published.value if published else None,
        published_precision=published.precision if published else None,
        published_not_before=not_before,
        language=article.language,
        text=article.text,
        removed=removed_views(article.removed),
    )


def story_view(story: StoryRecord, texts: Mapping[str, str]) -> shapes.StoryView:
    """One story; ``texts`` maps the ids of its articles to their texts."""
    return shapes.StoryView(
        id=story.id,
        title=story.title,
        articles=list(story.articles),
        speakers=[_speaker(speaker) for speaker in story.speakers],
        attributions=[_attribution(a, texts[a.article]) for a in story.attributions],
        statements=[_statement(statement) for statement in story.statements],
        timeline=[_timeline(entry) for entry in story.timeline],
        disagreements=[_disagreement(disagreement) for disagreement in story.disagreements],
        relays=[_relay(relay) for relay in story.relays],
        expectations=[
            shapes.ExpectationView(
                text=e.text,
                due=e.due,
                state=e.state,
                announced_by=_announcer(e.announced_by),
                citations=citation_views(e.citations),
                met_by=citation_views(e.met_by),
            )
            for e in story.expectations
        ],
        unconfirmed=[
            shapes.UnconfirmedView(
                u.text,
                shapes.AboutView(u.about.kind, u.about.id) if u.about else None,
                citation_views(u.citations),
            )
            for u in story.unconfirmed
        ],
        developments=[_development(development) for development in story.developments],
    )


def _speaker(speaker: Speaker) -> shapes.SpeakerView:
    return shapes.SpeakerView(
        speaker.id,
        speaker.name,
        speaker.kind,
        list(speaker.aliases),
        [shapes.RoleView(role.text, citation_views(role.citations)) for role in speaker.roles],
        speaker.spoken_for,
    )


def _attribution(attribution: SpokenAttribution, text: str) -> shapes.AttributionView:
    return shapes.AttributionView(
        id=attribution.id,
        article=attribution.article,
        kind=attribution.kind,
        content=[span_view(span, text) for span in attribution.content],
        source=maybe_span(attribution.source, text),
        cue=maybe_span(attribution.cue, text),
        speaker=attribution.speaker,
        channel=channel_view(attribution.channel, text),
        date=attribution.date,
        stance=attribution.stance,
        act="says",  # a record holds nothing else
        confidence=attribution.confidence,
        rule=attribution.rule,
        anonymous=attribution.anonymous,
        model=finding_view(attribution.finding, text),
    )


def _statement(statement: Statement) -> shapes.StatementView:
    return shapes.StatementView(
        id=statement.id,
        speaker=statement.speaker,
        attributions=list(statement.attributions),
        date=statement.date,
        origin=_origin(statement.origin),
        outlets=list(statement.outlets),
        unnamed_outlets=statement.unnamed_outlets,
        independent_origins=statement.independent_origins,
        joined_by=[
            shapes.JoinView(list(join.attributions), join.kind, join.evidence)
            for join in statement.joined_by
        ],
    )


def _disagreement(disagreement: Disagreement) -> shapes.DisagreementView:
    settled = disagreement.settled
    return shapes.DisagreementView(
        disagreement.id,
        disagreement.kind,
        disagreement.about,
        [shapes.SideView(s.value, citation_views(s.citations)) for s in disagreement.sides],
        list(disagreement.differences),
        shapes.SettledView(settled.note, settled.by, settled.at, settled.override)
        if settled
        else UNSET,
    )


def _origin(origin: Origin | None) -> shapes.OriginView | None:
    if origin is None:
        return None
    return shapes.OriginView(origin.kind, origin.name, citation_views(origin.citations))


def _timeline(entry: TimelineEntry) -> shapes.TimelineView:
    return shapes.TimelineView(
        id=entry.id,
        date=entry.date,
        precision=entry.precision,
        reason=entry.reason,
        summary=entry.summary,
        subject=entry.subject,
        outlets=list(entry.outlets),
        unnamed_outlets=entry.unnamed_outlets,
        independent_origins=entry.independent_origins,
        background=entry.background,
        weight=entry.weight,
        citations=citation_views(entry.citations),
    )


def _announcer(announcer: Announcer | None) -> shapes.AnnouncerView | None:
    if announcer is None:
        return None
    return shapes.AnnouncerView(announcer.speaker, citation_views(announcer.citations))


def _development(development: Development) -> shapes.DevelopmentView:
    return shapes.DevelopmentView(
        development.about,
        [shapes.StepView(s.day, s.value, citation_views(s.citations)) for s in development.steps],
    )


def _relay(relay: Relay) -> shapes.RelayView:
    return shapes.RelayView(
        article=relay.article,
        of=shapes.RelayedFromView(relay.of.kind, relay.of.name, relay.of.article),
        kind=relay.kind,
        directed=relay.directed,
        reason=relay.reason,
        share=relay.share,
        passages=[
            shapes.PassageView(citation_view(p.here), citation_view(p.there))
            for p in relay.passages
        ],
        citations=citation_views(relay.citations),
        removed=removed_views(relay.removed),
    )
