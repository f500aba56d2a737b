"""What was drawn is kept for the next who asks, as long as there is room."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Values by key, the ones used last; ``room`` bounds the sum of their sizes."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._held: OrderedDict[Hashable, tuple[T, int]] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T], size: Callable[[T], int]) -> T:
        """The value of a key, made where there is none. Two who ask at once may both make it."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key][0]
        value = make()
        weight = max(1, size(value))
        if weight > self._room // 2:  # it would push out all that is asked for more often
            return value
        with self._lock:
            if key not in self._held:
                self._held[key] = (value, weight)
                self._size += weight
            while self._size > self._room:
                _, (_, gone) = self._held.popitem(last=False)
                self._size -= gone
        return value

    @property
    def size(self) -> int:
        """How much is held."""
        return self._size


def of_app(app: Any, name: str, room: int) -> Kept[Any]:
    """What an app keeps under a name; another app, over another store, keeps its own."""
    if not hasattr(app.state, "kept"):
        app.state.kept = {}
    kept: Kept[Any] = app.state.kept.setdefault(name, Kept(room))
    return kept
