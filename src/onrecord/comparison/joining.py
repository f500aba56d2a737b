"""Joining things in pairs until the groups are known."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Groups(Generic[Key]):
    """Disjoint groups; two things joined are in one group from then on."""

    def __init__(self, members: Iterable[Key]) -> None:
        self._parent = {member: member for member in members}

    def find(self, member: Key) -> Key:
        """The member that stands for the group."""
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def join(self, one: Key, other: Key) -> None:
        """Make one group of the two groups."""
        self._parent[self.find(other)] = self.find(one)

    def together(self, one: Key, other: Key) -> bool:
        """Whether both are in one group."""
        return self.find(one) == self.find(other)

    def all(self) -> list[list[Key]]:
        """The groups, their members in the order in which they were given."""
        groups: dict[Key, list[Key]] = {}
        for member in self._parent:
            groups.setdefault(self.find(member), []).append(member)
        return list(groups.values())
