"""An entity while it is being made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from onrecord.types.reading import EntityKind

Gender = Literal["he", "she"]


@dataclass(eq=False, slots=True)
class Draft:
    """An entity while it is being made."""

    words: tuple[str, ...]
    kind: EntityKind
    gender: Gender | None = None
    named: bool = True
    name: str = ""
    full: int = 0  # how often it is named in full
    kin: bool = False  # met as somebody's father or wife
    first: int = 0  # the token at which it is first named in full
    classes: set[str] = field(default_factory=set)  # what its roles let it be called
    nations: set[str] = field(default_factory=set)  # adjectives of nation in its roles
