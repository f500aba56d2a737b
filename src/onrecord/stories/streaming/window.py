"""The articles that are held, in order of arrival, and when the first of them may go."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.likeness.minhash_index import CopyIndex, Match
from onrecord.stories.streaming.clock import Clock
from onrecord.stories.streaming.features import Features
from onrecord.stories.streaming.index import TermIndex
from onrecord.stories.streaming.open_story import OpenStory
from onrecord.stories.streaming.settings import Settings


@dataclass(slots=True)
class Held:
    """An article of the open window."""

    number: int  # of arrival
    features: Features
    story: OpenStory
    parent: int | None  # latest article before it that it repeats; None: an original
    copies: list[int] = field(default_factory=list)  # those it is the parent of


class Window:
    """What is held, with the indexes over it and the stories it makes.

    Articles leave in order of arrival, so what is held is always the end of the stream: whoever
    enters that end again, each article with its story, has the same window. That is also why a
    copy hangs on the *latest* article it repeats: when that one leaves, nothing before it is
    left, and the copy becomes an original without another search.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.pinned: frozenset[str] = frozenset()  # ids of articles that people placed
        self.stories: dict[str, OpenStory] = {}
        self.terms = TermIndex(terms=settings.index_terms, scan=settings.scan)
        self.clock = Clock()
        self._copies = CopyIndex(least=settings.copy)
        self._held: dict[int, Held] = {}
        self._numbers: dict[str, int] = {}
        self._first = self._next = 0

    def __len__(self) -> int:
        return len(self._held)

    def __getitem__(self, number: int) -> Held:
        return self._held[number]

    def __iter__(self) -> Iterator[Held]:
        return iter(self._held.values())

    @property
    def next_number(self) -> int:
        """The arrival number of the article to come."""
        return self._next

    def find(self, article: str) -> Held | None:
        """The article of an id, if it is held."""
        number = self._numbers.get(article)
        return None if number is None else self._held[number]

    def find_original(self, features: Features) -> tuple[Match, Match] | None:
        """The latest and the earliest article that it repeats, if that was about the same time.

        The same words a year later ("Clocks go back on Sunday") are not one story for that.
        """
        found = self._copies.find(features.signature)
        if found is None or self._far(features, found[0]):
            return None
        latest, earliest = found
        return latest, latest if self._far(features, earliest) else earliest

    def _far(self, features: Features, match: Match) -> bool:
        day, other = features.day, self._held[match.number].features.day
        return day is not None and other is not None and abs(day - other) > self.settings.window

    def open_story(self, key: str) -> OpenStory:
        """The story of a key, a new one where there is none."""
        story = self.stories.get(key)
        if story is None:
            story = self.stories[key] = OpenStory(key)
        return story

    def fresh_key(self, ids: Sequence[str]) -> str:
        """The first of the articles' ids that names no story yet.

        An article whose story was named after it may have moved since, and the story gone on.
        """
        spare = (f"{ids[0]}-{count}" for count in itertools.count(2))
        return next(key for key in itertools.chain(ids, spare) if key not in self.stories)

    def admit(self, features: Features, story: OpenStory, parent: int | None) -> None:
        """Hold an article from now on; it has the next number.

        One that people placed goes nowhere with another: it counts as an original.
        """
        number = self._next
        self._next += 1
        pinned = features.article in self.pinned
        parent = None if pinned else parent
        self._held[number] = Held(number, features, story, parent)
        self._numbers[features.article] = number
        self._copies.add(number, features.signature)
        self.clock.add(number, features.day)
        story.enter(number, features.day, pinned=pinned)
        if parent is None:
            self._count(self._held[number])
        else:
            self._held[parent].copies.append(number)

    def move(self, number: int, to: OpenStory) -> list[int]:
        """Take an original and its copies to another story; the numbers of those that went."""
        source = self._held[number].story
        waiting, moved = [number], []
        while waiting:
            held = self._held[waiting.pop()]
            if held.story is not source:
                continue
            moved.append(held.number)
            waiting += held.copies
            source.leave(held.number, held.features.day)
            to.enter(held.number, held.features.day)
            held.story = to
            if held.parent is None:
                source.discount(held.number)
                to.count(held.number, held.features)
        self._close_if_empty(source)
        return moved

    def trim(self) -> None:
        """Let go of what came first, while its day is far from the stream's or it has none."""
        while len(self._held) > self.settings.keep and self._may_go(self._held[self._first]):
            self._drop(self._held[self._first])

    def _may_go(self, held: Held) -> bool:
        day, today = held.features.day, self.clock.day
        if day is None or today is None or len(self._held) > self.settings.most:
            return True
        return abs(day - today) > self.settings.window

    def _drop(self, held: Held) -> None:
        number, features = held.number, held.features
        del self._held[number], self._numbers[features.article]
        self._first += 1
        self._copies.drop(number)
        self.clock.drop(number)
        held.story.leave(number, features.day)
        # Nothing before it is held, so it is an original by now.
        held.story.discount(number)
        self.terms.drop(number, features)
        self._close_if_empty(held.story)
        for copy in held.copies:
            self._held[copy].parent = None
            self._count(self._held[copy])

    def _count(self, held: Held) -> None:
        held.story.count(held.number, held.features)
        self.terms.add(held.number, held.features)

    def _close_if_empty(self, story: OpenStory) -> None:
        if not story.members:
            del self.stories[story.key]
