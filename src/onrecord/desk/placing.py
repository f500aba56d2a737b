"""Keeps the stream of stories in step with the store."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.store import Store
from onrecord.stories.streaming import Features, Placement, StoryStream, features_of
from onrecord.types import Article, Reading

__all__ = ["Features", "Placement", "Placer", "features_of"]


class Placer:
    """Places articles as they come.

    A placement depends on nothing but the articles placed before it, in their order. So the
    stream is made anew from the store when the desk opens, and goes along with what another
    program placed meanwhile. Where people moved articles, it is made anew again.
    """

    def __init__(self, store: Store, read: Callable[[Article], Reading]) -> None:
        self._store = store
        self._read = read
        self._stream: StoryStream | None = None
        self._last = 0  # number of the last article that the stream has had
        self._hands = 0  # how often people had moved articles when it was made

    def _caught_up(self) -> StoryStream:
        """The stream, brought to where the store is."""
        articles, hands = self._store.articles, self._store.hands
        if self._stream is None or self._hands != hands.times():
            self._stream, self._hands = StoryStream(), hands.times()
            if pinned := hands.homes():
                self._stream.pin(pinned)
            self._last = articles.last_placed()
            # Numbers have no gaps, since no article is ever taken out.
            window = articles.placements(after=self._last - articles.held())
            self._stream.restore((self._features(key, f), story) for _, key, f, story in window)
            return self._stream
        for number, key, features, _ in list(articles.placements(after=self._last)):
            self._stream.place(self._features(key, features))
            self._last = number
        return self._stream

    def place(self, features: Features) -> Placement:
        """The story of an article that is stored next, in the transaction that is open."""
        return self._caught_up().place(features)

    def placed(self, number: int) -> None:
        """The article that was placed last is stored under this number."""
        self._last = number
        self._store.articles.hold(len(self._stream or ()))

    def _features(self, key: str, kept: bytes) -> Features:
        """The features as they were kept; made anew where an earlier program kept other ones."""
        try:
            return Features.from_bytes(kept)
        except ValueError:
            article = self._store.articles.version(key)
            reading = self._store.articles.reading(key)
            if article is None:
                raise
            return features_of(article, reading or self._read(article))

    def forget(self) -> None:
        """What was placed was not stored: begin again from the store."""
        self._stream, self._last = None, 0
