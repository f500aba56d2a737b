"""A story put in the order in which a reader takes it in; each report only renders it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.report.labels import outlet_label
from onrecord.types import (
    Article,
    Citation,
    Record,
    Relay,
    Span,
    Speaker,
    SpokenAttribution,
    Statement,
    StoryRecord,
)

FRAME_GAP = 60  # characters between source and cue that still read as one phrase


@dataclass(frozen=True, slots=True)
class Numbered:
    """An article with its number in the report and the label of its outlet."""

    number: int
    article: Article
    outlet: str
    not_before: str | None


@dataclass(frozen=True, slots=True)
class Wording:
    """One attribution, cut out of its article."""

    attribution: SpokenAttribution
    place: Numbered
    text: str
    frame: str  # the article's own words for who said it and how
    citations: tuple[Citation, ...]  # one for each span of content


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its wordings, the fullest first."""

    statement: Statement
    speaker: Speaker
    wordings: tuple[Wording, ...]

    @property
    def outlets(self) -> int:
        """How many outlets carry it, the unknown ones counted as one each."""
        return len(self.statement.outlets) + self.statement.unnamed_outlets

    @property
    def articles(self) -> int:
        """How many articles carry it."""
        return len({wording.place.number for wording in self.wordings})


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker with the statements they made."""

    speaker: Speaker
    said: tuple[Said, ...]  # those in most outlets first

    @property
    def carried(self) -> list[Said]:
        """The statements that more than one article has."""
        return [item for item in self.said if item.articles > 1]

    @property
    def single(self) -> list[Said]:
        """The statements that one article alone has."""
        return [item for item in self.said if item.articles <= 1]


@dataclass(frozen=True, slots=True)
class Digest:
    """All that a report says of one story."""

    story: StoryRecord
    articles: tuple[Numbered, ...]
    first_day: str | None
    last_day: str | None
    outlets: int
    independent: int  # groups of articles that share no wire, outlet or copied text
    voices: tuple[Voice, ...]
    unresolved: tuple[Wording, ...]  # attributions whose speaker cannot be told

    @property
    def leading(self) -> list[Said]:
        """What each speaker said that is in most outlets; one outlet's only where none has more."""
        first = [voice.said[0] for voice in self.voices]
        return [item for item in first if item.outlets > 1] or first

    @property
    def most_carried(self) -> list[Said]:
        """All statements, those in most outlets first."""
        return sorted((item for voice in self.voices for item in voice.said), key=_by_reach)


def digest_stories(record: Record) -> tuple[list[Digest], list[Numbered]]:
    """The stories of a record, and the articles that fit no other article."""
    not_before = dict(record.published_bounds)
    by_id = {article.id: article for article in record.articles}
    alone = [story for story in record.stories if len(story.articles) < 2]
    full = [story for story in record.stories if len(story.articles) >= 2]
    if not full and len(alone) == 1:
        full, alone = alone, []
    ordered = [article for story in (*full, *alone) for article in story.articles] + list(by_id)
    numbered = {
        article: Numbered(n, by_id[article], outlet_label(by_id[article]), not_before.get(article))
        for n, article in enumerate(dict.fromkeys(ordered), 1)
    }
    told = {article for story in full for article in story.articles}
    others = [place for article, place in numbered.items() if article not in told]
    return [digest_story(story, numbered) for story in full], others


def digest_story(story: StoryRecord, numbered: Mapping[str, Numbered]) -> Digest:
    """One story in reading order."""
    places = [numbered[article] for article in story.articles]
    wordings = {a.id: _wording(a, numbered[a.article]) for a in story.attributions}
    carried = {a for statement in story.statements for a in statement.attributions}
    days = sorted(
        place.article.published.day
        for place in places
        if place.article.published and place.article.published.day
    )
    return Digest(
        story=story,
        articles=tuple(places),
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
        outlets=_outlets(place.article for place in places),
        independent=independent_origins(
            {place.article.id: place.article.outlet for place in places}, story.relays
        ),
        voices=tuple(_voices(story, wordings)),
        # One who declined to speak is known and has no statement: not a voice without a name.
        unresolved=tuple(
            wordings[a.id] for a in story.attributions if a.id not in carried and a.speaker is None
        ),
    )


def _wording(attribution: SpokenAttribution, place: Numbered) -> Wording:
    text = place.article.text
    return Wording(
        attribution=attribution,
        place=place,
        text=" … ".join(span.of(text) for span in attribution.content),
        frame=_frame(attribution, text),
        citations=tuple(
            Citation(place.article.id, span.start, span.end, span.of(text))
            for span in attribution.content
        ),
    )


def _frame(attribution: SpokenAttribution, text: str) -> str:
    """ "said Tomas Brill": source and cue as printed, with what stands between them."""
    spans = sorted(span for span in (attribution.source, attribution.cue) if span)
    if not spans:
        return ""
    first, last = spans[0], spans[-1]
    whole = Span(first.start, max(first.end, last.end))
    near = last.start - first.end <= FRAME_GAP
    if near and not any(whole.overlaps(content) for content in attribution.content):
        return whole.of(text)
    return " … ".join(span.of(text) for span in spans)


def _voices(story: StoryRecord, wordings: Mapping[str, Wording]) -> list[Voice]:
    """The speakers, first those of whom one statement is in most outlets, then those in most."""
    speakers = {speaker.id: speaker for speaker in story.speakers}
    said: dict[str, list[Said]] = {}
    for statement in story.statements:
        if statement.speaker in speakers:
            parts = tuple(wordings[a] for a in statement.attributions if a in wordings)
            item = Said(statement, speakers[statement.speaker], parts)
            said.setdefault(statement.speaker, []).append(item)
    voices = [
        Voice(speakers[speaker], tuple(sorted(items, key=_by_reach)))
        for speaker, items in said.items()
    ]
    return sorted(voices, key=_by_weight)


def _by_reach(said: Said) -> tuple[int, int]:
    return -said.outlets, -len(said.wordings)


def _by_weight(voice: Voice) -> tuple[int, int]:
    articles = {w.place.number for item in voice.said for w in item.wordings}
    return -max(item.outlets for item in voice.said), -len(articles)


def _outlets(articles: Iterable[Article]) -> int:
    named: set[str] = set()
    unknown = 0
    for article in articles:
        if article.outlet:
            named.add(article.outlet.casefold())
        else:
            unknown += 1
    return len(named) + unknown


def independent_origins(outlets: Mapping[str, str | None], relays: Iterable[Relay]) -> int:
    """Groups of articles that share no outlet and repeat no common wire, outlet or article.

    ``outlets`` gives the outlet of each article of a story by the article's id.
    """
    group: dict[str, str] = {}

    def root(name: str) -> str:
        while group.setdefault(name, name) != name:
            group[name] = name = group[group[name]]
        return name

    for article, outlet in outlets.items():
        if outlet:
            group[root(article)] = root(f"outlet: {outlet.casefold()}")
    for relay in relays:
        group[root(relay.article)] = root(relayed_key(relay))
    return len({root(article) for article in outlets})


def relayed_key(relay: Relay) -> str:
    """One name for what is repeated: an article's id, or the wire's or outlet's name."""
    of = relay.of
    if of.article:
        return of.article
    return f"{of.kind}: {of.name.casefold() if of.name else 'unnamed, of ' + relay.article}"
