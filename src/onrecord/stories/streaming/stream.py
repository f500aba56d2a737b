"""The stream of stories: an article comes, and finds its story or founds one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from onrecord.likeness.minhash_index import Match
from onrecord.stories.streaming.damping import Damping
from onrecord.stories.streaming.explaining import days_between, terms_in_common
from onrecord.stories.streaming.features import LENGTH, Features
from onrecord.stories.streaming.open_story import OpenStory
from onrecord.stories.streaming.placements import Placement, Reason
from onrecord.stories.streaming.rearranging import NOTHING, Rearranged, rearrange
from onrecord.stories.streaming.settings import Settings
from onrecord.stories.streaming.window import Window

FIRST_LOOK = 4  # originals at which a story is grouped anew, and again whenever it has doubled


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that an article might belong to, and how near the article is to it."""

    story: OpenStory
    nearness: float


class StoryStream:
    """Places articles in stories as they come.

    Where an article goes depends on the articles placed before it and their order, on nothing
    else: no clock, no chance. A stream restored from the articles that another one held goes on
    as that one would have. What people placed by hand (``pin``) stays where they put it.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._window = Window(self.settings)
        self._damping = Damping(self.settings)

    def __len__(self) -> int:
        """How many articles are held."""
        return len(self._window)

    def held(self) -> Iterable[tuple[Features, str]]:
        """The articles of the open window with their stories' keys, in order of arrival."""
        return ((held.features, held.story.key) for held in self._window)

    def is_closed(self, story: str) -> bool:
        """Whether a story has been silent for long; an article can still wake one that is held."""
        held = self._window.stories.get(story)
        return held is None or self._silence(held, None) is not None

    def pin(self, articles: Collection[str]) -> None:
        """The ids of the articles that people placed: told before they are restored."""
        if len(self._window):
            raise ValueError("only an empty stream can be told what people placed")
        self._window.pinned = frozenset(articles)

    def restore(self, items: Iterable[tuple[Features, str]]) -> None:
        """Take up the articles that a stream held, each with its story, in order of arrival."""
        window = self._window
        if len(window):
            raise ValueError("only an empty stream can be restored")
        for features, key in items:
            if window.find(features.article) is None:
                matches = window.find_original(features)
                window.admit(features, window.open_story(key), matches and matches[0].number)
        window.trim()

    def place(self, features: Features) -> Placement:
        """The story of an article that has come."""
        window = self._window
        known = window.find(features.article)
        if known is not None:
            again = Reason("again", features.article, 1.0)
            return Placement(features.article, known.story.key, why=(again,))
        matches = window.find_original(features)
        placement = (
            self._place_copy(features, *matches) if matches else self._place_original(features)
        )
        window.trim()
        return placement

    def _place_copy(self, features: Features, latest: Match, earliest: Match) -> Placement:
        """A copy goes where the article is that it repeats; nothing else is looked at."""
        window = self._window
        story = window[latest.number].story
        match = earliest if window[earliest.number].story is story else latest
        original = window[match.number].features.article
        why = [
            Reason("copy", original, match.likeness),
            Reason("threshold", "copy", self.settings.copy),
            *self._waking(features, story),
        ]
        window.admit(features, story, latest.number)
        return Placement(features.article, story.key, original, tuple(why))

    def _place_original(self, features: Features) -> Placement:
        candidates = self._candidates(features)
        least = self.settings.at_stake * self.settings.join
        at_stake = [one for one in candidates if one.nearness >= least]
        at_stake = at_stake[: self.settings.stories_at_stake]
        if not at_stake:
            return self._found(features, candidates)
        if self._is_sure(at_stake):
            found = Rearranged(at_stake[0].story)
        else:
            found = rearrange(self._window, features, [c.story for c in at_stake], self._damping)
        if found.story is None:
            return self._found(features, candidates, found)
        why = (*self._why_joined(features, found.story, candidates), *found.changes)
        self._window.admit(features, found.story, None)
        return Placement(features.article, found.story.key, None, why, found.moved)

    def _candidates(self, features: Features) -> list[Candidate]:
        """The stories of the articles with the same strongest terms, the nearest first."""
        stories: dict[str, OpenStory] = {}
        for number in self._window.terms.near(features):
            story = self._window[number].story
            stories[story.key] = story
            if len(stories) == self.settings.candidates:
                break
        weights = dict(zip(features.terms, features.weights, strict=True))
        near = [Candidate(one, self._nearness(features, weights, one)) for one in stories.values()]
        return sorted(near, key=lambda one: (-one.nearness, one.story.members[0]))

    def _nearness(self, features: Features, weights: dict[str, int], story: OpenStory) -> float:
        """Mean likeness of an article to a story's originals, damped by the days between."""
        product = sum(story.overlap(weights).values())
        damped = self._damping.between(features.day, story.middle)
        return product * damped / (len(story.counted) * LENGTH**2)

    def _is_sure(self, at_stake: Sequence[Candidate]) -> bool:
        """Whether an article can join without a look at how the story hangs together."""
        best, others = at_stake[0], at_stake[1:]
        size = len(best.story.counted) + 1
        look = size >= FIRST_LOOK and size & (size - 1) == 0
        near = best.nearness >= self.settings.sure * self.settings.join
        alone = not others or others[0].nearness < self.settings.beside * self.settings.join
        return alone and near and not look

    def _found(
        self, features: Features, candidates: Sequence[Candidate], found: Rearranged = NOTHING
    ) -> Placement:
        """An article that is near to no story founds one."""
        story = self._window.open_story(self._window.fresh_key([features.article]))
        why = [Reason("founded", story.key, candidates[0].nearness if candidates else 0.0)]
        why += self._runner_up(candidates, story)
        why += [Reason("threshold", "join", self.settings.join), *found.changes]
        self._window.admit(features, story, None)
        return Placement(features.article, story.key, None, tuple(why), found.moved)

    def _why_joined(
        self, features: Features, story: OpenStory, candidates: Sequence[Candidate]
    ) -> list[Reason]:
        weights = dict(zip(features.terms, features.weights, strict=True))
        damped = self._damping.between(features.day, story.middle)
        return [
            Reason("joined", story.key, self._nearness(features, weights, story)),
            Reason("threshold", "join", self.settings.join),
            days_between(features, story, self.settings.unknown),
            *terms_in_common(story.overlap(weights), story, damped),
            *self._runner_up(candidates, story),
            *self._waking(features, story),
        ]

    def _runner_up(self, candidates: Sequence[Candidate], story: OpenStory) -> list[Reason]:
        others = [c for c in candidates if c.story is not story and c.story.members]
        return [Reason("runner-up", c.story.key, c.nearness) for c in others[:1]]

    def _waking(self, features: Features, story: OpenStory) -> list[Reason]:
        days = self._silence(story, features.day)
        return [] if days is None else [Reason("woke", story.key, float(days))]

    def _silence(self, story: OpenStory, day: int | None) -> int | None:
        """Days that a story had been silent on a day, where they were enough to close it."""
        today = self._window.clock.day if day is None else day
        newest = None if today is None else story.newest(today)
        if today is None or newest is None or today - newest <= self.settings.silent:
            return None
        return today - newest
