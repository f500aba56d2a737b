"""What was found, with what the records tell: whose it is, who prints it, where it is from."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.desk.quotations.beside import Beside
from onrecord.desk.quotations.naming import meant_by
from onrecord.desk.quotations.nouns import Match, Named, PrintedWording
from onrecord.store import Store
from onrecord.store.nearby import Wording
from onrecord.types import Citation, Speaker, StoryRecord

MOST_ROLES = 6
MOST_WORDINGS = 8
# What another speaker said is told only where it is the asked words, not where it is like them.
BY_ANOTHER_NEAR, BY_ANOTHER_MEANT = 0.75, 0.8


class Matches:
    """Makes matches of wordings; a story's record is opened once."""

    def __init__(self, store: Store, speaker: str | None) -> None:
        self._store = store
        self._speaker = speaker
        self._records: dict[str, StoryRecord | None] = {}

    def of(self, found: Sequence[Beside]) -> list[Match]:
        """The matches, in their order; what somebody else said only where it is near."""
        matches = [match for laid in found if (match := self._match(laid)) is not None]
        return [m for m in matches if m.named != "other" or _is_the_same(m)]

    def _record(self, story: str) -> StoryRecord | None:
        if story not in self._records:
            kept = self._store.stories.record(story)
            self._records[story] = kept.story if kept else None
        return self._records[story]

    def _match(self, laid: Beside) -> Match | None:
        wording = laid.wording
        record = self._record(wording.story)
        if record is None:
            return None
        statement = next((s for s in record.statements if s.id == wording.statement), None)
        if statement is None:
            return None
        speaker = next((s for s in record.speakers if s.id == statement.speaker), None)
        stances = {a.stance for a in record.attributions if a.id == wording.attribution}
        line = self._store.stories.line(wording.story)
        return Match(
            kind=laid.kind,
            nearness=laid.nearness,
            quoted=laid.quoted,
            differences=laid.differences,
            denied="denies" in stances,
            speaker=wording.speaker,
            roles=_roles(speaker),
            named=self._named(wording, speaker),
            story=wording.story,
            story_title=line.title if line else record.title,
            statement=statement.id,
            date=statement.date or wording.day,
            origin=statement.origin,
            outlets=statement.outlets,
            unnamed_outlets=statement.unnamed_outlets,
            independent_origins=statement.independent_origins,
            wordings=self._printed(wording),
        )

    def _named(self, wording: Wording, speaker: Speaker | None) -> Named | None:
        if self._speaker is None:
            return None
        roles = [role.text for role in speaker.roles] if speaker else []
        return meant_by(self._speaker, wording.speaker, wording.aliases, roles)

    def _printed(self, nearest: Wording) -> tuple[PrintedWording, ...]:
        """The statement's wordings: the nearest, those with the same words, then the others."""
        all_of_it = self._store.nearby.of_statement(nearest.story, nearest.statement)
        ordered = sorted(all_of_it, key=lambda w: (w.n != nearest.n, w.words != nearest.words, w.n))
        return tuple(self._as_printed(wording) for wording in ordered[:MOST_WORDINGS])

    def _as_printed(self, wording: Wording) -> PrintedWording:
        article = self._store.articles.version(wording.article)
        text = article.text[wording.start : wording.end] if article else wording.words
        published = article.published.value if article and article.published else None
        return PrintedWording(
            wording.outlet,
            article.title if article else None,
            article.url if article else None,
            published,
            wording.kind,  # type: ignore[arg-type]
            Citation(wording.article, wording.start, wording.end, text),
        )


def _roles(speaker: Speaker | None) -> tuple[str, ...]:
    if speaker is None:
        return ()
    return tuple(dict.fromkeys(role.text for role in speaker.roles))[:MOST_ROLES]


def _is_the_same(match: Match) -> bool:
    if match.kind == "meaning":
        return match.nearness >= BY_ANOTHER_MEANT
    return match.kind != "near" or match.nearness >= BY_ANOTHER_NEAR
